import Markup
import WordprocessingML

/// Rewrites the properties of a section for its place in a joined document.
struct JoinedSection {
  let part: WordOutline
  let edits: ByteEdits

  /// The order of a section's properties (ISO/IEC 29500-1, 17.6.17), behind the references to headers and footers.
  private static let order = [
    "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols",
    "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings",
    "sectPrChange",
  ]

  /// The properties; those that begin a document begin a page and count pages from 1. `references` come first.
  func bytes(of node: Int?, beginsDocument: Bool, isFirstDocument: Bool, references: [UInt8] = []) -> [UInt8] {
    let outline = part.outline
    let prefix = part.prefix
    let children = node.map { Array(outline.elements(of: $0)) } ?? []
    var out: [UInt8]
    if let node {
      let tag = outline.nodes[node].startTag
      let end = outline.nodes[node].isEmptyTag ? tag.upperBound - 2 : tag.upperBound - 1
      out = edits.applied(to: outline.bytes, tag.lowerBound..<end)
    } else {
      out = Array("<\(prefix)sectPr".utf8)
    }
    out.append(UInt8(ascii: ">"))
    var waiting: [(rank: Int, bytes: [UInt8])] = []
    if beginsDocument {
      if !isFirstDocument { waiting.append((rank("type"), type(children))) }
      waiting.append((rank("pgNumType"), pageNumbers(children)))
    }
    var hasReferences = references.isEmpty
    for child in children {
      let name = outline.localName(of: child)
      let isReference = name == "headerReference" || name == "footerReference"
      if !isReference, !hasReferences {
        out += references
        hasReferences = true
      }
      while !isReference, let first = waiting.first, first.rank <= rank(name) {
        out += first.bytes
        waiting.removeFirst()
      }
      let isReplaced = beginsDocument && (name == "pgNumType" || name == "type" && !isFirstDocument)
      if !isReplaced { out += edits.applied(to: outline.bytes, part.range(child)) }
    }
    if !hasReferences { out += references }
    for rest in waiting { out += rest.bytes }
    return out + Array("</\(prefix)sectPr>".utf8)
  }

  private func rank(_ name: String) -> Int { JoinedSection.order.firstIndex(of: name) ?? JoinedSection.order.count }

  private func type(_ children: [Int]) -> [UInt8] {
    let old = children.first { part.outline.isLocalNamed("type", at: $0) }.flatMap { part.attribute("val", of: $0) }
    let kept = old.flatMap { ["evenPage", "oddPage"].contains($0) ? $0 : nil } ?? "nextPage"
    return Array("<\(part.prefix)type \(part.prefix)val=\"\(kept)\"/>".utf8)
  }

  private func pageNumbers(_ children: [Int]) -> [UInt8] {
    let start = "\(part.prefix)start"
    guard let node = children.first(where: { part.outline.isLocalNamed("pgNumType", at: $0) }) else {
      return Array("<\(part.prefix)pgNumType \(start)=\"1\"/>".utf8)
    }
    if part.outline.attributeRange(start, of: node) != nil {
      return edits.applied(to: part.outline.bytes, part.range(node))
    }
    let name = part.outline.nodes[node].nameRange.upperBound
    let range = part.range(node)
    return part.outline.bytes[range.lowerBound..<name] + Array(" \(start)=\"1\"".utf8)
      + part.outline.bytes[name..<range.upperBound]
  }
}
