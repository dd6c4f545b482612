import Markup
import SpreadsheetML

/// A sheet of the template as far as it decides which formulas keep their values.
struct SheetFormulas: Sendable {
  /// Its formulas but arrays, in order; and whether the template has a value for them.
  var formulas: [(cell: CellReference, text: FormulaText, hasValue: Bool)] = []
  /// The cells with tags, and what arrays fill.
  var changing: Set<CellReference> = []
  /// The rows of sections.
  var sections: [ClosedRange<Int>] = []
}

extension SheetFormulas {
  init(_ reader: SheetReader, _ sections: SheetSections) {
    self.sections = sections.sections.map(\.rows)
    for cell in reader.rows.lazy.flatMap(\.cells) {
      let isArray = !reader.arrays.isEmpty && reader.arrays.contains { $0.contains(cell.reference) }
      if isArray || !cell.tags.isEmpty {
        changing.insert(cell.reference)
      } else if let formula = cell.formula {
        formulas.append((cell.reference, formula.text, reader.formulaValue(cell) != nil))
      }
    }
  }
}

extension SheetReader {
  /// The `v` of a formula, if it has a value that is no error.
  func formulaValue(_ cell: CellDraft) -> Int? {
    guard outline.attribute("t", of: cell.element) != "e",
      let value = outline.localChild("v", of: cell.element), !outline.nodes[value].isEmptyTag,
      !outline.nodes[value].inner.isEmpty
    else { return nil }
    return value
  }
}

/// Finds out which formulas no data change, so that they keep the values that the template's program gave them, and which
/// columns formulas look at.
struct FormulaDependence {
  private let sheets: [SheetFormulas]
  private let indices: [String: Int]
  /// The sheets that data change, and those that are printed several times or not at all.
  private let changed: Set<Int>
  private let repeated: Set<Int>
  private let definition: (String, Int) -> [FormulaText]
  /// What is known of each sheet.
  private(set) var calculations: [SheetCalculation]
  private var affected: [Set<CellReference>]
  /// How many cells were compared, and columns noted.
  private var work = 0
  private var noted = 0

  private typealias Area = (sheet: Int, range: CellRange)
  /// The most of either: what is not known by then counts as changed, and all columns as looked at.
  private static let mostWork = 4_000_000
  /// Functions whose values depend on the time, on chance, or on where cells are and not on what they hold.
  private static let unsteady: Set<String> = [
    "NOW", "TODAY", "RAND", "RANDBETWEEN", "RANDARRAY", "OFFSET", "INDIRECT", "CELL", "INFO", "ROW", "ROWS", "COLUMN",
    "COLUMNS", "ADDRESS", "SHEET", "SHEETS", "FORMULATEXT", "SUBTOTAL", "AGGREGATE", "HYPERLINK",
  ]

  /// `definition` gives what a name (in lower case) stands for in a sheet; nothing for a name that is none.
  init(
    _ sheets: [SheetFormulas], names: [String], changed: Set<Int>, repeated: Set<Int>,
    definition: @escaping (String, Int) -> [FormulaText]
  ) {
    self.sheets = sheets
    self.changed = changed
    self.repeated = repeated
    self.definition = definition
    indices = Dictionary(names.enumerated().map { ($1.lowercased(), $0) }) { first, _ in first }
    calculations = sheets.map { _ in SheetCalculation() }
    affected = sheets.map(\.changing)
    find()
  }

  private mutating func find() {
    var open: [(sheet: Int, cell: CellReference, hasValue: Bool, areas: [Area])] = []
    for sheet in changed.sorted() {
      for (cell, text, hasValue) in sheets[sheet].formulas {
        let areas = areas(of: text, in: sheet, depth: 0)
        for area in areas ?? [] { watch(area) }
        let isInSection = sheets[sheet].sections.contains { $0.contains(cell.row) }
        if let areas, !isInSection, text.functions.isDisjoint(with: FormulaDependence.unsteady),
          !areas.contains(where: { isMoved($0, from: sheet) })
        {
          open.append((sheet, cell, hasValue, areas))
        } else {
          affected[sheet].insert(cell)
        }
      }
    }
    var count = open.count + 1
    while open.count < count, work < FormulaDependence.mostWork {
      count = open.count
      var left = open
      left.removeAll()
      for formula in open {
        if formula.areas.contains(where: { isAffected($0) }) {
          affected[formula.sheet].insert(formula.cell)
        } else {
          left.append(formula)
        }
      }
      open = left
    }
    if work >= FormulaDependence.mostWork { return }
    for formula in open where formula.hasValue { calculations[formula.sheet].kept.insert(formula.cell) }
  }

  /// Notes the columns of a range; all of them, once many were noted.
  private mutating func watch(_ area: Area) {
    let columns = noted < FormulaDependence.mostWork ? area.range.columns : CellReference.columns
    noted += calculations[area.sheet].watch(columns)
  }

  /// Whether rows may come or go in a range, or another sheet may be there several times.
  private func isMoved(_ area: Area, from sheet: Int) -> Bool {
    area.sheet != sheet && repeated.contains(area.sheet)
      || sheets[area.sheet].sections.contains { $0.overlaps(area.range.rows) }
  }

  private mutating func isAffected(_ area: Area) -> Bool {
    let cells = affected[area.sheet]
    let size = area.range.rows.count * area.range.columns.count
    work += min(size, cells.count) + 1
    if size > cells.count { return cells.contains(where: area.range.contains) }
    return area.range.rows.contains { row in
      area.range.columns.contains { cells.contains(CellReference(column: $0, row: row)) }
    }
  }

  /// The cells that a formula looks at; `nil` if that cannot be told.
  private func areas(of text: FormulaText, in sheet: Int, depth: Int) -> [Area]? {
    var areas: [Area] = []
    for piece in text.pieces {
      switch piece {
      // Columns of tables, arrays, errors.
      case .text(let bytes): if bytes.contains(where: { [0x5B, 0x7B, 0x23].contains($0) }) { return nil }
      case .sheet: break
      case .name(let name, _):
        if name == "true" || name == "false" || name.utf8.allSatisfy(isNumber) { continue }
        let texts = depth < 8 ? definition(name, sheet) : []
        if texts.isEmpty { return nil }
        for text in texts {
          guard text.functions.isDisjoint(with: FormulaDependence.unsteady),
            let more = self.areas(of: text, in: sheet, depth: depth + 1)
          else { return nil }
          areas += more
        }
      case .cells(let name, let first, let last, _):
        guard let target = name.map({ indices[$0] }) ?? sheet else { return nil }
        areas.append((target, FormulaDependence.range(first, last ?? first)))
      }
    }
    return areas
  }

  /// A number such as `0.13` or `1E5` is read as a name.
  private func isNumber(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "e")
  }

  private static func range(_ first: FormulaText.End, _ last: FormulaText.End) -> CellRange {
    CellRange(
      columns: first.column == 0
        ? CellReference.columns : min(first.column, last.column)...max(first.column, last.column),
      rows: first.row == 0 ? CellReference.rows : min(first.row, last.row)...max(first.row, last.row))
  }
}
