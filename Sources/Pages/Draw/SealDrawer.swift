import Findings
import FormLayout
import PageGraphics
import Typesetting

/// Draws where the seal across the pages of a form (骑缝章) belongs: on each page the part of it that falls there, in grey, in
/// the margins (domain 4.2).
struct SealDrawer {
  let template: PageTemplate
  let texts: TextDrawer
  /// How many pages there are.
  let count: Int

  private static let radius = Millipoints.millimetres(21)
  /// So many pages are fanned out under one seal; of more, each two neighbours are stamped.
  private static let mostInOne = 5
  /// What printers cannot print at the edge.
  private static let edge = Millipoints.millimetres(4)
  private static let grey = PageColour(grey: 0xB0)
  static let words = LocalizedText("骑缝章", hant: "騎縫章", en: "Seal")

  /// Draws the parts on a page, counted from 1.
  func draw(page: Int, _ drawing: inout Drawing) {
    guard count > 1 else { return }
    let whole = 2 * SealDrawer.radius
    if count <= SealDrawer.mostInOne {
      draw(from: whole * (page - 1) / count, to: whole * page / count, isRight: true, &drawing)
    } else {
      if page < count { draw(from: 0, to: SealDrawer.radius, isRight: true, &drawing) }
      if page > 1 { draw(from: SealDrawer.radius, to: whole, isRight: false, &drawing) }
    }
  }

  /// Draws what lies between two distances from the left of the seal, as far as the margin shows it.
  private func draw(from start: Int, to end: Int, isRight: Bool, _ drawing: inout Drawing) {
    let (sheet, area) = (template.sheet, template.area)
    let gap = Millipoints.millimetres(0.5)
    let shown = isRight ? area.maxX + gap...sheet.width : 0...area.origin.x - gap
    guard shown.count > 2 * SealDrawer.edge else { return }
    // The middle of the seal: its end lies at the right edge of the sheet, or its beginning at the left one.
    let x = (isRight ? sheet.width - end : -start) + SealDrawer.radius
    let y = sheet.height / 2
    for side in [-1, 1] {
      // From the left of the seal to its right, above or below.
      var arc: [PagePoint] = []
      for angle in stride(from: 180_000, through: 0, by: -3_000) {
        let turn = Turn(thousandths: angle)
        let point = PagePoint(
          x: x + SealDrawer.radius * turn.cosine / Turn.one, y: y + side * SealDrawer.radius * turn.sine / Turn.one)
        let isShown =
          shown.contains(point.x) && (x - SealDrawer.radius + start...x - SealDrawer.radius + end).contains(point.x)
        if isShown { arc.append(point) }
      }
      guard let first = arc.first, arc.count > 1 else { continue }
      drawing.path(
        [.move(first)] + arc.dropFirst().map { .line($0) },
        stroke: Stroke(width: 500, colour: SealDrawer.grey, dashes: [2_000, 2_000]))
    }
    let words = LineSetter(fonts: texts.fonts).set(
      SealDrawer.words.text(in: template.language), look: .grey, size: 6_000, width: shown.count,
      alignment: isRight ? .right : .left)
    let left = isRight ? sheet.width - SealDrawer.edge - words.text.width : SealDrawer.edge
    texts.draw(
      words.aligned(.left), at: PagePoint(x: left, y: y - SealDrawer.radius - words.height - gap),
      width: words.text.width,
      into: &drawing)
  }
}
