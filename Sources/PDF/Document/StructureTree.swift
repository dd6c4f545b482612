import PageGraphics

/// The structure of the text, written page by page (ISO 32000-1, 14.7).
struct StructureTree {
  private let root: Int
  private let document: Int
  /// The elements that are part of no other.
  private var top: [Int] = []
  private var parents = NumberTree()
  private var nextKey = 0

  init(_ objects: ObjectWriter) {
    root = objects.reserve()
    document = objects.reserve()
  }

  /// The key by which the page, or the annotation, that comes next finds its elements.
  mutating func takeKey() -> Int {
    defer { nextKey += 1 }
    return nextKey
  }

  /// Writes the elements of a page. `links` are its annotations with the elements and keys they have.
  mutating func add(
    _ tags: PageTags, page: Int, key: Int, links: [(annotation: Int, element: Int, key: Int)], _ objects: ObjectWriter
  ) throws {
    let numbers = tags.elements.map { _ in objects.reserve() }
    var kids = [[UInt8]](repeating: [], count: numbers.count)
    for (piece, owner) in tags.owners.enumerated() {
      kids[owner].write(number: piece)
      kids[owner].write(" ")
    }
    for link in links {
      kids[link.element].write("<</Type/OBJR/Obj ")
      kids[link.element].write(reference: link.annotation)
      kids[link.element].write(">>")
    }
    for (index, element) in tags.elements.enumerated() {
      if let parent = element.parent {
        kids[parent].write(reference: numbers[index])
        kids[parent].write(" ")
      } else {
        top.append(numbers[index])
      }
    }
    for (index, element) in tags.elements.enumerated() {
      let parent = element.parent.map { numbers[$0] } ?? document
      try objects.write(numbers[index]) { out in
        out.write("<</Type/StructElem/S/")
        out.write(element.role.name)
        out.write("/P ")
        out.write(reference: parent)
        out.write("/Pg ")
        out.write(reference: page)
        if let alternative = element.alternative {
          out.write("/Alt")
          out.write(text: alternative)
        }
        element.role.writeAttributes(&out)
        out.write("/K[")
        out.append(contentsOf: kids[index])
        out.write("]>>")
      }
    }
    let list = try objects.add { out in
      out.write("[")
      for owner in tags.owners {
        out.write(reference: numbers[owner])
        out.write(" ")
      }
      out.write("]")
    }
    try parents.add(key, objects) { $0.write(reference: list) }
    for link in links { try parents.add(link.key, objects) { $0.write(reference: numbers[link.element]) } }
  }

  /// Writes the root and gives its number.
  mutating func finish(_ objects: ObjectWriter) throws -> Int {
    let tree = try parents.finish(objects)
    try objects.write(document) { out in
      out.write("<</Type/StructElem/S/Document/P ")
      out.write(reference: root)
      out.write("/K[")
      for element in top {
        out.write(reference: element)
        out.write(" ")
      }
      out.write("]>>")
    }
    try objects.write(root) { out in
      out.write("<</Type/StructTreeRoot/K ")
      out.write(reference: document)
      out.write("/ParentTree ")
      out.write(reference: tree)
      out.write("/ParentTreeNextKey ")
      out.write(number: nextKey)
      out.write(">>")
    }
    return root
  }
}

extension StructureElement.Role {
  /// Writes what tables say of their cells (ISO 32000-1, 14.8.5.7).
  func writeAttributes(_ out: inout [UInt8]) {
    let span: TableSpan
    var scope: StaticString?
    switch self {
    case .tableHeader(let of, let cells):
      span = cells
      switch of {
      case .row: scope = "/Row"
      case .column: scope = "/Column"
      case .both: scope = "/Both"
      }
    case .tableCell(let cells): span = cells
    default: return
    }
    guard scope != nil || span != TableSpan() else { return }
    out.write("/A<</O/Table")
    if let scope {
      out.write("/Scope")
      out.write(scope)
    }
    if span.rows != 1 {
      out.write("/RowSpan ")
      out.write(number: span.rows)
    }
    if span.columns != 1 {
      out.write("/ColSpan ")
      out.write(number: span.columns)
    }
    out.write(">>")
  }
}
