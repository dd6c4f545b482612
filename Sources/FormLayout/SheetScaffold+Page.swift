import Findings
import Forms
import SpreadsheetML

/// The paper of a sheet, its margins, head and foot.
extension SheetScaffold {
  /// How the sheet is printed.
  var page: PageSetup {
    let paper = planner.layout.paper
    var page = PageSetup()
    page.paperSize = paperSize
    page.isLandscape = paper.size == .continuous241 ? paper.cut == .half : paper.isLandscape
    // The side note stands in a column of the sheet, so the right margin is what is left of it.
    let side = planner.schema.copies.isEmpty ? 0 : 7.0
    // The sizes that Excel has for continuous paper are without the two strips of holes.
    let strip = paper.size == .continuous241 && paperSize != nil ? 12.7 : 0
    func inches(_ millimetres: Double) -> Double { millimetres / 25.4 }
    (page.top, page.bottom) = (inches(paper.top), inches(paper.bottom))
    (page.left, page.right) = (inches(max(0, paper.left - strip)), inches(max(0, max(5, paper.right - side) - strip)))
    let isFootLow = paper.bottom < 13
    // Off the edge of the paper where there is room; the head's line above the body wherever there is little.
    page.header = inches(paper.top >= 14 ? max(8.2, paper.top - 9) : max(3, paper.top - 5.8))
    page.footer = inches(isFootLow ? max(1.5, paper.bottom - 4.5) : max(6.2, paper.bottom - 10))
    let language = planner.language
    func plain(_ text: String) -> String { text.replacing("&", with: "&&") }
    let pages =
      ScaffoldWords.page.text(in: language) + "&P" + ScaffoldWords.pageOf.text(in: language) + "&N"
      + ScaffoldWords.pageEnd.text(in: language)
    let attached = planner.attachedCount
    // A blank follows the size, so that a number is not taken for part of it. A low foot has room for one line.
    let size = isFootLow ? lineSize : "9"
    let first = "&L&\(size) {{copies}}" + (isFootLow ? "　　" : "\n")
    page.footerCodes =
      planner.schema.copies.isEmpty
      ? "&C&9" + attached + pages : first + "{{copy.label}}　{{number}}&R&\(size)" + attached + pages
    page.followingHeaderCodes =
      "&L&9 " + plain(planner.title + ScaffoldWords.continued.text(in: language))
      + "&R&9 " + plain(planner.numberLine) + "　" + pages
    return page
  }

  /// Excel's number of the paper. Continuous paper has none: what comes nearest is Letter for the whole sheet and Statement
  /// for half of it, as high and as wide as between the strips of holes.
  private var paperSize: Int? {
    let paper = planner.layout.paper
    switch paper.size {
    case .a4: return 9
    case .a5: return 11
    case .continuous241: return [.whole: 1, .half: 6][paper.cut]
    case .dl: return 27
    case .c5: return 28
    case .own: return nil
    }
  }

  /// The greatest whole size in which the foot stands on one line.
  private var lineSize: String {
    let foot = planner.footSamples.joined(separator: "　　")
    let size = [9.0, 8, 7, 6].first { planner.measure.width(foot, size: $0) <= planner.frame.width } ?? 6
    return String(Int(size))
  }
}
