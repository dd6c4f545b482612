import TemplateLanguage

/// The sheets of a rendered workbook: their names, and where their rows came to lie.
struct BookLayout: Sendable {
  /// A sheet that is printed.
  struct Copy: Sendable {
    /// The template's sheet, by its index among all sheets.
    var sheet: Int
    /// The name it gets.
    var name: String
    /// Where its rows are; `nil` if they stay.
    var map: RowMap?
    /// Its program with all that is constant in this layout of its rows.
    var placed: PlacedSheet?
    /// New names of its tables, by their old ones in lower case.
    var tables: [String: String] = [:]
  }
  /// The sheets in their new order.
  var copies: [Copy] = []
  /// The template's names of all sheets.
  let names: [String]
  private let indices: [String: Int]
  private var firstCopies: [Int: Int] = [:]

  init(names: [String]) {
    self.names = names
    indices = Dictionary(names.enumerated().map { ($1.lowercased(), $0) }) { first, _ in first }
  }

  /// Adds a sheet behind those that are there.
  mutating func append(_ copy: Copy) {
    if firstCopies[copy.sheet] == nil { firstCopies[copy.sheet] = copies.count }
    copies.append(copy)
  }

  /// The first copy of a template's sheet.
  func firstCopy(of sheet: Int) -> Int? { firstCopies[sheet] }

  /// The copy that a sheet's name (in lower case) means in a formula of `copy`: its own sheet, or the first of its kind.
  func copy(named name: String, from copy: Int?) -> Int? {
    guard let sheet = indices[name] else { return nil }
    if let copy, copies[copy].sheet == sheet { return copy }
    return firstCopies[sheet]
  }

  /// Whether there was such a sheet and it is not printed.
  func isGone(_ name: String) -> Bool { indices[name].map { firstCopies[$0] == nil } ?? false }

  /// The new name of a sheet, if it has one.
  func newName(of name: String, from copy: Int?) -> String? {
    guard let target = self.copy(named: name, from: copy) else { return nil }
    let new = copies[target].name
    return new == names[copies[target].sheet] ? nil : new
  }

  /// The new name of a table, as XML text, if it has one.
  func newTableName(of name: String, from copy: Int?) -> [UInt8]? {
    guard let copy else { return nil }
    return copies[copy].tables[name].map(FormulaText.escaped)
  }
}

/// An iteration of a section, while it is rendered.
struct IterationFrame: Sendable {
  /// The section's index.
  var section: Int
  /// The rows that the iteration takes up.
  var rows: Range<Int>
  /// The iteration's number, from 0.
  var iteration: Int
}

/// The place of a formula: what its references mean there.
struct FormulaLocation: Sendable {
  /// The workbook.
  var book: BookLayout
  /// The sheet that it stands in; `nil` for the workbook's names.
  var copy: Int?
  /// The iterations around it, outermost first.
  var frames: [IterationFrame] = []
  /// Whether the formula stands for many iterations at once (a conditional format): what it refers to outside its iteration must then
  /// be held fast.
  var fixesOutside = false
  /// Whether a single cell that is printed several times becomes a range: in charts.
  var extends = false

  /// How to find a reference's rows; `nil` if the rows of its sheet stay.
  func target(_ sheet: String?) -> FormulaTarget? {
    guard let index = sheet.map({ book.copy(named: $0, from: copy) }) ?? copy, let map = book.copies[index].map else {
      return nil
    }
    return FormulaTarget(map: map, frames: index == copy ? frames : [], fixesOutside: fixesOutside && index == copy)
  }
}

/// Finds the rows that a reference comes to mean.
///
/// - In a formula of an iteration, a row of the same iteration is that iteration's; with `$` before the row it is the whole section, within
///   the iteration around it: `SUM($B$3:$B$3)` is the section's sum, `SUM(B$3:B3)` the sum up to here.
/// - The row just above the section, without `$`, is the row above the iteration, as where a formula is copied down.
/// - Anything else goes where its row went; ranges grow with the sections in them.
/// - Rows that are not printed leave a reference to the sheet's last row: an empty cell, so that sums are 0.
struct FormulaTarget: Sendable {
  let map: RowMap
  let frames: [IterationFrame]
  let fixesOutside: Bool

  private enum Scope {
    case rows(Range<Int>, isOutside: Bool)
    case above(Int)
  }

  func rows(from first: FormulaText.End, to last: FormulaText.End?) -> (first: Int, last: Int, isFixed: Bool) {
    let low = min(first.row, last?.row ?? first.row)
    let high = max(first.row, last?.row ?? first.row)
    let (start, startIsOutside) = place(scope(first)) { map.first(of: low...high, in: $0) }
    guard let last else {
      return (start ?? RowPlan.allRows.upperBound, 0, startIsOutside)
    }
    let (end, endIsOutside) = place(scope(last)) { map.last(of: low...high, in: $0) }
    guard let start, let end, start <= end else {
      return (RowPlan.allRows.upperBound, RowPlan.allRows.upperBound, false)
    }
    return (start, end, startIsOutside && endIsOutside)
  }

  /// The most ranges that are given as arguments, and the most that a formula can hold.
  static let mostArguments = 200
  private static let mostAreas = 600
  /// The most iterations that are looked through for one reference.
  private static let mostIterations = 4_096

  /// The parts of a range between which rows of other kinds are printed: the items of a group, then its subtotal, then the
  /// items of the next. `nil` if there are none between, or so many parts that no formula could name them.
  func areas(from first: FormulaText.End, to last: FormulaText.End) -> [ClosedRange<Int>]? {
    let rows = min(first.row, last.row)...max(first.row, last.row)
    let section = map.plan.section(around: rows)
    guard section > 0, !fixesOutside, map.iterationCount(of: section) <= FormulaTarget.mostIterations,
      case .rows(let interval, _) = scope(first), case .rows(interval, _) = scope(last)
    else { return nil }
    let printed = map.printedFirst(interval.lowerBound)...map.printedLast(interval.upperBound - 1)
    let areas = map.joinedRanges(of: rows).filter { printed.contains($0.lowerBound) }
    return (2...FormulaTarget.mostAreas).contains(areas.count) ? areas : nil
  }

  private func place(_ scope: Scope, _ find: (Range<Int>) -> Int?) -> (row: Int?, isOutside: Bool) {
    switch scope {
    case .above(let row): (row, false)
    case .rows(let interval, let isOutside): (find(interval), isOutside)
    }
  }

  private func scope(_ end: FormulaText.End) -> Scope {
    let depth = frames.lastIndex { map.plan.sections[$0.section].rows.contains(end.row) }
    if !end.isRowFixed {
      for frame in frames.dropFirst((depth ?? -1) + 1) {
        let section = map.plan.sections[frame.section]
        guard end.row < section.bodyStart, end.row >= section.rows.lowerBound - 1 else { continue }
        if frame.iteration > 0 { return .above(map.printedLast(frame.rows.lowerBound - 1)) }
        if fixesOutside { return .rows(RowMap.sheet, isOutside: false) }
      }
    }
    guard let depth else { return .rows(RowMap.sheet, isOutside: fixesOutside && !frames.isEmpty) }
    let level = end.isRowFixed ? depth - 1 : depth
    return .rows(level < 0 ? RowMap.sheet : frames[level].rows, isOutside: false)
  }
}
