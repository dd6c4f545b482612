import Fonts
import TestSupport
import Testing

@testable import PageGraphics

/// Marks as they are collected for a page.
@Suite struct DrawingTests {
  private func face() throws -> FontFace {
    try FontFace(bytes: Repository.bytes("Tests/FontsTests/Fixtures/song.ttf"), name: "song.ttf")
  }

  @Test func `lengths are exact in thousandths of a point`() {
    #expect(Millipoints.millimetres(210) == 595_276 && Millipoints.millimetres(297) == 841_890)
    #expect(Millipoints.millimetres(25.4) == 72_000 && Millipoints.points(10.5) == 10_500)
  }

  @Test func `a text becomes glyphs with the widths of the face`() throws {
    let font = FontResource(valuesIn: try face())
    var drawing = Drawing()
    drawing.element = 3
    drawing.text("A汉", font, size: 10_500, at: .zero)
    drawing.text("", font, size: 10_500, at: .zero)
    #expect(drawing.glyphs.map(\.id) == [2, 6] && drawing.glyphs.map(\.character) == ["A", "汉"])
    #expect(drawing.glyphs.map(\.advance) == [7_581, 10_500])
    #expect(drawing.marks.count == 1 && drawing.marks[0].element == 3, "no glyphs are no mark")
    drawing.removeAll()
    #expect(drawing.marks.isEmpty && drawing.glyphs.isEmpty && drawing.element == nil)
  }

  @Test func `of a glyph named twice for labels the first character counts`() throws {
    let face = try face()
    let glyphs = "汉A⼥".unicodeScalars.compactMap { character in
      face.glyph(for: character).map { FontResource.Glyph(id: $0, character: character) }
    }
    #expect(glyphs.count == 3)
    #expect(FontResource(labelsIn: face, glyphs: glyphs).role == .labels(Array(glyphs.prefix(2))))
  }

  @Test(arguments: ["https://example.cn/a?b=c#d", "HTTP://example.cn", "mailto:a@example.cn"])
  func `links lead to the web and to mailboxes`(_ address: String) { #expect(LinkAddress(address)?.text == address) }

  @Test(arguments: [
    "javascript:alert(1)", "file:///etc/passwd", "ftp://example.cn", "https:", "", "example.cn", "https://a b",
    "mailto:a\n",
    "https://\(String(repeating: "a", count: 2_000))",
  ])
  func `links lead nowhere else`(_ address: String) { #expect(LinkAddress(address) == nil) }

  @Test func `an address beyond ASCII is encoded`() {
    #expect(LinkAddress("https://example.cn/查")?.text == "https://example.cn/%E6%9F%A5")
  }
}
