/// The order in which things that refer to one another can be computed.
package enum DependencyOrder: Sendable, Hashable {
  /// Each name after all those it refers to; otherwise in the order they were given.
  case ordered([String])
  /// The names of one cycle: each refers to the next, and the last to the first.
  case cycle([String])

  /// Orders names by their references. References to names that are not in the list do not count.
  package static func of(_ items: [(name: String, references: Set<String>)]) -> DependencyOrder {
    let indices = Dictionary(items.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    let edges = items.map { item in item.references.compactMap { indices[$0] }.sorted() }
    enum State { case new, open, done }
    var states = Array(repeating: State.new, count: items.count)
    var order: [String] = []
    // Depth first, with an explicit stack: a long chain of calculations must not overflow the thread's stack.
    for start in items.indices where states[start] == .new {
      var path = [(item: start, next: 0)]
      states[start] = .open
      while let (item, next) = path.last {
        guard next < edges[item].count else {
          states[item] = .done
          order.append(items[item].name)
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let target = edges[item][next]
        switch states[target] {
        case .done: break
        case .new:
          states[target] = .open
          path.append((target, 0))
        case .open:
          let loop = path.drop { $0.item != target }
          return .cycle(loop.map { items[$0.item].name })
        }
      }
    }
    return .ordered(order)
  }
}
