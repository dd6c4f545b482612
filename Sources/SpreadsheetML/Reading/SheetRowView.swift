/// A row as it lies in the reader's buffers: the quick way through a worksheet.
///
/// It is lent for one call only. Texts and spellings are bytes until they are asked for as something else.
public struct SheetRowView: ~Copyable {
  /// What the file says a cell holds.
  enum Kind: UInt8 {
    case text
    case shared
    case number
    case boolean
    case error
    case isoDate
    case uncalculated
  }
  struct Cell {
    var column: Int32
    var style: Int32
    /// The bytes in the row's buffer; of a shared text, its index.
    var start: Int
    var end: Int
    var kind: Kind
    var isFormula: Bool
  }

  /// The row's number, from 1.
  public internal(set) var number = 0
  /// Whether the row is hidden, by hand or by a filter.
  public internal(set) var isHidden = false
  var cells: [Cell] = []
  var bytes: [UInt8] = []
  let workbook: WorkbookReader

  init(_ workbook: WorkbookReader) { self.workbook = workbook }

  /// How many cells hold something.
  public var count: Int { cells.count }

  /// The column of a cell, from 1; cells lie from left to right.
  public borrowing func column(_ index: Int) -> Int { Int(cells[index].column) }

  /// Hands over the text of a cell in UTF-8, or its number or error as the file spells it.
  public borrowing func withBytes<T>(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> T) rethrows -> T {
    let cell = cells[index]
    if cell.kind == .shared { return try workbook.texts.withBytes(cell.start, body) }
    return try bytes.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[cell.start..<cell.end])) }
  }

  /// What a cell holds.
  public borrowing func content(_ index: Int) -> CellContent {
    let cell = cells[index]
    switch cell.kind {
    case .text, .shared: return .text(string(index))
    case .number: return number(index, format: workbook.format(Int(cell.style)))
    case .boolean: return .boolean(withBytes(index) { $0.elementsEqual("1".utf8) || $0.elementsEqual("true".utf8) })
    case .error: return .error(string(index))
    case .isoDate:
      let text = string(index)
      return CellNumbers.isoDate(text) ?? .text(text)
    case .uncalculated: return .uncalculated
    }
  }

  /// The row with everything in it, to be kept.
  public var row: SheetRow {
    SheetRow(
      number: number, isHidden: isHidden,
      cells: [SheetCell](unsafeUninitializedCapacity: cells.count) { target, count in
        for index in cells.indices {
          let cell = SheetCell(
            reference: CellReference(column: column(index), row: number), content: content(index),
            isFormula: cells[index].isFormula)
          target.initializeElement(at: index, to: cell)
          count = index + 1
        }
      })
  }

  private borrowing func string(_ index: Int) -> String { withBytes(index) { String(decoding: $0, as: UTF8.self) } }

  private borrowing func number(_ index: Int, format: NumberFormat) -> CellContent {
    withBytes(index) { bytes in
      if format == .number, CellText.isShortest(bytes) { return .number(String(decoding: bytes, as: UTF8.self)) }
      return CellNumbers.content(bytes, format: format, uses1904: workbook.uses1904)
    }
  }
}

/// What the spellings of numbers and dates stand for.
enum CellNumbers {
  /// A number by its format.
  static func content(_ bytes: UnsafeBufferPointer<UInt8>, format: NumberFormat, uses1904: Bool) -> CellContent {
    // Whole days, as most dates are, need no look at their digits.
    if format != .number, format != .duration, let day = wholeNumber(bytes), format == .date || day > 0 {
      let date = SerialDate(serial: Double(day), uses1904: uses1904, hasTime: format != .date)
      if let date { return .date(date) }
    }
    let value = String(decoding: bytes, as: UTF8.self)
    guard let spelling = NumberSpelling.shortest(value) else { return .error(value) }
    guard format != .number, let serial = Double(value) else { return .number(spelling) }
    if format == .duration || format != .date && serial < 1 {
      return serial < 0 || serial > 1e6 ? .number(spelling) : .time(seconds: Int((serial * 86_400).rounded()))
    }
    let date = SerialDate(serial: serial, uses1904: uses1904, hasTime: format != .date)
    return date.map { .date($0) } ?? .number(spelling)
  }

  /// A date that the file writes out (`t="d"`): 2026-11-20 or 2026-11-20T09:30:00.
  static func isoDate(_ text: String) -> CellContent? {
    let parts = text.split { "-T:Z".contains($0) }.map { Int($0.prefix { $0 != "." }) }
    guard parts.count >= 3, !parts.contains(nil), case let n = parts.compactMap(\.self) else { return nil }
    guard 1...9999 ~= n[0], 1...12 ~= n[1], 1...31 ~= n[2] else { return nil }
    func part(_ index: Int) -> Int { index < n.count ? n[index] : 0 }
    return .date(
      SerialDate(
        year: n[0], month: n[1], day: n[2], hour: part(3), minute: part(4), second: part(5), hasTime: n.count > 3))
  }

  /// A number of up to nine digits and nothing else.
  @inline(__always)
  static func wholeNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard 1...9 ~= bytes.count else { return nil }
    var value = 0
    for byte in bytes {
      guard byte &- 0x30 < 10 else { return nil }
      value = value &* 10 &+ Int(byte &- 0x30)
    }
    return value
  }
}
