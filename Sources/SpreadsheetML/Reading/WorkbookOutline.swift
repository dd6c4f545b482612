import Findings
import Markup

/// Reads which cell styles show dates and times.
struct StyleFormats: XMLHandler {
  /// By index in `cellXfs`.
  private(set) var formats: [NumberFormat] = []
  private var custom: [Int: NumberFormat] = [:]
  private var isInCellStyles = false
  private let limits: SpreadsheetLimits

  init(limits: SpreadsheetLimits) { self.limits = limits }

  var isDone: Bool { false }

  mutating func start(_ tag: borrowing XMLTag) throws {
    switch tag.name {
    case "numFmt":
      guard let id = Int(tag.attribute("numFmtId") ?? ""), let code = tag.attribute("formatCode") else { return }
      guard custom.count < limits.styles else { throw tooMany }
      custom[id] = NumberFormat(code: code)
    case "cellXfs": isInCellStyles = true
    case "xf" where isInCellStyles:
      let id = Int(tag.attribute("numFmtId") ?? "") ?? 0
      guard formats.count < limits.styles else { throw tooMany }
      formats.append(custom[id] ?? NumberFormat(builtIn: id))
    default: break
    }
  }

  mutating func end(_ name: XMLName) throws { if name == "cellXfs" { isInCellStyles = false } }

  private var tooMany: SpreadsheetError {
    .tooMuch(sheet: nil, LocalizedText("单元格格式", hant: "儲存格格式", en: "cell formats"), limit: limits.styles)
  }

  mutating func text(_ text: XMLPiece) throws {}
}

/// Reads the list of sheets and the date system.
struct WorkbookOutline: XMLHandler {
  struct Entry {
    var name: String
    var relationship: String
    var isHidden: Bool
  }
  private(set) var sheets: [Entry] = []
  private(set) var uses1904 = false
  private let limits: SpreadsheetLimits

  init(limits: SpreadsheetLimits) { self.limits = limits }

  var isDone: Bool { false }

  mutating func start(_ tag: borrowing XMLTag) throws {
    switch tag.name {
    case "workbookPr": uses1904 = ["1", "true"].contains(tag.attribute("date1904"))
    case "sheet":
      guard let name = tag.attribute("name"), let id = tag.attribute("id") else { return }
      guard sheets.count < limits.sheets else {
        throw SpreadsheetError.tooMuch(
          sheet: nil, LocalizedText("工作表", hant: "工作表", en: "sheets"), limit: limits.sheets)
      }
      let state = tag.attribute("state") ?? "visible"
      sheets.append(Entry(name: name, relationship: id, isHidden: state != "visible"))
    default: break
    }
  }

  mutating func end(_ name: XMLName) throws {}
  mutating func text(_ text: XMLPiece) throws {}
}

/// Reads the title from the core properties.
struct CoreTitle: XMLHandler {
  private(set) var text: [UInt8] = []
  private var isInTitle = false

  var isDone: Bool { false }

  mutating func start(_ tag: borrowing XMLTag) throws { isInTitle = tag.name == "title" }
  mutating func end(_ name: XMLName) throws { isInTitle = false }
  mutating func text(_ piece: XMLPiece) throws { if isInTitle { piece.append(to: &text) } }
}
