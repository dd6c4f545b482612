import Fonts
import TestSupport
import Testing

@testable import PageGraphics

/// Pages whose marks are moved together.
@Suite struct MovingTests {
  @Test func `every kind of mark is moved, artworks too, and the page keeps its size`() throws {
    let face = try FontFace(file: Repository.path + "/Tests/FontsTests/Fixtures/song.ttf")
    let address = try #require(LinkAddress("https://example.com"))
    func draw(at x: Int, _ y: Int) -> FixedPage {
      func point(_ dx: Int, _ dy: Int) -> PagePoint { PagePoint(x: x + dx, y: y + dy) }
      func area(_ dx: Int, _ dy: Int) -> PageArea { PageArea(x: x + dx, y: y + dy, width: 10, height: 20) }
      var drawing = Drawing()
      drawing.text("A", FontResource(valuesIn: face), size: 1_000, at: point(0, 900))
      drawing.line(from: point(0, 0), to: point(100, 50), Stroke(width: 10))
      drawing.rectangle(area(5, 5), stroke: Stroke(width: 2))
      drawing.path([.move(point(1, 1)), .curve(point(2, 2), point(3, 3), to: point(4, 4)), .line(point(9, 9)), .close])
      drawing.link(area(7, 7), to: address)
      var grid = Drawing()
      grid.rectangle(PageArea(x: 0, y: 0, width: 50, height: 60))
      let size = PageSize(width: 10_000, height: 10_000)
      var page = FixedPage(
        size: size, artworks: [PlacedArtwork(Artwork(grid, size: size), at: point(30, 40))], drawing: drawing)
      page.underlay = drawing
      return page
    }
    let moved = draw(at: 100, 200).moved(by: PagePoint(x: -30, y: 50))
    let expected = draw(at: 70, 250)
    #expect(String(describing: moved.drawing.marks) == String(describing: expected.drawing.marks))
    #expect(String(describing: moved.underlay.marks) == String(describing: expected.underlay.marks))
    #expect(moved.artworks.map(\.origin) == expected.artworks.map(\.origin) && moved.size == expected.size)
    #expect(moved.extent == expected.extent)
  }

  @Test func `an extent holds text, strokes and artworks; an empty page has none`() {
    #expect(FixedPage(size: PageSize(width: 10, height: 10)).extent == nil)
    var drawing = Drawing()
    drawing.line(from: PagePoint(x: 10, y: 10), to: PagePoint(x: 90, y: 10), Stroke(width: 4))
    let size = PageSize(width: 100, height: 100)
    let page = FixedPage(size: size, artworks: [PlacedArtwork(Artwork(drawing, size: size), at: PagePoint(x: 5, y: 0))])
    #expect(page.extent == PageArea(x: 13, y: 8, width: 84, height: 4))
  }
}
