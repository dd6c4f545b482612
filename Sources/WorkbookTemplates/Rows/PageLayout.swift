import Markup
import SpreadsheetML

/// What a template says about its pages by defined names of its sheet.
struct PageMarks: Sendable {
  /// `Liandan_Pages`: the cells that are printed. A sheet that has it is cut into pages by the renderer.
  var area: CellRange
  /// `Liandan_Tables`: the tables that may go on over pages, from their headings to their last rows.
  var tables: [ClosedRange<Int>]
  /// `Liandan_Stamp`: the cell whose text, where there is one, is stamped across every page.
  var stamp: CellReference?

  static let pages = "Liandan_Pages"
  static let tables = "Liandan_Tables"
  static let stamp = "Liandan_Stamp"
}

/// How a sheet is cut into pages.
///
/// Programs that print a sheet repeat the same rows on all of its pages or none, and end a page below any row. A form wants more:
/// the headings of the table that goes on, the copy's label on every page, and no page that ends within a cell. So where a
/// form needs more than a page, its pages are reckoned here, from the heights of its rows, its paper and its margins, and it
/// gets page breaks. The sheet may be fitted to the width of its paper; its height must be left to the breaks.
struct PageLayout: Sendable {
  /// A table that may go on over pages.
  struct Table: Sendable {
    /// Its rows in the template, headings included.
    var rows: ClosedRange<Int>
    /// Its first rows without tags, which are repeated.
    var headings: [RowTemplate]
  }
  /// What decides whether a page may end between two rows.
  struct Edge: Sendable {
    /// The columns with a line at the left or right, but none at the top or bottom.
    var openTop: Set<Int> = []
    var openBottom: Set<Int> = []
    /// Whether the row has lines at all.
    var hasLines = false
    /// Whether it has fixed text and nothing else: what it says is about the rows below.
    var isFixed = false
    /// Whether it is nothing but a line.
    var isLine = false
  }
  /// The room of a sheet of one page, and that of each of several pages, in points of the sheet.
  let whole: Double
  let room: Double
  let tables: [Table]
  let edges: [Int: Edge]
  /// The template's own page breaks, by the rows above them.
  let breaks: [Int]

  /// The paper sizes that Excel numbers, in mm.
  private static let papers: [Int: (width: Double, height: Double)] = [
    1: (215.9, 279.4), 5: (215.9, 355.6), 6: (139.7, 215.9), 8: (297, 420), 9: (210, 297), 11: (148, 210),
    12: (257, 364), 13: (182, 257),
  ]

  /// `nil` if the paper is not known.
  init?(
    _ marks: PageMarks, _ outline: XMLOutline, rows: [RowTemplate], _ geometry: SheetGeometry, edges: [Int: Edge],
    breaks: [Int], tagged: Set<Int>
  ) {
    guard let page = SheetPage(outline), let paper = PageLayout.papers[page.paper] else { return nil }
    let size = page.isLandscape ? (width: paper.height, height: paper.width) : paper
    let across = size.width * 72 / 25.4 - page.across
    let down = size.height * 72 / 25.4 - page.down
    let columns = marks.area.first.column...max(marks.area.first.column, marks.area.last.column)
    let wanted = columns.reduce(0) { $0 + geometry.width(of: $1) }
    guard across > 20, down > 100, wanted > 0 else { return nil }
    // A little less, as programs round the height of each row in their own way: a row too many would get a page of its own.
    whole = down / min(1, across / wanted) - 2
    // LibreOffice keeps some ten points of a sheet with head and foot for itself, however low it is, and leaves out the last
    // page where it must break one of several once more.
    room = min(whole * 0.985, whole - 11)
    let byNumber = Dictionary(rows.map { ($0.number, $0) }) { first, _ in first }
    tables = marks.tables.map { rows in
      Table(rows: rows, headings: rows.prefix { !tagged.contains($0) }.compactMap { byNumber[$0] })
    }
    self.edges = edges
    self.breaks = breaks
  }
}

/// What a worksheet says about its paper.
struct SheetPage {
  let paper: Int
  let isLandscape: Bool
  /// What margins take of the width and height, in points.
  let across: Double
  let down: Double

  init?(_ outline: XMLOutline) {
    guard let setup = outline.localChild("pageSetup", of: outline.root),
      let paper = outline.integer("paperSize", of: setup, in: 1...256)
    else { return nil }
    self.paper = paper
    isLandscape = outline.attribute("orientation", of: setup) == "landscape"
    let margins = outline.localChild("pageMargins", of: outline.root)
    func points(_ name: String, _ usual: Double) -> Double {
      (margins.flatMap { outline.number(name, of: $0, clampedTo: 0...49) } ?? usual) * 72
    }
    across = points("left", 0.7) + points("right", 0.7)
    down = points("top", 0.75) + points("bottom", 0.75)
  }
}
