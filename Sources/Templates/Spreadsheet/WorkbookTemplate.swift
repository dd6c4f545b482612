import Findings
import Markup
import OPC

/// A workbook compiled once: programs for the sheets that data change; every other part passes through as it is.
struct WorkbookTemplate: TemplateEngine {
  static let sectionOptions = SheetSections.options

  let tags: [TemplateTag]
  /// Every sheet in the order of the workbook.
  let sheets: [SheetTemplate]
  /// The workbook's part.
  let book: WorkbookPart
  let main: PartName
  let package: OPCPackage
  let strings: SharedStringsPart?
  /// The order in which cells were calculated: wrong once rows move, and made anew by whoever opens the workbook.
  let calculationChain: PartName?

  static func compile(_ source: TemplateSource, _ compiler: inout SlotCompiler) -> WorkbookTemplate? {
    do {
      return try WorkbookTemplate(source, &compiler)
    } catch {
      compiler.report([unreadable(source.name, error)])
      return nil
    }
  }

  private init(_ source: TemplateSource, _ compiler: inout SlotCompiler) throws {
    package = source.package
    main = package.mainPart
    func outline(_ part: Part) throws -> XMLOutline { try XMLOutline(part.xml(), name: part.name.text) }
    book = WorkbookPart(try XMLOutline(package.bytes(of: main), name: main.text))
    let stringsPart = package.part("sharedStrings", from: main)
    let texts = SharedTexts(try stringsPart.map(outline))
    let formats = try package.part("styles", from: main).map { CellFormats(try outline($0)) } ?? CellFormats()

    var parser = TagParser(delimiters: source.delimiters)
    let sheetCompiler = SheetTemplateCompiler(package: package, file: source.name, strings: texts, formats: formats)
    var sheets: [SheetTemplate] = []
    var finishers: [(@Sendable (inout SheetTemplate) -> Void)?] = []
    let links = package.relationships(of: main)
    for sheet in book.sheets {
      guard let link = links.first(where: { $0.id == sheet.relationship }), let target = link.part,
        let part = package.part(target)
      else { throw WorkbookTemplate.missingSheet(sheet.name) }
      guard link.shortType == "worksheet" else {
        // Sheets that are charts have no cells.
        sheets.append(SheetTemplate(name: sheet.name, part: target))
        finishers.append(nil)
        continue
      }
      let (template, finish) = try sheetCompiler.compile(name: sheet.name, part: part, &parser, &compiler)
      sheets.append(template)
      finishers.append(finish)
    }
    for index in WorkbookTemplate.changing(sheets) { finishers[index]?(&sheets[index]) }
    let isUsed = sheets.contains { !$0.tags.isEmpty }
    self.tags = sheets.flatMap(\.tags).map(TemplateTag.init)
    self.sheets = sheets
    strings = isUsed ? stringsPart.flatMap { SharedStringsPart($0, texts, delimiters: source.delimiters) } : nil
    calculationChain = isUsed ? package.part("calcChain", from: main)?.name : nil
    UnfilledTags.report(package, file: source.name, &compiler)
  }

  /// The sheets that data change: those with tags, and those whose formulas look at such sheets.
  private static func changing(_ sheets: [SheetTemplate]) -> Set<Int> {
    var changing = Set(sheets.indices.filter { !sheets[$0].tags.isEmpty })
    var isGrowing = !changing.isEmpty
    while isGrowing {
      let names = Set(changing.map { sheets[$0].name.lowercased() })
      let more = sheets.indices.filter {
        !changing.contains($0) && (sheets[$0].usesNames || !sheets[$0].formulaSheets.isDisjoint(with: names))
      }
      changing.formUnion(more)
      isGrowing = !more.isEmpty
    }
    return changing
  }

  func render(_ data: TemplateValue, _ language: Language, _ buffers: inout RenderBuffers) throws -> OPCChanges {
    guard !tags.isEmpty else { return OPCChanges() }
    var renderer = WorkbookRenderer(self, RenderState(data: data, language: language))
    return try renderer.render()
  }

  private static func missingSheet(_ name: String) -> MarkupError {
    MarkupError(
      name: "xl/workbook.xml",
      message: LocalizedText(
        "工作表“\(name)”缺少内容", hant: "工作表「\(name)」缺少內容", en: "the sheet '\(name)' has no part"))
  }

  private static func unreadable(_ name: String, _ error: any Error) -> Finding {
    let reason: LocalizedText =
      switch error {
      case let error as OPCError: error.message
      case let error as MarkupError: error.message
      default: LocalizedText("\(error)")
      }
    return Finding(code: "template-unreadable", reason, at: Origin(file: name))
  }
}
