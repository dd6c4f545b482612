import Foundation

/// Text as it is looked up: compatibility characters as their plain ones (NFKC), half width, lower case, traditional characters
/// as simplified ones; in UTF-16.
package struct FoldedText: Sendable, Hashable {
  private(set) var units: [UInt16] = []

  /// What stands between texts: no word goes over it.
  static let separator = 0 as UInt16
  /// What stands for a blank.
  static let blank = 0x20 as UInt16

  init() {}

  /// The folded form of a text, without blanks at its ends.
  package init(_ text: String) {
    append(text)
    units = Array(units.drop { $0 == Self.blank })
    while units.last == Self.blank { units.removeLast() }
  }

  /// The folded form as a text.
  package var text: String { String(decoding: units, as: UTF16.self) }

  /// Whether nothing is left of the text.
  package var isEmpty: Bool { units.isEmpty }

  /// Begins another text.
  mutating func separate() { units.append(Self.separator) }

  mutating func append(_ other: FoldedText) { units += other.units }

  mutating func append(_ text: String) {
    var text = text
    let start = units.count
    if text.withUTF8({ appendCommon($0) }) { return }
    units.removeSubrange(start...)
    for unit in text.precomposedStringWithCompatibilityMapping.lowercased().utf16 { units.append(Self.fold(unit)) }
  }

  /// Appends ASCII, Chinese characters and full-width forms, which are nearly all there is; `false` for anything else, which
  /// may have to be normalised together with what stands beside it.
  private mutating func appendCommon(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = 0
    units.reserveCapacity(units.count + bytes.count)
    while at < bytes.count {
      let byte = bytes[at]
      if byte < 0x80 {
        units.append(Self.fold(UInt16(byte)))
        at += 1
        continue
      }
      guard byte & 0xF0 == 0xE0, at + 2 < bytes.count else { return false }
      let unit = UInt16(byte & 0x0F) << 12 | UInt16(bytes[at + 1] & 0x3F) << 6 | UInt16(bytes[at + 2] & 0x3F)
      switch unit {
      case 0x3400...0x9FFF, 0x3001...0x3029, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D:
        units.append(Self.fold(unit))
      case 0xFF01...0xFF5E: units.append(Self.fold(unit - 0xFEE0))
      case 0x3000: units.append(Self.blank)
      default: return false
      }
      at += 3
    }
    return true
  }

  private static func fold(_ unit: UInt16) -> UInt16 {
    switch unit {
    case 0x41...0x5A: unit + 0x20
    case 0...0x20: blank
    case 0x4E00...0x9FFF: SimplifiedCharacters.form(of: unit)
    default: unit
    }
  }

  /// Whether a text occurs in this one.
  package func contains(_ word: FoldedText) -> Bool {
    guard let first = word.units.first else { return true }
    let count = word.units.count
    return units.withUnsafeBufferPointer { units in
      word.units.withUnsafeBufferPointer { word in
        var at = 0
        while at + count <= units.count {
          if units[at] == first, (1..<count).allSatisfy({ units[at + $0] == word[$0] }) { return true }
          at += 1
        }
        return false
      }
    }
  }
}
