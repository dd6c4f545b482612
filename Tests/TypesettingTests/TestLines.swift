@testable import Typesetting

/// A font whose bracket has a vertical form.
struct SquareFont: TextFont {
  func glyph(for character: Unicode.Scalar, in script: TextScript) -> TextGlyph {
    TextGlyph(
      face: script == .latin ? 0 : 1, glyph: UInt16(truncatingIfNeeded: character.value),
      advance: OfficeFont(.documents).glyph(for: character, in: script).advance)
  }
  func verticalGlyph(for character: Unicode.Scalar) -> TextGlyph? {
    character == "（" ? TextGlyph(face: 1, glyph: 1, advance: 1_000_000) : nil
  }
}

/// Lines in 10 points of 宋体 and Times New Roman.
struct Lines {
  var options = TextOptions()

  private var typesetter: Typesetter { Typesetter(fonts: [SquareFont()], options: options) }

  /// The lines of a text in a column so many ems wide.
  func of(_ text: String, ems: Double) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return typesetter.lines([piece(text)], width: Int(ems * 10_000)).map { range in
      String(String.UnicodeScalarView(scalars[range]))
    }
  }

  func set(_ text: String, ems: Double) -> SetText {
    typesetter.set([piece(text)], width: Int(ems * 10_000), lineHeight: .exact(15_000))
  }

  func width(_ text: String) -> Int { typesetter.width([piece(text)]) }

  private func piece(_ text: String) -> TextPiece { TextPiece(text, size: 10_000) }
}
