import Findings
import FormLayout
import Forms
import PageGraphics
import Typesetting

/// What stands in the margins: heads, foot, the label of the copy.
extension PageCompiler {
  /// How far the line at the top stands from the area.
  static let marginGap = Millipoints.millimetres(1.5)

  /// The size of what stands in the margins.
  static let marginSize = 9_000

  mutating func compiledMargins() -> PageMargins {
    let paper = planner.layout.paper
    let marks = PageLine(
      pieces: [
        texts.piece(planner.voidLine, in: scope, look: .red, style: .title),
        texts.piece(planner.marks, in: scope, look: .red, style: .title),
      ], alignment: .center)
    let title = planner.title + ScaffoldWords.continued.text(in: planner.language)
    let hasSide = !planner.schema.copies.isEmpty && paper.right >= 8
    let page = (
      before: ScaffoldWords.page.text(in: planner.language), between: ScaffoldWords.pageOf.text(in: planner.language),
      after: ScaffoldWords.pageEnd.text(in: planner.language)
    )
    let longest = page.before + "88" + page.between + "88" + page.after
    let setter = LineSetter(fonts: fonts)
    return PageMargins(
      first: .init(
        left: line("{{company.name}}", .left), centre: marks, right: line("{{form.code}}", .right)),
      other: .init(
        left: line(title, .left), centre: marks, right: line("{{number}}", .right),
        isNumbered: true),
      foot: .init(
        left: line("{{copies}}", .left),
        centre: line("{{copy.label}}　{{number}}{{#digest}} {{digest}}{{/digest}}", .center),
        right: PageLine(pieces: [], alignment: .right)),
      headBottom: area.origin.y - PageCompiler.marginGap, footTop: area.maxY + Millipoints.millimetres(2),
      side: hasSide ? line(planner.sideNote, .left) : nil,
      sideX: area.maxX + Millipoints.millimetres(min(2, paper.right / 4)),
      sizes: [PageCompiler.marginSize, 7_500, 6_500].map { size in
        (size, setter.set(longest, size: size, width: area.size.width).text.width)
      }, page: page)
  }
}
