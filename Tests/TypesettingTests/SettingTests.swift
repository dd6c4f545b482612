import Testing

@testable import Typesetting

/// Where glyphs stand.
@Suite struct SettingTests {
  private let lines = Lines()

  @Test func `a quarter of an em parts Han characters from letters and digits`() {
    let text = lines.set("共3台A，", ems: 20)
    #expect(text.glyphs.map(\.x) == [0, 12_500, 20_000, 32_500, 39_720])
    #expect(text.width == 49_720 && text.glyphs.map(\.face) == [1, 0, 1, 0, 1])
    var options = TextOptions()
    options.partsScripts = false
    #expect(Lines(options: options).width("共3台") == 25_000)
    #expect(lines.width("□A") == 17_220 && lines.width("㎡2") == 15_000)
    // Not at the beginning of a line.
    #expect(lines.set("共计3台", ems: 2).glyphs.map(\.x) == [0, 10_000, 0, 7_500])
  }

  @Test func `quotes and dashes are as wide as the script of the text has them`() {
    #expect(lines.width("“A”…") == 10_000 + 7_220 + 20_000 && lines.width("don’t") == 5_000 * 3 + 3_330 + 2_780)
    var options = TextOptions()
    options.script = .latin
    options.compressesLineEnds = true
    let english = Lines(options: options)
    #expect(english.width("“A”") == 4_440 * 2 + 7_220 && english.set("“汉", ems: 9).glyphs.map(\.face) == [0, 1])
    #expect(english.of("“A”", ems: 1.5) == ["“A", "”"])
  }

  @Test func `glyphs know what they stand for`() {
    let text = lines.set("售后 \nA\t汉", ems: 20)
    #expect(text.glyphs.map(\.character) == ["售", "后", "A", "汉"])
    #expect(text.lines.map(\.source) == [0..<4, 4..<7] && text.lines.map(\.glyphs) == [0..<2, 2..<4])
    #expect(text.lines.map(\.baseline) == [11_300, 26_300] && text.height == 30_000)
  }

  @Test func `tabs go to their stops, those of two ems after them`() {
    var options = TextOptions()
    options.tabStops = [.init(50_000), .init(200_000, .right)]
    let lines = Lines(options: options)
    #expect(lines.set("名称\t汉\t12", ems: 20).glyphs.map(\.x) == [0, 10_000, 50_000, 190_000, 195_000])
    #expect(Lines().set("a\tb\tc", ems: 20).glyphs.map(\.x) == [0, 20_000, 40_000])
    #expect(lines.set("\t12", ems: 4).lines.count == 2)
  }

  @Test func `pieces have their own fonts and sizes, and the greatest makes the line`() {
    let typesetter = Typesetter(fonts: [SquareFont(), OfficeFont(.documents)])
    let pieces = [TextPiece("合计", size: 9_000), TextPiece("元", font: 1, size: 12_000)]
    let text = typesetter.set(pieces, width: 30_000, lineHeight: .proportional(1_500))
    #expect(text.glyphs.map(\.x) == [0, 9_000, 18_000] && text.glyphs.map(\.piece) == [0, 0, 1])
    #expect(text.height == 18_000 && text.lines[0].baseline == 3_000 + 10_560)
    #expect(typesetter.set(pieces, width: 20_000, lineHeight: .proportional(1_500)).height == 13_500 + 18_000)
  }

  @Test func `the greatest size is found in which a text fits`() {
    let typesetter = Typesetter(fonts: [OfficeFont(.documents)])
    func size(_ text: String, width: Int, height: Int) -> Int? {
      typesetter.size(
        of: text, from: [10_500, 9_000, 7_500], width: width, height: height, lineHeight: .proportional(1_300))
    }
    #expect(size("售后服务", width: 42_000, height: 14_000) == 10_500)
    #expect(size("售后服务", width: 41_000, height: 14_000) == 9_000)
    #expect(size("售后服务", width: 21_000, height: 28_000) == 10_500)
    #expect(size("售后服务", width: 10_000, height: 14_000) == nil)
    #expect(size("汉", width: 7_000, height: 14_000) == nil)
  }

  @Test func `a vertical label has digits in pairs and brackets of its own`() {
    let label = VerticalText("第1联(20 x", font: SquareFont(), size: 10_000)
    #expect(label.glyphs.map(\.x) == [0, 2_500, 0, 0, 0, 5_000, 2_500])
    #expect(label.glyphs.map(\.baseline) == [8_800, 18_800, 28_800, 38_800, 48_800, 48_800, 63_800])
    #expect(label.glyphs[3].glyph == 1 && label.glyphs.map(\.source) == [0, 1, 2, 3, 4, 5, 7])
    #expect(label.width == 10_000 && label.height == 65_000)
  }
}
