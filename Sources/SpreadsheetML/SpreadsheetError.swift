package import Findings
import OPC

/// Why a workbook could not be read or written.
package struct SpreadsheetError: ExplainedError, Hashable, CustomStringConvertible {
  /// The kind of trouble, for programs, in kebab case.
  package var code: FindingCode
  /// The sheet concerned, where there is one.
  package var sheet: String?
  /// The cell concerned, where there is one.
  package var cell: String?
  /// What is wrong and what to do, for people.
  package var message: LocalizedText

  /// Makes an error.
  package init(code: FindingCode, sheet: String? = nil, cell: String? = nil, message: LocalizedText) {
    self.code = code
    self.sheet = sheet
    self.cell = cell
    self.message = message
  }

  /// Sheet, cell, code and message in English.
  package var description: String {
    "\(sheet.map { "\($0)!" } ?? "")\(cell ?? ""): \(code): \(message.text(in: .en))"
  }
}

extension SpreadsheetError {
  init(_ error: OPCError) { self.init(code: error.code, message: error.message) }

  /// Some other failure of reading or writing, in its own words.
  init(_ error: any Error) {
    switch error {
    case let error as SpreadsheetError: self = error
    case let error as any ExplainedError: self.init(code: .workbookNotWritten, message: error.message)
    default:
      self.init(
        code: .workbookNotWritten,
        message: LocalizedText("无法写出工作簿", hant: "無法寫出活頁簿", en: "the workbook could not be written"))
    }
  }

  static func unreadable() -> SpreadsheetError {
    SpreadsheetError(
      code: .fileUnreadable,
      message: LocalizedText(
        "文件打不开，请检查读取权限，或是否正被其他程序占用", hant: "檔案打不開，請檢查讀取權限，或是否正被其他程式占用",
        en: "the file cannot be read; check its permissions and whether another program holds it"))
  }

  static func notAWorkbook() -> SpreadsheetError {
    SpreadsheetError(
      code: .notAWorkbook,
      message: LocalizedText(
        "这不是 Excel 工作簿（.xlsx），请用 Excel 或 WPS 另存为 .xlsx", hant: "這不是 Excel 活頁簿（.xlsx），請用 Excel 或 WPS 另存為 .xlsx",
        en: "this is not a workbook (.xlsx); save it as .xlsx with Excel or WPS"))
  }

  static func damaged(sheet: String?, _ reason: LocalizedText) -> SpreadsheetError {
    SpreadsheetError(
      code: .workbookDamaged, sheet: sheet,
      message: LocalizedText(
        "工作簿损坏：\(reason.zhHans)；请用 Excel 或 WPS 打开后重新保存",
        hant: "活頁簿損壞：\(reason.text(in: .zhHant))；請用 Excel 或 WPS 開啟後重新儲存",
        en: "the workbook is damaged: \(reason.text(in: .en)); open it in Excel or WPS and save it again"))
  }

  static func tooMuch(sheet: String?, _ what: LocalizedText, limit: Int) -> SpreadsheetError {
    SpreadsheetError(
      code: .workbookTooLarge, sheet: sheet,
      message: LocalizedText(
        "\(what.zhHans)超过 \(limit)，请分成几个文件", hant: "\(what.text(in: .zhHant))超過 \(limit)，請分成幾個檔案",
        en: "there are more than \(limit) \(what.text(in: .en)); split the file"))
  }

  static func tooLong(_ units: Int, limit: Int, sheet: String, _ cell: CellReference) -> SpreadsheetError {
    SpreadsheetError(
      code: .cellTooLong, sheet: sheet, cell: cell.a1,
      message: LocalizedText(
        "单元格文字有 \(units) 字，最多 \(limit) 字", hant: "儲存格文字有 \(units) 字，最多 \(limit) 字",
        en: "the cell's text has \(units) characters; at most \(limit) are allowed"))
  }

  static func notANumber(_ text: String, sheet: String, _ cell: CellReference) -> SpreadsheetError {
    SpreadsheetError(
      code: .cellNotANumber, sheet: sheet, cell: cell.a1,
      message: LocalizedText("“\(text)”不是数字", hant: "「\(text)」不是數字", en: "\"\(text)\" is not a number"))
  }
}
