import Testing

@testable import WorkbookTemplates

/// The stamp 作废 on pages of a workbook, which may have few rows.
struct StampShapeTests {
  @Test(arguments: [20.0, 45, 100, 149, 150, 200, 260, 294, 296, 700])
  func `a stamp keeps between the first and the last row of its page`(_ room: Double) {
    let shape = StampShape(width: 330).fitting(room)
    let (sine, cosine): (Double, Double) =
      switch shape.degrees {
      case 30: (0.5, 0.866)
      case 20: (0.342, 0.94)
      case 10: (0.174, 0.985)
      default: (0, 1)
      }
    #expect(shape.width * sine + shape.height * cosine <= max(room, 24))
    #expect(shape.width == 330 && (shape.height == 150 || shape.degrees == 0))
  }

  @Test func `a page with room has the usual stamp`() {
    let shape = StampShape(width: 330).fitting(600)
    #expect(shape.degrees == 30 && shape.height == 150)
  }
}
