import Findings
import Fonts
import OFDChecks
import PageGraphics
import Testing

@testable import OFD

/// Texts: where their characters stand, and by which font.
@Suite struct TextTests {
  @Test func `a text has its place in millimetres and the distances of its characters`() throws {
    let face = try Samples.face()
    let content = try Samples.content { drawing in
      // 72 points are an inch.
      drawing.text(
        Samples.glyphs("汉字汉字A", in: face, advance: 7_200), FontResource(valuesIn: face), size: 7_200,
        at: Samples.place(72, 144))
    }
    #expect(
      content == """
        <ofd:TextObject ID="100003" Boundary="25.4 48.565 12.7 2.54" Font="100002" Size="2.54">\
        <ofd:TextCode X="0" Y="2.235" DeltaX="g 4 2.54">汉字汉字A</ofd:TextCode></ofd:TextObject>
        """)
  }

  @Test func `distances that differ are given one by one`() throws {
    let face = try Samples.face()
    let content = try Samples.content { drawing in
      let glyphs = zip("A1汉字汉".unicodeScalars, [7_200, 3_600, 3_600, 3_600, 0]).map {
        PlacedGlyph(id: face.glyph(for: $0) ?? 0, character: $0, advance: $1)
      }
      drawing.text(glyphs, FontResource(valuesIn: face), size: 7_200, at: Samples.place(72, 144))
    }
    #expect(content.contains("DeltaX=\"2.54 g 3 1.27\">A1汉字汉<"))
  }

  @Test func `a line downward has its distances downward, and brackets that lie`() throws {
    let face = try Samples.face()
    let bracket = try #require(face.glyph(for: "（"))
    let lying = try #require(face.verticalAlternate(of: bracket))
    var drawing = Drawing()
    let font = FontResource(valuesIn: face)
    drawing.text(Samples.glyphs("（", in: face, advance: 0), font, size: 7_200, at: Samples.place(10, 10))
    let glyphs = [("汉", 6), ("（", lying), ("字", 7), ("汉", 6)].map {
      PlacedGlyph(id: $0.1, character: $0.0, advance: 7_200)
    }
    drawing.text(glyphs, font, size: 7_200, at: Samples.place(72, 144), axis: .down)
    let bytes = try Samples.document([FixedPage(size: Samples.a4, drawing: drawing)])
    #expect(OFDCheck.faults(in: bytes) == [])
    let file = try OFDFile(bytes)
    let content = try file.text("Doc_0/Pages/Page_0/Content.xml")
    // The bracket has a font of its own, in which the character is the other glyph.
    #expect(content.contains("Font=\"100002\" Size=\"2.54\"><ofd:TextCode X=\"0\" Y=\"2.235\">（<"))
    #expect(content.contains("Font=\"100004\" Size=\"2.54\"><ofd:TextCode X=\"0\" Y=\"2.235\">（<"))
    #expect(content.contains("<ofd:TextCode X=\"0\" Y=\"2.235\" DeltaY=\"2.54\">字汉<"))
    for (number, glyph) in [(100_002, bracket), (100_004, lying)] {
      let font = try FontFace(bytes: file.bytes("Doc_0/Res/Font_\(number).ttf"), name: "subset")
      #expect(font.glyph(for: "（").map(font.advance(of:)) == face.advance(of: glyph))
    }
  }

  @Test func `a turned text has a matrix`() throws {
    let face = try Samples.face()
    let content = try Samples.content { drawing in
      drawing.text(
        Samples.glyphs("汉字", in: face, advance: 7_200), FontResource(valuesIn: face), size: 7_200,
        at: Samples.place(72, 144), turn: 90_000)
    }
    #expect(content.contains("CTM=\"0 1 -1 0 0.306 0.001\""))
    #expect(content.contains("Boundary=\"25.094 50.799 2.542 5.082\""))
    #expect(content.contains("<ofd:TextCode X=\"0\" Y=\"0\" DeltaX=\"2.54\">汉字<"))
  }

  @Test func `blanks at the ends are left out, and characters beyond 16 bits stand alone`() throws {
    let face = try Samples.face()
    let content = try Samples.content { drawing in
      drawing.text(
        Samples.glyphs(" 汉 字𠮷A ", in: face, advance: 7_200), FontResource(valuesIn: face), size: 7_200,
        at: Samples.place(72, 144))
    }
    #expect(
      content.contains(
        """
        <ofd:TextCode X="0" Y="2.235" DeltaX="2.54 2.54">汉 字</ofd:TextCode>\
        <ofd:TextCode X="7.62" Y="2.235">𠮷</ofd:TextCode><ofd:TextCode X="10.16" Y="2.235">A</ofd:TextCode>
        """))
    #expect(try Samples.content { $0.text("  ", FontResource(valuesIn: face), size: 9_000, at: .zero) } == "")
  }

  @Test func `what XML means otherwise is escaped, and what it cannot hold is told by another character`() throws {
    let face = try Samples.face()
    let content = try Samples.content { drawing in
      let glyphs = "&<>\"\u{1}\u{FFFE}".unicodeScalars.map { PlacedGlyph(id: 6, character: $0, advance: 7_200) }
      drawing.text(glyphs, FontResource(valuesIn: face), size: 7_200, at: Samples.place(72, 144))
    }
    #expect(content.contains(">&amp;&lt;&gt;\"\u{FFFD}\u{FFFD}<"))
  }

  @Test func `colours are given unless they are black`() throws {
    let face = try Samples.face()
    let red = PageColour(red: 200, green: 0, blue: 7)
    let content = try Samples.content {
      $0.text("汉", FontResource(valuesIn: face), size: 9_000, at: Samples.place(9, 9), colour: red)
    }
    #expect(content.contains("><ofd:FillColor Value=\"200 0 7\"/><ofd:TextCode"))
  }

  @Test func `a character that the font does not have is told`() throws {
    let face = try Samples.face()
    let error = #expect(throws: FontError.self) {
      try Samples.content { $0.text("汉中", FontResource(valuesIn: face), size: 9_000, at: .zero) }
    }
    #expect(error?.code == .characterMissing && error?.message.zhHans.contains("“中”（U+4E2D）") == true)
    #expect(throws: FontError.self, "a glyph that the labels did not name") {
      try Samples.content { $0.text("字", Samples.labels("汉", in: face), size: 9_000, at: .zero) }
    }
    #expect(throws: FontError.self, "a glyph beyond the face") {
      try Samples.content {
        $0.text(
          [PlacedGlyph(id: 60_000, character: "汉", advance: 9)], FontResource(valuesIn: face), size: 9_000, at: .zero)
      }
    }
  }

  @Test func `a font that OFD cannot take is told, with one that it can`() throws {
    let cubic = try Samples.face("cubic.otf")
    let error = #expect(throws: FontError.self) {
      try Samples.content { $0.text("汉", FontResource(valuesIn: cubic), size: 9_000, at: .zero) }
    }
    #expect(error?.code == .fontNotTrueType && error?.message.zhHans.contains("fonts-babelstone-han") == true)
  }
}
