/// The place that a value, a key or a rule came from, as the user can find it again in the file in hand.
///
/// Only what is known is set: a CSV value has a file, line, column and the letters of its column; a worksheet value a file, sheet and cell;
/// a JSON value a file and an RFC 6901 pointer, with line and column where the text was at hand.
public struct Origin: Sendable, Hashable {
  /// The file as the user named it; `-` for standard input.
  public var file: String?
  /// The line, counted from 1.
  public var line: Int?
  /// The column in characters (Unicode scalars), counted from 1.
  public var column: Int?
  /// Which column of a table of text it is, from 1; 0 if it is in none.
  private var tableColumn: UInt16 = 0
  /// The JSON pointer (RFC 6901) of the value.
  public var pointer: String?
  private var office: OfficePlace

  /// The worksheet's name.
  public var sheet: String? {
    get { office.known.sheet }
    set { office.known.sheet = newValue }
  }
  /// The cell's A1 reference.
  public var cell: String? {
    get { office.known.cell }
    set { office.known.cell = newValue }
  }
  /// A place in a document in words: 表格 2 第 3 行第 4 格. It stands where a cell's reference would.
  public var place: LocalizedText? {
    get { office.known.place }
    set { office.known.place = newValue }
  }

  /// Makes an origin from what is known of the place.
  package init(
    file: String? = nil, line: Int? = nil, column: Int? = nil, sheet: String? = nil, cell: String? = nil,
    pointer: String? = nil, place: LocalizedText? = nil, tableColumn: Int = 0
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.pointer = pointer
    self.tableColumn = UInt16(clamping: tableColumn)
    office = OfficePlace(OfficePlace.Known(sheet: sheet, cell: cell, place: place))
  }

  /// The same place, moved right by `offset` columns: a place inside a one-line text that begins here.
  package func advanced(by offset: Int) -> Origin {
    var copy = self
    copy.column = (column ?? 1) + offset
    return copy
  }

  /// The column of a table of text in letters, as spreadsheet programs show it: `A`, `B`, … `Z`, `AA`.
  public var columnLetters: String? {
    var rest = Int(tableColumn)
    var letters = ""
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(0x41 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters.isEmpty ? nil : letters
  }

  /// The place as one reads it: `客户.xlsx · 表单!D7`, `data.csv · 第 3 行 C 列（第 14 字）`, `a.json · /items/0/qty`.
  public func text(in language: Language) -> String {
    var parts: [String] = []
    if let file { parts.append(file == "-" ? Origin.standardInput.text(in: language) : file) }
    if let sheet { parts.append(cell.map { "\(sheet)!\($0)" } ?? sheet) } else if let cell { parts.append(cell) }
    if let place { parts.append(place.text(in: language)) }
    if let pointer, !pointer.isEmpty { parts.append(pointer) }
    if sheet == nil, let line, let column, let letters = columnLetters {
      switch language {
      case .en: parts.append("line \(line), column \(letters) (character \(column))")
      case .zhHans: parts.append("第 \(line) 行 \(letters) 列（第 \(column) 字）")
      case .zhHant: parts.append("第 \(line) 列 \(letters) 欄（第 \(column) 字）")
      }
    } else if sheet == nil, let line {
      switch (language, column) {
      case (.en, let column?): parts.append("line \(line), column \(column)")
      case (.en, nil): parts.append("line \(line)")
      case (.zhHans, let column?): parts.append("第 \(line) 行第 \(column) 列")
      case (.zhHans, nil): parts.append("第 \(line) 行")
      case (.zhHant, let column?): parts.append("第 \(line) 列第 \(column) 字")
      case (.zhHant, nil): parts.append("第 \(line) 列")
      }
    }
    return parts.joined(separator: " · ")
  }

  private static let standardInput = LocalizedText("标准输入", hant: "標準輸入", en: "standard input")
}

/// What only office documents have. It is stored apart, since every value of every form carries its origin, and most have none.
private enum OfficePlace: Sendable, Hashable {
  struct Known: Sendable, Hashable {
    var sheet: String?
    var cell: String?
    var place: LocalizedText?
  }
  case none
  indirect case some(Known)

  init(_ known: Known) {
    self = known.sheet == nil && known.cell == nil && known.place == nil ? .none : .some(known)
  }

  var known: Known {
    get { if case .some(let known) = self { known } else { Known() } }
    set { self = OfficePlace(newValue) }
  }
}
