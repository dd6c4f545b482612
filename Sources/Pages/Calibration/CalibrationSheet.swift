package import Findings
package import PageGraphics
import Typesetting

/// A sheet that tells by how much a printer lays paper in aside: rulers along all four sides, crosses at known places, and in
/// the middle two scales on which a fold of the paper falls.
package struct CalibrationSheet: Sendable {
  private let size: PageSize
  private let paper: String
  private let printer: (name: String, x: Double, y: Double)?
  private let language: Language
  private let setter: LineSetter
  private let texts: TextDrawer

  /// What such a sheet is called.
  package static let title = CalibrationWords.title
  /// How far the rulers lie from the edges, and the crosses, in mm.
  package static let ruler = 10, cross = 30
  private static let thin = Stroke(width: 400)
  /// The sizes of type.
  private static let small = 7_000, text = 9_000, head = 12_000

  /// A sheet of a size that is called `paper`; `printer` is whose offset the page will be moved by, in mm.
  package init(
    _ size: PageSize, paper: String, printer: (name: String, x: Double, y: Double)?, language: Language,
    fonts: PageFonts
  ) {
    (self.size, self.paper, self.printer, self.language) = (size, paper, printer, language)
    setter = LineSetter(fonts: fonts)
    texts = TextDrawer(fonts: fonts)
  }

  /// The page, not moved.
  package func page() -> FixedPage {
    var drawing = Drawing()
    rulers(&drawing)
    for x in [mm(CalibrationSheet.cross), size.width - mm(CalibrationSheet.cross)] {
      for y in [mm(CalibrationSheet.cross), size.height - mm(CalibrationSheet.cross)] {
        cross(at: PagePoint(x: x, y: y), &drawing)
      }
    }
    scales(&drawing)
    words(&drawing)
    return FixedPage(size: size, drawing: drawing)
  }

  private func mm(_ millimetres: Int) -> Int { Millipoints.millimetres(Double(millimetres)) }

  /// A frame of rulers, whose numbers are the distances from the left and the upper edge.
  private func rulers(_ drawing: inout Drawing) {
    let edge = mm(CalibrationSheet.ruler)
    let (right, bottom) = (size.width - edge, size.height - edge)
    drawing.rectangle(
      PageArea(x: edge, y: edge, width: right - edge, height: bottom - edge), stroke: CalibrationSheet.thin)
    func ticks(to end: Int, _ tick: (_ at: Int, _ length: Int, _ number: Int?, inout Drawing) -> Void) {
      var millimetre = CalibrationSheet.ruler
      while mm(millimetre) <= end {
        let length = millimetre % 10 == 0 ? 4 : millimetre % 5 == 0 ? 3 : 2
        // Those in the corners would lie on one another.
        let isNumbered = millimetre % 10 == 0 && mm(millimetre) > 2 * edge - 1 && mm(millimetre) < end - edge
        tick(mm(millimetre), mm(length), isNumbered ? millimetre : nil, &drawing)
        millimetre += 1
      }
    }
    ticks(to: right) { x, length, number, drawing in
      line(x, edge, x, edge + length, &drawing)
      line(x, bottom, x, bottom - length, &drawing)
      guard let number else { return }
      label("\(number)", middle: x, top: edge + length, &drawing)
      label("\(number)", middle: x, top: bottom - length - CalibrationSheet.small * 4 / 3, &drawing)
    }
    ticks(to: bottom) { y, length, number, drawing in
      line(edge, y, edge + length, y, &drawing)
      line(right, y, right - length, y, &drawing)
      guard let number else { return }
      let top = y - CalibrationSheet.small * 2 / 3
      label("\(number)", middle: edge + length + mm(3), top: top, &drawing)
      label("\(number)", middle: right - length - mm(3), top: top, &drawing)
    }
  }

  private func cross(at point: PagePoint, _ drawing: inout Drawing) {
    line(point.x - mm(4), point.y, point.x + mm(4), point.y, &drawing)
    line(point.x, point.y - mm(4), point.x, point.y + mm(4), &drawing)
    let radius = mm(2)
    drawing.rectangle(
      PageArea(x: point.x - radius, y: point.y - radius, width: 2 * radius, height: 2 * radius),
      stroke: CalibrationSheet.thin)
  }

  /// Two scales through the middle, from -20 to 20 mm.
  private func scales(_ drawing: inout Drawing) {
    let middle = PagePoint(x: size.width / 2, y: size.height / 2)
    line(middle.x - mm(20), middle.y, middle.x + mm(20), middle.y, &drawing)
    line(middle.x, middle.y - mm(20), middle.x, middle.y + mm(20), &drawing)
    for number in -20...20 where number != 0 {
      let length = mm(number % 5 == 0 ? 3 : 2)
      let (x, y) = (middle.x + mm(number), middle.y + mm(number))
      line(x, middle.y, x, middle.y - length, &drawing)
      line(middle.x, y, middle.x + length, y, &drawing)
      guard number % 5 == 0 else { continue }
      label("\(number)", middle: x, top: middle.y + mm(1), &drawing)
      label("\(number)", middle: middle.x - mm(3), top: y - CalibrationSheet.small * 2 / 3, &drawing)
    }
    label("x", middle: middle.x + mm(24), top: middle.y - CalibrationSheet.small * 2 / 3, &drawing)
    label("y", middle: middle.x, top: middle.y + mm(21), &drawing)
  }

  private func line(_ x: Int, _ y: Int, _ otherX: Int, _ otherY: Int, _ drawing: inout Drawing) {
    drawing.line(from: PagePoint(x: x, y: y), to: PagePoint(x: otherX, y: otherY), CalibrationSheet.thin)
  }

  private func label(_ text: String, middle: Int, top: Int, _ drawing: inout Drawing) {
    let width = mm(10)
    let set = setter.set(text, size: CalibrationSheet.small, width: width, alignment: .center)
    texts.draw(set, at: PagePoint(x: middle - width / 2, y: top), width: width, into: &drawing)
  }

  /// What it is, and how to read it: under the scales, or beside them on a low sheet.
  private func words(_ drawing: inout Drawing) {
    let title = CalibrationWords.title(paper: paper, printer: printer).text(in: language)
    let width = size.width - 2 * mm(CalibrationSheet.cross) - 2 * mm(8)
    let head = setter.set(title, style: .title, size: CalibrationSheet.head, width: width, alignment: .center)
    texts.draw(head, at: PagePoint(x: (size.width - width) / 2, y: mm(19)), width: width, into: &drawing)
    let parts = CalibrationWords.parts(isAgain: printer != nil).map { part in
      part.map { $0.text(in: language) }.joined(separator: "\n")
    }
    let isHigh = size.height > mm(180)
    let room = isHigh ? width : size.width / 2 - mm(CalibrationSheet.cross) - mm(20)
    var y = size.height / 2 + mm(isHigh ? 30 : 5)
    for (index, part) in parts.enumerated() {
      let set = setter.set(
        part, size: CalibrationSheet.text, width: room, height: .exact(CalibrationSheet.text * 4 / 3))
      let x = isHigh || index == 0 ? mm(CalibrationSheet.cross + 8) : size.width / 2 + mm(12)
      texts.draw(set, at: PagePoint(x: x, y: y), width: room, into: &drawing)
      if isHigh { y += set.height + mm(3) }
    }
  }
}
