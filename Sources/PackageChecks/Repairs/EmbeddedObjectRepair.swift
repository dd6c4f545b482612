import Findings
import Markup
import OPC

/// An object of another program in a Word document: its picture stays, as a paste as picture leaves it.
enum EmbeddedObjectRepair: PackageRepairRule {
  static func apply(to draft: inout RepairDraft) {
    let package = draft.package
    guard package.opc.kind == .wordprocessing else { return }
    for part in package.parts {
      guard let source = PartName(part.name) else { continue }
      for object in part.all("o:OLEObject") { apply(object, part, source, &draft) }
    }
  }

  private static func apply(_ object: Int, _ part: CheckedPart, _ source: PartName, _ draft: inout RepairDraft) {
    let links = draft.package.opc.relationships(of: source)
    let parent = part.outline.nodes[object].parent
    guard parent >= 0, part.names[parent] == "w:object", !part.inside(parent, "v:imagedata").isEmpty,
      let id = part.attribute("r:id", object), let link = links.first(where: { $0.id == id }),
      part.uses(of: id) == [object], isRefused(link, draft.package.opc)
    else { return }
    draft.drop(link, of: source)
    draft.remove(object, of: part)
    if let target = link.part, draft.package.opc.isOnlyTarget(of: link, from: source) {
      draft.changes.removals.insert(target)
    }
    // What marks the shape as an object's.
    for shape in part.inside(parent, "v:shape") {
      for attribute in part.outline.attributes(of: shape)
      where part.outline.bytes[attribute.name].elementsEqual("o:ole".utf8) {
        draft.replace(attribute.outer, of: part)
      }
    }
    draft.report(part.fault(34, object, "", about: part.anyAttribute("ProgID", object)), meaning)
  }

  /// A link to a file outside, or what may not stand in a template.
  private static func isRefused(_ link: Relationship, _ package: OPCPackage) -> Bool {
    link.isExternal || link.part.flatMap(package.part).map { PartList.judge($0, in: package.kind).isRefusal } ?? true
  }

  private static let meaning = FaultMeaning(
    .objectAsPicture, .warning, "这里嵌入了别的软件的对象，做出的文件里只留它的图片", hant: "這裡內嵌了別的軟體的物件，做出的檔案裡只留它的圖片",
    en: "an object of another program is embedded here; what is made keeps its picture only",
    hint: LocalizedText(
      "不用处理；要去掉提醒，剪切对象，用“选择性粘贴”粘贴为图片", hant: "不用處理；要去掉提醒，剪下物件，用「選擇性貼上」貼上為圖片",
      en: "nothing to do; to be rid of the remark, cut the object and paste it as a picture with Paste Special"))
}
