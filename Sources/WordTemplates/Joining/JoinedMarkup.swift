import Markup
import TemplateLanguage
import TemplateRuntime
import WordprocessingML

/// Rewrites what must be unique in the markup of one document's part.
struct JoinedMarkup {
  let part: WordOutline
  private(set) var edits = ByteEdits()
  /// The fields around the place being read: whether they count pages, and where their results begin.
  private var fields: [(countsPages: Bool, result: Int?)] = []

  /// Elements with a number among the annotations (ISO/IEC 29500-1, 17.13).
  private static let annotations: Set<String> = [
    "bookmarkStart", "bookmarkEnd", "ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveFromRangeEnd",
    "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart",
    "customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart",
    "customXmlMoveToRangeEnd", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tcPrChange",
    "trPrChange", "tblGridChange", "numberingChange", "cellIns", "cellDel", "cellMerge",
  ]

  init(_ part: WordOutline) { self.part = part }

  /// Gives a note its new number.
  mutating func renumber(_ range: Range<Int>, _ number: String) { edits.replace(range, with: number) }

  /// The bookmarks of a part.
  static func bookmarks(in part: WordOutline) -> Set<String> {
    Set(part.kinds.indices.filter { part.kinds[$0] == .bookmarkStart }.compactMap { part.attribute("name", of: $0) })
  }

  /// The lists that a part's paragraphs are in.
  static func lists(in part: WordOutline) -> Set<String> {
    let name = part.prefix + "numId"
    return Set(
      part.outline.nodes.indices.filter { part.outline.nodes[$0].kind == .element && part.outline.name(of: $0) == name }
        .compactMap { part.attribute("val", of: $0) }.filter { $0 != "0" })
  }

  /// Finds the edits.
  mutating func rewrite(_ mapping: inout JoinMapping, _ numbers: inout JoinNumbers) {
    let outline = part.outline
    for node in outline.nodes.indices where outline.nodes[node].kind == .element {
      let local = outline.localName(of: node)
      switch local {
      case "dataBinding":
        // One piece of custom XML cannot hold the values of several documents.
        edits.remove(part.range(node))
      case "instrText", "fldSimple": field(node, local: local, &mapping)
      case "fldChar": fieldCharacter(node, mapping)
      case "id" where mapping.ordinal > 0 && part.kinds[outline.nodes[node].parent] == .controlProperties:
        edits.remove(part.range(node))
        continue
      default: break
      }
      for attribute in outline.attributes(of: node) {
        let name = String(decoding: outline.bytes[attribute.name], as: UTF8.self)
        if name.hasPrefix("r:") {
          let old = String(decoding: outline.bytes[attribute.value], as: UTF8.self)
          if let new = mapping.relationships[old] { edits.replace(attribute.value, with: new) }
        } else if mapping.ordinal > 0 {
          rewrite(attribute, named: name, local: local, of: node, &mapping, &numbers)
        }
      }
    }
    edits.sort()
  }

  private mutating func rewrite(
    _ attribute: XMLOutline.Attribute, named name: String, local: String, of node: Int, _ mapping: inout JoinMapping,
    _ numbers: inout JoinNumbers
  ) {
    let outline = part.outline
    let old = String(decoding: outline.bytes[attribute.value], as: UTF8.self)
    switch name {
    case "\(part.prefix)id":
      if let kind = NoteKind.allCases.first(where: { $0.references.contains(local) }) {
        if let new = mapping.notes[kind]?[old] { edits.replace(attribute.value, with: new) }
      } else if JoinedMarkup.annotations.contains(local) {
        let new = mapping.annotations[old] ?? String(numbers.annotation())
        mapping.annotations[old] = new
        edits.replace(attribute.value, with: new)
      }
    case "\(part.prefix)name" where local == "bookmarkStart":
      edits.replace(attribute.value, with: escaped(mapping.bookmark(outline.attribute(name, of: node) ?? "")))
    case "\(part.prefix)anchor" where local == "hyperlink":
      edits.replace(attribute.value, with: escaped(mapping.bookmark(outline.attribute(name, of: node) ?? "")))
    case "\(part.prefix)val" where local == "numId":
      if let new = mapping.lists[old] { edits.replace(attribute.value, with: new) }
    case "id" where local == "docPr" || local == "cNvPr":
      edits.replace(attribute.value, with: String(numbers.drawing()))
    case "id" where outline.nameBytes(of: node).starts(with: "v:".utf8) && local != "shapetype":
      edits.replace(attribute.value, with: "_x0000_j\(numbers.drawing())")
    case _ where name.hasSuffix(":paraId") || name.hasSuffix(":textId"): edits.remove(attribute.outer)
    default: break
    }
  }

  /// A page count becomes that of the section, and bookmarks in codes get their new names.
  private mutating func field(_ node: Int, local: String, _ mapping: inout JoinMapping) {
    let outline = part.outline
    var countsPages = false
    let range: Range<Int>
    let code: String
    if local == "fldSimple" {
      guard let value = outline.attributeRange("\(part.prefix)instr", of: node) else { return }
      (range, code) = (value, part.attribute("instr", of: node) ?? "")
    } else {
      (range, code) = (outline.nodes[node].inner, outline.text(of: node))
    }
    let words = code.split(separator: " ", omittingEmptySubsequences: false)
    let changed = words.map { word -> String in
      if word.uppercased() == "NUMPAGES" {
        countsPages = true
        return mapping.isOneSection ? "SECTIONPAGES" : "PAGEREF \(mapping.lastPage) \\h"
      }
      let bare = word.trimmingPrefix("\"")
      let name = bare.hasSuffix("\"") ? bare.dropLast() : bare
      guard mapping.ordinal > 0, mapping.bookmarks.contains(String(name)) else { return String(word) }
      return String(word).replacing(name, with: mapping.bookmark(String(name)))
    }.joined(separator: " ")
    if changed != code { edits.replace(range, with: escaped(changed)) }
    guard countsPages else { return }
    mapping.countsPages = true
    guard mapping.isOneSection else { return }
    if local == "instrText" {
      if !fields.isEmpty { fields[fields.count - 1].countsPages = true }
    } else if !outline.nodes[node].isEmptyTag {
      let inner = outline.nodes[node].inner
      let prefix = part.prefix
      edits.replace(
        inner.lowerBound..<inner.lowerBound,
        with: "<\(prefix)fldSimple \(prefix)instr=\" PAGEREF \(mapping.lastPage) \\h \">")
      edits.replace(inner.upperBound..<inner.upperBound, with: "</\(prefix)fldSimple>")
    }
  }

  /// Word counts the pages of a section; other programs know no such field and show its result, which is therefore made the
  /// number of the document's last page.
  private mutating func fieldCharacter(_ node: Int, _ mapping: JoinMapping) {
    let prefix = part.prefix
    let mark = { (type: String) in "<\(prefix)fldChar \(prefix)fldCharType=\"\(type)\"/>" }
    let range = part.range(node)
    switch part.attribute("fldCharType", of: node) {
    case "begin": fields.append((false, nil))
    case "separate": if !fields.isEmpty { fields[fields.count - 1].result = range.upperBound }
    case "end":
      guard let field = fields.popLast(), field.countsPages, let result = field.result else { return }
      let code = "<\(prefix)instrText xml:space=\"preserve\"> PAGEREF \(mapping.lastPage) \\h </\(prefix)instrText>"
      edits.replace(result..<result, with: mark("begin") + code + mark("separate"))
      edits.replace(range.lowerBound..<range.lowerBound, with: mark("end"))
    default: break
    }
  }

  /// Puts a bookmark at the end of the last paragraph.
  mutating func markEnd(_ name: String, number: Int, in body: Int) {
    let prefix = part.prefix
    let mark =
      "<\(prefix)bookmarkStart \(prefix)id=\"\(number)\" \(prefix)name=\"\(name)\"/><\(prefix)bookmarkEnd "
      + "\(prefix)id=\"\(number)\"/>"
    let blocks = Array(part.outline.elements(of: body))
    let last = blocks.last { part.kinds[$0] != .sectionProperties && !WordUniqueness.isMark(part.kinds[$0]) }
    guard let last else { return }
    // A document that ends in a table ends in its last cell.
    let inside = last..<part.outline.nodes[last].subtreeEnd
    let paragraph = inside.last { part.kinds[$0] == .paragraph && !part.outline.nodes[$0].isEmptyTag }
    let end = paragraph.map { part.outline.nodes[$0].inner.upperBound } ?? part.range(last).lowerBound
    edits.replace(end..<end, with: mark)
    edits.sort()
  }

  private func escaped(_ text: String) -> [UInt8] {
    var out: [UInt8] = []
    ValueWriter.append(text, in: .xml, to: &out)
    return out
  }
}
