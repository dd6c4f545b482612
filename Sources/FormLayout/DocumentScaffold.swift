import Findings
import Forms
import WordprocessingML

/// Writes a plan as a document.
struct DocumentScaffold {
  let planner: ScaffoldPlanner
  let plan: ScaffoldPlan
  let fonts: ScaffoldFonts
  let inner: Int
  let outer: Int

  init(planner: ScaffoldPlanner) {
    self.planner = planner
    plan = planner.plan()
    fonts = ScaffoldFonts(planner.language)
    // Needle printers lose lines thinner than 0.75 pt (domain 4.7).
    let isNeedle = planner.layout.paper.size == .continuous241
    inner = isNeedle ? 6 : 4
    outer = 8
  }

  func document() -> WordDocument {
    var document = WordDocument(
      page: page, fonts: WordFonts(ascii: fonts.latin, eastAsian: fonts.text), halfPoints: half(plan.textSize),
      title: planner.titleProperty)
    document.latinLanguage = "en-US"
    document.chineseLanguage = planner.language == .zhHant ? "zh-TW" : "zh-CN"
    document.property = planner.languageProperty
    document.styles = styles
    document.firstHeader = header(ofFirstPage: true)
    document.header = header(ofFirstPage: false)
    document.footer = footer
    document.body = body
    document.pictures = codes?.all.map(\.sample) ?? []
    return document
  }

  func half(_ points: Double) -> Int { Int((points * 2).rounded()) }
  func twips(_ points: Double) -> Int { Int((points * 20).rounded()) }
  func twips(millimetres: Double) -> Int { Int((millimetres * 1440 / 25.4).rounded()) }

  var page: WordPage {
    let paper = planner.layout.paper
    let sheet = paper.dimensions
    return WordPage(
      width: twips(millimetres: sheet.width), height: twips(millimetres: sheet.height),
      isLandscape: paper.isLandscape && paper.size != .continuous241, top: twips(millimetres: paper.top),
      right: twips(millimetres: paper.right), bottom: twips(millimetres: paper.bottom),
      left: twips(millimetres: paper.left),
      header: twips(millimetres: headerTop), footer: twips(millimetres: max(3, paper.bottom - 8)))
  }

  /// The header's distance from the edge and its height in mm: it ends above the body's margin and never moves it.
  var headerTop: Double { max(3, planner.layout.paper.top - 9) }
  var headerHeight: Double { max(4, min(7, planner.layout.paper.top - headerTop - 0.6)) }

  var styles: [WordStyle] {
    let language = planner.language
    func style(_ id: String, _ name: LocalizedText, _ size: Double, _ change: (inout WordStyle) -> Void = { _ in })
      -> WordStyle
    {
      var style = WordStyle(id: id, name: name.text(in: language), halfPoints: half(size))
      change(&style)
      return style
    }
    let title = WordFonts(ascii: fonts.latin, eastAsian: fonts.title)
    return [
      style("FormTitle", ScaffoldWords.styleTitle, plan.titleSize) {
        $0.fonts = title
        $0.isBold = language == .en
        $0.alignment = .center
        $0.after = 60
      },
      style("FormHead", ScaffoldWords.styleHead, plan.textSize) { $0.after = 60 },
      style("FormText", ScaffoldWords.styleText, plan.textSize) {
        $0.line = twips(plan.textSize * 1.5)
        $0.after = 40
      },
      style("FormHeading", ScaffoldWords.styleHeading, plan.textSize) {
        $0.fonts = title
        $0.alignment = .center
      },
      style("FormLabel", ScaffoldWords.styleLabel, plan.textSize) { $0.alignment = .center },
      style("FormValue", ScaffoldWords.styleValue, plan.textSize),
      style("FormNote", ScaffoldWords.styleNote, 9) { $0.before = 20 },
      style("FormCopy", ScaffoldWords.styleCopy, 9) { $0.alignment = .center },
      style("FormGap", ScaffoldWords.styleGap, 1),
    ]
  }

  /// A paragraph of one point: Word wants one between tables, readers shall not see it.
  func gap(sides: Int? = nil, startsPage: Bool = false, keepsWithNext: Bool = false, height: Int = 20) -> WordBlock {
    var paragraph = WordParagraph(style: "FormGap")
    paragraph.exactLine = height
    paragraph.sideBorders = sides
    paragraph.startsPage = startsPage
    paragraph.keepsWithNext = keepsWithNext
    return .paragraph(paragraph)
  }

  private func pages(of attachment: PictureAttachment) -> [WordBlock] {
    var heading = WordParagraph([WordRun(attachment.heading)], style: "FormHeading")
    (heading.startsPage, heading.keepsWithNext) = (true, true)
    var picture = WordParagraph([WordRun(attachment.picture)], style: "FormCopy")
    (picture.spaceBefore, picture.keepsWithNext) = (40, true)
    let caption = WordParagraph([WordRun(attachment.caption)], style: "FormCopy")
    return [
      tag(attachment.page.start), .paragraph(heading), tag(attachment.each.start), .paragraph(picture),
      .paragraph(caption), tag(attachment.each.end), tag(attachment.page.end),
    ]
  }

  /// A paragraph that holds a section's tag and is not printed.
  private func tag(_ tag: String) -> WordBlock { .paragraph(WordParagraph([WordRun(tag)], style: "FormGap")) }

  private func paragraph(_ note: ScaffoldNote) -> WordBlock {
    let run = WordRun(
      note.text, halfPoints: note.size == 9 ? nil : half(note.size),
      fonts: note.isTitle ? WordFonts(ascii: fonts.latin, eastAsian: fonts.title) : nil)
    var paragraph = WordParagraph(
      [run], style: "FormNote", alignment: note.horizontal == "left" ? nil : WordAlignment(rawValue: note.horizontal))
    if note.before > 0 { paragraph.spaceBefore = twips(note.before) }
    return .paragraph(paragraph)
  }

  // MARK: Body

  /// The title with the codes of the number, and the line of day and number, in the greatest size in which it stands beside
  /// them.
  private var head: [WordBlock] {
    let codes = codes
    var title = WordParagraph([WordRun(planner.title)], style: "FormTitle")
    title.leftIndent = codes.flatMap { $0.titleIndent > 0 ? twips($0.titleIndent) : nil }
    let (left, right) = planner.headSamples
    let room = planner.frame.width - (codes?.indent ?? 0)
    let sizes = TextMeasure.sizes(from: plan.textSize)
    let size = sizes.first { planner.measure.width(left + "　" + right, size: $0) <= room } ?? sizes.last
    let text = "\(planner.headLine)\t\(planner.numberLine)"
    var line = WordParagraph(
      [WordRun(text, halfPoints: size == plan.textSize ? nil : size.map(half))], style: "FormHead")
    line.leftIndent = codes.map { twips($0.indent) }
    line.rightTab = page.textWidth
    line.keepsWithNext = true
    return [.paragraph(title), .paragraph(line)]
  }

  /// The codes, which stand in the header of the first page: so the body is the same on all copies.
  var codes: HeadCodes? {
    HeadCodes(planner, plan, title: TextMeasure.line(plan.titleSize) + 3, text: TextMeasure.line(plan.textSize))
  }

  var body: [WordBlock] {
    var blocks = head
    for text in plan.greeting {
      var paragraph = WordParagraph([WordRun(text)], style: "FormText")
      let isAddress = text.last.map { "：:".contains($0) } ?? true
      if planner.language != .en, !isAddress { paragraph.firstLineCharacters = 200 }
      blocks.append(.paragraph(paragraph))
    }
    for (index, band) in plan.bands.enumerated() {
      switch band {
      case .grid(let rows, let joins, let condition):
        if let condition { blocks.append(tag("{{\(condition)}}")) }
        if joins { blocks.append(gap(sides: outer, keepsWithNext: rows.first?.isHeader ?? false)) }
        // What may be missing below does not draw the line.
        var next: [GridRow]?
        if index + 1 < plan.bands.count, case .grid(let rows, true, condition) = plan.bands[index + 1] { next = rows }
        blocks.append(.table(table(rows, joinsAbove: joins, below: next)))
        if let condition { blocks.append(tag("{{/\(condition.dropFirst())}}")) }
      case .note(let note): blocks.append(paragraph(note))
      case .pageBreak: blocks.append(gap(startsPage: true))
      case .pictures(let attachment): blocks += pages(of: attachment)
      }
    }
    // A table that fills its page to the last point leaves no room for the paragraph that must follow it.
    if case .table? = blocks.last { blocks.append(gap(height: 1)) }
    return blocks
  }
}
