import Findings
import Fonts
import PageGraphics
import Pictures
import TestSupport
import Testing

@testable import PDF

/// What stands on a page.
@Suite struct ContentTests {
  @Test func `a text stands where it should, in the order of drawing`() throws {
    let font = FontResource(valuesIn: try Samples.face())
    let file = try Samples.file { drawing in
      drawing.text("汉字A", font, size: 10_500, at: PagePoint(x: 100_125, y: 200_010))
      drawing.text("11", font, size: 10_500, at: Samples.place(90, 300))
      drawing.line(from: Samples.place(1, 2), to: Samples.place(3, 4), Stroke(width: 250))
      drawing.text("字", font, size: 9_000, at: Samples.place(10, 10))
    }
    let runs = try file.text().runs
    #expect(runs.map(\.text) == ["汉字A", "11", "字"] && runs.map(\.size) == [10.5, 10.5, 9])
    #expect(zip(runs.map(\.x), [100.125, 90, 10]).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(zip(runs.map(\.y), [641.88, 541.89, 831.89]).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  @Test func `glyphs that stand otherwise than their widths say are moved`() throws {
    let face = try Samples.face()
    let font = FontResource(valuesIn: face)
    let file = try Samples.file { drawing in
      let glyphs = Samples.glyphs("汉汉汉", in: face, advance: 12_500)
      drawing.text(glyphs, font, size: 10_000, at: Samples.place(10, 10))
      // Rounding to thousandths of a point is not worth a number.
      drawing.text("AAAA", font, size: 10_333, at: Samples.place(10, 20))
    }
    #expect(try file.text().operators["TJ"] == 1 && file.text().operators["Tj"] == 1)
    #expect(try file.content().contains(")-250("))
    #expect(try file.text().text == "汉汉汉|AAAA")
  }

  @Test func `what goes on in a line needs no new place, in whatever font`() throws {
    let (song, named) = (try Samples.face(), try Samples.face("cubic.otf"))
    let (values, other) = (FontResource(valuesIn: song), FontResource(valuesIn: named))
    let places = [10_000, 20_000, 32_500, 42_507, 100_000, 108_000]
    let file = try Samples.file { drawing in
      for (index, x) in places.enumerated() {
        drawing.text("汉", index == 1 ? other : values, size: 10_000, at: PagePoint(x: x, y: 20_000))
      }
      drawing.text("汉", values, size: 10_000, at: Samples.place(10, 40))
    }
    let text = try file.text()
    #expect(zip(text.runs, places).allSatisfy { abs($0.x - Double($1) / 1_000) < 0.015 })
    #expect(text.runs.last?.x == 10 && text.runs.last?.y == 801.89)
    #expect(text.operators["Td"] == 3, "the first, what stands farther on, and the next line")
    #expect(try file.content().contains("[-250(") && file.content().contains("[200("))
  }

  @Test func `lines among texts are drawn behind them, areas between`() throws {
    let font = FontResource(valuesIn: try Samples.face())
    let file = try Samples.file { drawing in
      for x in [10, 40] {
        drawing.text("汉", font, size: 10_000, at: Samples.place(x, 20))
        drawing.line(from: Samples.place(x, 30), to: Samples.place(x + 20, 30), Stroke(width: 500))
      }
      drawing.rectangle(PageArea(x: 0, y: 0, width: 1_000, height: 1_000), fill: .white)
      drawing.text("字", font, size: 10_000, at: Samples.place(70, 20))
    }
    #expect(
      try file.content().split(separator: "ET\n")[1] == """
        .5 w
        10 811.89 m 30 811.89 l S
        40 811.89 m 60 811.89 l S
        1 g
        0 840.89 1 1 re f
        BT
        0 g
        70 821.89 Td(\0\u{2})Tj

        """)
    #expect(try file.text().operators["BT"] == 2)
  }

  @Test func `a character that shares its glyph with another is still the one that was written`() throws {
    let face = try Samples.face()
    let font = FontResource(valuesIn: face)
    let file = try Samples.file { drawing in
      drawing.text("汉1", font, size: 10_000, at: Samples.place(10, 10))
      drawing.text("⼥1", font, size: 10_000, at: Samples.place(10, 30))
      drawing.text("𠮷字", font, size: 10_000, at: Samples.place(10, 50))
    }
    #expect(try file.text().text == "汉1|⼥1|𠮷字")
  }

  @Test func `labels in the margin go down glyph by glyph, and a void mark across`() throws {
    let face = try Samples.face()
    let font = FontResource(valuesIn: face)
    let file = try Samples.file { drawing in
      let glyphs = Samples.glyphs("汉字", in: face, advance: 11_000)
      drawing.text(glyphs, font, size: 10_000, at: Samples.place(500, 100), axis: .down)
      drawing.text(glyphs, font, size: 80_000, at: Samples.place(200, 500), turn: -30_000)
      drawing.text(glyphs, font, size: 80_000, at: Samples.place(200, 600), turn: 90_000)
      drawing.text("1", font, size: 10_000, at: Samples.place(10, 10))
    }
    let runs = try file.text().runs
    #expect(runs.map(\.text) == ["汉", "字", "汉字", "汉字", "1"])
    #expect(abs(runs[0].y - runs[1].y - 11) < 1e-9 && runs[0].x == runs[1].x && runs[4].x == 10)
    let content = try file.content()
    #expect(content.contains("0.86603 0.50000 -0.50000 0.86603 200 341.89 Tm"))
    #expect(content.contains("0 -1 1 0 200 241.89 Tm") && content.contains("1 0 0 1 10 831.89 Tm"))
  }

  @Test func `lines, areas and curves are drawn with what they need set once`() throws {
    let red = PageColour(red: 255, green: 0, blue: 51)
    let file = try Samples.file { drawing in
      let dashed = Stroke(width: 250, colour: red, dashes: [2_000, 1_000])
      drawing.line(from: Samples.place(1, 2), to: Samples.place(3, 4), dashed)
      drawing.line(from: Samples.place(1, 3), to: Samples.place(3, 5), dashed)
      drawing.rectangle(PageArea(x: 0, y: 0, width: 10_000, height: 20_000), fill: PageColour(grey: 128))
      drawing.rectangle(PageArea(x: 0, y: 0, width: 10_000, height: 20_000), fill: .white, stroke: Stroke(width: 1_000))
      let curve = PathMark.Step.curve(Samples.place(1, 1), Samples.place(2, 2), to: Samples.place(3, 3))
      drawing.path([.move(.zero), .line(Samples.place(5, 0)), curve, .close], fill: red, isEvenOdd: true)
      drawing.rectangle(PageArea(x: 0, y: 0, width: 1, height: 1))
    }
    #expect(
      try file.content() == """
        1 0 .2 RG
        .25 w
        [2 1 ]0 d
        1 839.89 m 3 837.89 l S
        1 838.89 m 3 836.89 l S
        .502 g
        0 821.89 10 20 re f
        1 g
        0 G
        1 w
        []0 d
        0 821.89 10 20 re B
        1 0 .2 rg
        0 841.89 m 5 841.89 l 1 840.89 2 839.89 3 838.89 c h f*

        """)
  }

  @Test func `a bar code is a path, in coordinates of its modules from its lower left corner`() throws {
    let file = try Samples.file { drawing in
      drawing.code(try Code128.symbol("7"), in: PageArea(x: 10_000, y: 20_000, width: 46_000, height: 5_000))
    }
    // Start B, the character, the check symbol and the stop symbol: 46 modules.
    #expect(
      try file.content() == """
        q 1 0 0 5 10 816.89 cm
        0 0 2 1 re
        3 0 1 1 re
        6 0 1 1 re
        11 0 3 1 re
        15 0 2 1 re
        18 0 3 1 re
        22 0 3 1 re
        26 0 1 1 re
        29 0 2 1 re
        33 0 2 1 re
        38 0 3 1 re
        42 0 1 1 re
        44 0 2 1 re
        f Q

        """)
  }

  @Test func `a QR code is an image of one bit for each module, black where it is 0`() throws {
    let symbol = try QRCode.symbol("7")
    let file = try Samples.file { $0.code(symbol, in: PageArea(x: 10_000, y: 20_000, width: 42_000, height: 42_000)) }
    let content = try file.content()
    #expect(
      content.hasPrefix("q 42 0 0 42 10 779.89 cm\nBI/W 21/H 21/IM true/F/AHx ID ") && content.hasSuffix(">EI Q\n"))
    let digits = try #require(content.split(separator: " ").first { $0.hasSuffix(">EI") }?.dropLast(3))
    #expect(digits.count == 21 * 6)
    let rows = (0..<21).map { row in
      let digits = digits.dropFirst(6 * row).prefix(6)
      return (0..<21).map { (UInt32(digits, radix: 16) ?? 0) >> (23 - UInt32($0)) & 1 == 0 }
    }
    let blocks = symbol.blocks
    for y in 0..<21 {
      for x in 0..<21 {
        let isBlack = blocks.contains { ($0.x..<$0.x + $0.width) ~= x && ($0.y..<$0.y + $0.height) ~= y }
        #expect(rows[y][x] == isBlack)
      }
    }
  }

  @Test func `a link is an area of the page`() throws {
    let address = try #require(LinkAddress("https://example.cn/查?(1)\\"))
    let file = try Samples.file { $0.link(PageArea(x: 10_000, y: 20_000, width: 30_000, height: 5_000), to: address) }
    let link = try file.resolved(#require(file.pages[0]["Annots"].items.first))
    #expect(link["Subtype"] == .name("Link") && link["F"] == .number(4) && link["A"]["S"] == .name("URI"))
    #expect(link["A"]["URI"].text == "https://example.cn/%E6%9F%A5?(1)\\")
    #expect(link["Rect"].items.map(\.double) == [10, 816.89, 40, 821.89])
  }

  @Test func `a glyph for missing characters is never drawn`() throws {
    let face = try Samples.face()
    let error = #expect(throws: FontError.self) {
      try Samples.file { $0.text("A中", FontResource(valuesIn: face), size: 9_000, at: .zero) }
    }
    #expect(error?.code == .characterMissing)
    #expect(error?.message.zhHans == "字体“Test Song”里没有字符“中”（U+4E2D），请换用有这个字的字体")
    #expect(throws: FontError.self, "a glyph that the labels did not name") {
      try Samples.file { $0.text("A字", Samples.labels("A", in: face), size: 9_000, at: .zero) }
    }
    #expect(throws: FontError.self, "a glyph beyond the face") {
      try Samples.file { drawing in
        let glyph = PlacedGlyph(id: 60_000, character: "A", advance: 0)
        drawing.text([glyph], FontResource(valuesIn: face), size: 9_000, at: .zero)
      }
    }
  }

  @Test func `random texts of any codes come back`() throws {
    let face = try FontCatalogue().face(FontRequest(["Noto Serif CJK SC"]))
    let font = FontResource(valuesIn: face)
    var random = SeededRandom(20_261_120)
    let known = (0x20...0x9FFF).compactMap(Unicode.Scalar.init).filter { face.glyph(for: $0) != nil }
    let texts = (0..<40).map { _ in
      String(String.UnicodeScalarView((0..<100).map { _ in known[Int.random(in: 0..<known.count, using: &random)] }))
    }
    let file = try Samples.file { drawing in
      for (row, text) in texts.enumerated() {
        drawing.text(text, font, size: 5_000, at: Samples.place(10, 10 + 10 * row))
      }
    }
    #expect(try file.text().runs.map(\.text) == texts)
  }
}
