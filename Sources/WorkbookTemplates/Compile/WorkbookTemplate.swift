import Expressions
import Findings
import Markup
import OPC
import TemplateLanguage
import TemplateRuntime

/// A workbook compiled once: programs for the sheets that data change; every other part passes through as it is.
package struct WorkbookTemplate: TemplateEngine {
  static let sectionOptions = SheetSections.options

  let tags: [TemplateTag]
  /// Every sheet in the order of the workbook.
  let sheets: [SheetTemplate]
  /// The workbook's part.
  let book: WorkbookPart
  let main: PartName
  let package: OPCPackage
  let strings: SharedStringsPart?
  /// The workbook's properties that have tags.
  let properties: PropertyTexts
  /// The order in which cells were calculated: wrong once rows move, and made anew by whoever opens the workbook.
  let calculationChain: PartName?
  /// Whether formulas are calculated.
  let calculates: Bool
  /// What every rendering begins with.
  let layout: BookLayout
  let newNames: NewPartNames
  let pictures: PictureShelf
  /// The plans of the sheets in layouts that have none of their own, those that have, and what samples are made from.
  private let plans: [SharedPlan]
  private let layouts: [SheetLayouts?]
  private let vocabulary: TemplateVocabulary

  static func compile(_ source: TemplateSource, _ compiler: inout SlotCompiler) -> WorkbookTemplate? {
    do {
      return try WorkbookTemplate(source, &compiler)
    } catch let error as FindingList {
      compiler.report(error.findings)
      return nil
    } catch {
      compiler.report([unreadable(source.name, error)])
      return nil
    }
  }

  private init(_ source: TemplateSource, _ compiler: inout SlotCompiler) throws {
    package = source.package
    main = package.mainPart
    func outline(_ part: Part) throws -> XMLOutline { try PartLimits.outline(part, in: source.name) }
    book = WorkbookPart(try XMLOutline(package.bytes(of: main), name: main.text))
    let stringsPart = package.part("sharedStrings", from: main)
    var texts = SharedTexts(try stringsPart.map(outline))
    let formats = try package.part("styles", from: main).map { CellFormats(try outline($0)) } ?? CellFormats()

    var parser = TagParser(delimiters: source.delimiters)
    let sheetCompiler = SheetTemplateCompiler(package: package, file: source.name, formats: formats)
    var sheets: [SheetTemplate] = []
    var finishers: [SheetFinisher?] = []
    let links = package.relationships(of: main)
    for (index, sheet) in book.sheets.enumerated() {
      guard let link = links.first(where: { $0.id == sheet.relationship }), let target = link.part,
        let part = package.part(target)
      else { throw WorkbookTemplate.missingSheet(sheet.name) }
      guard link.shortType == "worksheet" else {
        // Sheets that are charts have no cells.
        let scope = NameScope(compiler.vocabulary)
        sheets.append(
          try SheetTemplate(chart: part, named: sheet.name, in: package, file: source.name, scope, &parser, &compiler))
        finishers.append(nil)
        continue
      }
      let (template, finish) = try sheetCompiler.compile(
        name: sheet.name, part: part, book.pageMarks(index), &texts, &parser, &compiler)
      sheets.append(template)
      finishers.append(finish)
    }
    let changing = WorkbookTemplate.changing(sheets)
    calculates = WorkbookTemplate.calculate(&sheets, changing, book)
    for index in sheets.indices { finishers[index]?(&sheets[index], changing.contains(index)) }
    let isUsed = sheets.contains { !$0.tags.isEmpty }
    let forgetsTitles = sheets.contains { $0.repeated != nil || $0.nameText != nil }
    properties = PropertyTexts(
      package, file: source.name, delimiters: source.delimiters, forgetsTitles: forgetsTitles, &compiler)
    self.tags = (sheets.flatMap(\.tags) + properties.tags).map(TemplateTag.init)
    self.sheets = sheets
    strings = isUsed ? stringsPart.flatMap { SharedStringsPart($0, texts, delimiters: source.delimiters) } : nil
    calculationChain = isUsed ? package.part("calcChain", from: main)?.name : nil
    layout = BookLayout(names: sheets.map(\.name))
    newNames = NewPartNames(package)
    pictures = PictureShelf(PictureShelf.Naming(for: package))
    plans = sheets.map { _ in SharedPlan() }
    let (vocabulary, uses1904) = (compiler.vocabulary, book.uses1904)
    layouts = sheets.map { SheetLayouts($0, vocabulary, uses1904: uses1904) }
    self.vocabulary = vocabulary
    UnfilledTags.report(package, file: source.name, &compiler)
  }

  func inReadingOrder(_ findings: [Finding]) -> [Finding] {
    FindingOrder.byCell(findings, sheets: sheets.map(\.name))
  }

  /// The program of a sheet for the layout that its rows have with these data; `nil` if it has none of its own.
  func placed(_ sheet: Int, _ state: inout RenderState) throws(TemplateError) -> PlacedSheet? {
    try layouts[sheet]?.placed(&state)
  }

  /// The plan of a sheet for all layouts that have none of their own.
  func plan(_ sheet: Int, _ program: SheetProgram) -> PartPlan {
    plans[sheet].plan {
      var steps = PlanSteps(program.text.constants)
      steps.add(program)
      // Layouts with a plan of their own are those of short lists.
      let isLong = layouts[sheet] != nil
      let data = SampleData.samples(of: vocabulary, for: program.programs, rows: isLong ? 9 : 3)
      let samples = data.prefix(isLong ? 2 : 3).compactMap { WorkbookRenderer.sample(self, sheet, $0) }
      return PartPlan(program.text.constants, steps: steps, samples: samples)
    }
  }

  /// Finds out which formulas keep their values; whether there are others.
  private static func calculate(
    _ sheets: inout [SheetTemplate], _ changing: Set<Int>, _ book: WorkbookPart
  ) -> Bool {
    guard changing.contains(where: { sheets[$0].hasFormulas }) else { return false }
    let repeated = sheets.indices.filter { sheets[$0].repeated != nil }
    let dependence = FormulaDependence(
      sheets.map(\.formulas), names: sheets.map(\.name), changed: changing, repeated: Set(repeated)
    ) { book.definition(of: $0, in: $1) }
    var calculates = false
    for index in sheets.indices {
      let (own, calculation) = (sheets[index].formulas.formulas, dependence.calculations[index])
      sheets[index].calculation = calculation
      sheets[index].formulas = SheetFormulas()
      if changing.contains(index), calculation.kept.count < own.count { calculates = true }
    }
    return calculates
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

  var changing: [PartName] { sheets.filter { !$0.tags.isEmpty }.map(\.part) }

  func render(_ data: TemplateData, using buffers: inout RenderBuffers) throws -> OPCChanges {
    guard !tags.isEmpty else { return OPCChanges() }
    var renderer = WorkbookRenderer(self, RenderState(data))
    let changes = try renderer.render(&buffers)
    if renderer.plans.isEmpty { return changes }
    // Where the pages of a sheet begin is known when its rows are, and all that refers to them is written by it.
    var again = WorkbookRenderer(self, RenderState(data), plans: renderer.plans)
    return try again.render(&buffers)
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
    return Finding(code: .templateUnreadable, reason, at: Origin(file: name))
  }
}
