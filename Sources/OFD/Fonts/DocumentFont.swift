import Fonts
import PageGraphics
import Zipping

/// A font of a document being written: one font file, or several where a character is shown by more than one glyph.
final class DocumentFont {
  let resource: FontResource
  /// The numbers of its files among the units of the document.
  private(set) var numbers: [Int]
  /// What all documents share, if the font is for labels.
  private let labels: LabelFont?
  private var glyphs = GlyphFiles()
  private let units: UnitNumbers

  /// - Throws: `FontError` for a face without TrueType outlines.
  init(_ resource: FontResource, labels: LabelFont?, _ units: UnitNumbers) throws(FontError) {
    guard resource.face.outlines == .trueType else { throw .notTrueType(resource.face) }
    self.resource = resource
    self.labels = labels
    self.units = units
    if let labels {
      let count = max(1, labels.members.count)
      let first = units.takeShared(count)
      numbers = Array(first..<first + count)
    } else {
      numbers = []
    }
  }

  /// The number of the first file of a font for labels, which those of the others follow.
  var firstNumber: Int { numbers.first ?? 0 }

  /// The file that shows a glyph, and the character that stands for it there.
  ///
  /// - Throws: `FontError` for the glyph of missing characters, and for one that the labels did not name.
  @inline(__always)
  func place(of glyph: PlacedGlyph) throws(FontError) -> (file: Int, character: Unicode.Scalar) {
    if let labels {
      guard let place = labels.places[glyph.id] else { throw .noGlyph(glyph.character, resource.face) }
      return place
    }
    guard glyph.id > 0, Int(glyph.id) < resource.face.glyphCount else {
      throw .noGlyph(glyph.character, resource.face)
    }
    let character = glyph.character.inXML
    let file = glyphs.add(character, glyph.id)
    if file == numbers.count { numbers.append(units.take()) }
    return (file, character)
  }

  /// The files with their numbers.
  ///
  /// - Throws: `FontError` if the font may not be embedded.
  func members(_ compress: ([UInt8]) throws -> RawMember) throws -> [(Int, RawMember)] {
    if let labels { return Array(zip(numbers, labels.members)) }
    return try zip(numbers, glyphs.files).map { number, file in
      (number, try compress(resource.face.subset(characters: file.map { ($0.key, $0.value) }).bytes))
    }
  }

  /// The name of a file in the folder of resources.
  static func file(_ number: Int) -> String { "Font_\(number).ttf" }
}

/// A font for labels: its files, the same in all documents.
final class LabelFont: Sendable {
  let resource: FontResource
  let places: [GlyphID: (file: Int, character: Unicode.Scalar)]
  let members: [RawMember]

  init(_ resource: FontResource, _ labels: [FontResource.Glyph]) throws {
    self.resource = resource
    var glyphs = GlyphFiles()
    var places: [GlyphID: (file: Int, character: Unicode.Scalar)] = [:]
    for label in labels where label.id > 0 && Int(label.id) < resource.face.glyphCount {
      let character = label.character.inXML
      places[label.id] = (glyphs.add(character, label.id), character)
    }
    self.places = places
    members = try glyphs.files.map { file in
      try PackageWriter.packed(resource.face.subset(characters: file.map { ($0.key, $0.value) }).bytes)
    }
  }
}

/// Which glyph shows each character. Texts name characters, not glyphs, and programs find the glyph through the font file; so
/// where a character is shown by a second glyph, as brackets are in vertical lines, it takes a second file.
struct GlyphFiles {
  private(set) var files: [[Unicode.Scalar: GlyphID]] = []

  /// The file in which a character is shown by a glyph.
  mutating func add(_ character: Unicode.Scalar, _ glyph: GlyphID) -> Int {
    for index in files.indices {
      guard let known = files[index][character] else {
        files[index][character] = glyph
        return index
      }
      if known == glyph { return index }
    }
    files.append([character: glyph])
    return files.count - 1
  }
}

extension Unicode.Scalar {
  /// The character, or another one if XML cannot hold it.
  var inXML: Unicode.Scalar { value < 0x20 || value & 0xFFFE == 0xFFFE ? "\u{FFFD}" : self }
}
