import Findings
import OPC

/// Digital signatures: they are about the bytes of the template, and void for whatever is made from it.
enum SignatureRepair: PackageRepairRule {
  static func apply(to draft: inout RepairDraft) {
    guard isNeeded(draft.package.opc) else { return }
    for part in draft.package.opc.parts where part.contentType.lowercased().hasPrefix(type) {
      draft.changes.removals.insert(part.name)
    }
    for link in links(of: draft.package.opc) {
      draft.drop(link, of: nil)
      draft.report(draft.package.fault(34, at: link, of: nil, "left out", about: nil), meaning)
    }
  }

  static func isNeeded(_ package: OPCPackage) -> Bool { !links(of: package).isEmpty }

  private static func links(of package: OPCPackage) -> [Relationship] {
    package.relationships(of: nil).filter { $0.type.hasSuffix("/digital-signature/origin") }
  }

  private static let type = "application/vnd.openxmlformats-package.digital-signature"

  private static let meaning = FaultMeaning(
    .signatureLeftOut, .warning, "文件带有数字签名，填写后签名就不再有效，做出的文件里不带它",
    hant: "檔案帶有數位簽章，填寫後簽章就不再有效，做出的檔案裡不帶它",
    en: "the file bears a digital signature, which is void once it is filled in; what is made leaves it out",
    hint: LocalizedText("不用处理；要签名，请签做出的文件", hant: "不用處理；要簽章，請簽做出的檔案", en: "nothing to do; sign what is made"))
}
