import Forms

/// A form laid out on its grid, before it is written as a document or a sheet.
struct ScaffoldPlan {
  /// What follows from top to bottom.
  enum Band {
    /// Rows of the grid; they join the band before without a gap. `condition` is the tag of the section they stand in.
    case grid(rows: [GridRow], joins: Bool, condition: String?)
    /// A remark without border.
    case note(String)
    /// The start of a new page.
    case pageBreak
    /// The pictures of a field on pages of their own, which copies without any go without.
    case pictures(PictureAttachment)
  }
  var bands: [Band]
  /// The size of the title in points.
  var titleSize: Double
  /// The size of the cells' text in points.
  var textSize: Double
  /// Lines under the title.
  var greeting: [String]
}

/// The tags of a field's pictures as attachments (附图) behind the form.
struct PictureAttachment {
  /// The heading of the first page.
  var heading: String
  /// Around everything, and around each picture.
  var once: (start: String, end: String), each: (start: String, end: String)
  /// The picture, and what stands below it.
  var picture: String, caption: String
  /// The height of a picture in points.
  var height: Double
}

/// A row of the grid.
struct GridRow {
  var cells: [GridCell]
  /// In points.
  var height: Double
  /// Whether it is repeated on each page.
  var isHeader = false
  /// The block of the layout, by its place, if that is a table or a matrix.
  var table: Int?
  /// The least height in points that its text needs.
  var least = 0.0
  /// How often it is printed at least: the tagged row of a repeat stands for its blank rows too.
  var copies = 1
  /// Whether it is the tagged row of a repeat.
  var isRepeated = false
  /// The tag of the section it stands in, without braces: copies that omit some of its cells have another row.
  var condition: String?
  /// Whether it stands in the place of the row before it.
  var isAlternative = false
}

/// A cell of the grid.
struct GridCell {
  /// What the cell is, which decides its style.
  enum Kind { case label, value, heading, stamp }
  /// The columns it covers, in quarters of the 12 columns.
  var quarters: Range<Int>
  var kind: Kind
  /// The text from the top.
  var lines: [GridLine]
  /// The text at the bottom, if the cell has text at both ends.
  var foot: [GridLine] = []
  /// In points.
  var size: Double
  var horizontal: String
  var vertical = "center"
  /// The number format of a cell that holds a typed value alone.
  var numberFormat: String?
  /// Whether a long value may go to another line.
  var mayBreak = true
  /// Whether it carries its label itself; such cells of one row are set in one size.
  var isPanel = false
  /// The lines for which there must be room, where an ordinary value takes more than are written.
  var reserved = 0
}

/// A line of a cell.
struct GridLine {
  /// A piece of a line.
  struct Piece {
    enum Look { case plain, symbols, grey }
    var text: String
    var look = Look.plain
  }
  var pieces: [Piece]
  /// Where it differs from the cell's alignment.
  var horizontal: String?

  init(_ pieces: [Piece], horizontal: String? = nil) {
    self.pieces = pieces
    self.horizontal = horizontal
  }
  init(_ text: String, horizontal: String? = nil) { self.init([Piece(text: text)], horizontal: horizontal) }
}

/// The measures of a form's sheet that both kinds of file share.
struct ScaffoldFrame {
  let paper: Paper
  /// The width and height between the margins in points.
  let width: Double, height: Double
  /// The distance of text from a cell's side in points.
  let padding = 57 / 20.0
  /// The same in a label's cell, which is filled by a text that is known.
  let labelPadding = 28 / 20.0

  init(_ paper: Paper) {
    self.paper = paper
    let sheet = paper.dimensions
    width = Self.points(sheet.width - paper.left - paper.right)
    height = Self.points(sheet.height - paper.top - paper.bottom)
  }

  static func points(_ millimetres: Double) -> Double { millimetres * 72 / 25.4 }

  /// The left edge of a quarter column in points.
  func edge(_ quarter: Int) -> Double { width * Double(quarter) / 48 }

  /// The room for text in points.
  func room(_ quarters: Range<Int>, label: Bool = false) -> Double {
    edge(quarters.upperBound) - edge(quarters.lowerBound) - 2 * (label ? labelPadding : padding) - 0.5
  }
}

/// The kinds of file a plan is made for: a sheet's cells keep numbers and dates typed, a document's text does not.
enum ScaffoldTarget { case document, sheet }
