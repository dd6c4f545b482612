import FormLayout
package import Forms
package import PageGraphics
package import TemplateLanguage
package import TemplateRuntime
import Typesetting

/// Draws the pages of a form's copies.
package struct PageDrawer: Sendable {
  private let template: PageTemplate
  private let texts: TextDrawer

  /// Draws by a template.
  package init(_ template: PageTemplate) {
    self.template = template
    texts = TextDrawer(template: template)
  }

  /// The pages of each of these copies.
  ///
  /// - Throws: a `TemplateError` if a value cannot be printed as its tag says, or the form is too long.
  package func pages(
    of form: NumberedForm, copies: [CopyDefinition], marks: CopyMarks = .none, pictures: PictureLoader = .none
  ) throws(TemplateError) -> [[FixedPage]] {
    let lists = template.wording.lists(of: form, pictures: pictures)
    var all: [[FixedPage]] = []
    for copy in copies { all.append(try pages(template.wording.data(lists, copy: copy, marks: marks))) }
    return all
  }

  /// The pages of an empty form.
  package func blankPages(copy: CopyDefinition?, marks: CopyMarks = .none) throws(TemplateError) -> [FixedPage] {
    try pages(template.wording.data(nil, copy: copy, marks: marks))
  }

  private func pages(_ data: TemplateData) throws(TemplateError) -> [FixedPage] {
    var filler = FormFiller(template, data)
    let flow = try FormFlow(template, &filler)
    let broken = PageBreaker.pages(flow, room: template.area.size.height)
    let margins = try FilledMargins(template, &filler, pageCount: broken.count)
    return broken.enumerated().map { index, page in
      draw(page, number: index + 1, of: broken.count, flow, margins)
    }
  }

  private func draw(
    _ page: [PageBreaker.Placed], number: Int, of count: Int, _ flow: FormFlow, _ margins: FilledMargins
  ) -> FixedPage {
    var drawing = Drawing()
    let area = template.area
    let artwork = ShapeDrawer(template: template, texts: texts).artwork(page, isFirst: number == 1)
    let outside = MarginDrawer(template: template, texts: texts)
    outside.draw(margins, number: number, of: count, &drawing)
    if number == 1 { head(flow, &drawing) }
    let cells = CellDrawer(template: template, texts: texts)
    for placed in page {
      switch placed.item {
      case .row(let row):
        for (cell, filled) in zip(row.row.cells, row.cells) where !cell.isConstant || cell.kind == .stamp {
          cells.draw(cell, filled, y: placed.y, height: row.height, &drawing)
        }
      case .text(let line, let before):
        texts.draw(
          line, at: PagePoint(x: area.origin.x, y: area.origin.y + placed.y + before), width: area.size.width,
          into: &drawing)
      case .picture(let picture, let height):
        let top = area.origin.y + placed.y + FormFlow.pictureGap
        CellDrawer.draw(
          picture.drawing, in: PageArea(x: area.origin.x, y: top, width: area.size.width, height: height), &drawing)
        texts.draw(
          picture.caption, at: PagePoint(x: area.origin.x, y: top + height), width: area.size.width, into: &drawing)
      case .pageBreak: break
      }
    }
    var result = FixedPage(size: template.sheet, artworks: [PlacedArtwork(artwork)], drawing: drawing)
    outside.stamp(margins.stamp, &result.underlay)
    return result
  }

  /// The line of day and number, and the greeting.
  private func head(_ flow: FormFlow, _ drawing: inout Drawing) {
    let area = template.area
    var y = area.origin.y + FormFlow.titleHeight(template.head.title)
    for line in [flow.headLeft, flow.headRight] {
      if let line {
        texts.draw(line, at: PagePoint(x: area.origin.x, y: y), width: area.size.width, into: &drawing)
      }
    }
    y += max(flow.headLeft?.height ?? 0, flow.headRight?.height ?? 0) + 3_000
    for line in flow.greeting {
      texts.draw(line, at: PagePoint(x: area.origin.x, y: y), width: area.size.width, into: &drawing)
      y += line.height + 2_000
    }
  }
}
