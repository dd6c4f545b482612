import Findings
import Markup
import OPC
import TemplateLanguage
import TemplateRuntime
import WordprocessingML

/// Tags outside of Word's own paragraphs: properties of the document, custom XML that controls are bound to, texts of
/// diagrams (SmartArt) and charts.
enum WordLooseTexts {
  /// What a part is for people; `nil` for parts without such texts.
  static func title(of part: Part, in package: OPCPackage) -> LocalizedText? {
    if part.isProperties { return LocalizedText("文档属性", hant: "文件屬性", en: "document properties") }
    let type = part.contentType.lowercased()
    if type.hasSuffix("diagramdata+xml") || type.hasSuffix("diagramdrawing+xml") {
      return LocalizedText("SmartArt 图形", hant: "SmartArt 圖形", en: "SmartArt")
    }
    if type.hasSuffix("drawingml.chart+xml") { return LocalizedText("图表", hant: "圖表", en: "chart") }
    if package.parts("customXml", from: package.mainPart).contains(where: { $0.name == part.name }) {
      return LocalizedText("自定义 XML", hant: "自訂 XML", en: "custom XML")
    }
    return nil
  }

  /// The program of such a part; `nil` if it has no tags. `tags` are those it has.
  static func compile(
    _ source: WordPartSource, _ compiler: inout SlotCompiler
  ) -> (program: Program?, tags: [LocatedTag]) {
    var extra = WordExtraTags(firstTag: 0, firstPair: 0)
    let outline = source.part.outline
    let origin = Origin(file: source.file, place: source.title)
    for texts in groups(outline) {
      var text: [UInt8] = []
      var pieces: [(text: Range<Int>, place: Range<Int>)] = []
      for node in texts {
        let start = text.count
        text += Array(outline.text(of: node).utf8)
        pieces.append((start..<text.count, outline.nodes[node].outer))
      }
      guard source.mayHaveTags(String(decoding: text, as: UTF8.self)) else { continue }
      let located = extra.read(text, origin, source.delimiters)
      extra.add(located, in: text, pieces: pieces, compiler.vocabulary)
    }
    compiler.report(extra.findings)
    if extra.tags.isEmpty { return (nil, []) }
    let emission = WordEmission(part: source.part, tags: extra.tags, pairs: extra.pairs, limits: [:])
    var notes = WordNotes()
    let program = emission.program(
      extra.edits, source.range, [NameScope(compiler.vocabulary)], &compiler, &notes)
    return (program, extra.tags)
  }

  /// The texts that are read in one go: those of a paragraph of a drawing, else each for itself.
  private static func groups(_ outline: XMLOutline) -> [[Int]] {
    var groups: [[Int]] = []
    var paragraphs: [Int: Int] = [:]
    for node in outline.nodes.indices where outline.nodes[node].kind == .text {
      let parent = outline.nodes[node].parent
      var around = parent
      while around >= 0, !outline.isNamed("a:p", at: around) { around = outline.nodes[around].parent }
      guard around >= 0 else {
        groups.append([node])
        continue
      }
      guard outline.isNamed("a:t", at: parent) else { continue }
      if let group = paragraphs[around] {
        groups[group].append(node)
      } else {
        paragraphs[around] = groups.count
        groups.append([node])
      }
    }
    return groups
  }
}
