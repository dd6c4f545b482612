import Findings
import OPC

/// Point 34: relationships are of kinds that a form needs, and outside lead to pages, mail and telephone numbers only.
///
/// Prevents: a program loads something, or opens a file, when the document is opened or a link is clicked.
struct RelationshipListRule: PackageRule {
  static let point = 34
  static let meaning = OutsideContent("").meaning(of: "")

  func faults(in package: CheckedPackage) -> [PackageFault] {
    let sources: [PartName?] = [nil] + package.opc.parts.map(\.name)
    return sources.flatMap { source in
      package.opc.relationships(of: source).compactMap { fault($0, of: source, in: package) }
    }
  }

  private func fault(_ link: Relationship, of source: PartName?, in package: CheckedPackage) -> PackageFault? {
    let type = link.shortType.lowercased()
    func fault(_ message: String, _ meaning: FaultMeaning, about subject: String? = nil) -> PackageFault {
      package.fault(Self.point, at: link, of: source, message, about: subject).meaning(meaning)
    }
    if link.isExternal {
      if type == "hyperlink", SafeAddress.isAllowed(link.target) { return nil }
      if type == "attachedtemplate" { return fault("left out of what is made", Self.leftOut, about: link.target) }
      return fault("\(type) outside", OutsideContent(type).meaning(of: String(link.target.prefix(80))))
    }
    if PartList.allows(relationship: type, in: package.opc.kind) { return nil }
    // A part that is refused says all about it.
    if let part = link.part.flatMap(package.opc.part), case .refused = PartList.judge(part, in: package.opc.kind) {
      return nil
    }
    return fault("a relationship of type \(link.type)", ForeignContent.unknown.meaning, about: link.target)
  }

  /// Word's note of the template that a document was made with: nothing in the document needs it.
  private static let leftOut = FaultMeaning(
    "attached-template", .warning, "文件记着它所用的模板，做出的文件里会去掉这条记录，不影响内容",
    hant: "檔案記著它所用的範本，做出的檔案裡會去掉這條記錄，不影響內容",
    en: "the file notes the template that it was made with; what is made leaves the note out and loses nothing",
    hint: LocalizedText(
      "不用处理；要去掉提醒，在 Word“开发工具 → 文档模板”里改为 Normal 并保存",
      hant: "不用處理；要去掉提醒，在 Word「開發人員 → 文件範本」裡改為 Normal 並儲存",
      en: "nothing to do; to be rid of the remark, attach Normal in Word's Developer > Document Template and save"))
}
