import Findings
import TestSupport
import Testing

@testable import Fonts

/// Parts of fonts that documents hold.
@Suite struct FontSubsetTests {
  @Test func `a subset has the glyphs that were asked for and those they are made of`() throws {
    let face = try FontFace.fixture("song.ttf")
    let subset = try face.subset([6, 4])
    // Ä is made of A and the dots.
    #expect(subset.originals == [0, 2, 3, 4, 6] && subset.outlines == .trueType)
    #expect(subset.glyph(of: 6) == 4 && subset.glyph(of: 4) == 3 && subset.glyph(of: 7) == nil)
    let tables = ["glyf", "loca", "head", "hhea", "hmtx", "maxp", "cmap", "GSUB", "name"].filter {
      subset.table($0) != nil
    }
    #expect(tables == ["glyf", "loca", "head", "hhea", "hmtx", "maxp"])
    #expect(subset.table("hmtx")?.prefix(2).elementsEqual([0x01, 0xF4]) == true)
  }

  @Test func `a subset for archives keeps characters and names`() throws {
    let face = try FontFace.fixture("song.ttf")
    let characters: [(Unicode.Scalar, GlyphID)] = [("汉", 6), ("𠮷", 7), ("A", 2)]
    let subset = try face.subset(characters: characters)
    let again = try FontFace(bytes: subset.bytes, name: "subset")
    #expect(again.familyName == "Test Song" && again.postScriptName == "TestSong-Regular")
    #expect(again.glyph(for: "A") == 1 && again.glyph(for: "汉") == 2 && again.glyph(for: "𠮷") == 3)
    // The face has ⼥ and 字 for these glyphs, too.
    #expect(again.glyphCount == 4 && again.glyph(for: "⼥") == nil && again.glyph(for: "字") == nil)
    #expect(again.advance(of: 2) == 1_000 && subset.glyph(of: 7) == 3)
    #expect(["OS/2", "post", "name", "cmap"].allSatisfy { subset.table($0) != nil } && subset.table("GSUB") == nil)
    // A is the first character; the last has more than 16 bits.
    #expect(subset.table("OS/2")?.dropFirst(64).prefix(4).elementsEqual([0, 0x41, 0xFF, 0xFF]) == true)
  }

  @Test func `a subset for archives may show a character by another glyph, as vertical lines do`() throws {
    let face = try FontFace.fixture("song.ttf")
    let vertical = try #require(face.glyph(for: "（").flatMap(face.verticalAlternate(of:)))
    let characters: [(Unicode.Scalar, GlyphID)] = [("（", vertical)]
    let subset = try face.subset(characters: characters)
    #expect(try FontFace(bytes: subset.bytes, name: "subset").glyph(for: "（") == subset.glyph(of: vertical))
    #expect(subset.originals == [0, vertical])
  }

  @Test func `characters of every range are found again`() throws {
    let face = try FontFace.fixture("song.ttf")
    let values: [UInt32] = Array(0x20..<0x120) + [0x2FFF, 0x4E00, 0x4E01, 0xFFFD, 0x1_0000, 0x2_0BB7, 0x10_FFFF]
    let characters = values.enumerated().compactMap { index, value in
      Unicode.Scalar(value).map { ($0, GlyphID(1 + index % 9)) }
    }
    let again = try FontFace(bytes: face.subset(characters: characters.reversed()).bytes, name: "subset")
    for (character, glyph) in characters { #expect(again.glyph(for: character) == glyph) }
    #expect(again.glyph(for: "\u{1F}") == nil && again.glyph(for: "\u{120}") == nil)
  }

  @Test func `cubic outlines are a table that PDF takes by itself`() throws {
    let named = try FontFace.fixture("cubic.otf").subset([2, 6])
    #expect(named.outlines == .cff && named.originals == [0, 2, 6] && named.glyph(of: 6) == 2)
    #expect(named.table("CFF ")?.first == 1 && named.table("glyf") == nil)
    // 汉 is a glyph of a high number, which the subset gives as its CID.
    let face = try FontCatalogue().face(FontRequest(["Noto Serif CJK SC"]))
    let han = try #require(face.glyph(for: "汉"))
    let numbered = try face.subset([han])
    #expect(face.outlines == .cff && numbered.originals == [0, han])
    let digits = [UInt8(han >> 8), UInt8(han & 0xFF)]
    let table = Array(try #require(numbered.table("CFF ")))
    #expect(table.indices.dropLast().contains { [table[$0], table[$0 + 1]] == digits })
    #expect(try FontFace.fixture("cubic.otf").subset([60_000]).originals == [0])
  }

  @Test func `the same glyphs give the same bytes, in any order and from any thread`() async throws {
    for name in ["song.ttf", "cubic.otf"] {
      let face = try FontFace.fixture(name)
      let characters: [(Unicode.Scalar, GlyphID)] = [("A", 2), ("汉", 6), ("字", 7)]
      let expected = try face.subset(characters: characters)
      #expect(try face.subset([7, 7, 2, 6]) == FontFace.fixture(name).subset([2, 6, 7]))
      #expect(try FontFace.fixture(name).subset(characters: characters.reversed()) == expected)
      let isSame = try await withThrowingTaskGroup(of: Bool.self) { group in
        for number in 0..<64 {
          group.addTask {
            let other = try face.subset([GlyphID(number % 9)])
            let same = try face.subset(characters: characters.reversed()) == expected
            return same && other.glyph(of: GlyphID(number % 9)) != nil
          }
        }
        return try await group.allSatisfy { $0 }
      }
      #expect(isSame)
    }
  }

  @Test func `glyphs that the face does not have are not in a subset of it`() throws {
    #expect(try FontFace.fixture("song.ttf").subset([60_000]).originals == [0])
    #expect(try FontFace.fixture("song.ttf").subset([]).originals == [0])
    #expect(try FontFace.fixture("cubic.otf").subset([60_000]).originals == [0])
  }

  @Test func `a font whose maker forbids it is in no document`() throws {
    let error = #expect(throws: FontError.self) { try FontFace.fixture("forbidden.ttf").subset([2]) }
    #expect(error?.code == .fontNotEmbeddable)
    #expect(error?.message.zhHans == "字体 Test Kept 不允许嵌入文件，请换用别的字体")
    let rights = [
      0: EmbeddingRights.installable, 2: .forbidden, 4: .viewable, 8: .editable, 6: .viewable, 0x104: .wholeOnly,
      0x200: .forbidden,
    ]
    for (type, expected) in rights { #expect(EmbeddingRights(fsType: type) == expected) }
  }
}
