import Findings

/// Point 34: nothing in the text of a part links to a program, a file or a data source of its own, beside relationships.
struct LinkedElementRule: PackageRule {
  static let point = 34
  static let meaning = FaultMeaning(
    .dangerousObject, "这里链接着别的程序、文件或数据源（DDE、OLE 链接、邮件合并、网页发布），已拒绝",
    hant: "這裡連結著別的程式、檔案或資料來源（DDE、OLE 連結、合併列印、網頁發佈），已拒絕",
    en: "this links to another program, file or data source (DDE, an OLE link, mail merge, publishing): refused",
    hint: LocalizedText(
      "删去这个对象或断开它的链接；邮件合并请在“邮件 → 开始邮件合并”里选“普通 Word 文档”",
      hant: "刪去這個物件或中斷它的連結；合併列印請在「郵件 → 啟動合併列印」裡選「標準 Word 文件」",
      en: "delete the object or break its link; for a mail merge choose Normal Word Document under Start Mail Merge"))

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.everything.flatMap { part in
      let always = ["s:ddeLink", "s:oleLink", "s:webPublishItem", "s:webPublishObject", "x:DDE"].flatMap(part.all)
      let linked =
        part.all("s:oleObject").filter { part.anyAttribute("link", $0) != nil }
        + part.all("o:OLEObject").filter { part.anyAttribute("Type", $0)?.lowercased() == "link" }
      let merged = ["w:connectString", "w:query", "w:udl", "w:dataSource", "w:headerSource"].flatMap(part.all)
        .filter { part.isInside($0, "w:mailMerge") }
      // The data of an XML map, and the schemas and their extensions of a document, each from a file or address.
      let bound = part.all("s:DataBinding").filter {
        ["1", "true"].contains(part.anyAttribute("FileBinding", $0) ?? "")
          || !(part.anyAttribute("FileBindingName", $0) ?? "").isEmpty
      }
      let schemas = Self.schemas.flatMap(part.all).filter { node in
        ["manifestLocation", "schemaLocation"].contains { !(part.anyAttribute($0, node) ?? "").isEmpty }
      }
      let all = (always + linked + merged + bound + schemas).map { part.fault(Self.point, $0, part.names[$0]) }
      return all + macros(part)
    }
  }

  private static let schemas = [
    "schemas.openxmlformats.org/schemaLibrary/2006/main", "purl.oclc.org/ooxml/schemaLibrary/main",
  ]
  .map { "{http://\($0)}schema" }

  /// The macros that form fields run when they are entered or left: a document has none, but the user's programs may.
  private func macros(_ part: CheckedPart) -> [PackageFault] {
    ["w:entryMacro", "w:exitMacro"].flatMap(part.all).compactMap { node in
      guard let name = part.anyAttribute("val", node), !name.isEmpty else { return nil }
      return part.fault(Self.point, node, part.names[node], about: name).meaning(Self.macro(name))
    }
  }

  private static func macro(_ name: String) -> FaultMeaning {
    FaultMeaning(
      .dangerousObject, "这里的表单域在进入或离开时会运行宏“\(name)”，已拒绝", hant: "這裡的表單欄位在進入或離開時會執行巨集「\(name)」，已拒絕",
      en: "the form field here runs the macro '\(name)' when it is entered or left: refused",
      hint: LocalizedText(
        "双击这个表单域，把“运行宏”的“插入点移入时”“插入点移出时”都清空", hant: "按兩下這個表單欄位，把「執行巨集」的「進入」「離開」都清空",
        en: "open the properties of the form field and clear both boxes under Run macro on"))
  }
}
