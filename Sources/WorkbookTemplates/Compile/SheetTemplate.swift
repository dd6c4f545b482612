import Findings
import Markup
import OPC
import SpreadsheetML
import TemplateLanguage
import TemplateRuntime

/// A sheet of the template with the parts that belong to it.
struct SheetTemplate: Sendable {
  /// Its name in the template.
  var name: String
  /// Its part.
  var part: PartName
  /// Its rows and what follows them; `nil` if data change nothing on it.
  var program: SheetProgram?
  /// The same where a text is longer than a row and moves the rows below it, if nothing else moves rows.
  var movingProgram: SheetProgram?
  /// The section that prints it once for every iteration.
  var repeated: SectionSlot?
  /// What names it, if tags do.
  var nameText: InlineText?
  /// The relationships that every copy keeps as they are.
  var relationships: [Relationship] = []
  /// Its comments, drawing, charts and tables.
  var comments: CommentParts?
  var drawing: DrawingParts?
  var charts: [PartTemplate] = []
  var tables: [TableTemplate] = []
  /// Whether pictures are drawn on it that has no drawing yet.
  var getsDrawing = false
  /// What is stamped across its pages.
  var stamp: SheetStamp?
  /// How many of its cells name a shared string.
  var sharedCount = 0
  /// The names and functions of its formulas.
  var formulaSheets: Set<String> = []
  var hasFormulas = false
  var usesNames = false
  /// Its formulas while the workbook is compiled, and what is known of them then.
  var formulas = SheetFormulas()
  var calculation = SheetCalculation()
  /// The cells that other sheets' formulas look at, if data change nothing on it.
  var cells: SheetCells?
  /// Its tags.
  var tags: [LocatedTag] = []
}

extension SheetTemplate {
  /// A sheet that is a chart: the chart's formulas follow the rows of other sheets.
  init(
    chart part: Part, named name: String, in package: OPCPackage, file: String, _ scope: NameScope,
    _ parser: inout TagParser, _ compiler: inout SlotCompiler
  ) throws {
    self.init(name: name, part: part.name)
    relationships = package.relationships(of: part.name)
    for drawing in package.parts("drawing", from: part.name) {
      let (charts, tags) = try DrawingCompiler.charts(
        of: drawing.name, package, file: file, sheet: name, scope, &parser, &compiler)
      self.charts += charts
      self.tags += tags
    }
  }
}

/// Compiles a sheet's rows, or, if data change nothing on it, reads the cells that formulas look at.
typealias SheetFinisher = @Sendable (inout SheetTemplate, _ changes: Bool) -> Void

/// Compiles a sheet with all that belongs to it.
struct SheetTemplateCompiler {
  let package: OPCPackage
  let file: String
  let formats: CellFormats

  func compile(
    name: String, part: Part, _ marks: PageMarks?, _ strings: inout SharedTexts, _ parser: inout TagParser,
    _ compiler: inout SlotCompiler
  ) throws -> (template: SheetTemplate, finish: SheetFinisher) {
    let outline = try PartLimits.outline(part, in: file)
    var reader = SheetReader(file: file, sheet: name, outline: outline)
    reader.read(&strings, &parser, &compiler)
    var sections = SheetSections(reader, &compiler)
    var template = SheetTemplate(name: name, part: part.name)
    template.tables = try package.parts("table", from: part.name).compactMap { try TableTemplate($0) }
    let relationships = package.relationships(of: part.name)
    for table in template.tables {
      TableFindings.report(table, reader, sections, &compiler)
      if let body = table.body { sections.keepOneIteration(over: body) }
    }
    MergeFindings.report(reader, sections, &compiler)
    template.repeated = sections.sheetSection?.slot
    template.nameText = sections.sheetSection?.name
    template.tags = reader.tags
    if let text = compiler.inline(name, parser: &parser, at: Origin(file: file, sheet: name), in: sections.sheetScope) {
      template.tags += text.located
      template.nameText = template.nameText ?? text.text
    }
    var links = LinkCompiler(reader, sections, relationships: relationships)
    links.compile(&parser, &compiler)
    let comments = try CommentCompiler(package, sheetPart: part.name, reader, sections, &parser, &compiler)
    let drawing = try DrawingCompiler(package, sheetPart: part.name, reader, sections, &parser, &compiler)
    template.comments = comments.parts
    template.drawing = drawing.parts
    template.charts = drawing.charts
    let draws = sections.actions.contains { if case .draw = $0 { true } else { false } }
    template.stamp = stamp(marks, reader, sections, parser, compiler)
    template.getsDrawing = (draws || template.stamp != nil) && drawing.parts == nil
    template.tags += links.tags + comments.tags + drawing.tags
    template.relationships = relationships.filter { !links.replaced.contains($0.id) }
    var headerFooter: SheetTail?
    if let element = outline.localChild("headerFooter", of: outline.root),
      let text = HeaderFooterText.compile(
        element, in: outline, origin: Origin(file: file, sheet: name, place: SheetTemplateCompiler.pageHeader),
        scope: sections.sheetScope, &parser, &compiler)
    {
      headerFooter = text.tail
      template.tags += text.tags
    }
    let formulas = reader.formulas
    template.hasFormulas = !formulas.isEmpty
    template.formulas = SheetFormulas(reader, sections)
    template.formulaSheets = formulas.reduce(into: []) { $0.formUnion($1.sheets) }
    template.usesNames = formulas.contains { !$0.names.isEmpty || $0.functions.contains("INDIRECT") }
    template.sharedCount = reader.rows.reduce(0) { sum, row in
      sum + row.cells.count { outline.attribute("t", of: $0.element) == "s" }
    }
    let attachments = links.attachments + comments.attachments + drawing.attachments
    let finish: SheetFinisher = { [reader, sections, formats, headerFooter] template, changes in
      let compiler = SheetCompiler(reader, sections, formats, template.calculation)
      guard changes else {
        if !template.calculation.watched.isEmpty { template.cells = compiler.cells }
        return
      }
      let program = compiler.program(
        attachments, headerFooter: headerFooter, hasDrawing: template.getsDrawing, marks)
      template.program = program
      guard !program.moves, program.grows else { return }
      template.movingProgram = compiler.program(
        attachments, headerFooter: headerFooter, hasDrawing: template.getsDrawing, marks, moves: true)
    }
    return (template, finish)
  }

  /// The stamp, from the text of its cell, which is read once more: what is wrong with it was told.
  private func stamp(
    _ marks: PageMarks?, _ reader: SheetReader, _ sections: SheetSections, _ parser: TagParser, _ compiler: SlotCompiler
  ) -> SheetStamp? {
    var (parser, compiler) = (parser, compiler)
    guard let marks, let place = marks.stamp,
      let cell = reader.rows.first(where: { $0.number == place.row })?.cells.first(where: { $0.reference == place }),
      let text = cell.text
    else { return nil }
    let origin = Origin(file: file, sheet: reader.sheet, cell: place.a1)
    let placed = compiler.place(
      text.joined, parser: &parser, at: origin, in: sections.scope(at: place.row...place.row), as: .xml)
    return SheetStamp(
      text: placed.program(of: text.joined), columns: marks.area.first.column...marks.area.last.column)
  }

  private static let pageHeader = LocalizedText("页眉页脚", hant: "頁首頁尾", en: "page header or footer")
}

/// Findings about tables and merged cells that sections would tear.
enum TableFindings {
  static func report(
    _ table: TableTemplate, _ reader: SheetReader, _ sections: SheetSections, _ compiler: inout SlotCompiler
  ) {
    if let heading = table.heading, let row = reader.rows.first(where: { $0.number == heading }) {
      for cell in row.cells where table.range.contains(cell.reference) {
        for index in cell.tags {
          compiler.report(
            reader.tags[index], .tagInTableHeading,
            LocalizedText(
              "表格（套用表格格式）的标题行里不能有标签", hant: "表格（格式化為表格）的標題列裡不能有標籤",
              en: "the headings of a table cannot hold tags"),
            hint: LocalizedText(
              "标题写固定文字，或把表格转换为普通区域", hant: "標題寫固定文字，或把表格轉換為一般範圍",
              en: "write fixed headings, or turn the table into a range"))
        }
      }
    }
    for section in sections.sections
    where table.heading.map({ section.rows.contains($0) }) ?? false
      && !section.rows.contains(table.range.rows.upperBound)
    {
      compiler.report(
        reader.tags[section.open], .tableHeadingInSection,
        LocalizedText(
          "表格（\(table.range.text)）的标题行落在区块里，没有数据时表格会缺行", hant: "表格（\(table.range.text)）的標題列落在區塊裡，沒有資料時表格會缺列",
          en:
            "the headings of the table (\(table.range.text)) lie in the section; without items the table would lack rows"
        ),
        hint: LocalizedText(
          "让区块只包住表格的数据行，或把表格转换为普通区域", hant: "讓區塊只包住表格的資料列，或把表格轉換為一般範圍",
          en: "let the section hold rows of the table's body only, or turn the table into a range"))
    }
    for section in sections.sections
    where section.rows.contains(table.range.rows.lowerBound) && section.rows.contains(table.range.rows.upperBound) {
      compiler.report(
        reader.tags[section.open], .tableInSection,
        LocalizedText(
          "整个表格（\(table.range.text)）落在区块里，不能重复", hant: "整個表格（\(table.range.text)）落在區塊裡，不能重複",
          en: "the whole table (\(table.range.text)) lies in the section and cannot be repeated"),
        hint: LocalizedText(
          "让区块只包住表格的数据行，或把表格转换为普通区域", hant: "讓區塊只包住表格的資料列，或把表格轉換為一般範圍",
          en: "let the section hold rows of the table's body only, or turn the table into a range"))
    }
  }
}

enum MergeFindings {
  static func report(_ reader: SheetReader, _ sections: SheetSections, _ compiler: inout SlotCompiler) {
    if sections.sections.isEmpty { return }
    for range in reader.merges {
      for section in sections.sections
      where section.rows.contains(range.rows.lowerBound) != section.rows.contains(range.rows.upperBound) {
        compiler.report(
          reader.tags[section.open], .mergeCrossesSection,
          LocalizedText(
            "合并单元格 \(range.text) 一半在区块里、一半在区块外，会跟着区块一起拉长", hant: "合併儲存格 \(range.text) 一半在區塊裡、一半在區塊外，會跟著區塊一起拉長",
            en: "the merged cells \(range.text) lie half in the section: they will grow with it"),
          hint: LocalizedText(
            "让合并单元格整个落在区块里或区块外", hant: "讓合併儲存格整個落在區塊裡或區塊外",
            en: "let merged cells lie wholly inside or outside the section"), severity: .warning)
      }
    }
  }
}
