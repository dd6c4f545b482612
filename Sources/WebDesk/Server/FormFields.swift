/// The fields of an HTML form or a query as they were sent (URL Standard, 5.1), in their order; names may occur several times.
struct FormFields: Sendable {
  let pairs: [(name: String, value: String)]

  /// The fields that were sent under no other encoding than `application/x-www-form-urlencoded`; bytes that are no UTF-8
  /// become �.
  init(urlencoded bytes: some Collection<UInt8>) {
    pairs = bytes.split(separator: UInt8(ascii: "&")).map { part in
      let halves = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      return (FormFields.decoded(halves[0]), halves.count > 1 ? FormFields.decoded(halves[1]) : "")
    }
  }

  init(_ pairs: [(name: String, value: String)]) { self.pairs = pairs }

  /// The first value of a name.
  subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

  /// The first value of a name without blanks around it; `nil` if nothing is left.
  func given(_ name: String) -> String? {
    guard let value = self[name]?.trimmingBlanks, !value.isEmpty else { return nil }
    return value
  }

  /// All values of a name.
  func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

  /// A segment of a path, decoded.
  static func segment(_ text: String) -> String { decoded(text.replacing("+", with: "%2B").utf8) }

  private static func decoded(_ bytes: some Collection<UInt8>) -> String {
    var out: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): out.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        let digits = rest.prefix(2)
        if digits.count == 2, let high = digits.first.flatMap(nibble),
          let low = digits.dropFirst().first.flatMap(nibble)
        {
          out.append(high << 4 | low)
          rest = rest.dropFirst(2)
        } else {
          out.append(byte)
        }
      default: out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func nibble(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}

extension String {
  /// The text without white space at both ends.
  var trimmingBlanks: String {
    let start = drop { $0.isWhitespace }
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }
}
