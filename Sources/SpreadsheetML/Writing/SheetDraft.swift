/// A worksheet to be written from nothing.
package struct SheetDraft: Sendable {
  /// What a cell holds. Texts are always written as texts: what looks like a formula stays what it looks like.
  package enum Content: Sendable, Hashable {
    /// Nothing but its look.
    case blank
    /// A text of at most 32,767 UTF-16 units.
    case text(String)
    /// A number by its decimal spelling; of more than 15 digits, it is written as text, so that none is lost.
    case number(String)
    /// A day, or day and time.
    case date(SerialDate)
    /// TRUE or FALSE.
    case boolean(Bool)
  }
  /// A cell of a row.
  package struct Cell: Sendable {
    /// Its column, from 1.
    package var column: Int
    /// What it holds.
    package var content: Content
    /// How it looks.
    package var style: CellStyle
    /// Makes a cell.
    package init(_ column: Int, _ content: Content, _ style: CellStyle) {
      self.column = column
      self.content = content
      self.style = style
    }
  }
  /// A row; rows follow one another from row 1.
  package struct Row: Sendable {
    /// Its cells from left to right.
    package var cells: [Cell]
    /// Its height in points; the program's own if `nil`.
    package var height: Double?
    /// Whether it is hidden.
    package var isHidden: Bool
    /// Makes a row.
    package init(_ cells: [Cell], height: Double? = nil, isHidden: Bool = false) {
      self.cells = cells
      self.height = height
      self.isHidden = isHidden
    }
  }
  /// A column's width.
  package struct Column: Sendable {
    /// In digits of the standard font; at most 255.
    package var width: Double
    /// Whether it is hidden.
    package var isHidden: Bool
    /// Makes a column.
    package init(width: Double, isHidden: Bool = false) {
      self.width = width
      self.isHidden = isHidden
    }
  }
  /// What may be typed into cells.
  package struct Validation: Sendable {
    /// The kinds of rule.
    package enum Kind: Sendable, Hashable {
      /// One of the texts in a range, such as `'选项'!$A$1:$A$3`, with a drop-down list; other texts too, if not strict.
      case list(range: String, isStrict: Bool)
      /// A day from 1900 on.
      case date
      /// A number.
      case decimal
      /// A whole number.
      case whole
      /// Anything: the rule only shows its prompt.
      case any
    }
    /// The cells: `C3` or `C3:C20`.
    package var range: String
    /// The rule.
    package var kind: Kind
    /// What is shown when the cell is chosen; cut at 255 UTF-16 units.
    package var prompt: String?
    /// What is shown when the rule is broken; cut at 225 UTF-16 units.
    package var message: String?
    /// Makes a rule.
    package init(_ range: String, _ kind: Kind, prompt: String? = nil, message: String? = nil) {
      self.range = range
      self.kind = kind
      self.prompt = prompt
      self.message = message
    }
  }
  /// The name on its tab; see `SheetName`.
  package var name: String
  /// The columns from A on.
  package var columns: [Column] = []
  /// The rows from 1 on.
  package var rows: [Row] = []
  /// Merged ranges; they must not overlap.
  package var merges: [String] = []
  /// How many rows stay on top when one scrolls.
  package var frozenRows = 0
  /// The range with filter buttons, its first row the header.
  package var filter: String?
  /// What may be typed where.
  package var validations: [Validation] = []
  /// Whether only unlocked cells can be changed; there is no password.
  package var isProtected = false
  /// Whether the sheet is hidden.
  package var isHidden = false
  /// Whether its pages lie across.
  package var isLandscape = false
  /// The rows printed on top of each page.
  package var printTitleRows: ClosedRange<Int>?
  /// Whether the sheet shows grid lines.
  package var showsGrid = false
  /// The cell that is chosen when the file is opened.
  package var activeCell = "A1"
  /// Makes an empty sheet.
  package init(name: String) { self.name = name }
}
