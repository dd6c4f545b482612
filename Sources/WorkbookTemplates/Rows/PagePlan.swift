import TemplateLanguage

/// Where the pages of a rendered sheet begin, and which of its rows take several.
struct PagePlan: Sendable {
  /// A piece of a row, on one page or in one row that Excel can take.
  struct Piece: Sendable {
    /// In points.
    var height: Double
    /// How many lines of its texts it holds, by their cells; the last piece holds what is left.
    var lines: [Int: Int] = [:]
    /// How many rows it takes, which are merged: Excel's rows are 409.5 points high at most.
    var rowCount: Int { max(1, Int((height / RowHeight.most).rounded(.up))) }
  }
  /// A row that is not written as usual.
  struct Row: Sendable {
    /// Whether a page begins above it.
    var startsPage = false
    /// Whether a page break of the template's own lies above it.
    var followsBreak = false
    /// The headings that are repeated where a page begins above it or within it.
    var headings: [RowTemplate] = []
    /// Its pieces, if it has several, or one of several rows.
    var pieces: [Piece] = []

    var rowsBefore: Int { startsPage ? headings.count : 0 }
    /// How many rows it takes more than one.
    func further(endingPages: Bool) -> Int {
      let between = endingPages ? max(0, pieces.count - 1) * headings.count : 0
      return pieces.isEmpty ? 0 : pieces.reduce(0) { $0 + $1.rowCount } - 1 + between
    }
  }
  /// The rows, by their numbers before any were added.
  private(set) var rows: [Int: Row] = [:]
  private(set) var shift = RowShift()
  let measures: SheetMeasures
  /// What the sheet's pages follow; `nil` if only rows that are too high are divided.
  let layout: PageLayout?

  init(_ rows: [Int: Row], _ measures: SheetMeasures, _ layout: PageLayout?) {
    self.rows = rows
    self.measures = measures
    self.layout = layout
    for (number, row) in rows.sorted(by: { $0.key < $1.key }) {
      let further = row.further(endingPages: layout != nil)
      if row.rowsBefore + further > 0 { shift.append(number, before: row.rowsBefore, further: further) }
    }
  }
}
