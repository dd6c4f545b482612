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
    /// Text without border: remarks, what is continued. `before` is the distance above.
    case text(SetLine, before: Int, TextRole = .paragraph)
    case picture(FilledPicture, height: Int)
    case pageBreak
  }

  /// What a text without border is.
  enum TextRole: Sendable {
    case heading, paragraph
    /// The heading of what has no room in its cell.
    case annex
    /// A line that goes on with the paragraph of the line before it.
    case line
  }

  var items: [Item] = []
  /// What stands above them on the first page.
  var head: FilledHead?

  /// The height of the head.
  var headHeight: Int { head?.height ?? 0 }

  /// The height of an item.
  static func height(_ item: Item) -> Int {
    switch item {
    case .row(let row): row.height
    case .text(let line, let before, _): line.height + before
    case .picture(let picture, let height): height + picture.caption.height + FormFlow.pictureGap
    case .pageBreak: 0
    }
  }

  /// Above a picture.
  static let pictureGap = 6_000
}

extension FormFlow {
  /// Fills a template.
  init(_ template: PageTemplate, _ filler: inout FormFiller) throws(TemplateError) {
    let width = template.area.size.width
    head = try template.frame.map { frame throws(TemplateError) in
      try FilledHead(frame.head, textSize: template.textSize, width: width, &filler)
    }
    var after: [Item] = []
    for band in template.bands {
      switch band {
      case .grid(let rows, _, let condition):
        guard try filler.holds(condition) else { continue }
        for row in rows { try filler.add(row, to: &items) }
      case .note(let note):
        let text = try filler.set(note.line, size: note.size, width: width, height: LineSetter.height(note.size))
        items.append(.text(text, before: note.before))
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
    return stride(from: 0, to: pictures.count, by: attachment.perPage).flatMap { first -> [Item] in
      [.pageBreak, .text(heading, before: 0, .heading)]
        + pictures[first..<min(first + attachment.perPage, pictures.count)].map { picture in
          .picture(picture, height: min(attachment.height, Millipoints.millimetres(picture.drawing.size.height)))
        }
    }
  }
}
