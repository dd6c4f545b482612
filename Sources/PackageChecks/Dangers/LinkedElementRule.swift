import Findings

/// Point 34: nothing in the text of a part links to a program, a file or a data source of its own, beside relationships.
struct LinkedElementRule: PackageRule {
  static let point = 34
  static let meaning = FaultMeaning(
    "dangerous-object", "这里链接着别的程序、文件或数据源（DDE、OLE 链接、邮件合并、网页发布），已拒绝",
    hant: "這裡連結著別的程式、檔案或資料來源（DDE、OLE 連結、合併列印、網頁發佈），已拒絕",
    en: "this links to another program, file or data source (DDE, an OLE link, mail merge, publishing): refused",
    hint: LocalizedText(
      "删去这个对象或断开它的链接；邮件合并请在“邮件 → 开始邮件合并”里选“普通 Word 文档”",
      hant: "刪去這個物件或中斷它的連結；合併列印請在「郵件 → 啟動合併列印」裡選「標準 Word 文件」",
      en: "delete the object or break its link; for a mail merge choose Normal Word Document under Start Mail Merge"))

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.everything.flatMap { part in
      let always = ["s:ddeLink", "s:oleLink", "s:webPublishItem", "x:DDE"].flatMap(part.all)
      let linked =
        part.all("s:oleObject").filter { part.anyAttribute("link", $0) != nil }
        + part.all("o:OLEObject").filter { part.anyAttribute("Type", $0)?.lowercased() == "link" }
      let merged = ["w:connectString", "w:query", "w:udl", "w:dataSource", "w:headerSource"].flatMap(part.all)
        .filter { part.isInside($0, "w:mailMerge") }
      return (always + linked + merged).sorted().map { part.fault(Self.point, $0, part.names[$0]) }
    }
  }
}
