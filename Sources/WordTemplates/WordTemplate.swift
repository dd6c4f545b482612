import Findings
import Markup
import OPC
import TemplateLanguage
import TemplateRuntime
import WordprocessingML

/// The engine for word-processing documents.
package struct WordTemplate: TemplateEngine {
  /// The parts that have tags.
  private let parts: [ProgramPart]
  private let names: [PartName]
  private let naming: PictureShelf.Naming
  private let linkPrefix: String
  private let dropped: [PartName?: Set<String>]
  /// The greatest number of a drawing in the template: fresh ones come after it.
  private let lastDrawing: Int
  private let unique: UniqueNumbers
  private let numbering: (name: PartName, lists: WordNumbering)?
  let tags: [TemplateTag]

  static var sectionOptions: Set<String> { [] }

  static func compile(_ source: TemplateSource, _ compiler: inout SlotCompiler) -> WordTemplate? {
    var parts: [ProgramPart] = []
    var tags: [TemplateTag] = []
    var dropped: [PartName?: Set<String>] = [:]
    var notes = WordNotes()
    let sources = WordSources(source, &compiler)
    for part in sources.parts { if let kind = part.kind?.noteKind { notes.add(part, kind) } }
    for var part in sources.parts {
      guard let kind = part.kind else {
        let (program, found) = WordLooseTexts.compile(part, &compiler)
        tags += found.map(TemplateTag.init)
        if let program { parts.append(ProgramPart(part.name, program: program, vocabulary: compiler.vocabulary)) }
        continue
      }
      let first = compiler.findings.count
      checkFields(part, &compiler)
      checkTexts(part, &compiler)
      if let kind = kind.noteKind { part.excluded = notes.takenRanges(kind) }
      let reader = WordTagReader(part)
      compiler.report(reader.findings)
      var partCompiler = WordPartCompiler(reader)
      if let program = partCompiler.compile(&compiler, &notes) {
        parts.append(ProgramPart(part.name, program: program, vocabulary: compiler.vocabulary))
      }
      compiler.arrange(from: first) { FindingOrder.byPlace($0, reader.order) }
      tags += reader.tags.map { TemplateTag($0.located) } + partCompiler.extraTags.map(TemplateTag.init)
      if !partCompiler.droppedLinks.isEmpty { dropped[part.name] = partCompiler.droppedLinks }
      if tags.count > TemplateLimits.standard.tags {
        compiler.report([tooManyTags(source.name)])
        return nil
      }
    }
    var unique = UniqueNumbers()
    unique.lastAnnotation = sources.lastAnnotation
    unique.lastNote = notes.last
    unique.lastList = sources.numbering?.lists.last ?? 0
    return WordTemplate(
      parts: parts, names: parts.map(\.name), naming: PictureShelf.Naming(for: source.package),
      linkPrefix: sources.linkPrefix, dropped: dropped,
      lastDrawing: sources.lastDrawing, unique: unique, numbering: sources.numbering, tags: tags + notes.tags)
  }

  var changing: [PartName] {
    let (fixed, others) = (
      parts.filter { $0.use.isFixed(while: ["copy"]) }, parts.filter { !$0.use.isFixed(while: ["copy"]) }
    )
    return (fixed + others).map(\.name)
  }

  func render(_ data: TemplateData, using buffers: inout RenderBuffers) throws -> OPCChanges {
    var changes = OPCChanges()
    var state = RenderState(data)
    state.lastFresh = lastDrawing
    state.unique = unique
    state.pictures = PictureShelf(naming)
    state.links = LinkShelf(prefix: linkPrefix)
    state.codes = buffers.codes
    var contents: [PartContent] = []
    contents.reserveCapacity(parts.count)
    for index in parts.indices {
      state.pictures.part = names[index]
      contents.append(try buffers.part(index, of: parts[index], in: &state))
    }
    buffers.codes = state.codes
    changes.replacements = PartContents(names, contents)
    state.pictures.add(to: &changes)
    state.links.add(to: &changes)
    changes.droppedRelationships = dropped
    if let numbering, !state.unique.lists.isEmpty {
      let lists = state.unique.lists.flatMap { numbering.lists.restarted(String($0.like), as: $0.list) ?? [] }
      changes.replacements[numbering.name] = .plain(numbering.lists.adding(lists))
    }
    return changes
  }

  private static func checkFields(_ source: WordPartSource, _ compiler: inout SlotCompiler) {
    for (node, kind) in source.part.kinds.enumerated() where kind == .fieldCode || kind == .simpleField {
      let code =
        kind == .fieldCode ? source.part.outline.text(of: node) : source.part.attribute("instr", of: node) ?? ""
      if code.contains("{{") || code.contains("}}") || code.contains("｛｛") {
        compiler.report([WordFindings.tagInField(String(code.prefix(40)), at: source.origin(of: node))])
      }
    }
  }

  /// Texts of other languages in a document, such as equations, are not filled.
  private static func checkTexts(_ source: WordPartSource, _ compiler: inout SlotCompiler) {
    let outline = source.part.outline
    for node in outline.nodes.indices where outline.nodes[node].kind == .text {
      let parent = outline.nodes[node].parent
      guard parent >= 0, source.part.kinds[parent] == .other else { continue }
      let text = outline.text(of: node)
      guard source.mayHaveTags(text) else { continue }
      var parser = TagParser(delimiters: source.delimiters)
      guard let tag = parser.tags(in: Array(text.utf8)).first else { continue }
      compiler.report([WordFindings.notFilled(tag.source, at: source.origin(of: node))])
    }
  }

  private static func tooManyTags(_ file: String) -> Finding {
    let limit = TemplateLimits.standard.tags
    return Finding(
      code: .tooManyTags,
      LocalizedText("标签太多，最多 \(limit) 个", hant: "標籤太多，最多 \(limit) 個", en: "more than \(limit) tags"),
      at: Origin(file: file))
  }
}
