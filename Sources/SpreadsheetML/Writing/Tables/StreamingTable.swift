import DrawingML
import OPC
package import Storage
import Zipping

/// Writes a workbook of tables row by row, in constant memory: ledgers of any length.
///
/// A table longer than a worksheet goes on in another one with the same head. Rows are deflated by an encoder of their own,
/// which knows what stands where; the same rows give the same bytes.
///
/// ```swift
/// var table = try StreamingTable(to: file, title: "台账") { try TemporarySpool() }
/// try table.begin(TableLayout(name: "台账", title: "台账", columns: columns))
/// for record in records { try table.append([.text(record.number), .date(record.day)]) }
/// try table.end()
/// try table.finish()
/// ```
package struct StreamingTable: ~Copyable {
  private let limits: SpreadsheetLimits
  private let spool: () throws -> any ByteSpool
  private var archive: ZipStream
  private var styles = StyleTable()
  private var taken: [String] = []
  /// The sheets that are finished, without their rows.
  private var sheets: [Worksheet] = []
  private var open: OpenSheet?
  /// How many drawings and charts the content types name, and how many were written.
  private let announced: (drawings: Int, charts: Int)
  private var drawings = 0, charts = 0

  /// The sheet that rows go to.
  private struct OpenSheet: ~Copyable {
    var layout: TableLayout
    var sheet: Worksheet
    var rows: TableRowWriter
    let spool: any ByteSpool
    /// The rows on this sheet, of a table that has charts.
    var charted: [[TableCell]] = []
  }

  /// Begins a workbook.
  ///
  /// - Parameters:
  ///   - sink: where the file goes, front to back.
  ///   - title: the title in the file's properties.
  ///   - charts: how many charts each table will have: they are named at the front of the file.
  ///   - spool: makes a place where the rows of one sheet are kept, compressed, until the sheet is complete: its length
  ///     stands before it in the file. A temporary file for long tables, ``MemorySpool`` for short ones.
  package init(
    to sink: any ByteSink, title: String? = nil, charts: [Int] = [], limits: SpreadsheetLimits = .standard,
    spool: @escaping () throws -> any ByteSpool
  ) throws {
    self.limits = limits
    self.spool = spool
    announced = (charts.count { $0 > 0 }, charts.reduce(0, +))
    archive = ZipStream(to: sink, directory: MemorySpool())
    // The content types stand before all sheets while their number is unknown: what is XML is a worksheet, unless said
    // otherwise.
    var types = ContentTypes(xml: WorkbookPart.sheetType)
    types.set(WorkbookPart.mainType, for: WorkbookPart.main)
    types.set(WorkbookPart.styles().contentType, for: WorkbookPart.styles().name)
    for index in 0..<announced.drawings { types.set(SheetDrawing.contentType, for: SheetDrawing.name(index)) }
    for index in 0..<announced.charts { types.set(DrawingML.chartType, for: TableDrawing.chartName(index)) }
    var links = [Relationship(id: "rId1", type: RelationshipType.officeDocument, to: WorkbookPart.main, from: nil)]
    if title != nil {
      types.set(CoreProperties.contentType, for: CoreProperties.name)
      links.append(Relationship(id: "rId2", type: RelationshipType.coreProperties, to: CoreProperties.name, from: nil))
    }
    try add(ContentTypes.member, types.xml)
    try add(PartName.relationships(of: nil).member, RelationshipsXML.write(links))
    if let title { try add(CoreProperties.name.member, CoreProperties.xml(title: title)) }
  }

  /// Begins a table on a sheet of its own.
  package mutating func begin(_ layout: TableLayout) throws {
    if open != nil { try end() }
    try startSheet(layout)
  }

  /// Adds a row to the table; missing cells at its end are blank.
  ///
  /// - Parameter marks: the columns, from 0, whose cells are marked as bad.
  /// - Throws: `SpreadsheetError` for texts over 32,767 characters and spellings that are no number; what the sink throws.
  package mutating func append(_ row: [TableCell], marks: Set<Int> = []) throws {
    // Only a caller that forgot begin() gets here, never data: there is no table that the row could belong to.
    guard var sheet = open.take() else { preconditionFailure("append() without begin()") }
    if sheet.rows.rows >= limits.rows - 1 - sheet.layout.footer.count {
      let layout = sheet.layout
      try close(sheet, totals: nil, isContinued: true)
      try startSheet(layout)
      return try append(row, marks: marks)
    }
    try sheet.rows.row(row, isTotal: false, marks: marks, styles: &styles)
    if !sheet.layout.charts.isEmpty { sheet.charted.append(row) }
    open = consume sheet
  }

  /// Ends the table with a last row in bold, if any, and its footer.
  package mutating func end(totals: [TableCell]? = nil) throws {
    // As in append(): a mistake of the calling code, which no data can bring about.
    guard let sheet = open.take() else { preconditionFailure("end() without begin()") }
    try close(sheet, totals: totals, isContinued: false)
  }

  /// Completes the file. A workbook has at least one table.
  package consuming func finish() throws {
    if open != nil { try end() }
    if sheets.isEmpty { try begin(TableLayout(name: "", columns: [])) }
    if open != nil { try end() }
    // As in append(): the calling code told init() of other charts than its tables have.
    guard announced == (drawings, charts) else { preconditionFailure("charts other than announced") }
    let parts = sheets.indices.map { WorkbookPart.sheet($0) } + [.styles()]
    let links = parts.enumerated().map { index, part in
      Relationship(id: "rId\(index + 1)", type: part.relationship, to: part.name, from: WorkbookPart.main)
    }
    try add(WorkbookPart.main.member, Workbook(sheets: sheets).mainXML())
    try add(PartName.relationships(of: WorkbookPart.main).member, RelationshipsXML.write(links))
    try add(WorkbookPart.styles().name.member, styles.xml())
    try archive.finish()
  }

  // MARK: Sheets

  private mutating func startSheet(_ layout: TableLayout) throws {
    let sheet = TableStyle.sheet(layout, name: SheetName.make(layout.name, taken: &taken))
    let spool = try spool()
    var rows = TableRowWriter(sheet: sheet.name, columns: layout.columns, limits: limits) {
      try spool.write(Array($0))
    }
    let head = WorksheetXML(sheet: sheet, limits: limits)
    try rows.plain(head.head(isFirst: sheets.isEmpty) + lines(of: sheet, from: 1), rows: sheet.rows.count)
    open = OpenSheet(layout: layout, sheet: sheet, rows: rows, spool: spool)
  }

  private mutating func close(_ open: consuming OpenSheet, totals: [TableCell]?, isContinued: Bool) throws {
    var sheet = open.sheet
    let lastRow = open.rows.rows
    if let totals { try open.rows.row(totals, isTotal: true, styles: &styles) }
    if !open.layout.columns.isEmpty {
      sheet.filter = CellRange(columns: 1...open.layout.columns.count, rows: sheet.frozenRows...lastRow)
    }
    if !isContinued {
      let first = open.rows.rows + 1
      TableStyle.addFooter(open.layout, from: first, to: &sheet)
      try open.rows.plain(lines(of: sheet, from: first), rows: sheet.rows.count)
    }
    var drawing: TableDrawing?
    if !isContinued, !open.layout.charts.isEmpty {
      let made = TableDrawing(open.layout, rowsAbove: open.rows.rows)
      sheet.pageStarts = made.pageStarts
      sheet.hasDrawing = true
      drawing = made
    }
    try open.rows.plain(WorksheetXML(sheet: sheet, limits: limits).tail())
    try open.rows.finish()
    try archive.add(
      SpooledMember(
        name: WorkbookPart.sheet(sheets.count).name.member, deflatedIn: open.spool, size: open.rows.size,
        crc: open.rows.crc))
    sheets.append(sheet)
    if let drawing { try write(drawing, open.layout, open.charted) }
  }

  /// Writes the drawing of the last sheet, and its charts.
  private mutating func write(_ shown: TableDrawing, _ layout: TableLayout, _ rows: [[TableCell]]) throws {
    let (sheet, drawing) = (sheets[sheets.count - 1], SheetDrawing.name(drawings))
    let place = WorkbookPart.sheet(sheets.count - 1).name
    try add(
      PartName.relationships(of: place).member,
      RelationshipsXML.write([
        Relationship(id: "rId1", type: RelationshipType.office("drawing"), to: drawing, from: place)
      ]))
    try add(drawing.member, shown.xml)
    let names = layout.charts.indices.map { TableDrawing.chartName(charts + $0) }
    let links = names.enumerated().map { index, name in
      Relationship(id: "rId\(index + 1)", type: RelationshipType.office("chart"), to: name, from: drawing)
    }
    try add(PartName.relationships(of: drawing).member, RelationshipsXML.write(links))
    for (name, chart) in zip(names, layout.charts) {
      let chart = chart.chart(layout.columns, rows, sheet: sheet.name, header: sheet.frozenRows)
      try add(name.member, chart.part())
    }
    drawings += 1
    charts += names.count
  }

  /// The lines around a table.
  private mutating func lines(of sheet: Worksheet, from first: Int) throws -> [UInt8] {
    var strings: SharedStrings?
    return try WorksheetXML(sheet: sheet, limits: limits).rows(from: first, &strings, &styles)
  }

  private mutating func add(_ name: String, _ xml: [UInt8]) throws {
    try archive.add(RawMember(name: name, deflating: xml))
  }
}
