import FormLayout
import PageGraphics
import Pictures
import TemplateRuntime

/// Draws what stands in the cells of the grid.
struct CellDrawer {
  let template: PageTemplate
  let texts: TextDrawer

  /// Draws a cell of a row that begins `y` below the top of the area.
  func draw(
    _ cell: PageCell, _ filled: FilledCell, y: Int, height: Int, _ drawing: inout Drawing,
    _ structure: inout PageStructure
  ) {
    let x = template.area.origin.x + cell.x + cell.padding
    let top = template.area.origin.y + y
    let footHeight = filled.foot.reduce(0) { $0 + $1.height }
    let textHeight = filled.lines.reduce(0) { $0 + $1.height }
    // Below the text: what was signed may reach over it.
    let isSigned = !filled.foot.isEmpty && !filled.drawings.isEmpty
    if isSigned {
      strokes(
        filled.drawings, of: cell,
        PageArea(x: x, y: top, width: cell.room, height: height), text: textHeight + 2_000, foot: footHeight + 1_500,
        &drawing, &structure)
    }
    var line = top
    if cell.isAtTop || cell.kind == .stamp {
      line += 2_000
    } else {
      line += max(0, (height - footHeight - textHeight) / 2)
    }
    for text in filled.lines {
      texts.draw(text, at: PagePoint(x: x, y: line), width: cell.room, into: &drawing)
      line += text.height
    }
    if cell.kind == .stamp {
      stamp(cell, filled, PageArea(x: x, y: line, width: cell.room, height: top + height - line - 3_000), &drawing)
    } else {
      var foot = top + height - footHeight - 1_500
      for text in filled.foot {
        texts.draw(text, at: PagePoint(x: x, y: foot), width: cell.room, into: &drawing)
        foot += text.height
      }
    }
    if isSigned { return }
    pictures(
      filled.drawings, of: cell, PageArea(x: x, y: top, width: cell.room, height: height), &drawing, &structure)
  }

  /// The dashed box of a stamp, of at most 40 mm; where there is no room for one, its words alone.
  private func stamp(_ cell: PageCell, _ filled: FilledCell, _ area: PageArea, _ drawing: inout Drawing) {
    guard let words = filled.foot.first else { return }
    let most = Millipoints.millimetres(40)
    let (width, height) = (min(most, area.size.width), min(most, area.size.height))
    let box = PageArea(
      x: area.origin.x + (area.size.width - width) / 2, y: area.origin.y, width: width, height: height)
    if height >= Millipoints.millimetres(12) {
      drawing.rectangle(box, stroke: Stroke(width: 500, colour: PageColour(grey: 0xA6), dashes: [3_000, 2_000]))
    }
    texts.draw(
      words, at: PagePoint(x: box.origin.x, y: box.origin.y + max(0, (height - words.height) / 2)), width: width,
      into: &drawing)
  }

  /// What was signed by hand: between text and foot where there is room, else at the right, under the text.
  private func strokes(
    _ pictures: [TemplateDrawing], of cell: PageCell, _ area: PageArea, text: Int, foot: Int, _ drawing: inout Drawing,
    _ structure: inout PageStructure
  ) {
    let free = area.size.height - text - foot
    var place = PageArea(x: area.origin.x, y: area.origin.y + text, width: area.size.width, height: free)
    if free < Millipoints.millimetres(CellDrawer.leastStrokes) {
      let room = area.size.height - foot
      let widths = pictures.map { picture in
        let (width, height) = (picture.size.width, picture.size.height)
        return min(Millipoints.millimetres(width), Int(Double(room - 2 * CellDrawer.gap) * width / height))
      }
      let width = min(widths.max() ?? 0, area.size.width)
      place = PageArea(
        x: area.origin.x + area.size.width - width, y: area.origin.y, width: width, height: room)
    }
    self.pictures(pictures, of: cell, place, &drawing, &structure)
  }

  /// The least height, in millimetres, in which strokes can be read.
  private static let leastStrokes = 8.0

  /// The room above and below a picture.
  private static let gap = 1_000

  /// Pictures side by side in the middle of an area, made smaller where they do not fit.
  private func pictures(
    _ pictures: [TemplateDrawing], of cell: PageCell, _ area: PageArea, _ drawing: inout Drawing,
    _ structure: inout PageStructure
  ) {
    if pictures.isEmpty { return }
    let parent = drawing.element
    let share = area.size.width / pictures.count
    for (index, picture) in pictures.enumerated() {
      let place = PageArea(
        x: area.origin.x + index * share, y: area.origin.y + CellDrawer.gap, width: share,
        height: area.size.height - 2 * CellDrawer.gap)
      let name = [cell.labels.first ?? "", picture.name].filter { !$0.isEmpty }.joined(separator: "：")
      drawing.element = structure.add(.figure, in: parent, alternative: name)
      CellDrawer.draw(picture, in: place, &drawing)
    }
  }

  /// A picture in the middle of an area, no larger than its size.
  static func draw(_ picture: TemplateDrawing, in area: PageArea, _ drawing: inout Drawing) {
    var width = Millipoints.millimetres(picture.size.width), height = Millipoints.millimetres(picture.size.height)
    guard width > 0, height > 0 else { return }
    if width > area.size.width { (width, height) = (area.size.width, height * area.size.width / width) }
    if height > area.size.height { (width, height) = (width * area.size.height / height, area.size.height) }
    let place = PageArea(
      x: area.origin.x + (area.size.width - width) / 2, y: area.origin.y + (area.size.height - height) / 2,
      width: width, height: height)
    switch picture.content {
    case .picture(let picture): drawing.picture(PagePicture(picture), in: place)
    case .code(let code): drawing.code(code, in: code.inside(place))
    }
  }
}

extension CodeSymbol {
  /// Where its modules stand in an area that the code fills together with its quiet zone.
  fileprivate func inside(_ area: PageArea) -> PageArea {
    let across = area.size.width * quietWidth / (width + 2 * quietWidth)
    let down = area.size.height * quietHeight / (height + 2 * quietHeight)
    return PageArea(
      x: area.origin.x + across, y: area.origin.y + down, width: area.size.width - 2 * across,
      height: area.size.height - 2 * down)
  }
}
