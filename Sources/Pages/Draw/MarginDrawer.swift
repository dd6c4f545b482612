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
  /// The label of the copy; empty for none.
  let side: String
  /// That the form is void, or a sample; since when, who said so and why. Empty for neither.
  let stamp: [String]

  init(_ template: PageTemplate, _ filler: inout FormFiller, pageCount: Int) throws(TemplateError) {
    let margins = template.margins
    let longest = margins.page.before + "88" + margins.page.between + "88" + margins.page.after
    first = try FilledMargins.strip(margins.first, template, &filler, besides: "")
    other = pageCount > 1 ? try FilledMargins.strip(margins.other, template, &filler, besides: longest) : nil
    foot = try FilledMargins.strip(margins.foot, template, &filler, besides: longest)
    side = try margins.side.map { line throws(TemplateError) in try filler.text(line) } ?? ""
    stamp = try filler.stamp(template)
  }

  private static func strip(
    _ strip: PageMargins.Strip, _ template: PageTemplate, _ filler: inout FormFiller, besides: String
  ) throws(TemplateError) -> Strip {
    let width = template.area.size.width
    for size in [PageCompiler.marginSize, 7_500] {
      let set = try self.strip(strip, size, template, &filler)
      let page = filler.setter.set(besides, size: size, width: width).text.width
      let needed = set.left.text.width + set.centre.text.width + set.right.text.width + page
      if needed + 2 * size <= width { return set }
    }
    return try self.strip(strip, 6_500, template, &filler)
  }

  private static func strip(
    _ strip: PageMargins.Strip, _ size: Int, _ template: PageTemplate, _ filler: inout FormFiller
  ) throws(TemplateError) -> Strip {
    let (width, height) = (template.area.size.width, LineSetter.height(size))
    return Strip(
      left: try filler.set(strip.left, size: size, width: width, height: height),
      centre: try filler.set(strip.centre, size: size, width: width, height: height),
      right: try filler.set(strip.right, size: size, width: width, height: height), size: size)
  }
}

extension FormFiller {
  /// The text of a line.
  mutating func text(_ line: PageLine) throws(TemplateError) -> String {
    String(
      String.UnicodeScalarView(
        try set(line, size: PageCompiler.marginSize, width: .max / 4, height: .exact(0)).characters))
  }

  /// What is stamped across the sheet: the word, and what is known about it.
  mutating func stamp(_ template: PageTemplate) throws(TemplateError) -> [String] {
    let marks = template.margins.first.centre
    let text = try text(PageLine(pieces: Array(marks.pieces.prefix(1)), alignment: .left))
    return text.split(separator: "　").map(String.init)
  }
}

/// Draws the margins.
struct MarginDrawer {
  let template: PageTemplate
  let texts: TextDrawer

  func draw(_ margins: FilledMargins, number: Int, of count: Int, _ drawing: inout Drawing) {
    let words = template.margins.page
    let page = "\(words.before)\(number)\(words.between)\(count)\(words.after)"
    let head = number > 1 ? margins.other ?? margins.first : margins.first
    let height = head.left.height
    draw(head, page: number == 1 ? "" : page, top: template.margins.headBottom - height, &drawing)
    draw(margins.foot, page: page, top: template.margins.footTop, &drawing)
    if !margins.side.isEmpty {
      texts.draw(
        vertical: margins.side, size: PageCompiler.marginSize, x: template.margins.sideX,
        middle: template.area.origin.y + template.area.size.height / 2, into: &drawing)
    }
  }

  private func draw(_ strip: FilledMargins.Strip, page: String, top: Int, _ drawing: inout Drawing) {
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
    texts.draw(
      strip.centre.aligned(.left),
      at: PagePoint(x: area.origin.x + max(least, min(middle, most)), y: top), width: area.size.width, into: &drawing)
    texts.draw(
      number, at: PagePoint(x: area.maxX - number.text.width, y: top), width: number.text.width, into: &drawing)
    texts.draw(
      strip.right.aligned(.right),
      at: origin, width: area.size.width - number.text.width - gap, into: &drawing)
  }

  /// The word of a void form or a sample across the sheet, below it since when, who said so and why.
  func stamp(_ words: [String], _ drawing: inout Drawing) {
    guard let word = words.first else { return }
    let area = template.area
    let middle = PagePoint(x: area.origin.x + area.size.width / 2, y: area.origin.y + area.size.height / 2)
    let size = min(area.size.width, area.size.height) * 28 / 100
    let setter = LineSetter(fonts: template.fonts)
    let stamp = setter.set(word, style: .title, look: .stamp, size: size, width: .max / 4)
    texts.draw(slanting: stamp, at: middle, below: 0, into: &drawing)
    let rest = words.dropFirst().joined(separator: "　")
    if rest.isEmpty { return }
    let small = [14_000, 10_500, 9_000, 7_500].map { size in
      setter.set(rest, style: .title, look: .stamp, size: size, width: .max / 4)
    }
    let fitting = small.first { $0.text.width <= area.size.width * 9 / 10 } ?? small[small.count - 1]
    texts.draw(slanting: fitting, at: middle, below: size * 62 / 100, into: &drawing)
  }
}
