/// How high the rows of a rendered sheet are.
struct SheetMeasures: Sendable {
  /// A text that wraps, in a row.
  struct Text: Sendable {
    /// The cell, by its place among the row's cells.
    var cell: Int
    var font: CellFont
    var lines: Int
    /// Whether it may be divided over rows: its cell has one row.
    var isDivisible: Bool
  }
  /// A row that was written.
  struct Row: Sendable {
    /// Its number in the template; 0 for one that the template has no element for.
    var template = 0
    /// In points; it may be more than Excel takes.
    var height: Double
    /// Whether it is higher than in the template.
    var isGrown = false
  }
  /// By their numbers, from 1; only those of sheets that are cut into pages.
  private(set) var rows: [Row] = []
  /// The texts of rows that are high enough to be divided, by the rows' numbers.
  private(set) var texts: [Int: [Text]] = [:]
  /// Whether a row is higher than Excel takes.
  private(set) var hasOverflow = false
  /// The height of rows that the template has no element for; `nil` if only high rows are to be known.
  let gap: Double?
  /// The least height of a row that may be divided.
  private let least: Double

  init(_ layout: PageLayout?, gap: Double) {
    self.gap = layout == nil ? nil : gap
    least = layout.map { $0.room * PagePlanner.leastDivided } ?? RowHeight.most
  }

  mutating func add(_ row: RowTemplate, _ number: Int, lack: Double, _ texts: [Text]) {
    let height = row.height(lacking: lack)
    if let gap {
      while rows.count < number - 1 { rows.append(Row(height: gap)) }
      rows.append(Row(template: row.number, height: height, isGrown: lack > 0))
    }
    if height > RowHeight.most { hasOverflow = hasOverflow || !texts.isEmpty }
    if height > least, !texts.isEmpty { self.texts[number] = texts }
  }

  /// The height of the longest text that runs downwards, in points.
  private(set) var downwards = 0.0

  mutating func add(_ text: [ArraySlice<UInt8>], _ look: DownwardsText) {
    downwards = max(downwards, look.height(text))
  }

  /// The height of all rows, in points.
  var height: Double { rows.reduce(0) { $0 + $1.height } }
}
