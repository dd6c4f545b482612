import SpreadsheetML
import TemplateLanguage
import TemplateRuntime

/// A formula cut at its references, so that it can be written anew where rows have moved or sheets have other names.
struct FormulaText: Sendable {
  /// One end of a reference.
  struct End: Sendable, Hashable {
    /// The column, from 1; 0 in a reference to whole rows.
    var column: Int
    /// The row, from 1; 0 in a reference to whole columns.
    var row: Int
    /// Whether `$` stands before the column.
    var isColumnFixed = false
    /// Whether `$` stands before the row.
    var isRowFixed = false
  }
  /// A piece of the formula; bytes are XML text.
  enum Piece: Sendable, Hashable {
    /// Text that stays.
    case text([UInt8])
    /// A sheet's name in lower case, as it is compared, and as it is written with its `!`.
    case sheet(String, written: [UInt8])
    /// A name in lower case, as it is compared, and as it is written: of a table, or a defined one.
    case name(String, written: [UInt8])
    /// A reference into a sheet (its name in lower case; `nil`: the formula's own).
    /// `isSummed`: it is a whole argument of a function such as SUM, which takes any number of ranges.
    case cells(sheet: String?, first: End, last: End?, isSummed: Bool)
  }
  /// The pieces in order.
  private(set) var pieces: [Piece]
  /// Texts between quotes.
  let strings: [String]
  /// The functions that it calls, in capital letters.
  let functions: Set<String>

  init(_ formula: String) {
    var scanner = FormulaScanner(formula)
    pieces = scanner.pieces()
    strings = scanner.strings
    functions = scanner.functions
  }

  /// The sheets that it names, in lower case.
  var sheets: Set<String> {
    Set(pieces.compactMap { if case .sheet(let name, _) = $0 { name } else { nil } })
  }

  /// The other names in it, in lower case.
  var names: Set<String> {
    Set(pieces.compactMap { if case .name(let name, _) = $0 { name } else { nil } })
  }

  /// Text as XML character data, good in attributes too.
  static func escaped(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    ValueWriter.append(text, in: .xml, to: &bytes)
    return bytes
  }

  /// The formula as it reads in a cell so many rows and columns away: what a shared formula means there.
  func moved(rows: Int, columns: Int) -> FormulaText {
    var moved = self
    func move(_ end: End) -> End {
      var end = end
      // References run on at the other side of the sheet.
      if end.row > 0, !end.isRowFixed { end.row = (end.row - 1 + rows + 1_048_576) % 1_048_576 + 1 }
      if end.column > 0, !end.isColumnFixed { end.column = (end.column - 1 + columns + 16_384) % 16_384 + 1 }
      return end
    }
    moved.pieces = pieces.map { piece in
      guard case .cells(let sheet, let first, let last, let isSummed) = piece else { return piece }
      return .cells(sheet: sheet, first: move(first), last: last.map(move), isSummed: isSummed)
    }
    return moved
  }

  /// Appends the formula as it reads at `place`.
  func append(at place: FormulaLocation, to out: inout [UInt8]) {
    var sheetStart = 0
    for piece in pieces {
      switch piece {
      case .text(let bytes): out += bytes
      case .sheet(let name, let written):
        sheetStart = out.count
        if place.book.isGone(name) {
          out += "#REF!".utf8
        } else if let renamed = place.book.newName(of: name, from: place.copy) {
          out += FormulaText.escaped(SheetName.quoted(renamed) + "!")
        } else {
          out += written
        }
      case .name(let name, let written):
        out += place.book.newTableName(of: name, from: place.copy) ?? written
      case .cells(let sheet, let first, let last, let isSummed):
        guard first.row > 0, let target = place.target(sheet) else {
          FormulaText.append(first, row: first.row, fixed: first.isRowFixed, to: &out)
          if let last {
            out.append(UInt8(ascii: ":"))
            FormulaText.append(last, row: last.row, fixed: last.isRowFixed, to: &out)
          }
          continue
        }
        var last = last
        if last == nil, place.extends,
          target.rows(from: first, to: first).last > target.rows(from: first, to: first).first
        {
          last = first
        }
        if isSummed, let last, let areas = target.areas(from: first, to: last) {
          FormulaText.append(areas, from: first, to: last, on: sheet == nil ? [] : Array(out[sheetStart...]), to: &out)
          continue
        }
        let rows = target.rows(from: first, to: last)
        FormulaText.append(first, row: rows.first, fixed: rows.isFixed || first.isRowFixed, to: &out)
        if let last {
          out.append(UInt8(ascii: ":"))
          FormulaText.append(last, row: rows.last, fixed: rows.isFixed || last.isRowFixed, to: &out)
        }
      }
    }
  }

  /// Appends several ranges as arguments, or as one argument where they are more than a function takes.
  private static func append(
    _ areas: [ClosedRange<Int>], from first: End, to last: End, on sheet: [UInt8], to out: inout [UInt8]
  ) {
    let isUnion = areas.count > FormulaTarget.mostArguments
    out.removeLast(sheet.count)
    if isUnion { out.append(UInt8(ascii: "(")) }
    for (index, rows) in areas.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      out += sheet
      append(first, row: rows.lowerBound, fixed: first.isRowFixed, to: &out)
      out.append(UInt8(ascii: ":"))
      append(last, row: rows.upperBound, fixed: last.isRowFixed, to: &out)
    }
    if isUnion { out.append(UInt8(ascii: ")")) }
  }

  private static func append(_ end: End, row: Int, fixed: Bool, to out: inout [UInt8]) {
    if end.column > 0 {
      if end.isColumnFixed { out.append(UInt8(ascii: "$")) }
      out += CellReference.columnName(end.column).utf8
    }
    if row > 0 {
      if fixed { out.append(UInt8(ascii: "$")) }
      out.append(number: row)
    }
  }
}
