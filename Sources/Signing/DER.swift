/// The Distinguished Encoding Rules (X.690) of the few types of which keys and time stamps are made.
enum DER {
  static let boolean: UInt8 = 0x01
  static let integer: UInt8 = 0x02
  static let octets: UInt8 = 0x04
  static let null: UInt8 = 0x05
  static let object: UInt8 = 0x06
  static let time: UInt8 = 0x18
  static let sequence: UInt8 = 0x30

  /// An element of a type with its content.
  static func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    var length = [UInt8(truncatingIfNeeded: content.count)]
    if content.count >= 0x80 {
      length = []
      var rest = content.count
      while rest > 0 {
        length.insert(UInt8(truncatingIfNeeded: rest), at: 0)
        rest >>= 8
      }
      length.insert(0x80 | UInt8(length.count), at: 0)
    }
    return [tag] + length + content
  }

  static func sequence(_ elements: [UInt8]...) -> [UInt8] { element(sequence, elements.flatMap(\.self)) }

  /// A number that is not negative.
  static func integer(_ value: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = value
    repeat {
      bytes.insert(UInt8(truncatingIfNeeded: rest), at: 0)
      rest >>= 8
    } while rest > 0
    return integer(bytes)
  }

  /// A number that is not negative, by its bytes.
  static func integer(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = Array(bytes.drop { $0 == 0 })
    if bytes.first.map({ $0 >= 0x80 }) ?? true { bytes.insert(0, at: 0) }
    return element(integer, bytes)
  }

  /// The name of an algorithm or a type, by its numbers.
  static func object(_ arcs: [Int]) -> [UInt8] {
    var content: [UInt8] = []
    for arc in [arcs[0] * 40 + arcs[1]] + arcs.dropFirst(2) {
      var groups = [UInt8(arc & 0x7F)]
      var rest = arc >> 7
      while rest > 0 {
        groups.insert(UInt8(rest & 0x7F) | 0x80, at: 0)
        rest >>= 7
      }
      content += groups
    }
    return element(object, content)
  }
}

/// Reads elements of DER one after the other; every length is held against the bytes that there are.
struct DERReader {
  /// One element.
  struct Element {
    let tag: UInt8
    let content: ArraySlice<UInt8>
    /// Its bytes with tag and length.
    let whole: ArraySlice<UInt8>

    /// The elements inside.
    var reader: DERReader { DERReader(content) }

    /// The number that it is, if it is one that is not negative and fits.
    var number: Int? {
      guard tag == DER.integer, (1...8).contains(content.count), content.first.map({ $0 < 0x80 }) ?? false else {
        return nil
      }
      return content.reduce(0) { $0 << 8 | Int($1) }
    }
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// Whether nothing is left.
  var isAtEnd: Bool { rest.isEmpty }

  /// The next element; `nil` at the end, and where none stands.
  mutating func next() -> Element? {
    var bytes = rest
    guard let tag = bytes.popFirst(), tag & 0x1F != 0x1F, let first = bytes.popFirst() else { return nil }
    var length = Int(first)
    if first >= 0x80 {
      let count = Int(first & 0x7F)
      guard (1...4).contains(count), bytes.count >= count else { return nil }
      length = bytes.prefix(count).reduce(0) { $0 << 8 | Int($1) }
      bytes = bytes.dropFirst(count)
    }
    guard bytes.count >= length else { return nil }
    let content = bytes.prefix(length)
    let whole = rest[rest.startIndex..<content.endIndex]
    rest = rest[content.endIndex...]
    return Element(tag: tag, content: content, whole: whole)
  }

  /// The next element if it is of a type; else it stays.
  mutating func next(_ tag: UInt8) -> Element? {
    guard rest.first == tag else { return nil }
    return next()
  }
}
