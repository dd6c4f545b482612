import Findings
import Markup
import OPC

/// Word's note of the template that a document was made with: a path on somebody's disk or a server, which Word would look
/// for again in every document that is made.
enum AttachedTemplateRepair: PackageRepairRule {
  static func apply(to draft: inout RepairDraft) {
    let package = draft.package
    for source in package.opc.sources {
      for link in package.opc.relationships(of: source)
      where link.isExternal && link.shortType.lowercased() == "attachedtemplate" {
        draft.drop(link, of: source)
        draft.report(package.fault(34, at: link, of: source, "left out", about: link.target), meaning)
        guard let part = source.flatMap(package.part) else { continue }
        for note in part.all("w:attachedTemplate") { draft.remove(note, of: part) }
      }
    }
  }

  static let meaning = FaultMeaning(
    .attachedTemplate, .warning, "文件记着它所用的模板，做出的文件里会去掉这条记录，不影响内容",
    hant: "檔案記著它所用的範本，做出的檔案裡會去掉這條記錄，不影響內容",
    en: "the file notes the template that it was made with; what is made leaves the note out and loses nothing",
    hint: LocalizedText(
      "不用处理；要去掉提醒，在 Word“开发工具 → 文档模板”里改为 Normal 并保存",
      hant: "不用處理；要去掉提醒，在 Word「開發人員 → 文件範本」裡改為 Normal 並儲存",
      en: "nothing to do; to be rid of the remark, attach Normal in Word's Developer > Document Template and save"))
}
