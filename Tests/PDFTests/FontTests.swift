import Findings
import Fonts
import PageGraphics
import Storage
import TestSupport
import Testing

@testable import PDF

/// Fonts inside documents.
@Suite struct FontTests {
  private func font(_ face: FontFace, _ text: String) throws -> (file: PDFFile, font: PDFObject, descendant: PDFObject)
  {
    let file = try Samples.file {
      $0.text(text, FontResource(valuesIn: face), size: 9_000, at: .zero)
    }
    let font = try file.value(file.pages[0], "Resources", "Font", "F0")
    return (file, font, try file.resolved(#require(font["DescendantFonts"].items.first)))
  }

  @Test func `a TrueType font has the glyphs that are used, and says where they are`() throws {
    let face = try Samples.face()
    let (file, font, descendant) = try font(face, "字A汉Ä")
    #expect(font["Encoding"] == .name("Identity-H") && descendant["Subtype"] == .name("CIDFontType2"))
    let name = try #require(font["BaseFont"].name)
    #expect(name.wholeMatch(of: /[A-Z]{6}\+TestSong-Regular/) != nil && descendant["BaseFont"].name == name)
    #expect(descendant["W"].items[1].items.map(\.double) == [1_000, 722, 1_000, 722])
    let map = try file.data(descendant["CIDToGIDMap"])
    let program = try file.data(file.value(descendant, "FontDescriptor", "FontFile2"))
    let subset = try FontFace(bytes: program, name: "subset")
    // Five glyphs, and the dots that Ä is made of.
    #expect(map.count == 10 && subset.glyphCount == 6)
    #expect((1...4).map { subset.advance(of: UInt16(map[2 * $0 + 1])) } == [1_000, 722, 1_000, 722])
    let descriptor = try file.value(descendant, "FontDescriptor")
    #expect(descriptor["Ascent"] == .number(880) && descriptor["Descent"] == .number(-120))
    #expect(descriptor["FontFile2"] != .null && descriptor["Flags"] == .number(4))
  }

  @Test func `glyphs with names get a map of their own`() throws {
    let (file, font, descendant) = try font(try Samples.face("cubic.otf"), "字A汉")
    #expect(descendant["Subtype"] == .name("CIDFontType0") && descendant["CIDToGIDMap"] == .null)
    let map = try String(decoding: file.data(font["Encoding"]), as: UTF8.self)
    // In the subset the glyphs have the order of the face: A, 汉, 字.
    #expect(map.contains("3 begincidchar\n<0001> 3\n<0002> 1\n<0003> 2\nendcidchar\n"))
    #expect(descendant["W"].items[1].items.map(\.double) == [722, 1_000, 1_000])
    #expect(try file.value(descendant, "FontDescriptor", "FontFile3")["Subtype"] == .name("CIDFontType0C"))
  }

  @Test func `glyphs with numbers get those of the text`() throws {
    let face = try FontCatalogue().face(FontRequest(["Noto Serif CJK SC"]))
    let (file, font, descendant) = try font(face, "单联A")
    #expect(font["Encoding"] == .name("Identity-H") && descendant["Subtype"] == .name("CIDFontType0"))
    let program = try file.data(file.value(descendant, "FontDescriptor", "FontFile3"))
    #expect(try #require(CompactFont(program)).hasNumbers)
    let order = try face.subset("单联A".unicodeScalars.compactMap(face.glyph)).originals.dropFirst()
    let numbers = order.map { glyph in "单联A".unicodeScalars.firstIndex { face.glyph(for: $0) == glyph } }
    let codes = numbers.compactMap { $0.map { "单联A".unicodeScalars.distance(from: "".startIndex, to: $0) + 1 } }
    // The new list of numbers stands at the end: format 0, then one number a glyph.
    #expect(program.suffix(7).elementsEqual([0] + codes.flatMap { [0, UInt8($0)] }))
  }

  @Test func `damaged outlines are no font`() throws {
    let face = try FontCatalogue().face(FontRequest(["Noto Serif CJK SC"]))
    let program = Array(try #require(try face.subset([100, 200]).table("CFF ")))
    #expect(CompactFont(program) != nil)
    for length in 0..<64 { #expect(CompactFont(Array(program.prefix(length))) == nil) }
    var random = SeededRandom(7)
    for _ in 0..<2_000 {
      var damaged = program
      damaged[Int.random(in: 0..<120, using: &random)] = UInt8.random(in: 0...255, using: &random)
      if var font = CompactFont(damaged) { font.renumber([1, 2]) }
    }
  }

  @Test func `fonts for labels are the same bytes in all documents, whatever else they hold`() throws {
    let face = try Samples.face()
    let (labels, values) = (Samples.labels("A汉", in: face), FontResource(valuesIn: face))
    let cache = PDFCache()
    let programs = try ["1", "字"].map { text in
      var drawing = Drawing()
      drawing.text("汉", labels, size: 9_000, at: .zero)
      drawing.text(text, values, size: 9_000, at: .zero)
      let file = try PDFFile(
        Samples.document([FixedPage(size: Samples.a4, drawing: drawing)], cache: cache))
      #expect(try file.text().text == "汉|\(text)")
      return try ["F0", "F1"].map { name in
        let font = try file.value(file.pages[0], "Resources", "Font", name)
        let descendant = try file.resolved(font["DescendantFonts"].items[0])
        return try (font["BaseFont"].name, file.data(file.value(descendant, "FontDescriptor", "FontFile2")))
      }
    }
    #expect(programs[0][0] == programs[1][0] && programs[0][1] != programs[1][1])
  }

  @Test func `threads that share a cache write the same bytes`() async throws {
    let face = try Samples.face()
    let (labels, values) = (Samples.labels("A汉", in: face), FontResource(valuesIn: face))
    var grid = Drawing()
    grid.text("A汉", labels, size: 9_000, at: .zero)
    let artwork = Artwork(grid, size: Samples.a4)
    var drawing = Drawing()
    drawing.text("1字", values, size: 9_000, at: .zero)
    let page = FixedPage(size: Samples.a4, artworks: [PlacedArtwork(artwork)], drawing: drawing)
    let (cache, expected) = (PDFCache(), try Samples.document([page]))
    let isSame = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<64 { group.addTask { try Samples.document([page], cache: cache) == expected } }
      return try await group.allSatisfy { $0 }
    }
    #expect(isSame)
  }

  @Test func `a font that may not be embedded is refused`() throws {
    let face = try Samples.face("forbidden.ttf")
    let error = #expect(throws: FontError.self) { try font(face, "A") }
    #expect(error?.code == .fontNotEmbeddable)
  }
}
