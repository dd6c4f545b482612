import FormLayout
import PageGraphics
import TemplateLanguage
import TemplateRuntime
import Typesetting

/// A cell of the printed grid, which all forms share. Lengths are millipoints.
final class PageCell: Sendable {
  /// The left edge, and the width.
  let x: Int, width: Int
  /// How far text stands from the sides.
  let padding: Int
  let kind: GridCell.Kind
  /// The text from the top, and at the bottom.
  let lines: [PageLine], foot: [PageLine]
  let size: Int
  let isAtTop: Bool
  /// Whether a value is set smaller rather than on two lines, as numbers, days and identifiers are.
  let isOneLine: Bool
  /// How far lines stand from each other.
  let lineHeight: LineHeight
  /// What is printed where the text is; `nil` for always.
  let condition: TextTemplate?
  /// The text, if it is that of every form.
  let constant: FilledCell?
  /// What people call the texts of its lines: the labels before, beside or above them.
  let labels: [String]

  init(
    x: Int, width: Int, padding: Int, kind: GridCell.Kind, lines: [PageLine], foot: [PageLine], size: Int,
    isAtTop: Bool, isOneLine: Bool, lineHeight: LineHeight, condition: TextTemplate?, constant: FilledCell?,
    labels: [String]
  ) {
    (self.x, self.width, self.padding, self.kind) = (x, width, padding, kind)
    (self.lines, self.foot, self.size, self.isAtTop) = (lines, foot, size, isAtTop)
    (self.isOneLine, self.lineHeight, self.condition) = (isOneLine, lineHeight, condition)
    (self.constant, self.labels) = (constant, labels)
  }

  /// Whether the text is that of every form.
  var isConstant: Bool { constant != nil }
  /// The width for text.
  var room: Int { max(width - 2 * padding, 1) }
}

/// A row of the printed grid, which all forms share.
final class PageRow: Sendable {
  /// Its place among all rows of the template.
  let id: Int
  let cells: [PageCell]
  /// In millipoints.
  let height: Int
  /// Whether it is repeated on each page that its table goes on to.
  let isHeader: Bool
  /// Whether it is the heading of what follows and says nothing by itself.
  let isHeading: Bool
  /// The table of the layout, by its place.
  let table: Int?
  /// Where it is printed; `nil` for always.
  let condition: TextTemplate?
  /// The rows that are printed with it; `nil` for a row of its own.
  let repeated: SectionSlot?
  /// Whether names are signed in it and nothing else is written: such a row says nothing by itself.
  let isSigned: Bool

  init(
    id: Int, cells: [PageCell], height: Int, isHeader: Bool, isHeading: Bool, table: Int?, condition: TextTemplate?,
    repeated: SectionSlot?, isSigned: Bool
  ) {
    (self.id, self.cells, self.height) = (id, cells, height)
    (self.isHeader, self.isHeading) = (isHeader, isHeading)
    (self.table, self.condition, self.repeated, self.isSigned) = (table, condition, repeated, isSigned)
  }
}

/// What follows from top to bottom.
enum PageBand: Sendable {
  /// Rows; the first joins the band before without a gap. `condition` says where they are printed.
  case grid([PageRow], joins: Bool, condition: TextTemplate?)
  /// A remark without border.
  case note(PageNote)
  case pageBreak
  /// The pictures of the form on pages of their own.
  case pictures(PagePictures)
}

/// A text without border.
struct PageNote: Sendable {
  let line: PageLine
  let size: Int
  /// The room above it.
  let before: Int
}

/// A text or a code at a fixed place of the first page.
struct PlacedText: Sendable {
  let area: PageArea
  let line: PageLine
  let size: Int
  /// How many boxes there are, for a character each.
  let boxes: Int?
}

/// Pictures as attachments behind the form, so many a page.
struct PagePictures: Sendable {
  let heading: PageLine
  let pictures: SectionSlot
  let perPage: Int
  let drawing: ValueSlot
  let caption: PageLine
  /// The height of a picture.
  let height: Int
}
