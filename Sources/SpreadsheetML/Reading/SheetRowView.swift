/// A row as it lies in the reader's buffers: the quick way through a worksheet.
///
/// It is lent for one call only. Texts and spellings are bytes until they are asked for as something else.
package struct SheetRowView: ~Copyable {
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
  package internal(set) var number = 0
  /// Whether the row is hidden, by hand or by a filter.
  package internal(set) var isHidden = false
  var cells: [Cell] = []
  var bytes: [UInt8] = []
  let workbook: WorkbookReader
  private let texts: TextCache

  init(_ workbook: WorkbookReader) {
    self.workbook = workbook
    texts = TextCache(workbook.texts)
  }

  /// How many cells hold something.
  package var count: Int { cells.count }

  /// The column of a cell, from 1; cells lie from left to right.
  package borrowing func column(_ index: Int) -> Int { Int(cells[index].column) }

  /// Hands over the text of a cell in UTF-8, or its number or error as the file spells it.
  package borrowing func withBytes<T>(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> T) rethrows -> T {
    let cell = cells[index]
    if cell.kind == .shared { return try workbook.texts.withBytes(cell.start, body) }
    return try bytes.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[cell.start..<cell.end])) }
  }

  /// What a cell holds.
  package borrowing func content(_ index: Int) -> CellContent {
    bytes.withUnsafeBufferPointer { content(cells[index], $0) }
  }

  /// The row with everything in it, to be kept.
  package var row: SheetRow {
    let kept = bytes.withUnsafeBufferPointer { bytes in
      [SheetCell](unsafeUninitializedCapacity: cells.count) { target, count in
        for cell in cells {
          let place = CellReference(column: Int(cell.column), row: number)
          target.initializeElement(
            at: count, to: SheetCell(reference: place, content: content(cell, bytes), isFormula: cell.isFormula))
          count += 1
        }
      }
    }
    return SheetRow(number: number, isHidden: isHidden, cells: kept)
  }

  @inline(__always)
  private borrowing func content(_ cell: Cell, _ bytes: UnsafeBufferPointer<UInt8>) -> CellContent {
    if cell.kind == .shared { return texts.text(cell.start).map { .text($0) } ?? .unreadable }
    let bytes = UnsafeBufferPointer(rebasing: bytes[cell.start..<cell.end])
    switch cell.kind {
    case .text, .shared: return String(validating: bytes, as: UTF8.self).map { .text($0) } ?? .unreadable
    case .number:
      return CellNumbers.content(bytes, format: workbook.format(Int(cell.style)), uses1904: workbook.uses1904)
    case .boolean: return .boolean(bytes.elementsEqual("1".utf8) || bytes.elementsEqual("true".utf8))
    case .error: return .error(String(decoding: bytes, as: UTF8.self))
    case .isoDate:
      let text = String(decoding: bytes, as: UTF8.self)
      return CellNumbers.isoDate(text) ?? .text(text)
    case .uncalculated: return .uncalculated
    }
  }
}

/// What the spellings of numbers and dates stand for.
enum CellNumbers {
  /// A number by its format.
  static func content(_ bytes: UnsafeBufferPointer<UInt8>, format: NumberFormat, uses1904: Bool) -> CellContent {
    guard format != .number else { return spelled(bytes) }
    // Whole days, as most dates are, need no look at their digits.
    if format != .duration, let day = wholeNumber(bytes), format == .date || day > 0 {
      let date = SerialDate(serial: Double(day), uses1904: uses1904, hasTime: format != .date)
      if let date { return .date(date) }
    }
    guard let serial = serial(bytes) else { return spelled(bytes) }
    if format == .duration || format != .date && serial < 1 {
      return serial < 0 || serial > 1e6 ? spelled(bytes) : .time(seconds: Int((serial * 86_400).rounded()))
    }
    let date = SerialDate(serial: serial, uses1904: uses1904, hasTime: format != .date)
    return date.map { .date($0) } ?? spelled(bytes)
  }

  /// A number as such; an error if the text is none.
  private static func spelled(_ bytes: UnsafeBufferPointer<UInt8>) -> CellContent {
    if CellText.isShortest(bytes) {
      return .number(
        String(unsafeUninitializedCapacity: bytes.count) { target in
          _ = target.update(fromContentsOf: bytes)
          return bytes.count
        })
    }
    return NumberSpelling.shortest(bytes).map { .number($0) } ?? .error(String(decoding: bytes, as: UTF8.self))
  }

  /// The value of a serial number.
  private static func serial(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    if let plain = plainFraction(bytes) { return plain }
    return NumberSpelling.shortest(bytes) == nil ? nil : Double(String(decoding: bytes, as: UTF8.self))
  }

  /// A number of digits and a point whose digits are exact in binary, as is the power of ten by which they are divided:
  /// the quotient is then the nearest value that there is.
  @inline(__always)
  static func plainFraction(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    guard 1...19 ~= bytes.count else { return nil }
    var digits: UInt64 = 0
    var divisor: UInt64 = 0
    for byte in bytes {
      if byte == UInt8(ascii: "."), divisor == 0 {
        divisor = 1
      } else {
        guard byte &- 0x30 < 10 else { return nil }
        digits = digits &* 10 &+ UInt64(byte &- 0x30)
        divisor = divisor &* 10
      }
    }
    guard bytes[0] != UInt8(ascii: "."), digits <= 1 << 53 else { return nil }
    return divisor == 0 ? Double(digits) : Double(digits) / Double(divisor)
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
