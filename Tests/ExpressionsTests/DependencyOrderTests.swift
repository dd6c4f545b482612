import Expressions
import Testing

struct DependencyOrderTests {
  @Test func `each name comes after those it refers to, otherwise in the given order`() {
    let order = DependencyOrder.of([
      ("words", ["total"]), ("total", ["lines.amount", "freight"]), ("a", []), ("lines.amount", ["quantity"]),
    ])
    #expect(order == .ordered(["lines.amount", "total", "words", "a"]))
  }

  @Test func `a cycle is told name by name`() {
    let order = DependencyOrder.of([("x", []), ("a", ["b"]), ("b", ["x", "c"]), ("c", ["a"])])
    #expect(order == .cycle(["a", "b", "c"]))
    #expect(DependencyOrder.of([("self", ["self"])]) == .cycle(["self"]))
    #expect(DependencyOrder.of([]) == .ordered([]))
  }

  @Test func `a long chain does not use up the stack`() {
    let names = (0..<50_000).map { "n\($0)" }
    let items = names.indices.map { (name: names[$0], references: Set($0 + 1 < names.count ? [names[$0 + 1]] : [])) }
    #expect(DependencyOrder.of(items) == .ordered(names.reversed()))
  }
}
