/// A JSON text (RFC 8259) to be written: members keep their order and numbers keep the digits they were given.
public enum JSONValue: Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case boolean(Bool)
  /// A number by its JSON spelling, so that no binary floating point comes near money.
  case number(String)
  /// A string.
  case string(String)
  /// An array.
  case array([JSONValue])
  /// An object; names are written in this order.
  case object([(String, JSONValue)])
  /// JSON text that was written before, such as the values of a record.
  case written(String)

  /// The text on one line, without blanks: the canonical writing when names were given in canonical order.
  public var text: String {
    var out: [UInt8] = []
    out.reserveCapacity(2048)
    write(to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// Appends the UTF-8 text to `out`.
  public func write(to out: inout [UInt8]) {
    switch self {
    case .null: out.append(contentsOf: "null".utf8)
    case .boolean(let value): out.append(contentsOf: (value ? "true" : "false").utf8)
    case .number(let digits): out.append(contentsOf: digits.utf8)
    case .string(let value): JSONValue.quote(value, to: &out)
    case .written(let json): out.append(contentsOf: json.utf8)
    case .array(let items): JSONValue.write(array: items, to: &out) { $0.write(to: &$1) }
    case .object(let members): JSONValue.write(object: members, to: &out, name: { $0.0 }) { $0.1.write(to: &$1) }
    }
  }

  /// Appends an array of which `write` writes the items: for what is no `JSONValue` and need not become one.
  @inlinable
  package static func write<Item>(array items: [Item], to out: inout [UInt8], _ write: (Item, inout [UInt8]) -> Void) {
    out.append(UInt8(ascii: "["))
    for (index, item) in items.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      write(item, &out)
    }
    out.append(UInt8(ascii: "]"))
  }

  /// Appends an object of which `write` writes the values.
  @inlinable
  package static func write<Item>(
    object members: [Item], to out: inout [UInt8], name: (Item) -> String, _ write: (Item, inout [UInt8]) -> Void
  ) {
    out.append(UInt8(ascii: "{"))
    for (index, member) in members.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      quote(name(member), to: &out)
      out.append(UInt8(ascii: ":"))
      write(member, &out)
    }
    out.append(UInt8(ascii: "}"))
  }

  /// Appends a string with its quotes.
  @usableFromInline package static func quote(_ value: String, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    var value = value
    value.withUTF8 { bytes in
      // Runs that need no escape are copied as they are: nearly every text is one.
      var start = 0
      while let index = firstEscape(in: bytes, from: start) {
        out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
        escape(bytes[index], to: &out)
        start = index + 1
      }
      out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }
    out.append(UInt8(ascii: "\""))
  }

  /// The first byte that is not written as it is: a control character, a quotation mark or a backslash.
  private static func firstEscape(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let (ones, tops): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    let raw = UnsafeRawBufferPointer(bytes)
    var at = start
    while at &+ 8 <= bytes.count {
      let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      let (quotes, slashes) = (word ^ ones &* 0x22, word ^ ones &* 0x5C)
      let found = (word &- ones &* 0x20) & ~word | (quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes
      if found & tops != 0 { break }
      at &+= 8
    }
    return bytes[at...].firstIndex { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
  }

  private static func escape(_ byte: UInt8, to out: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""): out.append(contentsOf: #"\""#.utf8)
    case UInt8(ascii: "\\"): out.append(contentsOf: #"\\"#.utf8)
    case 0x0A: out.append(contentsOf: #"\n"#.utf8)
    case 0x0D: out.append(contentsOf: #"\r"#.utf8)
    case 0x09: out.append(contentsOf: #"\t"#.utf8)
    default:
      let hex = String(byte, radix: 16)
      out.append(contentsOf: "\\u\(String(repeating: "0", count: 4 - hex.count))\(hex)".utf8)
    }
  }
}
