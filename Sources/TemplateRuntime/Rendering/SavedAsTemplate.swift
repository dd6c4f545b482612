package import Findings
import OPC

/// Files in the formats of Office's own templates: what is made from them would not open.
package enum SavedAsTemplate {
  /// The finding of a file that is one.
  package static func findings(_ source: TemplateSource) -> [Finding] {
    let type = source.package.part(source.package.mainPart)?.contentType.lowercased() ?? ""
    guard type.contains("template.main") else { return [] }
    if source.package.kind == .spreadsheet {
      return [
        Finding(
          code: "saved-as-xltx",
          LocalizedText(
            "这个文件是 Excel 模板格式（.xltx），用它做出的 .xlsx 打不开", hant: "這個檔案是 Excel 範本格式（.xltx），用它做出的 .xlsx 打不開",
            en: "this file is an Excel template (.xltx); a .xlsx made from it would not open"),
          at: Origin(file: source.name),
          hint: LocalizedText(
            "在 Excel 或 WPS 里另存为“Excel 工作簿（.xlsx）”", hant: "在 Excel 或 WPS 裡另存為「Excel 活頁簿（.xlsx）」",
            en: "save it as an Excel workbook (.xlsx)"))
      ]
    }
    return [
      Finding(
        code: "saved-as-dotx",
        LocalizedText(
          "这个文件是 Word 模板格式（.dotx），用它做出的 .docx 打不开", hant: "這個檔案是 Word 範本格式（.dotx），用它做出的 .docx 打不開",
          en: "this file is a Word template (.dotx); a .docx made from it would not open"),
        at: Origin(file: source.name),
        hint: LocalizedText(
          "在 Word 或 WPS 里另存为“Word 文档（.docx）”", hant: "在 Word 或 WPS 裡另存為「Word 文件（.docx）」",
          en: "save it as a Word document (.docx)"))
    ]
  }
}
