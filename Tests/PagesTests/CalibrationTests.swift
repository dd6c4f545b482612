import Findings
import Fonts
import FormLayout
import Forms
import PageGraphics
import Testing

@testable import Pages

/// Sheets by which a printer is calibrated.
@Suite struct CalibrationTests {
  static let papers = LibraryForms.papers.indices

  private func sheet(_ paper: Int, _ language: Language, printer: (String, Double, Double)? = nil) throws -> FixedPage {
    let (width, height) = LibraryForms.papers[paper].dimensions
    return CalibrationSheet(
      PageSize(width: Millipoints.millimetres(width), height: Millipoints.millimetres(height)), paper: "A4",
      printer: printer, language: language, fonts: try PageFonts(FontCatalogue(), language: language)
    ).page()
  }

  @Test(arguments: papers, Language.allCases)
  func `everything is on the sheet, and no words lie on a scale or another's`(_ paper: Int, _ language: Language) throws
  {
    let page = try sheet(paper, language)
    let extent = try #require(page.extent)
    let edge = Millipoints.millimetres(Double(CalibrationSheet.ruler)) - 1_000
    #expect(extent.origin.x >= edge && extent.origin.y >= edge)
    #expect(extent.maxX <= page.size.width - edge && extent.maxY <= page.size.height - edge)
    // Text is set in lines; a mark of a line that is crossed by another mark cannot be read.
    let runs = page.drawing.marks.compactMap { mark -> PageArea? in
      guard case .text(let run) = mark.content else { return nil }
      let width = page.drawing.glyphs[run.glyphs].reduce(0) { $0 + Int($1.advance) }
      return PageArea(x: run.origin.x, y: run.origin.y - run.size * 7 / 10, width: width, height: run.size * 7 / 10)
    }
    for (index, run) in runs.enumerated() {
      #expect(!runs[..<index].contains { $0.overlaps(run) }, "\(run)")
    }
    for case .line(let line) in page.drawing.marks.map(\.content) {
      let (start, end) = (line.start, line.end)
      let area = PageArea(
        x: min(start.x, end.x), y: min(start.y, end.y), width: abs(end.x - start.x), height: abs(end.y - start.y))
      #expect(!runs.contains { $0.overlaps(area) }, "\(area)")
    }
  }

  @Test func `crosses stand where the words say, and a printer's offset moves all of it`() throws {
    let page = try sheet(0, .zhHans, printer: ("前台针式", 1.5, -0.5))
    #expect(page.text.contains("前台针式") && page.text.contains("1.5"))
    let at = Millipoints.millimetres(30), arm = Millipoints.millimetres(4)
    #expect(
      page.lines.contains { $0.start == PagePoint(x: at - arm, y: at) && $0.end == PagePoint(x: at + arm, y: at) })
    let offset = PagePoint(x: Millipoints.millimetres(1.5), y: Millipoints.millimetres(-0.5))
    let moved = page.moved(by: offset)
    #expect(moved.size == page.size && moved.extent?.origin.x == (page.extent?.origin.x ?? 0) + offset.x)
    #expect(moved.extent?.maxY == (page.extent?.maxY ?? 0) + offset.y)
    #expect(
      zip(moved.lines, page.lines).allSatisfy { $0.end.x == $1.end.x + offset.x && $0.end.y == $1.end.y + offset.y })
  }
}

extension FixedPage {
  fileprivate var lines: [LineMark] {
    drawing.marks.compactMap { if case .line(let line) = $0.content { line } else { nil } }
  }
}

extension PageArea {
  fileprivate func overlaps(_ other: PageArea) -> Bool {
    origin.x < other.maxX && other.origin.x < maxX && origin.y < other.maxY && other.origin.y < maxY
  }
}
