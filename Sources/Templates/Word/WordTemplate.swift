import Findings
import Markup
import OPC
import WordprocessingML

/// The engine for word-processing documents.
struct WordTemplate: TemplateEngine {
  /// A part that has tags.
  private struct CompiledPart: Sendable {
    var name: PartName
    var program: Program
  }

  private let parts: [CompiledPart]
  /// The greatest number of a drawing in the template: fresh ones come after it.
  private let lastDrawing: Int
  private let naming: PictureShelf.Naming
  let tags: [TemplateTag]

  static var sectionOptions: Set<String> { [] }

  static func compile(_ source: TemplateSource, _ compiler: inout SlotCompiler) -> WordTemplate? {
    var parts: [CompiledPart] = []
    var tags: [TemplateTag] = []
    var lastDrawing = 0
    if isTemplateType(source.package) {
      compiler.report([savedAsTemplate(source.name)])
      return nil
    }
    for part in reading(source.package) {
      guard let kind = WordPartKind(contentType: part.contentType) else { continue }
      let word: WordOutline
      do {
        word = try WordOutline(try part.bytes(), name: part.name.text)
      } catch {
        compiler.report([unreadable(part.name, error, source.name)])
        continue
      }
      report(FieldCodes.dangers(in: word), in: word, kind, source.name, &compiler)
      lastDrawing = max(lastDrawing, greatestDrawing(word))
      let reader = WordTagReader(word, kind: kind, file: source.name, delimiters: source.delimiters)
      compiler.report(reader.findings)
      tags += reader.tags.map { TemplateTag($0.located) }
      if tags.count > TemplateLimits.standard.tags {
        compiler.report([tooManyTags(source.name)])
        return nil
      }
      var partCompiler = WordPartCompiler(reader)
      if let program = partCompiler.compile(&compiler) { parts.append(CompiledPart(name: part.name, program: program)) }
      tags += partCompiler.attributeTags.map(TemplateTag.init)
    }
    return WordTemplate(
      parts: parts, lastDrawing: lastDrawing, naming: PictureShelf.Naming(for: source.package), tags: tags)
  }

  func render(_ data: TemplateValue, _ language: Language, _ buffers: inout RenderBuffers) throws -> OPCChanges {
    var changes = OPCChanges()
    var state = RenderState(data: data, language: language)
    state.lastFresh = lastDrawing
    state.pictures = PictureShelf(naming)
    for (index, part) in parts.enumerated() {
      state.pictures.part = part.name
      changes.replacements[part.name] = .plain(try buffers.run(part.program, part: index, &state))
    }
    state.pictures.add(to: &changes)
    return changes
  }

  /// The parts with the main document first.
  private static func reading(_ package: OPCPackage) -> [Part] {
    package.parts.filter { $0.name == package.mainPart } + package.parts.filter { $0.name != package.mainPart }
  }

  private static func greatestDrawing(_ part: WordOutline) -> Int {
    var greatest = 0
    for (node, kind) in part.kinds.enumerated() where kind == .drawingProperties {
      greatest = max(greatest, part.outline.attribute("id", of: node).flatMap(Int.init) ?? 0)
    }
    // Past the range of the ids there is no room: numbers then start again at one.
    return greatest < Int(Int32.max) / 2 ? greatest : 0
  }

  private static func report(
    _ dangers: [FieldCodes.Danger], in part: WordOutline, _ kind: WordPartKind, _ file: String,
    _ compiler: inout SlotCompiler
  ) {
    if dangers.isEmpty { return }
    let places = WordPlaces(part, kind: kind)
    compiler.report(
      dangers.map { danger in
        WordFindings.dangerousField(danger.code, at: Origin(file: file, place: places.place(of: danger.node)))
      })
  }

  private static func isTemplateType(_ package: OPCPackage) -> Bool {
    package.part(package.mainPart)?.contentType.lowercased().contains("template.main") ?? false
  }

  private static func savedAsTemplate(_ file: String) -> Finding {
    Finding(
      code: "saved-as-dotx",
      LocalizedText(
        "这个文件是 Word 模板格式（.dotx），用它做出的 .docx 打不开", hant: "這個檔案是 Word 範本格式（.dotx），用它做出的 .docx 打不開",
        en: "this file is a Word template (.dotx); a .docx made from it would not open"),
      at: Origin(file: file),
      hint: LocalizedText(
        "在 Word 或 WPS 里另存为「Word 文档（.docx）」", hant: "在 Word 或 WPS 裡另存為「Word 文件（.docx）」",
        en: "save it as a Word document (.docx)"))
  }

  private static func unreadable(_ part: PartName, _ error: any Error, _ file: String) -> Finding {
    let message =
      (error as? OPCError)?.message ?? (error as? MarkupError)?.message
      ?? LocalizedText("部件 \(part) 无法读取", hant: "部件 \(part) 無法讀取", en: "the part \(part) cannot be read")
    return Finding(code: "unreadable-part", message, at: Origin(file: file))
  }

  private static func tooManyTags(_ file: String) -> Finding {
    let limit = TemplateLimits.standard.tags
    return Finding(
      code: "too-many-tags",
      LocalizedText("标签太多，最多 \(limit) 个", hant: "標籤太多，最多 \(limit) 個", en: "more than \(limit) tags"),
      at: Origin(file: file))
  }
}
