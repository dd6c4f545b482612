/// What a document's body, header, footer or cell holds, from top to bottom.
public indirect enum WordBlock: Sendable, Hashable {
  /// A paragraph.
  case paragraph(WordParagraph)
  /// A table of fixed layout.
  case table(WordTable)
}

/// Horizontal alignment of a paragraph.
public enum WordAlignment: String, Sendable, Hashable {
  /// Against the left margin.
  case left
  /// In the middle.
  case center
  /// Against the right margin.
  case right
}

/// A paragraph. Lengths in twentieths of a point.
public struct WordParagraph: Sendable, Hashable {
  /// The id of its style.
  public var style: String?
  /// Its alignment, where it differs from the style's.
  public var alignment: WordAlignment?
  /// Space above.
  public var spaceBefore: Int?
  /// An exact line height.
  public var exactLine: Int?
  /// Whether it stays on the page of what follows.
  public var keepsWithNext = false
  /// Whether it starts a new page.
  public var startsPage = false
  /// A right tab stop at this distance from the left margin.
  public var rightTab: Int?
  /// An indent of the first line, in hundredths of a character.
  public var firstLineCharacters: Int?
  /// Lines at the left and right edge, in eighths of a point: they carry a table's outline over a gap.
  public var sideBorders: Int?
  /// Its runs.
  public var runs: [WordRun]
  /// Makes a paragraph.
  public init(_ runs: [WordRun] = [], style: String? = nil, alignment: WordAlignment? = nil) {
    self.runs = runs
    self.style = style
    self.alignment = alignment
  }
}

/// A run of text of one look.
public struct WordRun: Sendable, Hashable {
  /// What it shows.
  public enum Content: Sendable, Hashable {
    /// Text; `\n` is written as a line break, `\t` as a tab.
    case text(String)
    /// The number of the page, as a complex field with a cached result.
    case page
    /// The number of pages, as a complex field with a cached result.
    case pageCount
  }
  /// What it shows.
  public var content: Content
  /// Size in half points, where it differs from the style's.
  public var halfPoints: Int?
  /// Bold or not.
  public var isBold = false
  /// The colour as six hexadecimal digits.
  public var colour: String?
  /// The fonts, where they differ from the style's.
  public var fonts: WordFonts?
  /// Makes a run of text.
  public init(_ text: String, halfPoints: Int? = nil, isBold: Bool = false, colour: String? = nil, fonts: WordFonts? = nil) {
    self.init(.text(text), halfPoints: halfPoints, isBold: isBold, colour: colour, fonts: fonts)
  }
  /// Makes a run.
  public init(
    _ content: Content, halfPoints: Int? = nil, isBold: Bool = false, colour: String? = nil, fonts: WordFonts? = nil
  ) {
    self.content = content
    self.halfPoints = halfPoints
    self.isBold = isBold
    self.colour = colour
    self.fonts = fonts
  }
}

/// The fonts of a run by script. Theme fonts are never used: their East Asian member differs between installations.
public struct WordFonts: Sendable, Hashable {
  /// For ASCII.
  public var ascii: String
  /// For other Latin letters and for symbols such as □ and ☑.
  public var other: String
  /// For Chinese.
  public var eastAsian: String
  /// Makes a set of fonts; symbols take the Latin font unless another is named.
  public init(ascii: String, other: String? = nil, eastAsian: String) {
    self.ascii = ascii
    self.other = other ?? ascii
    self.eastAsian = eastAsian
  }
}

/// A paragraph style.
public struct WordStyle: Sendable, Hashable {
  /// ASCII id.
  public var id: String
  /// The name shown in Word's list of styles.
  public var name: String
  /// Size in half points.
  public var halfPoints: Int
  /// Bold or not.
  public var isBold = false
  /// The fonts, where they differ from the document's.
  public var fonts: WordFonts?
  /// The colour as six hexadecimal digits.
  public var colour: String?
  /// The alignment.
  public var alignment = WordAlignment.left
  /// The least line height in twentieths of a point; `nil` is single spacing.
  public var line: Int?
  /// Space above and below in twentieths of a point.
  public var before = 0, after = 0
  /// Makes a style.
  public init(id: String, name: String, halfPoints: Int) {
    self.id = id
    self.name = name
    self.halfPoints = halfPoints
  }
}
