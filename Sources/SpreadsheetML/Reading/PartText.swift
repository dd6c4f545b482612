import Findings
import OPC

/// The bytes of an XML part in UTF-8, piece by piece.
struct PartText {
  private let part: StreamedPart
  private let sheet: String?
  private let limits: SpreadsheetLimits
  private let cursor: PartCursor
  private var isFirst = true
  private var isAtEnd = false

  init(_ part: StreamedPart?, sheet: String?, limits: SpreadsheetLimits) throws {
    guard let part else {
      throw SpreadsheetError.damaged(sheet: sheet, .init("缺少部件", hant: "缺少部件", en: "a part is missing"))
    }
    self.part = part
    self.sheet = sheet
    self.limits = limits
    cursor = try part.cursor()
  }

  /// How much was read, of 1.
  var fraction: Double { part.size > 0 ? min(1, Double(cursor.count) / Double(part.size)) : 1 }

  /// The next bytes; `nil` at the end.
  mutating func next() throws -> ArraySlice<UInt8>? {
    if isAtEnd { return nil }
    let chunk = try cursor.next()
    if chunk.isEmpty {
      isAtEnd = true
      return nil
    }
    guard isFirst else { return chunk }
    isFirst = false
    if chunk.starts(with: [0xEF, 0xBB, 0xBF]) { return chunk.dropFirst(3) }
    // UTF-16 begins with a byte order mark or a zero; such parts are rare and are turned to UTF-8 whole.
    let isForeign =
      chunk.starts(with: [0xFF, 0xFE]) || chunk.starts(with: [0xFE, 0xFF]) || chunk.prefix(4).contains(0)
    guard isForeign else { return chunk }
    isAtEnd = true
    guard part.size <= limits.foreignBytes else {
      throw SpreadsheetError.tooMuch(
        sheet: sheet, LocalizedText("字节的 UTF-16 内容", hant: "位元組的 UTF-16 內容", en: "bytes in UTF-16"),
        limit: limits.foreignBytes)
    }
    return try part.xml()[...]
  }
}
