import Findings
import SpreadsheetML
import TemplateLanguage
import TemplateRuntime

/// The rows of a template's sheet, cut where sections begin and end. The same for all data.
struct RowPlan: Sendable {
  /// Neighbouring rows that belong to the same section and always stay together.
  struct Band: Sendable {
    /// The template's rows.
    var rows: ClosedRange<Int>
    /// The innermost section around them, by its index; 0 is the sheet.
    var section: Int
  }
  /// A section over rows; the first one is the whole sheet.
  struct Section: Sendable {
    /// The template's rows, those of tags that stand alone included.
    var rows: ClosedRange<Int>
    /// The first row that is printed.
    var bodyStart: Int
    /// The section around it; -1 for the sheet.
    var parent: Int
  }
  /// All rows of a sheet, top to bottom.
  var bands: [Band] = []
  /// The sections, outer ones before those inside them.
  var sections = [Section(rows: RowPlan.allRows, bodyStart: 1, parent: -1)]

  /// Every row that a sheet can have.
  static let allRows = CellReference.rows

  /// The innermost section that holds all of `rows`.
  func section(around rows: ClosedRange<Int>) -> Int {
    sections.lastIndex { $0.rows.lowerBound <= rows.lowerBound && rows.upperBound <= $0.rows.upperBound } ?? 0
  }

  /// The band of a row.
  func band(of row: Int) -> Int {
    var low = 0
    var high = bands.count
    while low < high {
      let middle = (low + high) / 2
      if bands[middle].rows.upperBound >= row { high = middle } else { low = middle + 1 }
    }
    return min(low, bands.count - 1)
  }
}

/// Where each row of a template's sheet came to lie. It takes room for every band, not for every row that is printed,
/// unless iterations of one section differ in their number of rows.
struct RowMap: Sendable {
  /// The rows of the template.
  let plan: RowPlan
  /// The places of each band.
  private var places: [RowRanges]
  /// The iterations of each section, before rows were added.
  private(set) var iterations: [RowRanges]
  /// The rows that a page layout adds. What is asked for is where rows are printed; intervals and iterations are without them.
  private(set) var shift: RowShift?

  /// Every row that a sheet can have.
  static let sheet = 1..<1_048_577

  /// Lays out the rows without rendering them: only the number of iterations depends on data.
  ///
  /// - Throws: `TemplateError` if the sheet would have more rows than a sheet can have.
  init(_ plan: RowPlan, _ nodes: [SheetNode], _ state: inout RenderState) throws(TemplateError) {
    self.plan = plan
    places = Array(repeating: RowRanges(), count: plan.bands.count)
    iterations = Array(repeating: RowRanges(), count: plan.sections.count)
    var at = 1
    try layOut(nodes, &at, &state)
  }

  private mutating func layOut(
    _ nodes: [SheetNode], _ at: inout Int, _ state: inout RenderState
  ) throws(TemplateError) {
    for node in nodes {
      switch node {
      case .attached: break
      case .rows(let band, let count, let rows):
        // Empty rows may be pushed over the end of the sheet, as Excel does.
        let last = (rows.last { !$0.isEmpty }?.number ?? 0) - plan.bands[band].rows.lowerBound
        if at + last >= RowMap.sheet.upperBound { throw TemplateError.tooManyRows }
        places[band].append(at, length: count)
        at += count
      case .section(let section): try layOut(section, &at, &state)
      }
    }
  }

  private mutating func layOut(
    _ section: SheetSection, _ at: inout Int, _ state: inout RenderState
  ) throws(TemplateError) {
    if section.slot.isInverted {
      guard state.isPrinted(inverted: section.slot, section.read) else { return }
      let start = at
      try layOut(section.body, &at, &state)
      iterations[section.index].append(start, length: at - start)
      return
    }
    let all = state.items(of: section.slot, section.read)
    if let rows = section.rowCount {
      if at + rows * all.count > RowMap.sheet.upperBound { throw TemplateError.tooManyRows }
      iterations[section.index].append(at, step: rows, count: all.count, length: rows)
      var offset = 0
      for case .rows(let band, let count, _) in section.body {
        places[band].append(at + offset, step: rows, count: all.count, length: count)
        offset += count
      }
      at += rows * all.count
      return
    }
    for index in 0..<all.count {
      state.push(all.item(index, in: state.data))
      let start = at
      try layOut(section.body, &at, &state)
      state.pop()
      iterations[section.index].append(start, length: at - start)
      if at > RowMap.sheet.upperBound { throw TemplateError.tooManyRows }
      if state.iterationsLeft < 0 { throw TemplateError.tooManyIterations }
    }
  }

  /// The same rows with those that a page layout adds.
  func shifted(by shift: RowShift) -> RowMap {
    var map = self
    map.shift = shift
    return map
  }

  /// Where the first and the last printed row of a row lie.
  func printedFirst(_ row: Int) -> Int { shift.map { min($0.first(row), RowPlan.allRows.upperBound) } ?? row }
  func printedLast(_ row: Int) -> Int { shift.map { min($0.last(row), RowPlan.allRows.upperBound) } ?? row }

  /// The first place, within `interval`, of the first of the template's rows `rows` that is printed there.
  func first(of rows: ClosedRange<Int>, in interval: Range<Int>) -> Int? {
    var band = plan.band(of: rows.lowerBound)
    while band < plan.bands.count, plan.bands[band].rows.lowerBound <= rows.upperBound {
      let offset = max(0, rows.lowerBound - plan.bands[band].rows.lowerBound)
      if let start = places[band].first(from: interval.lowerBound - offset), start + offset < interval.upperBound {
        return printedFirst(start + offset)
      }
      band += 1
    }
    return nil
  }

  /// The last place, within `interval`, of the last of the template's rows `rows` that is printed there.
  func last(of rows: ClosedRange<Int>, in interval: Range<Int>) -> Int? {
    var band = plan.band(of: rows.upperBound)
    while band >= 0, plan.bands[band].rows.upperBound >= rows.lowerBound {
      let own = plan.bands[band].rows
      let offset = min(rows.upperBound, own.upperBound) - own.lowerBound
      if let start = places[band].last(before: interval.upperBound) {
        // What rows push over the end of the sheet ends there: a rule for whole columns still holds for them.
        let row = min(start + offset, interval.upperBound - 1)
        if row >= interval.lowerBound { return printedLast(row) }
      }
      band -= 1
    }
    return nil
  }

  /// What the template's rows come to cover within `interval`; `nil` if none of them is printed there.
  func cover(of rows: ClosedRange<Int>, in interval: Range<Int> = RowMap.sheet) -> ClosedRange<Int>? {
    guard let first = first(of: rows, in: interval), let last = last(of: rows, in: interval), first <= last else {
      return nil
    }
    return first...last
  }

  /// How many iterations of a section there are.
  func iterationCount(of section: Int) -> Int { iterations[section].count }

  /// The iteration of a section that holds a row of the rendered sheet.
  func iteration(of section: Int, holding row: Int) -> Range<Int>? {
    iterations[section].range(startingUpTo: shift.map { $0.row(printed: row) } ?? row)
  }

  /// What the template's rows come to cover in each iteration of the innermost section that holds them all.
  func ranges(of rows: ClosedRange<Int>) -> [ClosedRange<Int>] {
    let section = plan.section(around: rows)
    if section == 0 { return cover(of: rows).map { [$0] } ?? [] }
    let iterations = iterations[section]
    return (0..<iterations.count).compactMap { cover(of: rows, in: iterations[$0]) }
  }

  /// The same, with ranges that follow each other directly as one.
  func joinedRanges(of rows: ClosedRange<Int>) -> [ClosedRange<Int>] {
    let section = plan.section(around: rows)
    // A band that fills its iteration fills all of them.
    if shift == nil, section > 0, plan.sections[section].bodyStart == rows.lowerBound,
      iterations[section].runs.count == 1,
      let run = iterations[section].runs.first, run.step == run.length, rows.count == run.length
    {
      return [run.start...run.last + run.length - 1]
    }
    var joined: [ClosedRange<Int>] = []
    for range in ranges(of: rows) {
      if let last = joined.last, last.upperBound + 1 == range.lowerBound {
        joined[joined.count - 1] = last.lowerBound...range.upperBound
      } else {
        joined.append(range)
      }
    }
    return joined
  }
}

extension TemplateError {
  /// More rows than a worksheet can have.
  static let tooManyRows = TemplateError(
    LocalizedText(
      "套用模板后超过工作表的 1,048,576 行。请把数据分成几份", hant: "套用範本後超過工作表的 1,048,576 列。請把資料分成幾份",
      en: "the rendered sheet has more than 1,048,576 rows; split the data"))
}
