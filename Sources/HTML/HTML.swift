/// HTML as it is written: text and attributes are escaped, elements and attributes are those of ``Element`` and
/// ``Attribute``, so that no data can become markup.
///
/// ```swift
/// var html = HTML()
/// html.element(.p, .class("hint")) { $0.text(message) }
/// ```
public struct HTML: Sendable {
  /// The bytes written so far, in UTF-8.
  public private(set) var bytes: [UInt8] = []

  /// Makes an empty piece, for so many bytes.
  public init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// A whole document with the language of its text.
  ///
  /// - Parameters:
  ///   - language: A tag of BCP 47, such as `zh-Hans`.
  ///   - content: Writes head and body.
  public static func document(language: String, _ content: (inout HTML) -> Void) -> HTML {
    var html = HTML(capacity: 16 << 10)
    html.raw("<!DOCTYPE html>\n")
    html.element(.html, .lang(language), content: content)
    html.raw("\n")
    return html
  }

  /// Writes text.
  public mutating func text(_ text: String) { escape(text) }

  /// Writes an element and what is in it.
  public mutating func element(
    _ element: Element, _ attributes: Attribute?..., content: (inout HTML) throws -> Void
  ) rethrows {
    open(element.rawValue, attributes)
    try content(&self)
    close(element.rawValue)
  }

  /// Writes an element with attributes that were gathered elsewhere.
  public mutating func element(
    _ element: Element, _ attributes: [Attribute?], content: (inout HTML) throws -> Void
  ) rethrows {
    open(element.rawValue, attributes)
    try content(&self)
    close(element.rawValue)
  }

  /// Writes an element that holds a text, or nothing.
  public mutating func element(_ element: Element, _ attributes: Attribute?..., text: String = "") {
    open(element.rawValue, attributes)
    escape(text)
    close(element.rawValue)
  }

  /// Writes an element that has neither content nor end tag (HTML, 13.1.2).
  public mutating func void(_ element: VoidElement, _ attributes: Attribute?...) {
    open(element.rawValue, attributes)
  }

  /// Appends a finished piece.
  public mutating func append(_ other: HTML) { bytes += other.bytes }

  private mutating func open(_ name: String, _ attributes: [Attribute?]) {
    bytes.append(UInt8(ascii: "<"))
    bytes += name.utf8
    for case let attribute? in attributes {
      bytes.append(UInt8(ascii: " "))
      bytes += attribute.name.utf8
      guard let value = attribute.value else { continue }
      bytes += #"=""#.utf8
      escape(value)
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func close(_ name: String) {
    bytes += "</".utf8
    bytes += name.utf8
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func raw(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes += $0 }
  }

  /// Five characters mean something in text or in a quoted value; control characters that no document may hold become �.
  private mutating func escape(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "<"): raw("&lt;")
      case UInt8(ascii: ">"): raw("&gt;")
      case UInt8(ascii: "&"): raw("&amp;")
      case UInt8(ascii: "\""): raw("&quot;")
      case UInt8(ascii: "'"): raw("&#39;")
      case 0...8, 0xB, 0xC, 0xE...0x1F, 0x7F: raw("\u{FFFD}")
      default: bytes.append(byte)
      }
    }
  }
}
