/// The tree of pages, balanced, written as the pages come (ISO 32000-1, 7.7.3).
struct PageTree {
  /// A node that is not full.
  private struct Node {
    let number: Int
    var kids: [Int] = []
    /// The pages below it.
    var count = 0
  }
  /// The nodes in hand, from those of pages upward.
  private var levels: [Node] = []

  /// How many kids a node has.
  private static let breadth = 64

  /// The node that the next page belongs to.
  mutating func parent(_ objects: ObjectWriter) throws -> Int { try node(0, objects) }

  /// Adds the page.
  mutating func add(_ page: Int) {
    levels[0].kids.append(page)
    levels[0].count += 1
  }

  /// Writes what is in hand, and gives the number of the root.
  mutating func finish(_ objects: ObjectWriter) throws -> Int {
    if levels.isEmpty { levels.append(Node(number: objects.reserve())) }
    var level = 0
    while level + 1 < levels.count {
      try close(level, objects)
      level += 1
    }
    try write(levels[level], parent: nil, objects)
    return levels[level].number
  }

  /// A node of a level with room for a kid.
  private mutating func node(_ level: Int, _ objects: ObjectWriter) throws -> Int {
    if level == levels.count {
      levels.append(Node(number: objects.reserve()))
    } else if levels[level].kids.count == PageTree.breadth {
      try close(level, objects)
      levels[level] = Node(number: objects.reserve())
    }
    return levels[level].number
  }

  private mutating func close(_ level: Int, _ objects: ObjectWriter) throws {
    let parent = try node(level + 1, objects)
    levels[level + 1].kids.append(levels[level].number)
    levels[level + 1].count += levels[level].count
    try write(levels[level], parent: parent, objects)
  }

  private func write(_ node: Node, parent: Int?, _ objects: ObjectWriter) throws {
    try objects.write(node.number) { out in
      out.write("<</Type/Pages/Count ")
      out.write(number: node.count)
      if let parent {
        out.write("/Parent ")
        out.write(reference: parent)
      }
      out.write("/Kids[")
      for kid in node.kids {
        out.write(reference: kid)
        out.write(" ")
      }
      out.write("]>>")
    }
  }
}
