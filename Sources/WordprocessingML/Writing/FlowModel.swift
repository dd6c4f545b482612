/// What a document's body, header, footer or cell holds, from top to bottom.
public indirect enum FlowBlock: Sendable, Hashable {
  /// A paragraph.
  case paragraph(FlowParagraph)
  /// A table of fixed layout.
  case table(FlowTable)
}

/// Horizontal alignment of a paragraph.
public enum FlowAlignment: String, Sendable, Hashable {
  /// Against the left margin.
  case left
  /// In the middle.
  case center
  /// Against the right margin.
  case right
}

/// A paragraph. Lengths in twentieths of a point.
public struct FlowParagraph: Sendable, Hashable {
  /// The id of its style.
  public var style: String?
  /// Its alignment, where it differs from the style's.
  public var alignment: FlowAlignment?
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
  public var runs: [FlowRun]
  /// Makes a paragraph.
  public init(_ runs: [FlowRun] = [], style: String? = nil, alignment: FlowAlignment? = nil) {
    self.runs = runs
    self.style = style
    self.alignment = alignment
  }
}

/// A run of text of one look.
public struct FlowRun: Sendable, Hashable {
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
  public var fonts: FlowFonts?
  /// Makes a run of text.
  public init(
    _ text: String, halfPoints: Int? = nil, isBold: Bool = false, colour: String? = nil, fonts: FlowFonts? = nil
  ) {
    self.init(.text(text), halfPoints: halfPoints, isBold: isBold, colour: colour, fonts: fonts)
  }
  /// Makes a run.
  public init(
    _ content: Content, halfPoints: Int? = nil, isBold: Bool = false, colour: String? = nil, fonts: FlowFonts? = nil
  ) {
    self.content = content
    self.halfPoints = halfPoints
    self.isBold = isBold
    self.colour = colour
    self.fonts = fonts
  }
}

/// The fonts of a run by script. Theme fonts are never used: their East Asian member differs between installations.
public struct FlowFonts: Sendable, Hashable {
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
public struct FlowStyle: Sendable, Hashable {
  /// ASCII id.
  public var id: String
  /// The name shown in Word's list of styles.
  public var name: String
  /// Size in half points.
  public var halfPoints: Int
  /// Bold or not.
  public var isBold = false
  /// The fonts, where they differ from the document's.
  public var fonts: FlowFonts?
  /// The colour as six hexadecimal digits.
  public var colour: String?
  /// The alignment.
  public var alignment = FlowAlignment.left
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
