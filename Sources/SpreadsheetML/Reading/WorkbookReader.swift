import Findings
import Markup
import OPC
import Storage
import Zipping

/// Reads the values of a workbook: what its cells show, not how.
///
/// Shared and inline strings, rich text, booleans, errors and the stored results of formulas; numbers whose format shows
/// a date come as dates, in both date systems. The `dimension` that a sheet claims is not trusted. Sheets are streamed:
/// only the shared strings are held in memory.
package struct WorkbookReader {
  /// One worksheet.
  package struct Sheet: Sendable, Hashable {
    /// The name on its tab.
    package var name: String
    /// Whether it is hidden.
    package var isHidden: Bool
    let part: PartName
  }
  /// The worksheets in the order of their tabs; chart sheets are left out.
  package let sheets: [Sheet]
  /// Whether days count from 1904, as on old Macs.
  package let uses1904: Bool
  /// The title in the file's properties.
  package let title: String?
  let texts: SharedTexts
  let formats: [NumberFormat]
  let limits: SpreadsheetLimits
  private let package: StreamedPackage

  /// Opens a workbook in memory. `name` is the file as messages call it.
  ///
  /// - Throws: `SpreadsheetError` for what is no workbook, is damaged, dangerous or too big.
  package init(
    _ bytes: [UInt8], name: String, limits: SpreadsheetLimits = .standard
  ) throws(SpreadsheetError) {
    try self.init(MemorySource(bytes), name: name, limits)
  }

  /// Opens a workbook in a file, which may be larger than memory.
  ///
  /// - Throws: `SpreadsheetError` for what is no workbook, is damaged, dangerous or too big.
  package init(path: String, limits: SpreadsheetLimits = .standard) throws(SpreadsheetError) {
    let source: FileSource
    do { source = try FileSource(path) } catch { throw .unreadable() }
    try self.init(source, name: path, limits)
  }

  private init(_ source: any ByteSource, name: String, _ limits: SpreadsheetLimits) throws(SpreadsheetError) {
    self.limits = limits
    do { package = try StreamedPackage(source, name: name, limits: limits.archive) } catch {
      throw WorkbookReader.error(error, sheet: nil)
    }
    guard package.kind == .spreadsheet else { throw .notAWorkbook() }
    let main = package.mainPart
    var outline = WorkbookOutline(limits: limits)
    try WorkbookReader.read(package.part(main), sheet: nil, limits, &outline)
    uses1904 = outline.uses1904
    let links = Dictionary(package.relationships(of: main).map { ($0.id, $0) }) { first, _ in first }
    sheets = outline.sheets.compactMap { entry in
      guard let link = links[entry.relationship], link.shortType == "worksheet", let part = link.part else {
        return nil
      }
      return Sheet(name: entry.name, isHidden: entry.isHidden, part: part)
    }
    // A sheet that is there many times over would be read as often.
    guard Set(sheets.map(\.part)).count == sheets.count else {
      throw .damaged(
        sheet: nil, .init("几张工作表共用一份内容", hant: "幾張工作表共用一份內容", en: "several sheets share one part"))
    }
    var table = StringTable(limits: limits)
    if let part = package.part("sharedStrings", from: main) {
      try WorkbookReader.read(part, sheet: nil, limits, &table)
    }
    texts = table.texts
    var properties = CoreTitle()
    if let part = package.part("core-properties", from: nil) {
      try WorkbookReader.read(part, sheet: nil, limits, &properties)
    }
    title = properties.text.isEmpty ? nil : String(decoding: properties.text, as: UTF8.self)
    var styles = StyleFormats(limits: limits)
    if let part = package.part("styles", from: main) { try WorkbookReader.read(part, sheet: nil, limits, &styles) }
    formats = styles.formats
  }

  /// What the format of a cell's look shows.
  func format(_ look: Int) -> NumberFormat { formats.indices.contains(look) ? formats[look] : .number }

  /// Lends the rows that hold something to `body`, from top to bottom as the file has them, until it answers `false`.
  ///
  /// The quick way: texts stay bytes until they are asked for.
  ///
  /// - Parameter index: the sheet's place in `sheets`.
  /// - Throws: `SpreadsheetError` when the sheet is damaged or too big; what `body` throws.
  package func lendRows(ofSheet index: Int, _ body: (borrowing SheetRowView) throws -> Bool) throws {
    let sheet = sheets[index]
    try withoutActuallyEscaping(body) { body in
      var rows = SheetRows(sheet: sheet.name, of: self, body)
      try WorkbookReader.stream(package.part(sheet.part), sheet: sheet.name, limits, &rows)
    }
  }

  /// A cursor that goes through the rows of a sheet as they are asked for.
  ///
  /// - Parameter index: the sheet's place in `sheets`.
  package func cursor(ofSheet index: Int) throws(SpreadsheetError) -> SheetRowCursor {
    try SheetRowCursor(self, sheet: sheets[index])
  }

  /// The first rows of a sheet that hold something, and how many there are in all.
  ///
  /// The sheet is read to its end, so that damage anywhere in it is found; no more is kept than `limit` rows.
  ///
  /// - Parameter stop: asked about the first row; `true` ends the reading there.
  package func head(
    ofSheet index: Int, limit: Int, unless stop: (SheetRow) -> Bool = { _ in false }
  ) throws(SpreadsheetError) -> (rows: [SheetRow], count: Int) {
    var rows: [SheetRow] = []
    var count = 0
    do {
      try lendRows(ofSheet: index) { row in
        count += 1
        if rows.count < limit { rows.append(row.row) }
        return count > 1 || !stop(rows[0])
      }
    } catch { throw WorkbookReader.error(error, sheet: sheets[index].name) }
    return (rows, count)
  }

  func part(of sheet: Sheet) -> StreamedPart? { package.part(sheet.part) }

  /// Hands the rows that hold something to `body`, from top to bottom as the file has them, until it answers `false`.
  ///
  /// - Parameter index: the sheet's place in `sheets`.
  /// - Throws: `SpreadsheetError` when the sheet is damaged or too big; what `body` throws.
  package func rows(ofSheet index: Int, _ body: (SheetRow) throws -> Bool) throws {
    try lendRows(ofSheet: index) { try body($0.row) }
  }

  /// All rows of a sheet that hold something; `nil` if they have more than `limit` cells.
  package func rows(ofSheet index: Int, cells limit: Int) throws(SpreadsheetError) -> [SheetRow]? {
    var all: [SheetRow]? = []
    var count = 0
    do {
      try rows(ofSheet: index) { row in
        count += row.cells.count
        if count > limit { all = nil }
        all?.append(row)
        return all != nil
      }
    } catch { throw WorkbookReader.error(error, sheet: sheets[index].name) }
    return all
  }

  /// All rows of a sheet that hold something, held in memory: for files that are known to be small.
  package func rows(ofSheet index: Int) throws(SpreadsheetError) -> [SheetRow] {
    try rows(ofSheet: index, cells: .max) ?? []
  }

  private static func read(
    _ part: StreamedPart?, sheet: String?, _ limits: SpreadsheetLimits, _ handler: inout some XMLHandler & ~Copyable
  ) throws(SpreadsheetError) {
    do { try stream(part, sheet: sheet, limits, &handler) } catch { throw self.error(error, sheet: sheet) }
  }

  static func error(_ error: any Error, sheet: String?) -> SpreadsheetError {
    switch error {
    case let error as SpreadsheetError: error
    case let error as OPCError: SpreadsheetError(error)
    case let fault as XMLFault: .damaged(sheet: sheet, fault.reason)
    default:
      .damaged(sheet: sheet, .init("压缩数据读不出来", hant: "壓縮資料讀不出來", en: "its compressed data cannot be read"))
    }
  }

  private static func stream(
    _ part: StreamedPart?, sheet: String?, _ limits: SpreadsheetLimits, _ handler: inout some XMLHandler & ~Copyable
  ) throws {
    var text = try PartText(part, sheet: sheet, limits: limits)
    var scanner = XMLScanner(depth: limits.depth, tagBytes: limits.tagBytes)
    while let chunk = try text.next() {
      guard try scanner.feed(chunk, to: &handler) else { break }
    }
    try scanner.finish(handler)
  }
}
