/// A piece of a text that is set in one font and size.
package struct TextPiece: Sendable, Hashable {
  /// The text; `\n` breaks the line, `\t` goes to the next tab stop.
  package var text: String
  /// The font, by its place in the typesetter's list.
  package var font: Int
  /// The size in thousandths of a point.
  package var size: Int

  /// A piece of text in a size in thousandths of a point.
  package init(_ text: String, font: Int = 0, size: Int) {
    self.text = text
    self.font = font
    self.size = size
  }
}

/// How text is set.
package struct TextOptions: Sendable, Hashable {
  /// A place in the line to which a tab goes.
  package struct TabStop: Sendable, Hashable {
    /// What stands at the place.
    package enum Alignment: Sendable, Hashable {
      /// The beginning of what follows the tab.
      case left
      /// Its end.
      case right
    }

    /// The place in thousandths of a point.
    package var position: Int
    /// What stands there.
    package var alignment: Alignment

    /// A stop at a place in thousandths of a point.
    package init(_ position: Int, _ alignment: Alignment = .left) {
      self.position = position
      self.alignment = alignment
    }
  }

  /// The script of the text, which decides how quotes, dashes and dots are set.
  package var script = TextScript.han
  /// Whether a quarter of an em parts Han characters from Latin letters and digits, as Word does by default.
  package var partsScripts = true
  /// Whether a full-width comma and the like may take half its width at the end of a line.
  package var compressesLineEnds = false
  /// The tab stops in ascending order; after the last, every two ems is one.
  package var tabStops: [TabStop] = []

  /// Text as Word sets it by default.
  package init() {}
}

/// How far lines stand from each other.
package enum LineHeight: Sendable, Hashable {
  /// This far, in thousandths of a point.
  case exact(Int)
  /// So many thousandths of the greatest size in the line.
  case proportional(Int)

  func height(size: Int) -> Int {
    switch self {
    case .exact(let height): height
    case .proportional(let factor): (size * factor + 500) / 1_000
    }
  }
}
