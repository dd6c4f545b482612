import Foundation
import Markup
import OPC

/// Reads a document back into the notation that `WordNotation` writes.
struct WordReader {
  private let package: OPCPackage
  private let document: XMLOutline
  private let notes: [String: String]

  init(_ bytes: [UInt8]) throws {
    package = try OPCPackage(reading: bytes, name: "成品.docx")
    document = try XMLOutline(package.bytes(of: package.mainPart), name: "document")
    var notes: [String: String] = [:]
    for (type, name) in [("footnotes", "footnote"), ("endnotes", "endnote"), ("comments", "comment")] {
      guard let part = package.part(type, from: package.mainPart) else { continue }
      let outline = try XMLOutline(part.bytes(), name: type)
      for note in outline.elements(of: outline.root) {
        let reader = Walk(outline: outline, notes: [:], links: [:])
        notes["\(name) \(outline.attribute("w:id", of: note) ?? "")"] = reader.blocks(note).joined(separator: " ¶ ")
      }
    }
    self.notes = notes
  }

  /// The body line by line, then what stands around it.
  func text() throws -> String {
    let links = Dictionary(
      package.relationships(of: package.mainPart).map { ($0.id, $0.target) }, uniquingKeysWith: { first, _ in first })
    let walk = Walk(outline: document, notes: notes, links: links)
    let body = document.elements(of: document.root).first { document.isNamed("w:body", at: $0) }
    var lines = body.map { walk.blocks($0) } ?? []
    if lines.last == "", lines.dropLast().last?.hasPrefix("|") == true { lines.removeLast() }
    for (type, title) in [("header", "页眉"), ("footer", "页脚"), ("diagramData", "SmartArt")] {
      for part in package.parts(type, from: package.mainPart) {
        let outline = try XMLOutline(part.bytes(), name: type)
        let text =
          type == "diagramData"
          ? [Self.text(outline)] : Walk(outline: outline, notes: [:], links: [:]).blocks(outline.root)
        lines.append("【\(title)：\(text.joined(separator: " ¶ "))】")
      }
    }
    if let part = package.parts.first(where: { $0.contentType.hasSuffix("core-properties+xml") }) {
      lines.append("【文档属性：\(Self.text(try XMLOutline(part.bytes(), name: "core")))】")
    }
    return lines.joined(separator: "\n")
  }

  private static func text(_ outline: XMLOutline) -> String {
    outline.text(of: outline.root)
  }

  /// A walk over one part.
  private struct Walk {
    let outline: XMLOutline
    let notes: [String: String]
    let links: [String: String]

    /// The paragraphs and rows in a container.
    func blocks(_ container: Int) -> [String] {
      var lines: [String] = []
      var counters: [String: Int] = [:]
      for child in outline.elements(of: container) {
        switch outline.name(of: child) {
        case "w:p":
          var line = inlines(child)
          if let properties = outline.child("pPr", of: child, prefix: "w:") {
            if let list = outline.child("numPr", of: properties, prefix: "w:"),
              let number = outline.child("numId", of: list, prefix: "w:")
            {
              let id = outline.attribute("w:val", of: number) ?? ""
              counters[id, default: 0] += 1
              line = "\(counters[id] ?? 0). \(line)"
            }
            if outline.child("sectPr", of: properties, prefix: "w:") != nil { line += "【分节】" }
          }
          lines.append(line)
        case "w:tbl":
          for row in outline.elements(of: child) where outline.isNamed("w:tr", at: row) {
            let cells = outline.elements(of: row).filter { outline.isNamed("w:tc", at: $0) }
            lines.append("| " + cells.map { blocks($0).joined(separator: " ¶ ") }.joined(separator: " | ") + " |")
          }
        case "w:sdt", "w:sdtContent": lines += blocks(child)
        default: break
        }
      }
      return lines
    }

    /// The text of a paragraph, or of what is in one.
    private func inlines(_ container: Int) -> String {
      outline.elements(of: container).map { inline($0) }.joined()
    }

    private func inline(_ node: Int) -> String {
      switch outline.name(of: node) {
      case "w:t": return outline.text(of: node)
      case "w:tab": return "⇥"
      case "w:br": return outline.attribute("w:type", of: node) == "page" ? "【分页】" : "⏎"
      case "w:r":
        let text = inlines(node)
        let properties = outline.child("rPr", of: node, prefix: "w:")
        let isBold = properties.flatMap { outline.child("b", of: $0, prefix: "w:") } != nil
        return isBold && !text.isEmpty ? "【加粗：\(text)】" : text
      case "w:footnoteReference": return "【脚注：\(note("footnote", node))】"
      case "w:endnoteReference": return "【尾注：\(note("endnote", node))】"
      case "w:commentReference": return "【批注：\(note("comment", node))】"
      case "w:fldSimple": return "【域：\(outline.attribute("w:instr", of: node) ?? "")】"
      case "w:hyperlink":
        let target = links[outline.attribute("r:id", of: node) ?? ""] ?? ""
        return "【链接：\(inlines(node))→\(target.removingPercentEncoding ?? target)】"
      case "w:sdt":
        let content = outline.child("sdtContent", of: node, prefix: "w:").map { inlines($0) } ?? ""
        let isBox =
          outline.nodes[node].subtreeEnd > node && subtree(node).contains { outline.isNamed("w14:checkbox", at: $0) }
        return "【\(isBox ? "复选框" : "控件")：\(content)】"
      case "w:drawing":
        if let box = subtree(node).first(where: { outline.isNamed("w:txbxContent", at: $0) }) {
          return "【文本框：\(blocks(box).joined(separator: " ¶ "))】"
        }
        return picture(node)
      case "w:pPr", "w:rPr", "mc:Fallback": return ""
      default: return inlines(node)
      }
    }

    private func picture(_ node: Int) -> String {
      func attribute(_ name: String, _ element: String) -> String? {
        subtree(node).first { outline.name(of: $0) == element }.flatMap { outline.attribute(name, of: $0) }
      }
      func millimetres(_ name: String) -> String {
        String(format: "%g", (Double(attribute(name, "wp:extent") ?? "") ?? 0) / 36_000)
      }
      return "【图片：\(attribute("descr", "wp:docPr") ?? "") \(millimetres("cx"))×\(millimetres("cy"))mm】"
    }

    private func note(_ name: String, _ reference: Int) -> String {
      notes["\(name) \(outline.attribute("w:id", of: reference) ?? "")"] ?? "?"
    }

    private func subtree(_ node: Int) -> Range<Int> { node..<outline.nodes[node].subtreeEnd }
  }
}

extension XMLOutline {
  /// The first child element of this name.
  func child(_ name: String, of node: Int, prefix: String) -> Int? {
    elements(of: node).first { self.name(of: $0) == prefix + name }
  }
}
