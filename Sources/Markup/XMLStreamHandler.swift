/// Takes what a streaming reader finds, in document order.
public protocol XMLStreamHandler {
  /// An element begins.
  mutating func start(_ element: borrowing XMLStartTag) throws
  /// A piece of character data, references resolved; one text may come in several pieces.
  mutating func characters(_ text: Span<UInt8>) throws
  /// An element ends.
  mutating func end(_ element: borrowing XMLEndTag) throws
  /// Whether the handler has all it wants; the reader then stops before its next piece of input.
  var isFinished: Bool { get }
}

extension XMLStreamHandler {
  /// Most handlers read to the end.
  public var isFinished: Bool { false }
}

/// A start tag, valid only while the handler is called.
public struct XMLStartTag: ~Copyable {
  let local: UnsafePointer<UInt8>
  let uri: UnsafePointer<UInt8>?
  /// Five pointers an attribute: local name, prefix, URI, value, end of value.
  let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  let count: Int

  /// Whether the element has this name, whatever its prefix.
  public borrowing func isNamed(_ name: StaticString) -> Bool { CText.equal(local, name) }

  /// The element's name without prefix.
  public var localName: String { String(decodingCString: local, as: UTF8.self) }

  /// The element's namespace; empty for none.
  public var namespaceURI: String { uri.map { String(decodingCString: $0, as: UTF8.self) } ?? "" }

  /// The value of the attribute with this name and no prefix.
  public borrowing func attribute(_ name: StaticString) -> String? {
    value(name, prefixed: false).map { CText.value($0) }
  }

  /// The value of the attribute with this local name and a prefix, whichever: `r:id` by `id`.
  public borrowing func prefixedAttribute(_ name: StaticString) -> String? {
    value(name, prefixed: true).map { CText.value($0) }
  }

  /// Whether the attribute with this name and no prefix is there and has this value.
  public borrowing func attribute(_ name: StaticString, is value: StaticString) -> Bool {
    guard let bytes = self.value(name, prefixed: false), bytes.count == value.utf8CodeUnitCount else { return false }
    return value.withUTF8Buffer { $0.elementsEqual(bytes) }
  }

  /// The value of the attribute with this name and no prefix, if it is a whole number of at most 18 digits.
  public borrowing func integer(_ name: StaticString) -> Int? {
    value(name, prefixed: false).flatMap { CText.integer($0) }
  }

  /// Hands the bytes of an attribute without prefix to `body`; an `&` stands as `&#38;` in them.
  public borrowing func withAttribute<R>(_ name: StaticString, _ body: (Span<UInt8>) throws -> R) rethrows -> R? {
    guard let value = value(name, prefixed: false) else { return nil }
    return try body(value.span)
  }

  private borrowing func value(_ name: StaticString, prefixed: Bool) -> UnsafeBufferPointer<UInt8>? {
    guard let attributes else { return nil }
    for index in 0..<count {
      let fields = attributes + 5 * index
      guard let local = fields[0], (fields[1] != nil) == prefixed, CText.equal(local, name), let start = fields[3],
        let end = fields[4]
      else { continue }
      return UnsafeBufferPointer(start: start, count: end - start)
    }
    return nil
  }
}

/// An end tag, valid only while the handler is called.
public struct XMLEndTag: ~Copyable {
  let local: UnsafePointer<UInt8>

  /// Whether the element has this name, whatever its prefix.
  public borrowing func isNamed(_ name: StaticString) -> Bool { CText.equal(local, name) }
}

/// Texts as libxml2 hands them out.
enum CText {
  static func equal(_ text: UnsafePointer<UInt8>, _ name: StaticString) -> Bool {
    name.withUTF8Buffer { wanted in
      for (index, byte) in wanted.enumerated() where text[index] != byte { return false }
      return text[wanted.count] == 0
    }
  }

  /// libxml2 resolves all references in attribute values but that to `&`, which it leaves as `&#38;`.
  static func value(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    return bytes.contains(UInt8(ascii: "&")) ? text.replacing("&#38;", with: "&") : text
  }

  static func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let isNegative = bytes.first == UInt8(ascii: "-")
    let digits = bytes.dropFirst(isNegative ? 1 : 0)
    guard 1...18 ~= digits.count else { return nil }
    var number = 0
    for byte in digits {
      guard 0x30...0x39 ~= byte else { return nil }
      number = number * 10 + Int(byte - 0x30)
    }
    return isNegative ? -number : number
  }
}
