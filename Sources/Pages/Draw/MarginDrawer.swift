import PageGraphics
import TemplateLanguage
import TemplateRuntime
import Typesetting

/// What stands in the margins of one copy's pages.
struct FilledMargins {
  /// The three parts of a line in the greatest size in which they stand beside each other.
  struct Strip {
    var left: SetLine, centre: SetLine, right: SetLine
    let size: Int
  }
  let first: Strip, foot: Strip
  /// At the top of further pages; `nil` if there is none.
  let other: Strip?
  /// What is counted in the foot besides pages.
  let counts: String
  /// The label of the copy; empty for none.
  let side: String

  init(
    _ margins: PageMargins, _ filler: inout FormFiller, pageCount: Int, counts: String
  ) throws(TemplateError) {
    self.counts = counts
    first = try FilledMargins.strip(margins.first, margins.sizes.map { ($0.size, 0) }, &filler)
    other = pageCount > 1 ? try FilledMargins.strip(margins.other, margins.sizes, &filler) : nil
    foot = try FilledMargins.strip(margins.foot, margins.sizes, &filler)
    side = try margins.side.map { line throws(TemplateError) in try filler.text(line) } ?? ""
  }

  /// The parts in the first of the sizes in which they fit, besides a page's number; else in the last.
  private static func strip(
    _ strip: PageMargins.Strip, _ sizes: [(size: Int, pageWidth: Int)], _ filler: inout FormFiller
  ) throws(TemplateError) -> Strip {
    for (size, page) in sizes.dropLast() {
      let set = try self.strip(strip, size, &filler)
      let needed = set.left.text.width + set.centre.text.width + set.right.text.width + page
      if needed + 2 * size <= filler.template.area.size.width { return set }
    }
    return try self.strip(strip, sizes[sizes.count - 1].size, &filler)
  }

  private static func strip(
    _ strip: PageMargins.Strip, _ size: Int, _ filler: inout FormFiller
  ) throws(TemplateError) -> Strip {
    let (width, height) = (filler.template.area.size.width, LineSetter.height(size))
    return Strip(
      left: try filler.set(strip.left, size: size, width: width, height: height),
      centre: try filler.set(strip.centre, size: size, width: width, height: height),
      right: try filler.set(strip.right, size: size, width: width, height: height), size: size)
  }
}

/// Draws the margins.
struct MarginDrawer {
  let template: PageTemplate
  let texts: TextDrawer
  let frame: PageFrame

  /// `told` is the element of the marks at the top: that a form is void, a sample or printed again; all else belongs to the page.
  func draw(
    _ margins: FilledMargins, number: Int, of count: Int, _ codes: NumberCodes?, told: Int?, _ drawing: inout Drawing
  ) {
    drawing.element = nil
    drawing.isPagination = true
    defer { drawing.isPagination = false }
    let words = frame.margins.page
    let page = "\(words.before)\(number)\(words.between)\(count)\(words.after)"
    let head = number > 1 ? margins.other ?? margins.first : margins.first
    let height = head.left.height
    let free = draw(
      head, page: number == 1 ? "" : page, top: frame.margins.headBottom - height, &drawing, centre: told)
    if number > 1, let codes { bar(codes, in: free, &drawing) }
    draw(margins.foot, page: margins.counts + page, top: frame.margins.footTop, &drawing)
    if !margins.side.isEmpty {
      texts.draw(
        vertical: margins.side, size: PageCompiler.marginSize, x: frame.margins.sideX,
        middle: template.area.origin.y + template.area.size.height / 2, into: &drawing)
    }
  }

  /// Draws a line of the margin; returns what is free before its right part.
  @discardableResult
  private func draw(
    _ strip: FilledMargins.Strip, page: String, top: Int, _ drawing: inout Drawing, centre element: Int? = nil
  ) -> Range<Int> {
    let area = template.area
    let origin = PagePoint(x: area.origin.x, y: top)
    texts.draw(strip.left, at: origin, width: area.size.width, into: &drawing)
    // In the middle of what the sides leave.
    let setter = LineSetter(fonts: template.fonts)
    let number = setter.set(page, size: strip.size, width: area.size.width)
    let gap = page.isEmpty || strip.right.text.width == 0 ? 0 : strip.size
    let rightWidth = strip.right.text.width + gap + number.text.width
    let free = area.size.width - strip.left.text.width - rightWidth
    let middle = (area.size.width - strip.centre.text.width) / 2
    let least = strip.left.text.width + min(strip.size, max(0, free - strip.centre.text.width) / 2)
    let most = area.size.width - rightWidth - strip.centre.text.width
    let centre = max(least, min(middle, most))
    drawing.element = element
    texts.draw(
      strip.centre.aligned(.left), at: PagePoint(x: area.origin.x + centre, y: top), width: area.size.width,
      into: &drawing)
    drawing.element = nil
    texts.draw(
      number, at: PagePoint(x: area.maxX - number.text.width, y: top), width: number.text.width, into: &drawing)
    texts.draw(
      strip.right.aligned(.right),
      at: origin, width: area.size.width - number.text.width - gap, into: &drawing)
    let end = strip.centre.text.width == 0 ? strip.left.text.width : centre + strip.centre.text.width
    return area.origin.x + end..<max(area.origin.x + end, area.maxX - rightWidth)
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
