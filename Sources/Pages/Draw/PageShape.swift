import FormLayout
import PageGraphics
import Synchronization

/// What makes the grid and labels of one page those of another: which rows stand where, how high; where the greeting stands.
struct PageShape: Hashable {
  fileprivate private(set) var places: [Int32]

  init(_ page: [PageBreaker.Placed], _ head: FilledHead?) {
    places = [head == nil ? 0 : 1]
    places.reserveCapacity(3 * page.count + 4)
    if let head { for (line, y) in head.greetingLines where line.isConstant { places.append(Int32(clamping: y)) } }
    for placed in page {
      guard case .row(let row) = placed.item else { continue }
      places.append(Int32(clamping: row.row.id))
      places.append(Int32(clamping: placed.y))
      places.append(Int32(clamping: row.height))
    }
  }

  /// How many shapes a template keeps; long texts make ever new ones.
  static let kept = 64
}

/// Draws what all pages of a shape have: the grid, and the cells whose text is that of every form.
struct ShapeDrawer {
  let template: PageTemplate
  let texts: TextDrawer

  /// What a page has under this head, if it is the first.
  func artwork(_ page: [PageBreaker.Placed], _ head: FilledHead?) -> Artwork {
    let shape = PageShape(page, head)
    if let known = template.artworks.withLock({ $0[shape] }) { return known }
    var drawing = Drawing()
    var structure = PageStructure(isWanted: false, page)
    if let head, let frame = template.frame {
      title(frame.head, &drawing, &structure)
      for (line, y) in head.greetingLines where line.isConstant {
        texts.draw(
          line.line, at: PagePoint(x: template.area.origin.x, y: template.area.origin.y + y),
          width: template.area.size.width, into: &drawing)
      }
    }
    grid(page, &drawing)
    for placed in page {
      guard case .row(let row) = placed.item else { continue }
      for (cell, filled) in zip(row.row.cells, row.cells) where cell.isConstant && cell.kind != .stamp {
        CellDrawer(template: template, texts: texts).draw(
          cell, filled, y: placed.y, height: row.height, &drawing, &structure)
      }
    }
    let artwork = Artwork(
      drawing, size: template.sheet, name: ArtworkName(in: template.artworkSource, places: shape.places))
    template.artworks.withLock { artworks in
      if artworks.count < PageShape.kept { artworks[shape] = artwork }
    }
    return artwork
  }

  /// The title above the form.
  func title(_ head: PageHead, _ drawing: inout Drawing, _ structure: inout PageStructure) {
    drawing.element = structure.add(.title)
    texts.draw(
      head.title, at: PagePoint(x: template.area.origin.x + head.titleX, y: template.area.origin.y),
      width: template.area.size.width, into: &drawing)
    drawing.element = nil
  }

  /// The lines between cells and around rows. Those that continue one another are one line.
  func grid(_ page: [PageBreaker.Placed], _ drawing: inout Drawing) {
    let left = template.area.origin.x, top = template.area.origin.y
    let right = template.area.maxX
    var block: (top: Int, bottom: Int)?
    /// The lower ends of open vertical lines, by their x.
    var open: [(x: Int, from: Int, to: Int)] = []
    func close(_ lines: [(x: Int, from: Int, to: Int)]) {
      for line in lines {
        drawing.line(
          from: PagePoint(x: line.x, y: line.from), to: PagePoint(x: line.x, y: line.to), template.strokes.inner)
      }
    }
    func end() {
      close(open)
      open = []
      guard let area = block else { return }
      drawing.rectangle(
        PageArea(x: left, y: area.top, width: right - left, height: area.bottom - area.top),
        stroke: template.strokes.outer)
      block = nil
    }
    for placed in page {
      guard case .row(let row) = placed.item else {
        end()
        continue
      }
      let y = top + placed.y
      if let area = block, area.bottom == y {
        drawing.line(from: PagePoint(x: left, y: y), to: PagePoint(x: right, y: y), template.strokes.inner)
        block = (area.top, y + row.height)
      } else {
        end()
        block = (y, y + row.height)
      }
      let edges = Set(row.row.cells.dropFirst().map { left + $0.x })
      close(open.filter { !edges.contains($0.x) })
      var next: [(x: Int, from: Int, to: Int)] = []
      for x in edges.sorted() {
        let from = open.first { $0.x == x }?.from ?? y
        next.append((x, from, y + row.height))
      }
      open = next
    }
    end()
  }
}
