/// A font file of one face, read on its own, so that what wrote it does not judge it.
struct FontFile {
  /// Where its tables lie.
  let tables: [String: Range<Int>]
  private let bytes: [UInt8]

  /// `nil` for what is no font file.
  init?(_ bytes: [UInt8]) {
    guard [0x0001_0000, 0x7472_7565, 0x4F54_544F].contains(FontFile.number(bytes, 0, 4)),
      let count = FontFile.number(bytes, 4, 2)
    else { return nil }
    var tables: [String: Range<Int>] = [:]
    for place in stride(from: 12, to: 12 + 16 * count, by: 16) {
      guard let offset = FontFile.number(bytes, place + 8, 4), let length = FontFile.number(bytes, place + 12, 4),
        offset + length <= bytes.count
      else { return nil }
      if length > 0 { tables[String(decoding: bytes[place..<place + 4], as: UTF8.self)] = offset..<offset + length }
    }
    self.tables = tables
    self.bytes = bytes
  }

  /// The characters; `nil` if they are in no form that programs for Chinese texts read.
  var characters: CharacterList? {
    guard let table = tables["cmap"], let count = number(table.lowerBound + 2, 2) else { return nil }
    var list = CharacterList()
    for record in 0..<count {
      guard let offset = number(table.lowerBound + 4 + 8 * record + 4, 4) else { return nil }
      let start = table.lowerBound + offset
      switch number(start, 2) {
      case 4: addSegments(start, &list)
      case 12: addGroups(start, &list)
      default: break
      }
    }
    return list.isEmpty ? nil : list
  }

  private func addSegments(_ start: Int, _ list: inout CharacterList) {
    guard let double = number(start + 6, 2) else { return }
    for index in 0..<double / 2 {
      let place = start + 14 + 2 * index
      guard let last = number(place, 2), let first = number(place + double + 2, 2),
        let delta = number(place + 2 * double + 2, 2), number(place + 3 * double + 2, 2) == 0, first <= last
      else { continue }
      for value in first...last where value != 0xFFFF { list.add(UInt32(value), (value + delta) & 0xFFFF) }
    }
  }

  private func addGroups(_ start: Int, _ list: inout CharacterList) {
    for group in 0..<(number(start + 12, 4) ?? 0) {
      let place = start + 16 + 12 * group
      guard let first = number(place, 4), let last = number(place + 4, 4), let glyph = number(place + 8, 4),
        first <= last, last <= 0x10_FFFF
      else { return }
      for value in first...last { list.add(UInt32(value), glyph + value - first) }
    }
  }

  private func number(_ offset: Int, _ width: Int) -> Int? { FontFile.number(bytes, offset, width) }

  private static func number(_ bytes: [UInt8], _ offset: Int, _ width: Int) -> Int? {
    guard offset >= 0, offset + width <= bytes.count else { return nil }
    return bytes[offset..<offset + width].reduce(0) { $0 << 8 | Int($1) }
  }
}

/// Which glyph shows each character.
struct CharacterList {
  private var glyphs: [UInt32: Int] = [:]

  var isEmpty: Bool { glyphs.isEmpty }

  mutating func add(_ value: UInt32, _ glyph: Int) { if glyph > 0 { glyphs[value] = glyph } }

  subscript(_ character: Unicode.Scalar) -> Int? { glyphs[character.value] }
}
