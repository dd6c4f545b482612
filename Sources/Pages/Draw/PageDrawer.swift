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
    let codes = template.frame == nil ? nil : NumberCodes(form.number)
    for copy in copies { all.append(try pages(template.wording.data(lists, copy: copy, marks: marks), codes)) }
    return all
  }

  /// The pages of an empty form.
  package func blankPages(copy: CopyDefinition?, marks: CopyMarks = .none) throws(TemplateError) -> [FixedPage] {
    try pages(template.wording.data(nil, copy: copy, marks: marks), nil)
  }

  private func pages(_ data: TemplateData, _ codes: NumberCodes?) throws(TemplateError) -> [FixedPage] {
    var filler = FormFiller(template, data, codes: codes)
    let flow = try FormFlow(template, &filler)
    let broken = PageBreaker.pages(flow, room: template.area.size.height)
    var margins: FilledMargins?
    if let frame = template.frame { margins = try FilledMargins(frame.margins, &filler, pageCount: broken.count) }
    let stamp = try filler.stamp()
    let placed = AreaDrawer(template: template, texts: texts)
    var pages: [FixedPage] = []
    for (index, page) in broken.enumerated() {
      var drawn = draw(page, isFirst: index == 0, flow)
      if let frame = template.frame, let margins {
        MarginDrawer(template: template, texts: texts, frame: frame)
          .draw(margins, number: index + 1, of: broken.count, codes, &drawn.drawing)
      }
      if index == 0 { try placed.draw(&filler, &drawn.drawing) }
      StampDrawer(template: template, texts: texts).draw(stamp, &drawn.underlay)
      pages.append(drawn)
    }
    return pages
  }

  private func draw(_ page: [PageBreaker.Placed], isFirst: Bool, _ flow: FormFlow) -> FixedPage {
    var drawing = Drawing()
    let area = template.area
    let artwork = ShapeDrawer(template: template, texts: texts).artwork(page, isFirst: isFirst)
    if isFirst, let frame = template.frame, let head = flow.head {
      HeadDrawer(area: area, texts: texts).draw(head, frame.head, &drawing)
    }
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
    return FixedPage(size: template.sheet, artworks: [PlacedArtwork(artwork)], drawing: drawing)
  }
}
