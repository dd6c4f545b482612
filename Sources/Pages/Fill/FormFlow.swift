import PageGraphics
import Pictures
import TemplateLanguage
import TemplateRuntime
import Typesetting

/// Everything of a form that follows from top to bottom, before it is broken into pages.
struct FormFlow: Sendable {
  /// An item of the flow.
  enum Item: Sendable {
    case row(FilledRow)
    /// Text without border: greeting, remarks, what is continued. `before` is the distance above.
    case text(SetLine, before: Int)
    case picture(FilledPicture, height: Int)
    case pageBreak
  }

  var items: [Item] = []
  /// The height of title, number line and greeting on the first page.
  var headHeight = 0
  var headLeft: SetLine?
  var headRight: SetLine?
  var greeting: [SetLine] = []

  /// The height of an item.
  static func height(_ item: Item) -> Int {
    switch item {
    case .row(let row): row.height
    case .text(let line, let before): line.height + before
    case .picture(let picture, let height): height + picture.caption.height + FormFlow.pictureGap
    case .pageBreak: 0
    }
  }

  /// Above a picture.
  static let pictureGap = 6_000
}

extension FormFlow {
  /// The title's line, and the gaps around the line of day and number.
  static func titleHeight(_ title: SetLine) -> Int { title.height + 3_000 }

  /// Fills a template.
  init(_ template: PageTemplate, _ filler: inout FormFiller) throws(TemplateError) {
    let width = template.area.size.width
    let text = LineSetter.height(template.textSize)
    let right = try filler.set(template.head.right, size: template.textSize, width: width, height: text)
    let left = try filler.set(
      template.head.left, size: template.textSize, width: width - right.text.width - 6_000, height: text)
    (headLeft, headRight) = (left, right)
    for line in template.head.greeting {
      greeting.append(
        try filler.set(line, size: template.textSize, width: width, height: template.head.greetingHeight))
    }
    headHeight =
      FormFlow.titleHeight(template.head.title) + max(left.height, right.height) + 3_000
      + greeting.reduce(0) { $0 + $1.height + 2_000 }
    var after: [Item] = []
    for band in template.bands {
      switch band {
      case .grid(let rows, _, let condition):
        guard try filler.holds(condition) else { continue }
        for row in rows { for filled in try filler.rows(row) { items.append(.row(filled)) } }
      case .note(let line):
        let note = try filler.set(
          line, size: PageCompiler.marginSize, width: width, height: LineSetter.height(PageCompiler.marginSize))
        items.append(.text(note, before: 1_000))
      case .pageBreak: items.append(.pageBreak)
      case .pictures(let attachment): after += try FormFlow.pictures(attachment, template, &filler)
      }
    }
    fitRows(in: template, setter: filler.setter)
    items += after
  }

  private static func pictures(
    _ attachment: PagePictures, _ template: PageTemplate, _ filler: inout FormFiller
  ) throws(TemplateError) -> [Item] {
    let pictures = try filler.pictures(attachment)
    if pictures.isEmpty { return [] }
    let size = template.textSize
    let heading = try filler.set(
      attachment.heading, size: size, width: template.area.size.width, height: LineSetter.height(size))
    return [.pageBreak, .text(heading, before: 0)]
      + pictures.map { .picture($0, height: min(attachment.height, Millipoints.millimetres($0.drawing.size.height))) }
  }
}
