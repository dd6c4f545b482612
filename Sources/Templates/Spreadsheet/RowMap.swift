import Findings

/// Where each row of a template's sheet came to lie.
struct RowMap: Sendable {
  /// The places of each row, in order; a row in a section has one for every turn, or none.
  private(set) var places: [Int: [Int]] = [:]
  /// The last row of the template that is known.
  private var lastRow = 0
  /// How far rows after the last known one move.
  private var finalShift = 0

  /// Lays out the rows without rendering them: only the number of turns depends on data.
  init(_ nodes: [SheetNode], _ state: inout RenderState) {
    var shift = 0
    lay(nodes, &shift, &state)
    finalShift = shift
  }

  private mutating func lay(_ nodes: [SheetNode], _ shift: inout Int, _ state: inout RenderState) {
    for node in nodes {
      switch node {
      case .row(let row):
        places[row.number, default: []].append(row.number + shift)
        lastRow = max(lastRow, row.number)
      case .section(let slot, let first, let last, let body):
        lastRow = max(lastRow, last)
        for (context, position) in state.contexts(of: slot) {
          if let context { state.push(context, position: position) }
          lay(body, &shift, &state)
          if context != nil { state.pop() }
          shift += last - first + 1
        }
        shift -= last - first + 1
      }
    }
  }

  /// The places of `rows`: one for every turn where both ends are in the same section, else from the first place of the
  /// one to the last place of the other; none if the rows are not printed at all.
  func places(of rows: ClosedRange<Int>) -> [ClosedRange<Int>] {
    let starts = places(of: rows.lowerBound)
    let ends = places(of: rows.upperBound)
    if starts.count == ends.count { return zip(starts, ends).compactMap { $0 <= $1 ? $0...$1 : nil } }
    // One end lies in a section, the other outside: the range grows or shrinks with it.
    let first = starts.first ?? next(after: rows.lowerBound, upTo: rows.upperBound)
    let last = ends.last ?? previous(before: rows.upperBound, downTo: rows.lowerBound)
    guard let first, let last, first <= last else { return [] }
    return [first...last]
  }

  /// The places of one row.
  func places(of row: Int) -> [Int] { places[row] ?? (row > lastRow ? [row + finalShift] : []) }

  /// The range that a formula's range comes to cover; the row before it if nothing of it is printed.
  func cover(of rows: ClosedRange<Int>) -> ClosedRange<Int> {
    let first = places(of: rows.lowerBound).first ?? next(after: rows.lowerBound, upTo: rows.upperBound)
    let last = places(of: rows.upperBound).last ?? previous(before: rows.upperBound, downTo: rows.lowerBound)
    if let first, let last, first <= last { return first...last }
    let before = max(1, previous(before: rows.lowerBound, downTo: 1) ?? 1)
    return before...before
  }

  private func next(after row: Int, upTo limit: Int) -> Int? {
    (row...limit).lazy.compactMap { places(of: $0).first }.first
  }

  private func previous(before row: Int, downTo limit: Int) -> Int? {
    stride(from: row, through: limit, by: -1).lazy.compactMap { places(of: $0).last }.first
  }
}

extension RenderState {
  /// The contexts of a section's turns; `nil` stands for the one turn of an inverted section, which has no context.
  func contexts(of section: SectionSlot) -> [(context: TemplateValue?, position: Int)] {
    if section.isInverted { return isPrinted(inverted: section) ? [(nil, 0)] : [] }
    let turns = turns(of: section)
    return (0..<turns.count).map { (turns[$0].context, turns[$0].position) }
  }
}

extension TemplateError {
  /// More rows than a worksheet can have.
  static let tooManyRows = TemplateError(
    LocalizedText(
      "套用模板后超过工作表的 1,048,576 行。请把数据分成几份", hant: "套用範本後超過工作表的 1,048,576 列。請把資料分成幾份",
      en: "the rendered sheet has more than 1,048,576 rows; split the data"))
}
