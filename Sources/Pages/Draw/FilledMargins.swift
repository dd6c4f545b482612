import PageGraphics
import TemplateLanguage
import TemplateRuntime
import Typesetting

/// What stands in the margins of one copy's pages.
struct FilledMargins {
  /// The three parts of a line in the greatest size in which they stand beside each other.
  struct Strip {
    let left: SetLine, centre: SetLine, right: SetLine
    let size: Int
    /// What the sides say; `nil` for what one form says alone.
    let words: (left: String, right: String?)
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
    let template = filler.template
    let width = template.area.size.width
    let left = try filler.text(strip.left)
    let right = strip.isNumbered ? nil : try filler.text(strip.right)
    var place = 0
    while true {
      let (size, page) = sizes[place]
      let height = LineSetter.height(size)
      let set = Strip(
        left: template.shared(left, size: size),
        centre: try filler.set(strip.centre, size: size, width: width, height: height),
        right: strip.isNumbered
          ? try filler.set(strip.right, size: size, width: width, height: height)
          : template.shared(right ?? "", size: size),
        size: size, words: (left, right))
      let needed = set.left.text.width + set.centre.text.width + set.right.text.width + page
      place += 1
      if place == sizes.count || needed + 2 * size <= width { return set }
    }
  }
}

extension PageTemplate {
  /// A line of the margins that many forms have, set once.
  func shared(_ text: String, size: Int) -> SetLine {
    marginLines.value(of: MarginLine(text: text, size: size)) {
      LineSetter(fonts: fonts).set(text, size: size, width: area.size.width)
    }
  }
}

/// A line of the margins that many forms have.
struct MarginLine: Hashable {
  let text: String
  let size: Int

  /// How many a template keeps.
  static let kept = 512
}
