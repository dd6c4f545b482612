package import Findings
package import Forms

/// A form laid out on its grid, before it is written as a document or a sheet.
package struct ScaffoldPlan {
  /// What follows from top to bottom.
  package enum Band {
    /// Rows of the grid; they join the band before without a gap. `condition` is the tag of the section they stand in.
    case grid(rows: [GridRow], joins: Bool, condition: String?)
    /// A remark without border.
    case note(ScaffoldNote)
    /// The start of a new page.
    case pageBreak
    /// The pictures of the form on pages of their own, which copies without any go without.
    case pictures(PictureAttachment)
  }
  package var bands: [Band]
  /// The size of the title in points.
  package var titleSize: Double
  /// The size of the cells' text in points.
  package var textSize: Double
  /// Lines under the title.
  package var greeting: [String]
}

/// A remark without border, set as its layout says.
package struct ScaffoldNote {
  package var text: String
  /// In points.
  package var size: Double
  /// left, center or right.
  package var horizontal: String
  /// Whether it is set in the font of titles.
  package var isTitle: Bool
  /// The room above it in points.
  package var before: Double

  package init(_ note: LayoutNote, in language: Language) {
    text = note.text.text(in: language)
    (size, horizontal, isTitle) = (note.size, note.align, note.isTitle)
    before = ScaffoldFrame.points(note.before)
  }
}

/// The tags of a form's pictures as attachments (附件) behind it, so many a page.
package struct PictureAttachment {
  /// The list of the pictures, and how many of them stand on a page.
  package var list: String, perPage: Int
  /// What stands at the top of each page.
  package var heading: String
  /// A picture of the list, and what stands below it.
  package var picture: String, caption: String
  /// The height of a picture in points.
  package var height: Double

  /// The tags around a page, and around each picture on it.
  var page: (start: String, end: String) { ("{{#\(list)|pages:\(perPage)}}", "{{/\(list)}}") }
  var each: (start: String, end: String) { ("{{#\(list)}}", "{{/\(list)}}") }
}

/// A row of the grid.
package struct GridRow {
  package var cells: [GridCell]
  /// In points.
  package var height: Double
  /// Whether it is repeated on each page.
  package var isHeader = false
  /// The block of the layout, by its place, if that is a table or a matrix.
  package var table: Int?
  /// The least height in points that its text needs.
  package var least = 0.0
  /// How often it is printed at least: the tagged row of a repeat stands for its blank rows too.
  package var copies = 1
  /// Whether it is the row of a repeat.
  package var isRepeated = false
  /// The repeat whose rows a page prints with it.
  package var repeated: String?
  /// The tag of the section it stands in, without braces: copies that omit some of its cells have another row.
  package var condition: String?
  /// Whether it stands in the place of the row before it.
  package var isAlternative = false
  /// Whether it is the heading of what follows.
  package var isHeading: Bool { !isHeader && cells.allSatisfy { $0.kind == .heading } }
}

/// A cell of the grid.
package struct GridCell {
  /// What the cell is, which decides its style.
  package enum Kind { case label, value, heading, stamp }
  /// The columns it covers, in quarters of the 12 columns.
  package var quarters: Range<Int>
  package var kind: Kind
  /// The text from the top.
  package var lines: [GridLine]
  /// The text at the bottom, if the cell has text at both ends.
  package var foot: [GridLine] = []
  /// In points.
  package var size: Double
  package var horizontal: String
  package var vertical = "center"
  /// The number format of a cell that holds a typed value alone.
  package var numberFormat: String?
  /// Whether a long value may go to another line.
  package var mayBreak = true
  /// Whether it carries its label itself; such cells of one row are set in one size.
  package var isPanel = false
  /// The tag, without braces, under which a page leaves out the text: the title of a column that some copies omit.
  package var condition: String?
  /// The lines for which there must be room, where an ordinary value takes more than are written.
  package var reserved = 0
}

/// A line of a cell.
package struct GridLine {
  /// A piece of a line.
  package struct Piece {
    package enum Look {
      case plain, symbols, grey
      /// What people sign, and their opinions.
      case signed
    }
    package var text: String
    package var look = Look.plain
  }
  package var pieces: [Piece]
  /// Where it differs from the cell's alignment.
  package var horizontal: String?

  init(_ pieces: [Piece], horizontal: String? = nil) {
    self.pieces = pieces
    self.horizontal = horizontal
  }
  init(_ text: String, horizontal: String? = nil) { self.init([Piece(text: text)], horizontal: horizontal) }
}

/// The measures of a form's sheet that both kinds of file share.
package struct ScaffoldFrame {
  package let paper: Paper
  /// The width and height between the margins in points.
  package let width: Double, height: Double
  /// The distance of text from a cell's side in points.
  package let padding = 57 / 20.0
  /// The same in a label's cell, which is filled by a text that is known.
  package let labelPadding = 28 / 20.0

  package init(_ paper: Paper) {
    self.paper = paper
    let sheet = paper.dimensions
    width = Self.points(sheet.width - paper.left - paper.right)
    height = Self.points(sheet.height - paper.top - paper.bottom)
  }

  package static func points(_ millimetres: Double) -> Double { millimetres * 72 / 25.4 }

  /// The left edge of a quarter column in points.
  package func edge(_ quarter: Int) -> Double { width * Double(quarter) / 48 }

  /// The first quarter column whose left edge stands at least so many points from the left.
  package func quarter(_ points: Double) -> Int { min(48, Int((points / width * 48 - 0.001).rounded(.up))) }

  /// The room for text in points.
  package func room(_ quarters: Range<Int>, label: Bool = false) -> Double {
    edge(quarters.upperBound) - edge(quarters.lowerBound) - 2 * (label ? labelPadding : padding) - 0.5
  }
}

/// What a plan is made for: a sheet's cells keep numbers and dates typed, a document's text does not; a page's rows say
/// themselves what they are repeated for, where the others have tags.
package enum ScaffoldTarget { case document, sheet, page }
