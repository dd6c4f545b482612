import PageGraphics
import Typesetting

/// Draws the margins.
struct MarginDrawer {
  let template: PageTemplate
  let texts: TextDrawer
  let frame: PageFrame

  /// A line of a page's margin.
  private struct Line {
    let strip: FilledMargins.Strip
    /// The number of the page, and how far it stands from what is at its left.
    let page: SetLine
    let gap: Int
    let top: Int

    /// The width of all that stands at the right.
    var rightWidth: Int { strip.right.text.width + gap + page.text.width }
  }

  /// `told` is the element of the marks at the top: that a form is void, a sample or printed again; all else belongs to the page.
  func draw(
    _ margins: FilledMargins, number: Int, of count: Int, _ codes: NumberCodes?, told: Int?, isTagged: Bool,
    on page: inout FixedPage
  ) {
    let words = frame.margins.page
    let numbered = "\(words.before)\(number)\(words.between)\(count)\(words.after)"
    let strip = number > 1 ? margins.other ?? margins.first : margins.first
    let said = [number == 1 ? "" : numbered, margins.counts + numbered]
    let head = line(strip, page: said[0], top: frame.margins.headBottom - strip.left.height)
    let foot = line(margins.foot, page: said[1], top: frame.margins.footTop)
    let key = MarginLayer.Key(
      words: [head, foot].flatMap { [$0.strip.words.left, $0.strip.words.right ?? ""] } + said + [margins.side],
      sizes: [head.strip.size, foot.strip.size])
    let layer = template.marginLayers.value(of: key) { self.layer([head, foot], side: margins.side, key) }
    if !isTagged, let artwork = layer.artwork {
      page.artworks.append(PlacedArtwork(artwork))
    } else {
      page.drawing.append(layer.drawing)
    }
    page.drawing.isPagination = true
    defer { page.drawing.isPagination = false }
    let free = draw(ownOf: head, centre: told, &page.drawing)
    if number > 1, let codes { bar(codes, in: free, &page.drawing) }
    draw(ownOf: foot, centre: nil, &page.drawing)
  }

  private func line(_ strip: FilledMargins.Strip, page: String, top: Int) -> Line {
    Line(
      strip: strip, page: template.shared(page, size: strip.size),
      gap: page.isEmpty || strip.right.text.width == 0 ? 0 : strip.size, top: top)
  }

  /// What other forms have, too.
  private func layer(_ lines: [Line], side: String, _ key: MarginLayer.Key) -> MarginLayer {
    var drawing = Drawing()
    drawing.isPagination = true
    for line in lines {
      let origin = PagePoint(x: template.area.origin.x, y: line.top)
      texts.draw(line.strip.left, at: origin, width: template.area.size.width, into: &drawing)
      let width = line.page.text.width
      texts.draw(
        line.page, at: PagePoint(x: template.area.maxX - width, y: line.top), width: width, into: &drawing)
      if line.strip.words.right != nil { draw(rightOf: line, &drawing) }
    }
    if !side.isEmpty {
      texts.draw(
        vertical: side, size: PageCompiler.marginSize, x: frame.margins.sideX,
        middle: template.area.origin.y + template.area.size.height / 2, into: &drawing)
    }
    return MarginLayer(drawing, key, of: template)
  }

  private func draw(rightOf line: Line, _ drawing: inout Drawing) {
    texts.draw(
      line.strip.right.aligned(.right), at: PagePoint(x: template.area.origin.x, y: line.top),
      width: template.area.size.width - line.page.text.width - line.gap, into: &drawing)
  }

  /// Draws what a form has alone; returns what is free before the right part.
  @discardableResult
  private func draw(ownOf line: Line, centre element: Int?, _ drawing: inout Drawing) -> Range<Int> {
    let area = template.area
    let strip = line.strip
    // In the middle of what the sides leave.
    let free = area.size.width - strip.left.text.width - line.rightWidth
    let middle = (area.size.width - strip.centre.text.width) / 2
    let least = strip.left.text.width + min(strip.size, max(0, free - strip.centre.text.width) / 2)
    let most = area.size.width - line.rightWidth - strip.centre.text.width
    let centre = max(least, min(middle, most))
    drawing.element = element
    texts.draw(
      strip.centre.aligned(.left), at: PagePoint(x: area.origin.x + centre, y: line.top), width: area.size.width,
      into: &drawing)
    drawing.element = nil
    if strip.words.right == nil { draw(rightOf: line, &drawing) }
    let end = strip.centre.text.width == 0 ? strip.left.text.width : centre + strip.centre.text.width
    return area.origin.x + end..<max(area.origin.x + end, area.maxX - line.rightWidth)
  }

  /// The bar code in the top margin, before the number.
  private func bar(_ codes: NumberCodes, in free: Range<Int>, _ drawing: inout Drawing) {
    let gap = Millipoints.millimetres(4)
    guard let height = frame.head.marginBar, let bar = codes.bar,
      let width = codes.barWidth(in: free.count - 2 * gap)
    else { return }
    drawing.code(
      bar,
      in: PageArea(
        x: free.upperBound - gap - width, y: frame.margins.headBottom - height,
        width: width, height: height))
  }
}
