package import Findings
package import Fonts
import PageGraphics
package import Typesetting

/// The fonts in which the pages of one language are set.
package final class PageFonts: Sendable {
  /// The styles of text, by their places in the typesetter's list.
  package enum Style: Int, Sendable {
    /// 宋体, with Latin letters and digits of the width of Times New Roman.
    case text
    /// 黑体, for titles.
    case title
    /// 楷体, for the names that people sign with and their opinions.
    case signed
  }

  /// All faces; texts name a face by its place here.
  package let faces: [FontFace]
  /// Sets text in these fonts.
  package let typesetter: Typesetter
  /// The fonts for what differs between documents, by face.
  let values: [FontResource]
  /// The glyphs that stand unseen where boxes are drawn, so that boxes can be copied and searched: each its own, so that none
  /// needs to say which character it is.
  let boxes: [TickBox: TextGlyph]

  /// Takes the faces of the styles, each the best one first, that of Latin letters, and that of characters which no other has.
  /// Without a 楷体 what is signed is set as text is.
  package init(text: [FontFace], title: [FontFace], kai: FontFace?, latin: FontFace, last: FontFace? = nil) {
    var faces: [FontFace] = []
    func place(_ face: FontFace) -> Int {
      if let known = faces.firstIndex(where: { $0 === face }) { return known }
      faces.append(face)
      return faces.count - 1
    }
    let latinPlace = place(latin)
    let textPlaces = text.map(place), titlePlaces = title.map(place)
    let kaiPlaces = kai.map { [place($0)] } ?? []
    let lastPlaces = [latinPlace] + (last.map { [place($0)] } ?? [])
    self.faces = faces
    values = faces.map { FontResource(valuesIn: $0) }
    let stack = FontStack((textPlaces + titlePlaces + lastPlaces).map { faces[$0] })
    boxes = Dictionary(
      uniqueKeysWithValues: TickBox.allCases.map { box in
        let glyph = box.candidates.lazy.compactMap { stack.glyph(for: $0) }.first
        let face = glyph.map { stack.faces[$0.face] }
        return (
          box,
          TextGlyph(
            face: UInt8(faces.firstIndex { $0 === face } ?? 0), glyph: glyph?.glyph ?? 0, advance: 1_000_000)
        )
      })
    typesetter = Typesetter(fonts: [
      PageFont(faces: faces, latin: latinPlace, stack: textPlaces + titlePlaces + lastPlaces),
      PageFont(faces: faces, latin: nil, stack: titlePlaces + textPlaces + lastPlaces),
      PageFont(faces: faces, latin: latinPlace, stack: kaiPlaces + textPlaces + titlePlaces + lastPlaces),
    ])
  }

  /// The fonts of the system for a language.
  ///
  /// - Parameters:
  ///   - outlines: The outlines that alone will do, if it matters to the format.
  ///   - named: The fonts that the profile names, by the keys of `fonts`.
  ///   - isWide: Whether the font with the most characters stands behind the others, if it is installed.
  /// - Throws: a `FontError` that names the package to install.
  package convenience init(
    _ catalogue: FontCatalogue, language: Language, outlines: FontOutlines? = nil, named: [String: String] = [:],
    isWide: Bool = false
  ) throws(FontError) {
    func face(_ key: String, _ families: [String]) throws(FontError) -> FontFace {
      guard let name = named[key] else { return try catalogue.face(FontRequest(families, outlines: outlines)) }
      do { return try catalogue.face(NamedFont(name), outlines: outlines) } catch { throw error.named(by: key) }
    }
    let song = FontStyle.song.families(in: language)
    let kai: FontFace?
    do {
      kai = try face("kai", FontStyle.kai.families(in: language))
    } catch {
      // A 楷体 that nobody named may be missing.
      if named["kai"] != nil { throw error }
      kai = nil
    }
    // Where there is no 黑体, titles are set as text is.
    self.init(
      text: [try face("text", song)], title: [try face("title", FontStyle.hei.families(in: language) + song)],
      kai: kai,
      latin: try face("latin", FontStyle.latin.families(in: language)),
      last: isWide ? try? catalogue.face(.family(FontStyle.widestFamily), outlines: outlines) : nil)
  }
}

/// A style of text: for each character the first face that has it.
struct PageFont: TextFont {
  let faces: [FontFace]
  /// The face of Latin letters and digits, if it is another than the first of the stack.
  let latin: Int?
  let stack: [Int]
  /// The glyphs of the characters that texts mostly have, as Latin and as Han; every letter of every form is looked up.
  private var usual: (latin: [TextGlyph], han: [TextGlyph]) = ([], [])

  init(faces: [FontFace], latin: Int?, stack: [Int]) {
    (self.faces, self.latin, self.stack) = (faces, latin, stack)
    func glyphs(_ script: TextScript, _ values: ClosedRange<UInt32>) -> [TextGlyph] {
      values.compactMap(Unicode.Scalar.init).map { find($0, in: script) }
    }
    usual = (glyphs(.latin, PageFont.ascii), glyphs(.han, PageFont.ideographs))
  }

  private static let ascii: ClosedRange<UInt32> = 0...0x7F
  private static let ideographs: ClosedRange<UInt32> = 0x4E00...0x9FFF

  func glyph(for character: Unicode.Scalar, in script: TextScript) -> TextGlyph {
    switch character.value {
    case PageFont.ascii where script == .latin: usual.latin[Int(character.value)]
    case PageFont.ideographs where script == .han: usual.han[Int(character.value - PageFont.ideographs.lowerBound)]
    default: find(character, in: script)
    }
  }

  private func find(_ character: Unicode.Scalar, in script: TextScript) -> TextGlyph {
    if let tick = TickBox(character) { return tick.glyph }
    if let latin, script == .latin, let glyph = faces[latin].glyph(for: character) {
      return self.glyph(glyph, of: latin)
    }
    for place in stack {
      if let glyph = faces[place].glyph(for: character) { return self.glyph(glyph, of: place) }
    }
    return TextGlyph(face: UInt8(stack[0]), glyph: 0, advance: 1_000_000)
  }

  func verticalGlyph(for character: Unicode.Scalar) -> TextGlyph? {
    let place = stack[0]
    guard let glyph = faces[place].glyph(for: character), let upright = faces[place].verticalAlternate(of: glyph) else {
      return nil
    }
    return self.glyph(upright, of: place)
  }

  private func glyph(_ glyph: GlyphID, of place: Int) -> TextGlyph {
    let face = faces[place]
    return TextGlyph(
      face: UInt8(place), glyph: glyph,
      advance: TextGlyph.advance(face.advance(of: glyph), unitsPerEm: face.unitsPerEm))
  }
}

/// A box to be ticked, which is drawn as a path: whether a font has it, and how it looks there, does not matter.
enum TickBox: UInt16, CaseIterable {
  case empty, ticked, filled

  /// The character, and others whose glyphs will do where a font lacks it: such as texts hardly have, since a font says of each
  /// glyph one character.
  var candidates: [Unicode.Scalar] {
    switch self {
    case .empty: ["□", "囗", "o"]
    case .ticked: ["☑", "☒", "囝", "v"]
    case .filled: ["■", "▣", "囡", "x"]
    }
  }

  init?(_ character: Unicode.Scalar) {
    switch character {
    case "□", "☐": self = .empty
    case "☑": self = .ticked
    case "■": self = .filled
    default: return nil
    }
  }

  /// A text of labels with the usual box for the other one, which looks the same: a font says of each glyph one character.
  static func usual(in text: String) -> String { text.replacing("☐", with: "□") }

  /// The face that boxes seem to be of.
  static let face = UInt8.max

  var glyph: TextGlyph { TextGlyph(face: TickBox.face, glyph: rawValue, advance: 1_000_000) }
}
