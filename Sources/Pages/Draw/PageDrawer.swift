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

  /// The pages of each of these copies; `isTagged` where they are to say what their parts are.
  ///
  /// - Throws: a `TemplateError` if a value cannot be printed as its tag says, or the form is too long.
  package func pages(
    of form: NumberedForm, copies: [CopyDefinition], marks: CopyMarks = .none, pictures: PictureLoader = .none,
    isTagged: Bool = false
  ) throws(TemplateError) -> [[FixedPage]] {
    let lists = template.wording.lists(of: form, pictures: pictures)
    var all: [[FixedPage]] = []
    let codes = template.frame == nil ? nil : NumberCodes(form.number, digest: form.paperDigest)
    for copy in copies {
      all.append(try pages(template.wording.data(lists, copy: copy, marks: marks), of: copy, codes, isTagged))
    }
    return all
  }

  /// The pages of an empty form.
  package func blankPages(
    copy: CopyDefinition?, marks: CopyMarks = .none, isTagged: Bool = false
  ) throws(TemplateError) -> [FixedPage] {
    try pages(template.wording.data(nil, copy: copy, marks: marks), of: copy, nil, isTagged)
  }

  private func pages(
    _ data: TemplateData, of copy: CopyDefinition?, _ codes: NumberCodes?, _ isTagged: Bool
  ) throws(TemplateError) -> [FixedPage] {
    var filler = FormFiller(template, data, codes: codes)
    let flow = try FormFlow(template, &filler)
    let broken = PageBreaker.pages(flow, room: template.area.size.height)
    var margins: FilledMargins?
    if let frame = template.frame {
      let counts = flow.counts(on: broken, in: template.language)
      margins = try FilledMargins(frame.margins, &filler, pageCount: broken.count, counts: counts)
    }
    let stamp = try filler.stamp()
    let hasSeal = template.stamps.contains { copy?.omit.contains($0) != true }
    let seal = SealDrawer(template: template, texts: texts, count: hasSeal ? broken.count : 1)
    let placed = AreaDrawer(template: template, texts: texts)
    var pages: [FixedPage] = []
    for (index, page) in broken.enumerated() {
      var structure = PageStructure(isWanted: isTagged, page)
      // What a form is marked as comes first for those who have it read aloud, and once.
      let isTold = index == 0 && margins?.first.centre.words.isEmpty == false
      let told = isTold ? structure.add(.paragraph) : nil
      var drawn = draw(page, isFirst: index == 0, flow, &structure)
      if let frame = template.frame, let margins {
        MarginDrawer(template: template, texts: texts, frame: frame)
          .draw(margins, number: index + 1, of: broken.count, codes, told: told, isTagged: isTagged, on: &drawn)
      }
      if index == 0 { try placed.draw(&filler, &drawn.drawing, &structure) }
      drawn.elements = structure.elements
      StampDrawer(area: template.area, texts: texts).draw(stamp, &drawn.underlay)
      seal.draw(page: index + 1, &drawn.underlay)
      pages.append(drawn)
    }
    return pages
  }

  private func draw(
    _ page: [PageBreaker.Placed], isFirst: Bool, _ flow: FormFlow, _ structure: inout PageStructure
  ) -> FixedPage {
    var drawing = Drawing()
    let area = template.area
    // Marks that say what they are belong to their page; others are drawn once for all pages of their shape.
    let shapes = ShapeDrawer(template: template, texts: texts)
    let artworks = structure.isWanted ? [] : [PlacedArtwork(shapes.artwork(page, isFirst ? flow.head : nil))]
    if structure.isWanted { shapes.grid(page, &drawing) }
    if isFirst, let frame = template.frame, let head = flow.head {
      if structure.isWanted { shapes.title(frame.head, &drawing, &structure) }
      HeadDrawer(area: area, texts: texts).draw(head, frame.head, &drawing, &structure)
    }
    let cells = CellDrawer(template: template, texts: texts)
    for (index, placed) in page.enumerated() {
      switch placed.item {
      case .row(let row):
        let element = structure.row(row, at: index)
        for (place, (cell, filled)) in zip(row.row.cells, row.cells).enumerated() {
          drawing.element = structure.cell(place, of: row, in: element)
          if structure.isWanted || !cell.isConstant || cell.kind == .stamp {
            cells.draw(cell, filled, y: placed.y, height: row.height, &drawing, &structure)
          }
        }
      case .text(let line, let before, let role):
        drawing.element = structure.text(role)
        texts.draw(
          line, at: PagePoint(x: area.origin.x, y: area.origin.y + placed.y + before), width: area.size.width,
          into: &drawing)
      case .picture(let picture, let height):
        let top = area.origin.y + placed.y + FormFlow.pictureGap
        drawing.element = structure.add(.figure, alternative: picture.drawing.name)
        CellDrawer.draw(
          picture.drawing, in: PageArea(x: area.origin.x, y: top, width: area.size.width, height: height), &drawing)
        drawing.element = structure.text(.paragraph)
        texts.draw(
          picture.caption, at: PagePoint(x: area.origin.x, y: top + height), width: area.size.width, into: &drawing)
      case .pageBreak: break
      }
    }
    return FixedPage(size: template.sheet, artworks: artworks, drawing: drawing)
  }
}
