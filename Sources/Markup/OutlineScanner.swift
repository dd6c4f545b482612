/// Finds the nodes of a document in one pass. The document has been found well-formed before.
struct OutlineScanner {
  private let bytes: [UInt8]
  private var at = 0
  private var nodes: [XMLOutline.Node] = []
  private var open: [Int] = []

  /// The nodes, or nothing if the document is not what was promised.
  static func scan(_ bytes: [UInt8]) -> [XMLOutline.Node]? {
    guard bytes.count < Int(Int32.max) else { return nil }
    var scanner = OutlineScanner(bytes: bytes)
    scanner.nodes.reserveCapacity(bytes.count / 24)
    while scanner.at < bytes.count {
      guard scanner.step() else { return nil }
    }
    return scanner.open.isEmpty ? scanner.nodes : nil
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func step() -> Bool {
    guard bytes[at] == UInt8(ascii: "<") else {
      add(.text, to: find(UInt8(ascii: "<"), from: at))
      return true
    }
    guard at + 2 < bytes.count else { return false }
    switch bytes[at + 1] {
    case UInt8(ascii: "/"): return closeElement()
    case UInt8(ascii: "?"): return addThrough("?>", .pi, from: at + 2)
    case UInt8(ascii: "!") where bytes[at + 2] == UInt8(ascii: "-"): return addThrough("-->", .comment, from: at + 4)
    case UInt8(ascii: "!") where bytes[at + 2] == UInt8(ascii: "["): return addThrough("]]>", .cdata, from: at + 9)
    case UInt8(ascii: "!"): return false
    default: return openElement()
    }
  }

  private func find(_ byte: UInt8, from start: Int) -> Int {
    var at = start
    while at < bytes.count, bytes[at] != byte { at += 1 }
    return at
  }

  private mutating func add(_ kind: XMLOutline.Kind, to end: Int) {
    nodes.append(
      XMLOutline.Node(
        kind: kind, isEmptyTag: false, declaresNamespace: false, nameLength: 0, start: Int32(at), tagEnd: Int32(end),
        innerEnd: Int32(end), end: Int32(end), parentIndex: Int32(open.last ?? -1), subtree: Int32(nodes.count + 1)))
    at = end
  }

  private mutating func addThrough(_ mark: StaticString, _ kind: XMLOutline.Kind, from start: Int) -> Bool {
    let mark = mark.withUTF8Buffer { Array($0) }
    var end = start
    while true {
      end = find(mark[0], from: end)
      guard end + mark.count <= bytes.count else { return false }
      if bytes[end..<end + mark.count].elementsEqual(mark) { break }
      end += 1
    }
    add(kind, to: end + mark.count)
    return true
  }

  private mutating func openElement() -> Bool {
    let start = at
    var end = start + 1
    while end < bytes.count, !OutlineScanner.endsName(bytes[end]) { end += 1 }
    let nameLength = end - start - 1
    var declares = false
    while end < bytes.count, bytes[end] != UInt8(ascii: ">") {
      switch bytes[end] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): end = find(bytes[end], from: end + 1)
      case UInt8(ascii: "x") where !declares: declares = bytes[end...].starts(with: "xmlns".utf8)
      default: break
      }
      end += 1
    }
    guard end < bytes.count, let length = UInt16(exactly: nameLength) else { return false }
    let isEmpty = bytes[end - 1] == UInt8(ascii: "/")
    let index = nodes.count
    nodes.append(
      XMLOutline.Node(
        kind: .element, isEmptyTag: isEmpty, declaresNamespace: declares, nameLength: length, start: Int32(start),
        tagEnd: Int32(end + 1), innerEnd: Int32(end + 1), end: Int32(end + 1), parentIndex: Int32(open.last ?? -1),
        subtree: Int32(index + 1)))
    if !isEmpty { open.append(index) }
    at = end + 1
    return true
  }

  private mutating func closeElement() -> Bool {
    guard let index = open.popLast() else { return false }
    let end = find(UInt8(ascii: ">"), from: at)
    guard end < bytes.count else { return false }
    nodes[index].innerEnd = Int32(at)
    nodes[index].end = Int32(end + 1)
    nodes[index].subtree = Int32(nodes.count)
    at = end + 1
    return true
  }

  /// Whether a byte ends a name: a blank, `/`, `>` or `=`.
  static func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=")
  }
}
