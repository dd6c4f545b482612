/// What a document's body, header, footer or cell holds, from top to bottom.
package indirect enum WordBlock: Sendable, Hashable {
  /// A paragraph.
  case paragraph(WordParagraph)
  /// A table of fixed layout.
  case table(WordTable)
}

/// Horizontal alignment of a paragraph.
package enum WordAlignment: String, Sendable, Hashable {
  /// Against the left margin.
  case left
  /// In the middle.
  case center
  /// Against the right margin.
  case right
}

/// A paragraph. Lengths in twentieths of a point.
package struct WordParagraph: Sendable, Hashable {
  /// The id of its style.
  package var style: String?
  /// Its alignment, where it differs from the style's.
  package var alignment: WordAlignment?
  /// Space above.
  package var spaceBefore: Int?
  /// An exact line height.
  package var exactLine: Int?
  /// Whether it stays on the page of what follows.
  package var keepsWithNext = false
  /// Whether it starts a new page.
  package var startsPage = false
  /// A right tab stop at this distance from the left margin.
  package var rightTab: Int?
  /// How far it stands from the left margin.
  package var leftIndent: Int?
  /// An indent of the first line, in hundredths of a character.
  package var firstLineCharacters: Int?
  /// Lines at the left and right edge, in eighths of a point: they carry a table's outline over a gap.
  package var sideBorders: Int?
  /// Its runs.
  package var runs: [WordRun]
  /// Makes a paragraph.
  package init(_ runs: [WordRun] = [], style: String? = nil, alignment: WordAlignment? = nil) {
    self.runs = runs
    self.style = style
    self.alignment = alignment
  }
}

/// A run of text of one look.
package struct WordRun: Sendable, Hashable {
  /// What it shows.
  package enum Content: Sendable, Hashable {
    /// Text; `\n` is written as a line break, `\t` as a tab.
    case text(String)
    /// The number of the page, as a complex field with a cached result.
    case page
    /// The number of pages, as a complex field with a cached result.
    case pageCount
    /// A text that runs across the page, behind what stands there.
    case watermark(WordWatermark)
    /// The document's chart with this number, from 1.
    case chart(Int, WordChart.Frame)
    /// A picture of a header, behind the text of the page.
    case picture(WordPicture)
  }
  /// What it shows.
  package var content: Content
  /// Size in half points, where it differs from the style's.
  package var halfPoints: Int?
  /// Bold or not.
  package var isBold = false
  /// Struck through or not.
  package var isStruck = false
  /// The colour as six hexadecimal digits.
  package var colour: String?
  /// The fonts, where they differ from the style's.
  package var fonts: WordFonts?
  /// Makes a run of text.
  package init(
    _ text: String, halfPoints: Int? = nil, isBold: Bool = false, colour: String? = nil, fonts: WordFonts? = nil
  ) {
    self.init(.text(text), halfPoints: halfPoints, isBold: isBold, colour: colour, fonts: fonts)
  }
  /// Makes a run.
  package init(
    _ content: Content, halfPoints: Int? = nil, isBold: Bool = false, colour: String? = nil, fonts: WordFonts? = nil
  ) {
    self.content = content
    self.halfPoints = halfPoints
    self.isBold = isBold
    self.colour = colour
    self.fonts = fonts
  }
}

/// A text across the middle of the page, as Word's own watermarks are: in a header it is on every page.
package struct WordWatermark: Sendable, Hashable {
  /// What it says.
  package var text: String
  /// The font.
  package var font: String
  /// Its length and height in points, before it is turned.
  package var width: Int, height: Int
  /// The colour as six hexadecimal digits.
  package var colour: String
  /// Makes a watermark.
  package init(_ text: String, font: String, width: Int, height: Int, colour: String) {
    (self.text, self.font, self.width, self.height, self.colour) = (text, font, width, height, colour)
  }
}

/// The fonts of a run by script. Theme fonts are never used: their East Asian member differs between installations.
package struct WordFonts: Sendable, Hashable {
  /// For ASCII.
  package var ascii: String
  /// For other Latin letters and for symbols such as □ and ☑.
  package var other: String
  /// For Chinese.
  package var eastAsian: String
  /// Makes a set of fonts; symbols take the Latin font unless another is named.
  package init(ascii: String, other: String? = nil, eastAsian: String) {
    self.ascii = ascii
    self.other = other ?? ascii
    self.eastAsian = eastAsian
  }
}

/// A paragraph style.
package struct WordStyle: Sendable, Hashable {
  /// ASCII id.
  package var id: String
  /// The name shown in Word's list of styles.
  package var name: String
  /// Size in half points.
  package var halfPoints: Int
  /// Bold or not.
  package var isBold = false
  /// The fonts, where they differ from the document's.
  package var fonts: WordFonts?
  /// The colour as six hexadecimal digits.
  package var colour: String?
  /// The alignment.
  package var alignment = WordAlignment.left
  /// The least line height in twentieths of a point; `nil` is single spacing.
  package var line: Int?
  /// Space above and below in twentieths of a point.
  package var before = 0, after = 0
  /// Makes a style.
  package init(id: String, name: String, halfPoints: Int) {
    self.id = id
    self.name = name
    self.halfPoints = halfPoints
  }
}
