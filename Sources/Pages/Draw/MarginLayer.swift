import PageGraphics

/// What many pages have in their margins: all but what stands in the middle of the head and foot, and the number.
struct MarginLayer: Sendable {
  let drawing: Drawing
  /// The drawing as an artwork; `nil` if it has letters that labels do not have.
  let artwork: Artwork?

  /// What makes the margins of one page those of another.
  struct Key: Hashable {
    /// What the lines say at their left and right, and of the page; and the label of the copy.
    let words: [String]
    let sizes: [Int]

    fileprivate var places: [Int32] {
      // No character has these numbers.
      sizes.map { -Int32($0) } + words.flatMap { $0.unicodeScalars.map { Int32($0.value) } + [-1] }
    }
  }

  /// How many a template keeps.
  static let kept = 256

  init(_ drawing: Drawing, _ key: Key, of template: PageTemplate) {
    self.drawing = drawing
    let isOfLabels = drawing.marks.allSatisfy { mark in
      if case .text(let run) = mark.content { run.font.role != .values } else { true }
    }
    artwork =
      isOfLabels
      ? Artwork(drawing, size: template.sheet, name: ArtworkName(in: template.marginSource, places: key.places)) : nil
  }
}
