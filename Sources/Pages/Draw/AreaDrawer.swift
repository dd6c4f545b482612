import PageGraphics
import TemplateLanguage
import TemplateRuntime
import Typesetting

/// Draws what stands at fixed places of the first page.
struct AreaDrawer {
  let template: PageTemplate
  let texts: TextDrawer

  func draw(
    _ filler: inout FormFiller, _ drawing: inout Drawing, _ structure: inout PageStructure
  ) throws(TemplateError) {
    for area in template.areas {
      if let count = area.boxes {
        drawing.element = structure.add(.paragraph)
        boxes(count, try filler.text(area.line), area, &drawing)
      } else {
        for code in try filler.drawings(area.line, width: area.area.size.width) {
          drawing.element = structure.add(.figure, alternative: code.name)
          CellDrawer.draw(code, in: area.area, &drawing)
        }
        let text = try fitted(area, &filler)
        drawing.element = text.words.isEmpty ? nil : structure.add(.paragraph)
        texts.draw(text, at: area.area.origin, width: area.area.size.width, into: &drawing)
      }
    }
  }

  /// The text in the greatest size, from its own down to 6 pt, in which it fits into its place.
  private func fitted(_ area: PlacedText, _ filler: inout FormFiller) throws(TemplateError) -> SetLine {
    var size = area.size
    while true {
      let text = try filler.set(
        area.line, size: size, width: area.area.size.width, height: LineSetter.height(size))
      if text.height <= area.area.size.height || size <= 6_000 { return text }
      size -= 500
    }
  }

  /// Boxes side by side with a gap of a third of their width, and a character of the text in each.
  private func boxes(_ count: Int, _ text: String, _ area: PlacedText, _ drawing: inout Drawing) {
    let place = area.area
    let width = place.size.width * 3 / (4 * count - 1)
    let setter = LineSetter(fonts: template.fonts)
    let characters = Array(text)
    for index in 0..<count {
      let box = PageArea(
        x: place.origin.x + index * width * 4 / 3, y: place.origin.y, width: width, height: place.size.height)
      drawing.rectangle(box, stroke: Stroke(width: 500, colour: PageColour(red: 0xD0, green: 0x30, blue: 0x20)))
      guard index < characters.count else { continue }
      let character = setter.set(
        String(characters[index]), size: area.size, width: width, height: .exact(area.size), alignment: .center)
      texts.draw(
        character, at: PagePoint(x: box.origin.x, y: box.origin.y + (box.size.height - character.height) / 2),
        width: width, into: &drawing)
    }
  }
}
