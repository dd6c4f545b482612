import OPC
package import Storage
import Zipping

/// Writes a workbook of tables row by row, in constant memory: ledgers of any length.
///
/// The looks are those of ``TableWorkbook``, which is written by this. A table longer than a worksheet goes on in another
/// one with the same head. Rows are deflated by an encoder of their own, which knows what stands where; the same rows
/// give the same bytes.
///
/// ```swift
/// var table = try StreamingTable(to: file, title: "台账") { try TemporarySpool() }
/// try table.begin(TableWorkbook.Layout(name: "台账", title: "台账", columns: columns))
/// for record in records { try table.append([.text(record.number), .date(record.day)]) }
/// try table.end()
/// try table.finish()
/// ```
package struct StreamingTable: ~Copyable {
  private let limits: SpreadsheetLimits
  private let spool: () throws -> any ByteSpool
  private var archive: ZipStream
  private var styles = StyleSheet()
  private var taken: [String] = []
  /// The sheets that are finished, without their rows.
  private var sheets: [SheetDraft] = []
  private var open: OpenSheet?

  /// The sheet that rows go to.
  private struct OpenSheet: ~Copyable {
    var layout: TableWorkbook.Layout
    var draft: SheetDraft
    var rows: TableRowWriter
    let spool: any ByteSpool
    let headerRow: Int
  }

  /// Begins a workbook.
  ///
  /// - Parameters:
  ///   - sink: where the file goes, front to back.
  ///   - title: the title in the file's properties.
  ///   - spool: makes a place where the rows of one sheet are kept, compressed, until the sheet is complete: its length
  ///     stands before it in the file. A temporary file for long tables, ``MemorySpool`` for short ones.
  package init(
    to sink: any ByteSink, title: String? = nil, limits: SpreadsheetLimits = .standard,
    spool: @escaping () throws -> any ByteSpool
  ) throws {
    self.limits = limits
    self.spool = spool
    archive = ZipStream(to: sink, directory: MemorySpool())
    try add("[Content_Types].xml", WorkbookParts.contentTypes(hasTitle: title != nil))
    try add("_rels/.rels", WorkbookParts.rootRelationships(hasTitle: title != nil))
    if let title { try add(CoreProperties.name.member, CoreProperties.xml(title: title)) }
  }

  /// Begins a table on a sheet of its own.
  package mutating func begin(_ layout: TableWorkbook.Layout) throws {
    if open != nil { try end() }
    try startSheet(layout)
  }

  /// Adds a row to the table; missing cells at its end are blank.
  ///
  /// - Parameter marks: the columns, from 0, whose cells are marked as bad.
  /// - Throws: `SpreadsheetError` for texts over 32,767 characters and spellings that are no number; what the sink throws.
  package mutating func append(_ row: [TableWorkbook.Cell], marks: Set<Int> = []) throws {
    // Only a caller that forgot begin() gets here, never data: there is no table that the row could belong to.
    guard var sheet = open.take() else { preconditionFailure("append() without begin()") }
    if sheet.rows.rows >= limits.rows - 1 - sheet.layout.footer.count {
      let layout = sheet.layout
      try close(sheet, totals: nil, isContinued: true)
      try startSheet(layout)
      return try append(row, marks: marks)
    }
    try sheet.rows.row(row, isTotal: false, marks: marks, styles: &styles)
    open = consume sheet
  }

  /// Ends the table with a last row in bold, if any, and its footer.
  package mutating func end(totals: [TableWorkbook.Cell]? = nil) throws {
    // As in append(): a mistake of the calling code, which no data can bring about.
    guard let sheet = open.take() else { preconditionFailure("end() without begin()") }
    try close(sheet, totals: totals, isContinued: false)
  }

  /// Completes the file. A workbook has at least one table.
  package consuming func finish() throws {
    if open != nil { try end() }
    if sheets.isEmpty { try begin(TableWorkbook.Layout(name: "", columns: [])) }
    if open != nil { try end() }
    let ids = sheets.indices.map { "rId\($0 + 1)" }
    let main = WorkbookDraft(sheets: sheets)
    try add("xl/workbook.xml", main.workbookXML(ids: ids, first: 0))
    try add("xl/_rels/workbook.xml.rels", WorkbookParts.relationships(sheets: sheets.count))
    try add("xl/styles.xml", styles.xml())
    try archive.finish()
  }

  // MARK: Sheets

  private mutating func startSheet(_ layout: TableWorkbook.Layout) throws {
    let name = SheetName.make(layout.name, taken: &taken)
    let (draft, headerRow) = TableLook.draft(layout, name: name)
    let spool = try spool()
    var rows = TableRowWriter(sheet: name, columns: layout.columns, limits: limits) { try spool.write(Array($0)) }
    let xml = SheetXML(draft: draft, isFirst: sheets.isEmpty, limits: limits)
    try rows.plain(xml.head(dimension: nil) + xml.plainRows(styles: &styles), rows: draft.rows.count)
    open = OpenSheet(layout: layout, draft: draft, rows: rows, spool: spool, headerRow: headerRow)
  }

  private mutating func close(
    _ sheet: consuming OpenSheet, totals: [TableWorkbook.Cell]?, isContinued: Bool
  ) throws {
    let lastRow = sheet.rows.rows
    if let totals { try sheet.rows.row(totals, isTotal: true, styles: &styles) }
    let layout = sheet.layout
    var draft = sheet.draft
    if !layout.columns.isEmpty {
      draft.filter = "A\(sheet.headerRow):\(CellReference.columnName(layout.columns.count))\(lastRow)"
    }
    if !isContinued {
      let first = sheet.rows.rows + 1
      draft.rows = TableLook.footer(layout, firstRow: first, merges: &draft.merges)
      let xml = SheetXML(draft: draft, isFirst: false, limits: limits)
      try sheet.rows.plain(xml.plainRows(firstRow: first, styles: &styles), rows: draft.rows.count)
    }
    draft.rows = []
    try sheet.rows.plain(Array("</sheetData>".utf8) + SheetXML(draft: draft, isFirst: false, limits: limits).tail())
    try sheet.rows.finish()
    sheets.append(draft)
    try archive.add(
      SpooledMember(
        name: "xl/worksheets/sheet\(sheets.count).xml", deflatedIn: sheet.spool, size: sheet.rows.size,
        crc: sheet.rows.crc))
  }

  private mutating func add(_ name: String, _ xml: [UInt8]) throws {
    try archive.add(RawMember(name: name, deflating: xml))
  }
}
