/// The room that a wrapped text has in its cell, and how much it needs.
///
/// Spreadsheet programs fit a row's height to its texts only where cells are not merged, and form cells are; so the
/// height is worked out here, and a row grows rather than cut a text off (domain 5, point 9).
struct CellBox: Sendable, Hashable {
  /// The width of a line, in fiftieths of the font's size: a few hundredths less than the cell has, so that a font that is a
  /// little wider has room.
  let width: Int
  /// The height of all rows of the cell, in points.
  let height: Double
  /// Its font.
  let font: CellFont
  /// How many rows it has.
  let rowCount: Int

  /// `width` is that inside the cell's padding, in points.
  init(width: Double, height: Double, font: CellFont, rowCount: Int = 1) {
    self.width = Int(max(50, min(1e7, width * 49 / max(font.size, 0.1))))
    self.height = height
    self.font = font
    self.rowCount = rowCount
  }

  /// How much higher the cell must be to show so many lines, in points. A height that is short by less than a tenth, of
  /// several lines by less than a fiftieth, stays: it is what is between lines that is missing, and the form's author chose it.
  func lack(lines: Int) -> Double {
    if lines == 2, font.line * 2 <= height { return 0 }
    let need = font.height(lines: lines)
    return need <= height * (lines > 2 ? 1.02 : 1.1) ? 0 : need - height
  }
}

/// A font as far as lines of text are measured by it.
struct CellFont: Sendable, Hashable {
  /// The size in points.
  var size: Double
  /// The height of one line as Excel makes its row, in points: 13.5 for 宋体 of 11, 14.25 for 12.
  var line: Double
  /// The distance of two lines in points. That of the fonts that stand in for 宋体 where it is not installed is a fifth more
  /// than its own, so it is more than Excel needs.
  var spread: Double
  /// Whether it is Times New Roman, whose letters have their own widths.
  var isTimes: Bool

  init(name: String, size: Double) {
    self.size = size
    isTimes = name == "Times New Roman"
    let ratio = CellFont.ratios.first { name.hasPrefix($0.name) }?.ratio ?? 1.125
    // Rows are whole pixels high, three quarters of a point.
    line = ((size * 4 / 3 * ratio).rounded(.down) + 2) * 0.75
    spread = size * max(1.45, ratio)
  }

  /// Line heights by the em of fonts that are higher than 宋体.
  private static let ratios: [(name: String, ratio: Double)] = [
    ("微软雅黑", 1.4), ("微軟正黑體", 1.4), ("Microsoft YaHei", 1.4), ("Microsoft JhengHei", 1.4), ("等线", 1.2),
    ("DengXian", 1.2),
    ("Calibri", 1.24), ("Segoe UI", 1.35),
  ]

  /// The height that so many lines need, in points: for long texts a line in twenty more, as programs break lines a little
  /// differently on paper than on the screen.
  func height(lines: Int) -> Double {
    lines < 2 ? line : line + Double(lines - 1 + lines / 20) * spread + 2
  }

  /// How many lines have room in a height.
  func lines(in height: Double) -> Int {
    var count = max(1, Int((height - line) / spread) + 1)
    while count > 1, self.height(lines: count) > height { count -= 1 }
    return count
  }
}
