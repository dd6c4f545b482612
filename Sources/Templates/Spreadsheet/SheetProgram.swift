/// A worksheet compiled once: its rows as a tree of sections, and the elements whose references follow the rows.
struct SheetProgram: Sendable {
  /// The sheet's name, as formulas call it.
  var name: String
  /// The bytes before the first row, `sheetData`'s start tag included.
  var head: [UInt8]
  /// The rows.
  var rows: [SheetNode]
  /// What follows the rows, from `sheetData`'s end tag on.
  var tail: [SheetTail]
  /// Whether rows can move: a section runs over rows.
  var hasRowSections: Bool
}

/// A row, or a section over whole rows.
indirect enum SheetNode: Sendable {
  /// A row of the template; rows without an element are there too, so that every row has its place.
  case row(RowTemplate)
  /// A section over the rows `first...last`.
  case section(SectionSlot, first: Int, last: Int, body: [SheetNode])
}

/// A row of the template.
struct RowTemplate: Sendable {
  /// Its number in the template.
  var number: Int
  /// Its attributes but `r`, with a blank before each; `nil` if the template has no element for this row.
  var attributes: [UInt8]?
  /// Its height in points, and its attributes without it, for when it must grow.
  var growing: (height: Double, attributes: [UInt8])?
  /// Its cells.
  var cells: [CellTemplate]
}

/// A cell of the template.
struct CellTemplate: Sendable {
  /// The column's letters.
  var column: [UInt8]
  /// Its attributes but `r` and `t`, with a blank before each.
  var attributes: [UInt8]
  /// The room of its text, if it wraps and has tags.
  var box: CellBox?
  /// What it holds.
  var content: Content

  /// What a cell holds.
  enum Content: Sendable {
    /// No tag: the type, if it has one, and the children as they were.
    case constant(type: [UInt8], children: [UInt8])
    /// A formula: the bytes of its element's start tag, the text with its references, and whether a result was cached.
    case formula(tag: [UInt8], FormulaText, type: [UInt8], cached: [UInt8])
    /// Tags among text: a program that makes the children of `is`.
    case text(Program)
    /// One tag and nothing else: its value keeps its type as far as the cell's format shows it.
    case typed(ValueSlot, CellFormat)
  }
}

/// A piece of what follows the rows.
indirect enum SheetTail: Sendable {
  /// Bytes as they were.
  case bytes([UInt8])
  /// An element that is there once for every place of its range: `mergeCell`, `hyperlink`. The bytes stand before and
  /// after the reference.
  case perRange(before: [UInt8], CellRange, after: [UInt8])
  /// An element with a list of ranges that follow their rows (`sqref`); it goes when nothing of them is printed.
  case ranges(before: [UInt8], [CellRange], after: [UInt8])
  /// An element with a row's number: `brk`.
  case rowNumber(before: [UInt8], Int, after: [UInt8])
  /// An element that must not be left without children.
  case group(before: [UInt8], [SheetTail], after: [UInt8])
}
