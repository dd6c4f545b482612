import Findings
import Markup
import OPC

/// Parts that nothing printed needs, such as the settings of toolbars and keys or a description of an add-in, and
/// relationships to parts that are gone: they are left out if no element names them.
///
/// Macros are never left out in silence: a template with macros is another file than its maker thinks.
enum StrayPartRepair: PackageRepairRule {
  static func apply(to draft: inout RepairDraft) {
    let opc = draft.package.opc
    dropLinks(&draft)
    let candidates = Set(opc.parts.filter { isCandidate($0, in: opc.kind) }.map(\.name))
    let stray = candidates.filter { name in
      opc.sources.allSatisfy { source in
        source.map(candidates.contains) ?? false
          || opc.relationships(of: source).allSatisfy { $0.part != name || !isNamed($0, source, draft.package) }
      }
    }
    for name in stray.sorted() where !draft.changes.removals.contains(name) {
      draft.changes.removals.insert(name)
      draft.report(draft.package.fault(34, using: name, "", about: name.file), meaning)
    }
  }

  /// Relationships to what is gone, and of kinds that nobody knows.
  private static func dropLinks(_ draft: inout RepairDraft) {
    let opc = draft.package.opc
    for source in opc.sources {
      for link in opc.relationships(of: source) where !link.isExternal && !isNamed(link, source, draft.package) {
        let isGone = !opc.holdsTarget(of: link)
        let isRefused = link.part.flatMap(opc.part).map { PartList.judge($0, in: opc.kind).isRefusal } ?? false
        guard isGone || (!isRefused && !PartList.allows(relationship: link.shortType.lowercased(), in: opc.kind))
        else { continue }
        draft.drop(link, of: source)
        draft.report(
          draft.package.fault(34, at: link, of: source, "", about: link.target), isGone ? goneMeaning : meaning)
        if let part = link.part, !isGone, opc.isOnlyTarget(of: link, from: source) {
          draft.changes.removals.insert(part)
        }
      }
    }
  }

  private static func isCandidate(_ part: Part, in kind: OPCPackage.Kind) -> Bool {
    guard case .refused(let content) = PartList.judge(part, in: kind) else { return false }
    let type = part.contentType.lowercased()
    return content == .unknown || content == .addIn || type.hasSuffix("keymapcustomizations+xml")
      || type.hasSuffix("attachedtoolbars")
  }

  private static func isNamed(_ link: Relationship, _ source: PartName?, _ package: CheckedPackage) -> Bool {
    source.flatMap(package.part).map { !$0.uses(of: link.id).isEmpty } ?? (link.shortType == "officeDocument")
  }

  private static let meaning = FaultMeaning(
    .partLeftOut, .warning, "文件里有印单用不着的附带内容（如工具栏、快捷键、加载项的设置），做出的文件里不带它",
    hant: "檔案裡有印單用不著的附帶內容（如工具列、快速鍵、增益集的設定），做出的檔案裡不帶它",
    en: "the file brings something that printing does not need (settings of toolbars, keys, add-ins); it is left out",
    hint: LocalizedText("不用处理", hant: "不用處理", en: "nothing to do"))
  private static let goneMeaning = FaultMeaning(
    .staleLinkLeftOut, .warning, "文件记着一项已经不在的内容，做出的文件里去掉这条记录", hant: "檔案記著一項已經不在的內容，做出的檔案裡去掉這條記錄",
    en: "the file notes something that it no longer holds; the note is left out",
    hint: LocalizedText("不用处理", hant: "不用處理", en: "nothing to do"))
}
