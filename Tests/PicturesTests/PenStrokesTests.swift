import Testing

@testable import Pictures

/// What was drawn with a pen or a finger.
@Suite struct PenStrokesTests {
  /// A line across the pad, and a dot.
  private static let lists: [[[Double]]] = [
    (0...9).map { (step: Int) -> [Double] in [0.5 + Double(step) / 5, 0.5] }, [[1, 0.9]],
  ]
  private static let origin = StrokesOrigin(account: "li", at: "2026-11-20T09:30:00+08:00")

  @Test func `strokes are drawn in ink on white, cut to what was drawn`() throws {
    let strokes = try #require(PenStrokes(Self.lists))
    let picture = try Picture(strokes.picture(from: Self.origin))
    // 1.8 pads wide and 0.4 high, with the width of the pen.
    #expect(picture.stored == PixelSize(width: 441, height: 105))
    let pixels = try #require(try picture.pixels())
    func colour(_ x: Int, _ y: Int) -> [UInt8] { Array(pixels.samples[3 * (441 * y + x)..<3 * (441 * y + x) + 3]) }
    #expect(colour(200, 4) == [0x10, 0x20, 0x4A] && colour(124, 100) == [0x10, 0x20, 0x4A])
    #expect(colour(200, 50) == [255, 255, 255] && colour(0, 0) == [255, 255, 255])
  }

  @Test func `the picture carries points, account and moment, and is the same each time`() throws {
    let strokes = try #require(PenStrokes(Self.lists))
    let bytes = strokes.picture(from: Self.origin)
    #expect(bytes == strokes.picture(from: Self.origin))
    #expect(StrokesOrigin(picture: bytes) == Self.origin)
    let text = "Strokes\0[[[500,500],[700,500],[900,500],"
    #expect(String(decoding: bytes.prefix(400), as: UTF8.self).contains(text))
    let other = StrokesOrigin(account: "wang", at: Self.origin.at)
    #expect(strokes.picture(from: other) != bytes)
  }

  @Test func `another picture tells of no account`() throws {
    let image = PixelImage(size: PixelSize(width: 3, height: 2), isGrey: true, hasAlpha: false)
    #expect(StrokesOrigin(picture: PNGWriter.file(image)) == nil)
    #expect(StrokesOrigin(picture: PNGWriter.file(image, with: [.init(keyword: "Author", text: "li")])) == nil)
    #expect(StrokesOrigin(picture: []) == nil)
  }

  @Test func `a touch by mistake and what are no points are no strokes`() {
    #expect(PenStrokes([]) == nil && PenStrokes([[[0.1, 0.2]]]) == nil)
    #expect(PenStrokes([Array(repeating: [0.1, 0.2, 0.3], count: 20)]) == nil)
    #expect(PenStrokes([Array(repeating: [0.1, .nan], count: 20)]) == nil)
    #expect(PenStrokes([Array(repeating: [0.1, 0.2], count: PenStrokes.mostPoints + 1)]) == nil)
  }

  @Test func `points beyond the pad are moved to its edge`() throws {
    let strokes = try #require(PenStrokes([Array(repeating: [1e300, -4], count: 9), [[-3, 1e300]]]))
    #expect(strokes.strokes[0][0] == PenStrokes.Point(x: 8_000, y: 0))
    #expect(strokes.strokes[1][0] == PenStrokes.Point(x: 0, y: 1_000))
    #expect(throws: Never.self) { try Picture(strokes.picture(from: Self.origin)) }
  }
}
