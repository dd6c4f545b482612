import Findings
import Markup
import OPC

/// Point 33: a relationship that a part's text names is among that part's own relationships.
///
/// Prevents: a picture, link, header or footer points to nothing, and Word or Excel asks to repair.
struct RelationshipIdRule: PackageRule {
  static let point = 33
  static let meaning = FaultMeaning(
    "package-missing-link", "图片、链接或页眉页脚指向的内容不存在，Word、Excel 会要求修复",
    hant: "圖片、連結或頁首頁尾指向的內容不存在，Word、Excel 會要求修復",
    en: "a picture, link, header or footer points to nothing, and Word or Excel asks to repair")

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.parts.flatMap { part -> [PackageFault] in
      guard let name = PartName(part.name), !name.isRelationships else { return [] }
      let known = Set(package.opc.relationships(of: name).map(\.id))
      let outline = part.outline
      var namespaces = part.namespaces
      return outline.nodes.indices.flatMap { index in
        outline.attributes(of: index).compactMap { attribute in
          let name = outline.bytes[attribute.name]
          guard let colon = name.firstIndex(of: UInt8(ascii: ":")), !name.starts(with: "xmlns".utf8),
            Self.namespaces.contains(
              namespaces.uri(String(decoding: name[..<colon], as: UTF8.self), at: index, in: outline))
          else { return nil }
          let id = String(decoding: outline.bytes[attribute.value], as: UTF8.self)
          guard !id.isEmpty, !known.contains(id) else { return nil }
          return part.fault(Self.point, index, "there is no relationship \(id)")
        }
      }
    }
  }

  private static let namespaces: Set<String> = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
  ]
}
