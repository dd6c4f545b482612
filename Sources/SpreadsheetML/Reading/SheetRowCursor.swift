import Markup

/// Goes through the rows of a worksheet one by one, as they are asked for, in constant memory.
///
/// For one reader at a time.
package final class SheetRowCursor {
  /// Rows that were read and not asked for yet: those of one piece of the part.
  private final class Queue {
    var rows: [SheetRow] = []
    var head = 0
  }
  private let queue = Queue()
  private let sheet: String
  private var text: PartText
  private var scanner: XMLScanner
  private var rows: SheetRows
  private var isAtEnd = false
  private var failure: SpreadsheetError?

  init(_ workbook: WorkbookReader, sheet: WorkbookReader.Sheet) throws(SpreadsheetError) {
    self.sheet = sheet.name
    do { text = try PartText(workbook.part(of: sheet), sheet: sheet.name, limits: workbook.limits) } catch {
      throw WorkbookReader.error(error, sheet: sheet.name)
    }
    scanner = XMLScanner(depth: workbook.limits.depth, tagBytes: workbook.limits.tagBytes)
    let queue = queue
    rows = SheetRows(sheet: sheet.name, of: workbook) { row in
      queue.rows.append(row.row)
      return true
    }
  }

  /// How much of the sheet was read, of 1.
  package var fraction: Double { isAtEnd ? 1 : text.fraction }

  /// The next row that holds something; `nil` at the end.
  ///
  /// - Throws: `SpreadsheetError` when the sheet is damaged or too big; there are no rows after that.
  package func next() throws(SpreadsheetError) -> SheetRow? {
    while queue.head == queue.rows.count {
      queue.rows.removeAll(keepingCapacity: true)
      queue.head = 0
      if let failure {
        self.failure = nil
        throw failure
      }
      if isAtEnd { return nil }
      do { try readOn() } catch {
        // The rows before the damage come first.
        isAtEnd = true
        failure = WorkbookReader.error(error, sheet: sheet)
      }
    }
    defer { queue.head += 1 }
    return queue.rows[queue.head]
  }

  private func readOn() throws {
    if let chunk = try text.next(), try scanner.feed(chunk, to: &rows) { return }
    isAtEnd = true
    try scanner.finish(rows)
  }
}
