/// Cuts a list into its elements. The text was found to be right before, so brackets and quotes tell where each ends.
struct JSONElements {
  /// An element: its byte range, its number from 0, and the line and column of its start.
  struct Element {
    let range: Range<Int>
    let index: Int
    let line: Int
    let column: Int
  }
  let bytes: [UInt8]
  private(set) var position = 0
  private var index = 0
  private var line = 1
  private var column = 1

  /// The elements of a text that is a list.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    skip { $0 != UInt8(ascii: "[") }
    step()
  }

  /// Whether the list has none.
  var isEmpty: Bool {
    var rest = self
    return rest.next() == nil
  }

  /// The next element; `nil` at the end.
  mutating func next() -> Element? {
    skip { $0 <= 0x20 || $0 == UInt8(ascii: ",") }
    guard position < bytes.count, bytes[position] != UInt8(ascii: "]") else { return nil }
    let (start, line, column) = (position, line, column)
    var depth = 0
    repeat {
      switch bytes[position] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\""): passString()
      default: break
      }
      step()
    } while position < bytes.count && (depth > 0 || !endsElement(bytes[position]))
    defer { index += 1 }
    return Element(range: start..<position, index: index, line: line, column: column)
  }

  /// Whether a byte beside an element is none of it: an object, list or text ends by itself, a number or word before this.
  private func endsElement(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]")
  }

  /// Goes to the quote that ends the text which begins here.
  private mutating func passString() {
    step()
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      if bytes[position] == UInt8(ascii: "\\") { step() }
      step()
    }
  }

  private mutating func skip(while holds: (UInt8) -> Bool) {
    while position < bytes.count, holds(bytes[position]) { step() }
  }

  /// Goes over a byte and counts lines and columns as the parser does.
  private mutating func step() {
    guard position < bytes.count else { return }
    let byte = bytes[position]
    position += 1
    if byte == 0x0A || byte == 0x0D && !(position < bytes.count && bytes[position] == 0x0A) {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
  }
}
