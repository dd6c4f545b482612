import TemplateLanguage

/// A tag in a word-processing part.
struct WordTag {
  /// The tag with its place.
  var located: LocatedTag
  /// The index of its paragraph.
  var paragraph: Int
  /// The piece with its first byte.
  var firstPiece: Int
  /// The piece with the first byte of its name, whose run gives the value its looks.
  var namePiece: Int
  /// The piece with its last byte.
  var lastPiece: Int
}

/// The whole unit that a section covers.
enum WordUnit {
  /// Text within one `w:t`.
  case withinText
  /// Text of one paragraph; runs are split at the ends.
  case runs(open: Anchor, close: Anchor)
  /// Whole blocks or rows, from the first byte to the last.
  case blocks(Range<Int>)

  /// Where a mark is set in a paragraph.
  enum Anchor: Hashable {
    /// Before or after a node, at this byte.
    case at(Int)
    /// Within the `w:t` that holds the tag; the run is split there.
    case split
  }
}
