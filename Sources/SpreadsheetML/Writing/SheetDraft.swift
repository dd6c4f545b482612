/// A worksheet to be written from nothing.
public struct SheetDraft: Sendable {
  /// What a cell holds. Texts are always written as texts: what looks like a formula stays what it looks like.
  public enum Content: Sendable, Hashable {
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
  public struct Cell: Sendable {
    /// Its column, from 1.
    public var column: Int
    /// What it holds.
    public var content: Content
    /// How it looks.
    public var style: CellStyle
    /// Makes a cell.
    public init(_ column: Int, _ content: Content, _ style: CellStyle) {
      self.column = column
      self.content = content
      self.style = style
    }
  }
  /// A row; rows follow one another from row 1.
  public struct Row: Sendable {
    /// Its cells from left to right.
    public var cells: [Cell]
    /// Its height in points; the program's own if `nil`.
    public var height: Double?
    /// Whether it is hidden.
    public var isHidden: Bool
    /// Makes a row.
    public init(_ cells: [Cell], height: Double? = nil, isHidden: Bool = false) {
      self.cells = cells
      self.height = height
      self.isHidden = isHidden
    }
  }
  /// A column's width.
  public struct Column: Sendable {
    /// In digits of the standard font; at most 255.
    public var width: Double
    /// Whether it is hidden.
    public var isHidden: Bool
    /// Makes a column.
    public init(width: Double, isHidden: Bool = false) {
      self.width = width
      self.isHidden = isHidden
    }
  }
  /// What may be typed into cells.
  public struct Validation: Sendable {
    /// The kinds of rule.
    public enum Kind: Sendable, Hashable {
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
    public var range: String
    /// The rule.
    public var kind: Kind
    /// What is shown when the cell is chosen; cut at 255 UTF-16 units.
    public var prompt: String?
    /// What is shown when the rule is broken; cut at 225 UTF-16 units.
    public var message: String?
    /// Makes a rule.
    public init(_ range: String, _ kind: Kind, prompt: String? = nil, message: String? = nil) {
      self.range = range
      self.kind = kind
      self.prompt = prompt
      self.message = message
    }
  }
  /// The name on its tab; see `SheetName`.
  public var name: String
  /// The columns from A on.
  public var columns: [Column] = []
  /// The rows from 1 on.
  public var rows: [Row] = []
  /// Merged ranges; they must not overlap.
  public var merges: [String] = []
  /// How many rows stay on top when one scrolls.
  public var frozenRows = 0
  /// The range with filter buttons, its first row the header.
  public var filter: String?
  /// What may be typed where.
  public var validations: [Validation] = []
  /// Whether only unlocked cells can be changed; there is no password.
  public var isProtected = false
  /// Whether the sheet is hidden.
  public var isHidden = false
  /// Whether its pages lie across.
  public var isLandscape = false
  /// The rows printed on top of each page.
  public var printTitleRows: ClosedRange<Int>?
  /// Whether the sheet shows grid lines.
  public var showsGrid = false
  /// The cell that is chosen when the file is opened.
  public var activeCell = "A1"
  /// Makes an empty sheet.
  public init(name: String) { self.name = name }
}
