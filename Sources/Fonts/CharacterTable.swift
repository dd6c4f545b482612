/// The table from characters to glyphs of a font file (`cmap`, OpenType 1.9), with just the characters that a document uses.
struct CharacterTable {
  private var out: [UInt8] = []

  /// The table for characters, ascending, and their glyphs in the file.
  static func bytes(_ glyphs: [(value: UInt32, glyph: GlyphID)]) -> [UInt8] {
    let basic = glyphs.filter { $0.value < 0xFFFF }
    let short = CharacterTable.segments(basic)
    // Programs that know no more than 16 bits find all that they can show in the first table.
    let long = basic.count == glyphs.count ? [] : CharacterTable.groups(glyphs)
    let records: [(platform: Int, encoding: Int, isLong: Bool)] =
      long.isEmpty
      ? [(0, 3, false), (3, 1, false)] : [(0, 3, false), (0, 4, true), (3, 1, false), (3, 10, true)]
    var table = CharacterTable()
    table.write(0, 2)
    table.write(records.count, 2)
    let start = 4 + 8 * records.count
    for record in records {
      table.write(record.platform, 2)
      table.write(record.encoding, 2)
      table.write(start + (record.isLong ? short.count : 0), 4)
    }
    return table.out + short + long
  }

  /// Format 4: runs of characters whose glyphs follow each other, too.
  private static func segments(_ glyphs: [(value: UInt32, glyph: GlyphID)]) -> [UInt8] {
    var runs = runs(glyphs)
    runs.append((first: 0xFFFF, last: 0xFFFF, glyph: 0))
    var power = 1
    while power * 2 <= runs.count { power *= 2 }
    var table = CharacterTable()
    table.write(4, 2)
    table.write(16 + 8 * runs.count, 2)
    table.write(0, 2)
    // Twice the number of runs, and what helps to search them by halves.
    table.write(2 * runs.count, 2)
    table.write(2 * power, 2)
    table.write(power.trailingZeroBitCount, 2)
    table.write(2 * (runs.count - power), 2)
    for run in runs { table.write(run.last, 2) }
    table.write(0, 2)
    for run in runs { table.write(run.first, 2) }
    for run in runs { table.write((run.first == 0xFFFF ? 1 : run.glyph - run.first) & 0xFFFF, 2) }
    for _ in runs { table.write(0, 2) }
    return table.out
  }

  /// Format 12: the same for all characters.
  private static func groups(_ glyphs: [(value: UInt32, glyph: GlyphID)]) -> [UInt8] {
    let runs = runs(glyphs)
    var table = CharacterTable()
    table.write(12, 2)
    table.write(0, 2)
    table.write(16 + 12 * runs.count, 4)
    table.write(0, 4)
    table.write(runs.count, 4)
    for run in runs {
      table.write(run.first, 4)
      table.write(run.last, 4)
      table.write(run.glyph, 4)
    }
    return table.out
  }

  private static func runs(
    _ glyphs: [(value: UInt32, glyph: GlyphID)]
  ) -> [(first: Int, last: Int, glyph: Int)] {
    var runs: [(first: Int, last: Int, glyph: Int)] = []
    for (value, glyph) in glyphs.map({ (Int($0.value), Int($0.glyph)) }) {
      if let run = runs.last, value == run.last + 1, glyph == run.glyph + value - run.first {
        runs[runs.count - 1].last = value
      } else {
        runs.append((value, value, glyph))
      }
    }
    return runs
  }

  private mutating func write(_ number: Int, _ width: Int) {
    for place in (0..<width).reversed() { out.append(UInt8(truncatingIfNeeded: number >> (8 * place))) }
  }
}
