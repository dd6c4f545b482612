import Findings
import Foundation
import TestSupport
import Testing

@testable import Fonts

/// Small fonts of squares, which `Fixtures/make.py` makes.
@Suite struct FontFaceTests {
  @Test func `a face tells its names and measures`() throws {
    let face = try FontFace.fixture("song.ttf")
    #expect(face.postScriptName == "TestSong-Regular" && face.familyName == "Test Song")
    #expect(face.outlines == .trueType && face.unitsPerEm == 1_000 && face.glyphCount == 10)
    #expect(face.metrics.ascender == 880 && face.metrics.descender == -120)
    #expect(face.metrics.capHeight == 700 && face.metrics.xHeight == 480 && face.metrics.weight == 400)
    #expect(face.metrics.boundingBox == FontBox(left: 50, bottom: 0, right: 550, top: 480))
    #expect(!face.metrics.isFixedPitch && face.metrics.italicAngle == 0 && face.embedding == .installable)
    let cubic = try FontFace.fixture("cubic.otf")
    #expect(cubic.outlines == .cff && cubic.postScriptName == "TestCubic-Regular" && cubic.metrics.isFixedPitch)
  }

  @Test func `a collection has several faces`() throws {
    #expect(try FontFace.fixture("pair.ttc").familyName == "Test Song")
    let second = try FontFace.fixture("pair.ttc", index: 1)
    #expect(second.familyName == "Test Bold" && second.metrics.weight == 700 && second.metrics.italicAngle == -12.5)
    let error = #expect(throws: FontError.self) { try FontFace.fixture("pair.ttc", index: 2) }
    #expect(error?.code == .fontFaceMissing)
    #expect(error?.message.zhHans.hasSuffix("pair.ttc 里没有第 2 个字体，只有 0 到 1") == true)
    #expect(throws: FontError.self) { try FontFace.fixture("song.ttf", index: -1) }
  }

  @Test func `a character has a glyph, and the glyph its width`() throws {
    let face = try FontFace.fixture("song.ttf")
    #expect(face.glyph(for: "汉") == 6 && face.glyph(for: "𠮷") == 7 && face.glyph(for: "中") == nil)
    #expect(face.glyph(for: "\u{10FFFF}") == nil)
    #expect(face.advance(of: 2) == 722 && face.advance(of: 6) == 1_000 && face.advance(of: 60_000) == 0)
    // ⼥, the radical 汉 looks like, is not what one types.
    #expect(face.character(of: 6) == "汉" && face.character(of: 9) == nil && face.character(of: 60_000) == nil)
  }

  @Test func `a bracket has a form of its own in vertical lines`() throws {
    for name in ["song.ttf", "cubic.otf"] {
      let face = try FontFace.fixture(name)
      #expect(face.glyph(for: "（").flatMap(face.verticalAlternate) == 9)
      #expect(face.verticalAlternate(of: 6) == nil && face.verticalAlternate(of: 60_000) == nil)
    }
  }

  @Test func `a character is taken from the first face that has it`() throws {
    let stack = FontStack([try .fixture("cubic.otf"), try .fixture("song.ttf")])
    #expect(stack.glyph(for: "汉").map { [$0.face, Int($0.glyph)] } == [0, 6])
    #expect(stack.missing(in: "汉\u{FE00}字一\t\n二一\u{200B}A".unicodeScalars) == ["一", "二"])
    #expect(try FontFace.fixture("song.ttf").missing(in: "汉字".unicodeScalars) == [])
    #expect(stack.finding(about: "汉字") == nil)
    let finding = try #require(stack.finding(about: "㍿汉", field: "unit"))
    #expect(finding.code == "character-missing" && finding.field == "unit" && finding.severity == .error)
    #expect(finding.message.zhHans == "所用的字体里没有 ㍿（U+337F），印不出来")
    #expect(finding.hint?.en?.contains("fonts-babelstone-han") == true)
  }
}

/// Files that are no fonts, or no longer.
@Suite struct FontDamageTests {
  @Test func `a file that is no font says so`() throws {
    func code(_ bytes: [UInt8]) -> FindingCode? {
      do {
        _ = try FontFace(bytes: bytes, name: "x.ttf")
        return nil
      } catch { return error.code }
    }
    #expect(code([]) == .fontFormatUnknown && code(Array("not a font at all".utf8)) == .fontFormatUnknown)
    #expect(code(try Repository.bytes("Tests/PicturesTests/Fixtures/plain.png")) == .fontFormatUnknown)
    let whole = try Repository.bytes("Tests/FontsTests/Fixtures/song.ttf")
    #expect(code(Array(whole.dropLast(4))) == .fontDamaged && code(whole) == nil)

    let missing = #expect(throws: FontError.self) { try FontFace(file: "/no/such/font.ttf") }
    #expect(missing?.code == .fontUnreadable)
    #expect(missing?.message.zhHans == "无法读取字体 /no/such/font.ttf：没有这个文件或目录")
    #expect(throws: FontError.self) { try FontFace(file: "/tmp") }
    #expect(throws: FontError.self) { try FontFace(file: "/dev/null") }
  }

  @Test(arguments: ["song.ttf", "cubic.otf", "pair.ttc"])
  func `a damaged font is refused or read, but never ends the program`(_ name: String) throws {
    let whole = try Repository.bytes("Tests/FontsTests/Fixtures/\(name)")
    var dice = SeededRandom(7)
    for length in stride(from: 0, to: whole.count, by: 3) { use(Array(whole.prefix(length))) }
    for _ in 0..<300 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &dice) {
        bytes[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
      }
      use(bytes)
    }
  }

  private func use(_ bytes: [UInt8]) {
    for index in 0...1 {
      guard let face = try? FontFace(bytes: bytes, name: "x", index: index) else { continue }
      let glyphs = (0..<UInt16(clamping: min(face.glyphCount, 20))).map(\.self)
      for glyph in glyphs { _ = face.verticalAlternate(of: glyph) }
      _ = face.missing(in: "A汉（".unicodeScalars)
      let characters = glyphs.map { (face.character(of: $0) ?? "\u{FFFD}", $0) }
      for subset in [try? face.subset(glyphs), try? face.subset(characters: characters)] {
        guard let subset else { continue }
        #expect(!subset.originals.isEmpty)
        _ = subset.table("CFF ")
      }
    }
  }
}

extension FontFace {
  /// A font of `Fixtures`.
  static func fixture(_ name: String, index: Int = 0) throws -> FontFace {
    try FontFace(file: "\(Repository.path)/Tests/FontsTests/Fixtures/\(name)", index: index)
  }
}
