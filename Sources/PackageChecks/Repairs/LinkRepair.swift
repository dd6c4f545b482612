import Findings
import Markup
import OPC

/// Links to files, shares and programs: what they stand on stays, the link goes. On paper it has no use, and the path is one
/// of the computer on which the template was made.
enum LinkRepair: PackageRepairRule {
  static func apply(to draft: inout RepairDraft) {
    let package = draft.package
    for source in package.opc.sources {
      guard let part = source.flatMap(package.part) else { continue }
      for link in package.opc.relationships(of: source)
      where link.isExternal && link.shortType.lowercased() == "hyperlink" && !SafeAddress.isAllowed(link.target) {
        let uses = part.uses(of: link.id)
        guard uses.allSatisfy({ isRemovable(part.names[$0]) }) else { continue }
        draft.drop(link, of: source)
        for use in uses { remove(use, link.id, of: part, from: &draft) }
        let fault = package.fault(34, at: link, of: source, "left out", about: String(link.target.prefix(80)))
        draft.report(fault, meaning)
      }
    }
  }

  private static func isRemovable(_ name: String) -> Bool {
    name == "w:hyperlink" || name == "s:hyperlink" || drawingLinks.contains(name)
  }

  private static let drawingLinks: Set<String> = ["a:hlinkClick", "a:hlinkHover", "a:hlinkMouseOver"]

  private static func remove(_ node: Int, _ id: String, of part: CheckedPart, from draft: inout RepairDraft) {
    if part.names[node] == "w:hyperlink" {
      // The element holds the text.
      for range in part.attributeRanges(of: node, withValue: id) { draft.replace(range, of: part) }
      return
    }
    draft.remove(node, of: part)
    // A list of links must hold one.
    let parent = part.outline.nodes[node].parent
    guard part.names[node] == "s:hyperlink", parent >= 0 else { return }
    let others = part.children(parent, "s:hyperlink").filter { !draft.removes($0, of: part) }
    if others.isEmpty { draft.remove(parent, of: part) }
  }

  private static let meaning = FaultMeaning(
    .linkLeftOut, .warning, "这里的链接指向文件、网络共享或程序，做出的文件里只留文字，不带链接",
    hant: "這裡的連結指向檔案、網路共用或程式，做出的檔案裡只留文字，不帶連結",
    en: "the link here leads to a file, a share or a program; what is made keeps the text and leaves the link out",
    hint: LocalizedText(
      "不用处理；链接可以是 http、https、mailto、tel 地址，或本文件里的位置",
      hant: "不用處理；連結可以是 http、https、mailto、tel 位址，或本檔案裡的位置",
      en: "nothing to do; a link may lead to http, https, mailto and tel addresses and to places in the file"))
}
