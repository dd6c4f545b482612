/// Breaks text into lines and measures it. All lengths are thousandths of a point.
package struct Typesetter: Sendable {
  /// The fonts that pieces of text name.
  package let fonts: [any TextFont]
  /// How text is set.
  package var options: TextOptions

  /// A typesetter for these fonts.
  package init(fonts: [any TextFont], options: TextOptions = TextOptions()) {
    self.fonts = fonts
    self.options = options
  }

  /// The text in lines no wider than `width`, unless a single character is wider.
  package func set(_ pieces: [TextPiece], width: Int, lineHeight: LineHeight) -> SetText {
    LinePlacing.place(broken(pieces, width: width), options: options, lineHeight: lineHeight)
  }

  /// How many lines the text takes.
  package func lineCount(_ pieces: [TextPiece], width: Int) -> Int { broken(pieces, width: width).lines.count }

  /// The characters of each line, by their places among the Unicode scalars of the whole text.
  package func lines(_ pieces: [TextPiece], width: Int) -> [Range<Int>] {
    broken(pieces, width: width).lines.map(\.range)
  }

  /// Where a line may end in a text, within words too, as places of its Unicode scalars.
  package func breaks(in text: String) -> [Int] {
    let characters = MeasuredText([TextPiece(text, size: 1_000)], fonts: fonts, options: options).characters
    return characters.indices.filter { characters[$0].level != .never }
  }

  /// The width of the text where nothing but its line breaks breaks it.
  package func width(_ pieces: [TextPiece]) -> Int {
    broken(pieces, width: .max / 4).lines.reduce(0) { max($0, $1.width) }
  }

  /// Whether the text fits into a box.
  package func fits(_ pieces: [TextPiece], width: Int, height: Int, lineHeight: LineHeight) -> Bool {
    let text = broken(pieces, width: width)
    var rest = height
    for line in text.lines {
      rest -= lineHeight.height(size: text.size(of: line))
      if rest < 0 || line.width > width { return false }
    }
    return true
  }

  /// The first of the sizes, greatest first, in which a text fits into a box.
  package func size(
    of text: String, font: Int = 0, from sizes: [Int], width: Int, height: Int, lineHeight: LineHeight
  ) -> Int? {
    sizes.first { fits([TextPiece(text, font: font, size: $0)], width: width, height: height, lineHeight: lineHeight) }
  }

  private func broken(_ pieces: [TextPiece], width: Int) -> BrokenText {
    LineBreaker.lines(
      of: MeasuredText(pieces, fonts: fonts, options: options), pieces, options: options, width: width)
  }
}
