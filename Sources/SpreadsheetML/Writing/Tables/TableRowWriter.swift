import Deflating
import Findings

/// Writes the rows of one table as XML, deflated on the way.
///
/// Every column has a cell in every row, so that cells need no reference of their own (ISO 29500-1, 18.3.1.4: `r` is
/// optional); that saves a third of the file. Texts are inline: a table of shared strings would grow with the rows.
struct TableRowWriter: ~Copyable {
  private let sheet: String
  private let columns: [TableColumn]
  private let limits: SpreadsheetLimits
  /// By column: digits that a line of text has room for.
  private let rooms: [Int]
  private var deflater: RecordDeflater
  /// The rows written so far.
  private(set) var rows = 0

  /// What stands before or after the value of a cell, or in a row's start tag. Cells have one of each for every column.
  private enum Piece {
    static let rowStart = 0, rowNumber = 1, height = 2, rowHeight = 3, plainRow = 4, rowEnd = 5, outer = 6
    static let first = 8
    /// Up to eight kinds of text, by `TextLook`.
    static let text = 0
    static let number = 8, boolean = 9, blank = 10, textEnd = 11, valueEnd = 12, value = 13
    static let count = 14
  }
  /// How cells of a column look.
  private enum Tone: Int {
    case plain, total, marked
    static let count = 3
  }
  /// How a text looks, as bits of its piece.
  private enum TextLook { static let quoted = 1, long = 2, spaced = 4 }

  init(
    sheet: String, columns: [TableColumn], limits: SpreadsheetLimits,
    sink: @escaping (UnsafeRawBufferPointer) throws -> Void
  ) {
    self.sheet = sheet
    self.columns = columns
    self.limits = limits
    rooms = columns.map { TextExtent.room(width: $0.width) }
    deflater = RecordDeflater(places: Piece.first + columns.count * Tone.count * Piece.count, sink: sink)
    deflater.define(Piece.rowStart, "<row r=\"".utf8)
    deflater.define(Piece.height, "\" ht=\"".utf8)
    deflater.define(Piece.plainRow, "\" customHeight=\"1\">".utf8)
    deflater.define(Piece.rowEnd, "</row>".utf8)
  }

  var crc: UInt32 { deflater.crc }
  var size: Int { deflater.size }

  /// Writes XML that is made elsewhere, and says how many rows it has.
  mutating func plain(_ xml: [UInt8], rows count: Int = 0) throws {
    try deflater.plain(xml, at: Piece.outer)
    rows += count
  }

  /// Ends the stream.
  mutating func finish() throws { try deflater.finish() }

  /// Writes a row; missing cells at its end are blank, those beyond the columns are left out. Cells at `marks` are filled.
  mutating func row(
    _ cells: [TableCell], isTotal: Bool, marks: Set<Int> = [], styles: inout StyleTable
  ) throws {
    rows += 1
    try startRow(height: height(of: cells))
    let count = columns.count
    try cells.withUnsafeBufferPointer { cells in
      for index in 0..<count {
        let tone = isTotal ? Tone.total : marks.isEmpty || !marks.contains(index) ? .plain : .marked
        let place = Piece.first &+ (tone.rawValue &* count &+ index) &* Piece.count
        if index < cells.count {
          try cell(cells[index], column: index, place: place, tone, &styles)
        } else {
          try blank(index, place, tone, &styles)
        }
      }
    }
    try deflater.fixed(Piece.rowEnd)
  }

  private mutating func startRow(height: Int) throws {
    try deflater.fixed(Piece.rowStart)
    deflater.value(CellText.write(rows, to: try deflater.room()), at: Piece.rowNumber, mayRepeat: false)
    try deflater.fixed(Piece.height)
    deflater.value(CellText.write(height, to: try deflater.room()), at: Piece.rowHeight, mayRepeat: false)
    try deflater.fixed(Piece.plainRow)
  }

  /// The height in points of a row whose texts are broken into lines.
  private func height(of cells: [TableCell]) -> Int {
    var lines = 1
    cells.withUnsafeBufferPointer { cells in
      for index in 0..<min(cells.count, rooms.count) {
        if case .text(var text) = cells[index] {
          lines = max(lines, text.withUTF8 { TextExtent.lines(of: $0, room: rooms[index]) })
        }
      }
    }
    return min(lines * 14 + 6, 409)
  }

  // MARK: Cells

  @inline(__always)
  private mutating func cell(
    _ content: TableCell, column: Int, place: Int, _ tone: Tone, _ styles: inout StyleTable
  ) throws {
    switch content {
    case .blank: try blank(column, place, tone, &styles)
    case .text(var text):
      if text.utf8.isEmpty { return try blank(column, place, tone, &styles) }
      try text.withUTF8 { try self.text($0, column, place, tone, &styles) }
    case .number(var spelling):
      let isDone = try spelling.withUTF8 { try number($0, column, place, tone, &styles) }
      if !isDone { try oddNumber(spelling, column, place, tone, &styles) }
    case .boolean(let truth):
      try open(Piece.boolean, column, place, tone, &styles)
      (try deflater.room()).pointee = truth ? 0x31 : 0x30
      deflater.value(1, at: place &+ Piece.value, mayRepeat: false)
      try deflater.fixed(place &+ Piece.valueEnd)
    case .date(let date):
      guard date.serialDay != nil else {
        var text = "\(date.year)-\(date.month)-\(date.day)"
        return try text.withUTF8 { try self.text($0, column, place, tone, &styles) }
      }
      try open(Piece.number, column, place, tone, &styles)
      let count = CellText.write(date, to: try deflater.room())
      deflater.value(count, at: place &+ Piece.value, mayRepeat: true)
      try deflater.fixed(place &+ Piece.valueEnd)
    }
  }

  @inline(__always)
  private mutating func blank(_ column: Int, _ place: Int, _ tone: Tone, _ styles: inout StyleTable) throws {
    try open(Piece.blank, column, place, tone, &styles)
  }

  @inline(__always)
  private mutating func text(
    _ text: UnsafeBufferPointer<UInt8>, _ column: Int, _ place: Int, _ tone: Tone, _ styles: inout StyleTable
  ) throws {
    let traits = CellText.traits(text)
    var look = (traits.looksLikeFormula ? TextLook.quoted : 0) | (traits.hasOuterBlanks ? TextLook.spaced : 0)
    if text.count > 255 {
      let units = String(decoding: text, as: UTF8.self).utf16.count
      guard units <= limits.cellLength else {
        throw SpreadsheetError.tooLong(units, limit: limits.cellLength, sheet: sheet, here(column))
      }
      if units > 255 { look |= TextLook.long }
    }
    try open(Piece.text &+ look, column, place, tone, &styles)
    deflater.value(CellText.write(text, to: try deflater.room()), at: place &+ Piece.value, mayRepeat: true)
    try deflater.fixed(place &+ Piece.textEnd)
  }

  /// Writes a number that is spelled as Excel keeps it; false if it must be looked at.
  @inline(__always)
  private mutating func number(
    _ spelling: UnsafeBufferPointer<UInt8>, _ column: Int, _ place: Int, _ tone: Tone, _ styles: inout StyleTable
  ) throws -> Bool {
    guard CellText.isShortest(spelling) else { return false }
    try open(Piece.number, column, place, tone, &styles)
    let target = try deflater.room()
    for index in 0..<spelling.count { target[index] = spelling[index] }
    deflater.value(spelling.count, at: place &+ Piece.value, mayRepeat: true)
    try deflater.fixed(place &+ Piece.valueEnd)
    return true
  }

  private mutating func oddNumber(
    _ spelling: String, _ column: Int, _ place: Int, _ tone: Tone, _ styles: inout StyleTable
  ) throws {
    guard var number = NumberSpelling.shortest(spelling) else {
      throw SpreadsheetError.notANumber(spelling, sheet: sheet, here(column))
    }
    let isDone = try number.withUTF8 { try self.number($0, column, place, tone, &styles) }
    if isDone { return }
    // Of more digits than Excel keeps: as text none is lost.
    var text = spelling
    try text.withUTF8 { try self.text($0, column, place, tone, &styles) }
  }

  private func here(_ column: Int) -> CellReference { CellReference(column: column + 1, row: rows) }

  // MARK: Tags

  /// Writes what stands before the value of a cell.
  @inline(__always)
  private mutating func open(
    _ piece: Int, _ column: Int, _ place: Int, _ tone: Tone, _ styles: inout StyleTable
  ) throws {
    if !deflater.knows(place &+ piece) { define(piece, column, place, tone, &styles) }
    try deflater.fixed(place &+ piece)
  }

  /// Settles the tags of a kind of cell when the first of it comes: looks are numbered as they appear.
  private mutating func define(
    _ piece: Int, _ column: Int, _ place: Int, _ tone: Tone, _ styles: inout StyleTable
  ) {
    var style = TableStyle.style(for: columns[column].kind)
    style.font.isBold = tone == .total
    if tone == .marked { style.fill = .solid(TableStyle.markFill) }
    let isText = piece < Piece.number
    if isText {
      // A text in a column of numbers, such as —, lies in the middle.
      if style.numberFormat != "@" { style.horizontal = .center }
      if piece & TextLook.quoted != 0 { style.quotePrefix = true }
      if piece & TextLook.long != 0 { style.allowLongText() }
    }
    let look = styles.index(of: style)
    let start = "<c s=\"\(look)\""
    let tag =
      switch piece {
      case Piece.blank: start + "/>"
      case Piece.number: start + "><v>"
      case Piece.boolean: start + " t=\"b\"><v>"
      default:
        start + " t=\"inlineStr\"><is><t" + (piece & TextLook.spaced != 0 ? " xml:space=\"preserve\">" : ">")
      }
    deflater.define(place + piece, tag.utf8)
    if !deflater.knows(place + Piece.textEnd) {
      deflater.define(place + Piece.textEnd, "</t></is></c>".utf8)
      deflater.define(place + Piece.valueEnd, "</v></c>".utf8)
    }
  }
}
