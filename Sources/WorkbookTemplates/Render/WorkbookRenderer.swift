import Findings
import OPC
import SpreadsheetML
import TemplateLanguage
import TemplateRuntime

/// Renders a workbook: lays out its sheets, then writes each with its parts, then the workbook's own part.
struct WorkbookRenderer: ~Copyable {
  private let template: WorkbookTemplate
  private var state: RenderState
  private var changes = OPCChanges()
  private var names: NewPartNames
  private var book: BookLayout
  /// The item that each copy stands for.
  private var items: [(cell: Cell, position: Int)?] = []
  private var parts: [PartName] = []
  private var relationships: [String] = []
  private var lastTable: Int
  private var tableNames: Set<String>
  /// The pages of the copies that have several.
  private let pages: [Int: PagePlan]
  /// The pages of the copies that turned out to have several: the workbook is to be rendered by them again.
  private(set) var plans: [Int: PagePlan] = [:]

  /// The sheets that wait for the values of their formulas.
  private var waiting: [(copy: Int, text: TextRecorder, program: SheetProgram, addition: Int?)] = []
  private var cells: [SheetCells?] = []

  /// The most sheets that one section may print.
  static let mostSheets = 2_000

  init(_ template: WorkbookTemplate, _ state: consuming RenderState, plans: [Int: PagePlan] = [:]) {
    self.template = template
    pages = plans
    self.state = state
    self.state.pictures = template.pictures
    names = template.newNames
    book = template.layout
    let tables = template.sheets.flatMap(\.tables)
    lastTable = 1_000 + tables.count
    tableNames = Set(tables.compactMap { $0.part.tableName?.lowercased() })
  }

  mutating func render(_ buffers: inout RenderBuffers) throws -> OPCChanges {
    state.codes = buffers.codes
    defer { buffers.codes = state.codes }
    try layOut()
    if template.calculates { cells = book.copies.map { template.sheets[$0.sheet].cells } }
    var uses = 0
    for copy in book.copies.indices {
      let sheet = template.sheets[book.copies[copy].sheet]
      let item = items[copy]
      if let item { state.push(item) }
      uses += try write(copy, sheet, &buffers)
      if item != nil { state.pop() }
    }
    if !plans.isEmpty { return changes }
    try calculate(&buffers)
    if let strings = template.strings {
      changes.replacements[strings.name] = try buffers.content(strings.name, key: [uses]) {
        strings.rendered(uses: uses)
      }
    }
    let calculates = template.sheets.contains(where: \.hasFormulas)
    changes.replacements[template.main] = try buffers.content(template.main, key: layoutKey) {
      template.book.rendered(book, relationships: relationships, calculates: calculates)
    }
    if let chain = template.calculationChain { changes.removals.insert(chain) }
    state.pictures.add(to: &changes)
    let gone = template.sheets.indices.filter { book.firstCopy(of: $0) == nil }.map { template.sheets[$0].part }
    if !gone.isEmpty { changes.removals.formUnion(SheetCopy.orphans(of: gone, in: template.package)) }
    if book.copies.map(\.name) != template.sheets.map(\.name) { forgetTitles() }
    // Numbers below are those of the sheets' plans.
    for (index, part) in template.properties.parts.enumerated() {
      changes.replacements[part.name] = try buffers.part(template.sheets.count + index, of: part, in: &state)
    }
    return changes
  }

  /// What the workbook's part depends on, if this is easily said: the layouts of the template's sheets.
  private var layoutKey: [Int]? {
    guard book.copies.map(\.name) == template.sheets.map(\.name) else { return nil }
    var key: [Int] = []
    for copy in book.copies where copy.map != nil {
      guard let placed = copy.placed else { return nil }
      key += placed.iterations
    }
    return key
  }

  // MARK: Layout

  private mutating func layOut() throws(TemplateError) {
    var taken = template.sheets.filter { $0.repeated == nil && $0.nameText == nil }.map(\.name)
    for (index, sheet) in template.sheets.enumerated() {
      guard let slot = sheet.repeated else {
        try append(index, nil, &taken)
        continue
      }
      let all = state.items(of: slot, SectionRead(slot))
      if all.count > WorkbookRenderer.mostSheets { throw TemplateError.tooManySheets }
      for item in 0..<all.count { try append(index, all.item(item, in: state.data), &taken) }
      // A workbook must have a sheet that can be seen.
      let isLastVisible =
        index == template.sheets.count - 1 && !book.copies.contains { !template.book.sheets[$0.sheet].isHidden }
      if all.count == 0, isLastVisible { try append(index, (all.blank, 0), &taken) }
    }
  }

  private mutating func append(
    _ index: Int, _ item: (cell: Cell, position: Int)?, _ taken: inout [String]
  ) throws(TemplateError) {
    let sheet = template.sheets[index]
    if let item { state.push(item) }
    var copy = BookLayout.Copy(sheet: index, name: sheet.name)
    if sheet.repeated != nil || sheet.nameText != nil {
      var wanted = try sheet.nameText?.text(state) ?? sheet.name
      if wanted.allSatisfy(\.isWhitespace) { wanted = sheet.name.contains("{{") ? "Sheet" : sheet.name }
      copy.name = SheetName.make(wanted, taken: &taken)
    }
    if let program = sheet.program, program.moves {
      if let placed = try template.placed(index, &state) {
        (copy.map, copy.placed) = (placed.map, placed)
      } else {
        copy.map = try RowMap(program.plan, program.nodes, &state)
      }
    }
    if let plan = pages[book.copies.count], let program = sheet.program {
      var map = copy.map
      if map == nil { map = try RowMap(program.plan, program.nodes, &state) }
      (copy.map, copy.placed) = (map?.shifted(by: plan.shift), nil)
    }
    let isFirst = book.firstCopy(of: index) == nil
    if isFirst {
      parts.append(sheet.part)
      relationships.append(template.book.sheets[index].relationship)
    } else {
      parts.append(names.next(after: sheet.part))
      relationships.append("rIdSheet\(parts.count)")
      for table in sheet.tables {
        guard let name = table.part.tableName else { continue }
        var number = 2
        while !tableNames.insert("\(name)_\(number)".lowercased()).inserted { number += 1 }
        copy.tables[name.lowercased()] = "\(name)_\(number)"
      }
    }
    items.append(item)
    book.append(copy)
    if item != nil { state.pop() }
  }

  // MARK: Sheets

  /// Writes a sheet with its parts, and says how many of its cells name a shared string.
  private mutating func write(
    _ copy: Int, _ sheet: SheetTemplate, _ buffers: inout RenderBuffers
  ) throws -> Int {
    let place = FormulaLocation(book: book, copy: copy)
    let map = book.copies[copy].map
    let isFirst = book.firstCopy(of: book.copies[copy].sheet) == copy
    var side = SidePartWriter(sheet, part: parts[copy], isFirst: isFirst, package: template.package)
    let placed = book.copies[copy].placed
    guard let program = pages[copy].flatMap({ _ in sheet.movingProgram }) ?? placed?.program ?? sheet.program else {
      try side.writeCharts(place, map, &names, &state)
      side.finish(into: &changes)
      return sheet.sharedCount
    }
    let whole = try map ?? RowMap(program.plan, program.nodes, &state)
    var runner = SheetRunner(
      program, copy: copy, of: book, map: whole, uses1904: template.book.uses1904, pages: pages[copy])
    if let drawing = side.nameDrawing(&names) { state.pictures.part = drawing }
    if sheet.getsDrawing { runner.gathered.drawingID = "rIdDrawing" }
    runner.stamp = sheet.stamp
    runner.gathered.lastAnchorID = sheet.drawing?.lastID ?? 1
    runner.gathered.firstShape = sheet.comments?.shapes?.first ?? 1025
    // Rows that pages add are not looked at.
    if template.calculates, pages.isEmpty { runner.cells = SheetCells() }
    try runner.run(program, &state)
    if pages.isEmpty, let plan = PagePlanner.plan(runner.measures, program.pages, whole) { plans[copy] = plan }
    // What refers to this sheet is to be written again, and so is the sheet.
    if !plans.isEmpty { return 0 }
    if let cell = runner.tooLong { throw TemplateError.cellTooLong(cell) }
    if !isFirst {
      changes.additions.append(
        OPCChanges.Addition(
          name: parts[copy], contentType: template.package.part(sheet.part)?.contentType ?? "", content: .plain([])))
      changes.relationships.append(
        (
          template.main,
          Relationship(id: relationships[copy], type: SheetCopy.type(template), to: parts[copy], from: template.main)
        ))
    }
    let addition = isFirst ? nil : changes.additions.count - 1
    if runner.cells == nil {
      try add(runner.text, of: program, copy, addition, &buffers)
    } else {
      waiting.append((copy, runner.text, program, addition))
      cells[copy] = runner.cells
    }
    try side.writeCharts(place, map, &names, &state)
    side.writeComments(runner.gathered, whole, &names)
    side.writeDrawing(runner.gathered, &names)
    for table in sheet.tables {
      let name =
        table.part.tableName.flatMap { book.copies[copy].tables[$0.lowercased()] } ?? table.part.tableName ?? ""
      lastTable += isFirst ? 0 : 1
      try side.write(table, id: isFirst ? nil : lastTable, name: name, place, map, &names, &state)
    }
    side.links += runner.gathered.relationships
    side.finish(into: &changes)
    return runner.sharedCount
  }

  /// Adds the part of a sheet.
  private mutating func add(
    _ text: TextRecorder, of program: SheetProgram, _ copy: Int, _ addition: Int?, _ buffers: inout RenderBuffers
  ) throws {
    func plain() -> [UInt8] {
      var bytes: [UInt8] = []
      text.write(to: &bytes, program.text.constants)
      return bytes
    }
    if let addition {
      changes.additions[addition].content = .plain(SheetCopy.unselected(plain()))
      return
    }
    let index = book.copies[copy].sheet
    changes.replacements[parts[copy]] =
      if pages[copy] != nil {
        try buffers.content(parts[copy], key: nil) { plain() }
      } else if let placed = book.copies[copy].placed {
        buffers.content(
          ofLayout: placed, of: text, member: parts[copy].member, constants: placed.program.text.constants
        ) {
          placed.partPlan
        }
      } else {
        buffers.content(of: index, text, parts[copy].member, program.text.constants) { template.plan(index, program) }
      }
  }

  /// Calculates formulas, and adds the parts of the sheets that waited for it.
  private mutating func calculate(_ buffers: inout RenderBuffers) throws {
    if waiting.isEmpty { return }
    let (own, book) = (template.book, book)
    let calculation = WorkbookCalculation(cells, names: book.copies.map(\.name)) {
      own.definition(of: $0, in: $1, of: book)
    }
    for sheet in waiting {
      let text = SheetRunner.text(sheet.text, adding: calculation.results[sheet.copy], sheet.program.text)
      try add(text, of: sheet.program, sheet.copy, sheet.addition, &buffers)
    }
  }

  /// The rows of a sheet with made-up data, from which its plan learns; `nil` if they do not print it.
  static func sample(_ template: WorkbookTemplate, _ sheet: Int, _ data: TemplateData) -> TextRecorder? {
    var renderer = WorkbookRenderer(template, RenderState(data, isSample: true))
    return try? renderer.sample(of: sheet)
  }

  private mutating func sample(of sheet: Int) throws -> TextRecorder? {
    try layOut()
    guard let copy = book.firstCopy(of: sheet), let program = template.sheets[sheet].program else { return nil }
    if let item = items[copy] { state.push(item) }
    let map = try book.copies[copy].map ?? RowMap(program.plan, program.nodes, &state)
    var runner = SheetRunner(program, copy: copy, of: book, map: map, uses1904: template.book.uses1904)
    try runner.run(program, &state)
    return runner.text
  }

  /// The list of sheets in the application's properties would be wrong; it may be left out.
  private mutating func forgetTitles() {
    guard let part = template.package.part("extended-properties", from: nil), let bytes = try? part.xml() else {
      return
    }
    changes.replacements[part.name] = SheetCopy.withoutTitles(bytes).map { .plain($0) }
  }
}

extension TemplateError {
  /// More sheets than one section may print.
  static let tooManySheets = TemplateError(
    LocalizedText(
      "套用模板后超过 \(WorkbookRenderer.mostSheets) 张工作表。请把数据分成几份",
      hant: "套用範本後超過 \(WorkbookRenderer.mostSheets) 張工作表。請把資料分成幾份",
      en: "the rendered workbook has more than \(WorkbookRenderer.mostSheets) sheets; split the data"))
}
