import FormLayout
import PageGraphics

/// Draws the head of the first page but for the title: the codes, the line of day and number, the greeting where it is not that of
/// every form.
struct HeadDrawer {
  let area: PageArea
  let texts: TextDrawer

  func draw(
    _ filled: FilledHead, _ head: PageHead, _ drawing: inout Drawing, _ structure: inout PageStructure
  ) {
    // They say the number, which can be read beside them.
    if let codes = filled.codes { draw(codes, head.codes, &drawing) }
    let y = area.origin.y + head.titleHeight
    for (line, indent) in [(filled.left, filled.indent), (filled.right, 0)] {
      drawing.element = line.words.isEmpty ? nil : structure.add(.paragraph)
      texts.draw(
        line, at: PagePoint(x: area.origin.x + indent, y: y), width: area.size.width - indent, into: &drawing)
    }
    for (line, y) in filled.greetingLines where structure.isWanted || !line.isConstant {
      drawing.element = structure.add(.paragraph)
      texts.draw(
        line.line, at: PagePoint(x: area.origin.x, y: area.origin.y + y), width: area.size.width, into: &drawing)
    }
  }

  /// The bar code stands only where the title leaves room for it.
  private func draw(_ codes: NumberCodes, _ places: CodePlaces, _ drawing: inout Drawing) {
    drawing.code(codes.qr, in: placed(places.qr))
    guard let bar = codes.bar, let width = codes.barWidth(in: places.bar.size.width) else { return }
    drawing.code(
      bar,
      in: placed(
        PageArea(x: places.bar.maxX - width, y: places.bar.origin.y, width: width, height: places.bar.size.height)))
  }

  private func placed(_ place: PageArea) -> PageArea {
    PageArea(
      x: area.origin.x + place.origin.x, y: area.origin.y + place.origin.y, width: place.size.width,
      height: place.size.height)
  }
}
