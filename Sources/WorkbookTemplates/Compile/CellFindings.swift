import Findings
import SpreadsheetML

/// Findings about places that no worksheet has: Excel refuses a file that names one.
enum CellFindings {
  /// A row with a number that is none, or beyond the sheet.
  static func row(_ text: String, _ origin: Origin) -> Finding {
    Finding(
      code: .rowOutsideSheet,
      LocalizedText(
        "行号“\(text.prefix(30))”不在 1–\(CellReference.rows.upperBound) 之间，Excel 打不开这样的工作表",
        hant: "列號「\(text.prefix(30))」不在 1–\(CellReference.rows.upperBound) 之間，Excel 打不開這樣的工作表",
        en:
          "the row number '\(text.prefix(30))' is not within 1–\(CellReference.rows.upperBound): Excel cannot open the sheet"
      ),
      at: origin, hint: remedy)
  }

  /// A row that stands after one with its number or a higher one: which sections it lies in cannot be told.
  static func rowOrder(_ number: Int, after previous: Int, _ origin: Origin) -> Finding {
    Finding(
      code: .rowOutOfOrder,
      LocalizedText(
        "第 \(number) 行写在第 \(previous) 行之后，行号须一行比一行大，Excel 打不开这样的工作表",
        hant: "第 \(number) 列寫在第 \(previous) 列之後，列號須一列比一列大，Excel 打不開這樣的工作表",
        en: "row \(number) stands after row \(previous), but row numbers must rise: Excel cannot open the sheet"),
      at: origin, hint: remedy)
  }

  /// A cell with a reference that is none, or beyond the sheet.
  static func cell(_ text: String, _ origin: Origin) -> Finding {
    Finding(
      code: .cellOutsideSheet,
      LocalizedText(
        "没有“\(text.prefix(30))”这样的单元格，Excel 打不开这样的工作表", hant: "沒有「\(text.prefix(30))」這樣的儲存格，Excel 打不開這樣的工作表",
        en: "there is no cell '\(text.prefix(30))': Excel cannot open the sheet"),
      at: origin, hint: remedy)
  }

  /// A picture, text box or chart that lies on no cell of the sheet.
  static func drawing(_ origin: Origin) -> Finding {
    Finding(
      code: .drawingOutsideSheet,
      LocalizedText(
        "图形的位置不在工作表之内（最多 \(CellReference.rows.upperBound) 行、\(CellReference.columns.upperBound) 列）",
        hant: "圖形的位置不在工作表之內（最多 \(CellReference.rows.upperBound) 列、\(CellReference.columns.upperBound) 欄）",
        en:
          "a drawing lies outside the sheet, which has \(CellReference.rows.upperBound) rows and \(CellReference.columns.upperBound) columns"
      ), at: origin, hint: remedy)
  }

  private static let remedy = LocalizedText(
    "用 Excel 或 WPS 打开模板，重新保存", hant: "用 Excel 或 WPS 開啟範本，重新儲存",
    en: "open the template in Excel or WPS and save it again")
}
