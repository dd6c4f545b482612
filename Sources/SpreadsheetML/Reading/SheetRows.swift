import Findings
import Markup

/// Reads the rows of a worksheet and lends them on one by one.
struct SheetRows: XMLHandler, ~Copyable {
  private let sheet: String
  private let limits: SpreadsheetLimits
  private let texts: Int
  private let hasEmptyTexts: Bool
  private let body: (borrowing SheetRowView) throws -> Bool
  private(set) var isDone = false

  private var row: SheetRowView
  private var cell = SheetRowView.Cell(column: 0, style: 0, start: 0, end: 0, kind: .number, isFormula: false)
  private var lastColumn = 0
  private var isSorted = true
  private var cellCount = 0
  private var type = CellType.number
  private var item = StringItem()
  private var place = Place.outside
  private var hasValue = false

  private enum Place {
    case outside
    case data
    case cell
    case value
    case inline
  }

  init(sheet: String, of workbook: WorkbookReader, _ body: @escaping (borrowing SheetRowView) throws -> Bool) {
    self.sheet = sheet
    self.body = body
    limits = workbook.limits
    texts = workbook.texts.count
    hasEmptyTexts = workbook.texts.hasEmpty
    row = SheetRowView(workbook)
  }

  @inline(__always)
  mutating func start(_ tag: borrowing XMLTag) throws {
    let name = tag.name
    switch place {
    case .data:
      if name == "c" { try startCell(tag) } else if name == "row" { try startRow(tag) }
    case .cell:
      if name == "v" {
        place = .value
      } else if name == "is" {
        place = .inline
        hasValue = true
        item.begin()
      } else if name == "f" {
        cell.isFormula = true
      }
    case .inline: item.start(name)
    case .outside: if name == "sheetData" { place = .data }
    case .value: break
    }
  }

  private mutating func startRow(_ tag: borrowing XMLTag) throws {
    var number = row.number + 1
    row.isHidden = false
    for attribute in tag.attributes {
      if attribute.name == "r" {
        number = CellNumbers.wholeNumber(attribute.value) ?? tag.attribute("r").flatMap { Int($0) } ?? number
      } else if attribute.name == "hidden" {
        row.isHidden = attribute.value.elementsEqual("1".utf8) || attribute.value.elementsEqual("true".utf8)
      }
    }
    guard 1...limits.rows ~= number else { throw tooMuch(LocalizedText("行", hant: "列", en: "rows"), limits.rows) }
    row.number = number
    row.cells.removeAll(keepingCapacity: true)
    row.bytes.removeAll(keepingCapacity: true)
    lastColumn = 0
    isSorted = true
  }

  @inline(__always)
  private mutating func startCell(_ tag: borrowing XMLTag) throws {
    cellCount &+= 1
    guard cellCount <= limits.cells else {
      throw tooMuch(LocalizedText("个单元格", hant: "個儲存格", en: "cells"), limits.cells)
    }
    var column = lastColumn &+ 1
    type = .number
    cell.style = 0
    for attribute in tag.attributes where attribute.name.count == 1 {
      switch attribute.name.bytes[0] {
      case UInt8(ascii: "r"): column = try self.column(of: attribute.value)
      case UInt8(ascii: "s"): cell.style = Int32(truncatingIfNeeded: CellNumbers.wholeNumber(attribute.value) ?? 0)
      case UInt8(ascii: "t"): type = CellType(attribute.value)
      default: break
      }
    }
    guard column <= limits.columns else { throw badReference(CellReference(column: column, row: row.number).a1) }
    begin(column)
    hasValue = false
    place = .cell
  }

  @inline(__always)
  private mutating func begin(_ column: Int) {
    if column <= lastColumn { isSorted = false }
    lastColumn = column
    cell.column = Int32(truncatingIfNeeded: column)
    cell.start = row.bytes.count
    cell.isFormula = false
  }

  @inline(__always)
  mutating func shortcut(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
    guard place == .data else { return start }
    var at = start
    while at < end, let plain = PlainCell(bytes + at), take(plain) { at = plain.end - bytes }
    return at
  }

  /// Takes a cell that was read at one go; false if it must be refused, which is left to the long way.
  @inline(__always)
  private mutating func take(_ plain: PlainCell) -> Bool {
    let column = plain.column > 0 ? plain.column : lastColumn &+ 1
    guard cellCount < limits.cells, column <= limits.columns, plain.type != .shared || plain.index < texts else {
      return false
    }
    cellCount &+= 1
    begin(column)
    guard !plain.value.isEmpty else { return true }
    cell.style = Int32(truncatingIfNeeded: plain.style)
    if plain.type == .shared {
      takeShared(plain.index)
    } else {
      row.bytes.append(contentsOf: plain.value)
      takeBytes(plain.type)
    }
    return true
  }

  @inline(__always)
  mutating func text(_ text: XMLPiece) throws {
    switch place {
    case .value: if type != .inline { text.append(to: &row.bytes) }
    case .inline: if type == .inline { item.add(text, to: &row.bytes) }
    default: break
    }
  }

  @inline(__always)
  mutating func end(_ name: XMLName) throws {
    switch place {
    case .value:
      if name == "v" {
        place = .cell
        hasValue = true
      }
    case .cell: if name == "c" { try endCell() }
    case .inline: if name == "is" { place = .cell } else { item.end(name) }
    case .data: if name == "row" { try endRow() } else if name == "sheetData" { isDone = true }
    case .outside: break
    }
  }

  private mutating func endRow() throws {
    guard !row.cells.isEmpty else { return }
    if !isSorted { try sortCells() }
    if try !body(row) { isDone = true }
  }

  private mutating func sortCells() throws {
    row.cells.sort { $0.column < $1.column }
    for (one, next) in zip(row.cells, row.cells.dropFirst()) where one.column == next.column {
      throw doubled(CellReference(column: Int(one.column), row: row.number).a1)
    }
  }

  /// Takes the cell into the row, unless it holds nothing.
  @inline(__always)
  private mutating func endCell() throws {
    place = .data
    cell.end = row.bytes.count
    let isEmpty = !hasValue || cell.start == cell.end
    if isEmpty {
      guard cell.isFormula, type != .string, type != .inline else { return }
      cell.kind = .uncalculated
      return row.cells.append(cell)
    }
    if type == .shared {
      let index = row.bytes.withUnsafeBufferPointer { bytes in
        CellNumbers.wholeNumber(UnsafeBufferPointer(rebasing: bytes[cell.start..<cell.end]))
      }
      guard let index, index < texts else { throw noSuchText() }
      row.bytes.removeLast(cell.end - cell.start)
      takeShared(index)
    } else {
      takeBytes(type)
    }
  }

  /// Takes the cell into the row with a shared text, unless that is empty.
  @inline(__always)
  private mutating func takeShared(_ index: Int) {
    if hasEmptyTexts, row.workbook.texts.isEmpty(index) { return }
    cell.kind = .shared
    cell.start = index
    row.cells.append(cell)
  }

  /// Takes the cell into the row with the bytes from its start on.
  @inline(__always)
  private mutating func takeBytes(_ type: CellType) {
    switch type {
    case .number: cell.kind = .number
    case .string, .inline, .shared:
      cell.kind = .text
      EscapedText.decode(&row.bytes, from: cell.start)
    case .boolean: cell.kind = .boolean
    case .error: cell.kind = .error
    case .date: cell.kind = .isoDate
    }
    cell.end = row.bytes.count
    row.cells.append(cell)
  }

  // MARK: Attributes

  /// The column of an A1 reference.
  @inline(__always)
  private func column(of text: UnsafeBufferPointer<UInt8>) throws -> Int {
    var column = 0
    var number = 0
    var i = 0
    while i < text.count, i < 3, case let letter = text[i] &- 0x41, letter < 26 {
      column = column &* 26 &+ Int(letter) &+ 1
      i &+= 1
    }
    let digits = text.count &- i
    while i < text.count, digits <= 7, case let digit = text[i] &- 0x30, digit < 10 {
      number = number &* 10 &+ Int(digit)
      i &+= 1
    }
    if i == text.count, column > 0, column <= 16_384, 1...1_048_576 ~= number { return column }
    // Written in some other way, or wrong.
    let text = String(decoding: text, as: UTF8.self)
    guard let reference = CellReference(text) else { throw badReference(text) }
    return reference.column
  }

  // MARK: Errors

  private func doubled(_ place: String) -> SpreadsheetError {
    .damaged(
      sheet: sheet,
      LocalizedText("单元格 \(place) 写了两次", hant: "儲存格 \(place) 寫了兩次", en: "the cell \(place) is there twice"))
  }

  private func noSuchText() -> SpreadsheetError {
    let place = CellReference(column: Int(cell.column), row: row.number).a1
    return .damaged(
      sheet: sheet,
      LocalizedText(
        "单元格 \(place) 指向不存在的文字", hant: "儲存格 \(place) 指向不存在的文字", en: "cell \(place) names a text that is not there"))
  }

  private func tooMuch(_ what: LocalizedText, _ limit: Int) -> SpreadsheetError {
    .tooMuch(sheet: sheet, what, limit: limit)
  }

  private func badReference(_ text: String) -> SpreadsheetError {
    .damaged(
      sheet: sheet,
      LocalizedText("没有 \(text) 这样的单元格", hant: "沒有 \(text) 這樣的儲存格", en: "there is no cell \(text)"))
  }
}
