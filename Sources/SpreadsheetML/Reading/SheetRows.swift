import Findings

/// Reads the rows of a worksheet and hands them on one by one.
struct SheetRows: XMLHandler {
  private let sheet: String
  private let workbook: WorkbookReader
  private let limits: SpreadsheetLimits
  private let body: (SheetRow) throws -> Bool
  private(set) var isDone = false

  private var row = SheetRow(number: 0, isHidden: false, cells: [])
  private var lastColumn = 0
  private var cellCount = 0
  private var type = ""
  private var style = 0
  private var value = ""
  private var inline = StringItem()
  private var place = Place.outside
  private var isFormula = false
  private var hasValue = false
  private var reference = CellReference(column: 1, row: 1)

  private enum Place {
    case outside
    case data
    case cell
    case value
    case inline
  }

  init(sheet: String, of workbook: WorkbookReader, _ body: @escaping (SheetRow) throws -> Bool) {
    self.sheet = sheet
    self.workbook = workbook
    self.body = body
    limits = workbook.limits
  }

  mutating func start(_ tag: XMLTag) throws {
    switch (tag.name, place) {
    case ("sheetData", .outside): place = .data
    case ("row", .data):
      let number = tag.attribute("r").flatMap { Int($0) } ?? row.number + 1
      guard 1...limits.rows ~= number else { throw tooMuch(LocalizedText("行", hant: "列", en: "rows"), limits.rows) }
      row = SheetRow(number: number, isHidden: ["1", "true"].contains(tag.attribute("hidden")), cells: [])
      lastColumn = 0
    case ("c", .data): try startCell(tag)
    case ("v", .cell): place = .value
    case ("f", .cell): isFormula = true
    case ("is", .cell):
      place = .inline
      hasValue = true
    case (let name, .inline): inline.start(name)
    default: break
    }
  }

  private mutating func startCell(_ tag: XMLTag) throws {
    cellCount += 1
    guard cellCount <= limits.cells else {
      throw tooMuch(LocalizedText("个单元格", hant: "個儲存格", en: "cells"), limits.cells)
    }
    if let text = tag.attribute("r") {
      guard let given = CellReference(text) else { throw badReference(text) }
      reference = CellReference(column: given.column, row: row.number)
    } else {
      reference = CellReference(column: lastColumn + 1, row: row.number)
      guard reference.column <= limits.columns else { throw badReference(reference.a1) }
    }
    lastColumn = reference.column
    type = tag.attribute("t") ?? "n"
    style = tag.attribute("s").flatMap { Int($0) } ?? 0
    value = ""
    isFormula = false
    hasValue = false
    place = .cell
  }

  mutating func text(_ text: String) throws {
    switch place {
    case .value: value += text
    case .inline: inline.add(text)
    default: break
    }
  }

  mutating func end(_ name: String) throws {
    switch (name, place) {
    case ("v", .value):
      place = .cell
      hasValue = true
    case ("is", .inline): place = .cell
    case (let name, .inline): inline.end(name)
    case ("c", .cell):
      place = .data
      let content = try content()
      if content != .empty { row.cells.append(SheetCell(reference: reference, content: content, isFormula: isFormula)) }
    case ("row", .data):
      guard !row.cells.isEmpty else { return }
      row.cells.sort { $0.reference.column < $1.reference.column }
      if try !body(row) { isDone = true }
    case ("sheetData", .data):
      place = .outside
      isDone = true
    default: break
    }
  }

  private mutating func content() throws -> CellContent {
    if type == "inlineStr" { return text(inline.take()) }
    guard hasValue, !value.isEmpty else { return isFormula && type != "str" ? .uncalculated : .empty }
    switch type {
    case "s":
      guard let index = Int(value), workbook.strings.indices.contains(index) else {
        throw SpreadsheetError.damaged(
          sheet: sheet,
          LocalizedText(
            "单元格 \(reference.a1) 指向不存在的文字", hant: "儲存格 \(reference.a1) 指向不存在的文字",
            en: "cell \(reference.a1) names a text that is not there"))
      }
      return text(workbook.strings[index])
    case "str": return text(EscapedText.decoded(value))
    case "b": return .boolean(value == "1" || value == "true")
    case "e": return .error(value)
    case "d": return isoDate(value) ?? .text(value)
    default: return number(value)
    }
  }

  private func text(_ text: String) -> CellContent { text.isEmpty ? .empty : .text(text) }

  private func number(_ value: String) -> CellContent {
    guard let spelling = NumberSpelling.shortest(value) else { return .error(value) }
    let format = workbook.formats.indices.contains(style) ? workbook.formats[style] : .number
    guard format != .number, let serial = Double(value) else { return .number(spelling) }
    if format == .duration || format != .date && serial < 1 {
      return serial < 0 || serial > 1e6 ? .number(spelling) : .time(seconds: Int((serial * 86_400).rounded()))
    }
    let date = SerialDate(serial: serial, uses1904: workbook.uses1904, hasTime: format != .date)
    return date.map { .date($0) } ?? .number(spelling)
  }

  /// A date that the file writes out (`t="d"`): 2026-11-20 or 2026-11-20T09:30:00.
  private func isoDate(_ text: String) -> CellContent? {
    let parts = text.split { "-T:Z".contains($0) }.map { Int($0.prefix { $0 != "." }) }
    guard parts.count >= 3, !parts.contains(nil), case let n = parts.compactMap(\.self) else { return nil }
    guard 1...9999 ~= n[0], 1...12 ~= n[1], 1...31 ~= n[2] else { return nil }
    func part(_ index: Int) -> Int { index < n.count ? n[index] : 0 }
    return .date(
      SerialDate(
        year: n[0], month: n[1], day: n[2], hour: part(3), minute: part(4), second: part(5), hasTime: n.count > 3))
  }

  private func tooMuch(_ what: LocalizedText, _ limit: Int) -> SpreadsheetError {
    .tooMuch(sheet: sheet, what, limit: limit)
  }

  private func badReference(_ text: String) -> SpreadsheetError {
    .damaged(
      sheet: sheet,
      LocalizedText("没有 \(text) 这样的单元格", hant: "沒有 \(text) 這樣的儲存格", en: "there is no cell \(text)"))
  }
}
