import Findings
import Markup
import OPC
import SpreadsheetML
import TemplateLanguage

/// Looks for tags in places that are not filled, so that they do not come out on paper.
enum UnfilledTags {
  /// Content types, by their ends, of parts that are looked through, with how people call them.
  private static let places: [(type: String, name: LocalizedText)] = [
    ("spreadsheetml.table+xml", LocalizedText("表格的列名或公式", hant: "表格的欄名或公式", en: "a table's headings or formulas")),
    ("spreadsheetml.pivottable+xml", LocalizedText("数据透视表", hant: "樞紐分析表", en: "a pivot table")),
    ("spreadsheetml.sheet.main+xml", LocalizedText("定义的名称", hant: "定義的名稱", en: "a defined name")),
    ("vmldrawing", LocalizedText("页眉页脚的图片或批注形状", hant: "頁首頁尾的圖片或註解圖形", en: "a picture of the page header")),
  ]

  static func report(_ package: OPCPackage, file: String, _ compiler: inout SlotCompiler) {
    for part in package.parts {
      let type = part.contentType.lowercased()
      guard let place = places.first(where: { type.hasSuffix($0.type) })?.name, let bytes = try? part.bytes() else {
        continue
      }
      guard let tag = tag(in: bytes, isWorkbook: type.hasSuffix("main+xml")) else { continue }
      compiler.report([
        TagFindings.make(
          .tagNotFilled, at: Origin(file: file, place: place), "",
          LocalizedText(
            "标签“\(tag)”写在不会填写的地方", hant: "標籤「\(tag)」寫在不會填寫的地方", en: "the tag '\(tag)' stands where none is filled"),
          hint: LocalizedText(
            "把它移到单元格、批注、文本框或页眉页脚里", hant: "把它移到儲存格、註解、文字方塊或頁首頁尾裡",
            en: "move it to a cell, a comment, a text box or a page header"), severity: .warning)
      ])
    }
  }

  private static func tag(in bytes: [UInt8], isWorkbook: Bool) -> String? {
    guard let outline = try? XMLOutline(bytes, name: "") else { return nil }
    var sheets: [String] = []
    for index in outline.nodes.indices where outline.nodes[index].kind == .element {
      // Names of sheets are filled, also where formulas have them.
      if isWorkbook, outline.isLocalNamed("sheet", at: index) {
        sheets.append(SheetName.quoted(outline.attribute("name", of: index) ?? ""))
        continue
      }
      var texts = outline.attributes(of: index).map { String(decoding: outline.bytes[$0.value], as: UTF8.self) }
      if outline.nodes[index].subtreeEnd == index + 2 { texts.append(outline.text(of: index)) }
      for sheet in sheets where sheet.contains("{{") { texts = texts.map { $0.replacing(sheet, with: "") } }
      for text in texts where text.contains("{{") && text.contains("}}") {
        return String(text[(text.firstRange(of: "{{")?.lowerBound ?? text.startIndex)...].prefix(40))
      }
    }
    return nil
  }
}
