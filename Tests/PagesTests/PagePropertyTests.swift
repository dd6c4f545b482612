import Findings
import Fonts
import FormLayout
import Forms
import PageGraphics
import TemplateLanguage
import TemplateRuntime
import Testing
import Typesetting

@testable import Pages

/// The page rules, for every form of the library on every sheet, with few and many rows, short and long texts.
@Suite struct PagePropertyTests {
  private static let fonts = Result { try PageFonts(FontCatalogue(), language: .zhHans) }

  /// In a debug build each form meets each count of rows once, on sheets by turns.
  #if DEBUG
    private static let isThorough = false
  #else
    private static let isThorough = true
  #endif

  @Test(arguments: LibraryForms.ids)
  func `every row is printed once, in its place on the sheet`(_ id: String) throws {
    let schema = try LibraryForms.schema(id)
    let fonts = try Self.fonts.get()
    let start = LibraryForms.ids.firstIndex(of: id) ?? 0
    let cases = [(1, 8), (12, 30), (30, 3), (60, 90), (500, 12), (3, 2_000)]
    for (place, paper) in LibraryForms.papers.enumerated() {
      let template = LibraryForms.template(schema, on: paper, fonts: fonts)
      for (index, (rows, text)) in cases.enumerated()
      where Self.isThorough || (start + index) % LibraryForms.papers.count == place {
        let form = try LibraryForms.form(schema, rows: rows, text: text)
        check(try PageSample(template, form), "\(paper.size) \(paper.cut) \(rows)×\(text)")
      }
    }
  }

  private func check(_ sample: PageSample, _ what: String) {
    #expect(sample.printed == sample.wanted, "\(what): every row once, in order")
    for (number, page) in sample.pages.enumerated() {
      let rows = page.rows
      #expect(page.bottom <= sample.room, "\(what): page \(number + 1) ends above the margin")
      // The last row that says something would stand with the signatures, if both had room.
      let before = number > 0 ? sample.pages[number - 1].rows.last { !$0.row.isHeader && !$0.row.isSigned } : nil
      let isCrowded = before.map { $0.height + page.bottom > sample.room } ?? false
      #expect(page.says || isCrowded, "\(what): page \(number + 1) says something")
      #expect(rows.last?.row.isHeader != true, "\(what): no heading is left behind on page \(number + 1)")
      for (index, row) in rows.enumerated() {
        if let table = row.row.table, !row.row.isHeader, sample.tablesWithHeading.contains(table) {
          #expect(
            rows[..<index].contains { $0.row.table == table && $0.row.isHeader },
            "\(what): the heading stands above on page \(number + 1)")
        }
        #expect(row.need <= row.height, "\(what): text fits its row \(row.row.id) on page \(number + 1)")
        for (cell, filled) in zip(row.row.cells, row.cells) {
          let width = (filled.lines + filled.foot).map(\.text.width).max() ?? 0
          #expect(width <= cell.room, "\(what): text fits its cell \(cell.labels) on page \(number + 1)")
        }
      }
    }
    for (number, page) in sample.drawn.enumerated() {
      guard let extent = page.extent else { continue }
      #expect(
        extent.origin.x >= 0 && extent.origin.y >= 0 && extent.maxX <= page.size.width
          && extent.maxY <= page.size.height, "\(what): all of page \(number + 1) is on the sheet")
    }
  }
}

/// A form's pages as they are broken, and as they are drawn.
private struct PageSample {
  struct Page {
    let items: [PageBreaker.Placed]
    var rows: [FilledRow] { items.compactMap { if case .row(let row) = $0.item { row } else { nil } } }
    var bottom: Int { items.map { $0.y + FormFlow.height($0.item) }.max() ?? 0 }
    /// Whether it has more than headings and signatures.
    var says: Bool {
      items.contains { placed in
        switch placed.item {
        case .row(let row): !row.row.isHeader && !row.row.isSigned
        case .text, .picture: true
        case .pageBreak: false
        }
      }
    }
  }

  let pages: [Page]
  let drawn: [FixedPage]
  let room: Int
  /// The rows that are no headings, by place and text: those of the form, and those on the pages.
  let wanted: [String], printed: [String]
  let tablesWithHeading: Set<Int>

  init(_ template: PageTemplate, _ form: NumberedForm) throws {
    let copy = form.schema.copies.first
    let lists = template.wording.lists(of: form, pictures: .none)
    var filler = FormFiller(template, template.wording.data(lists, copy: copy, marks: .none))
    let flow = try FormFlow(template, &filler)
    room = template.area.size.height
    pages = PageBreaker.pages(flow, room: room).map(Page.init)
    drawn = try copy.map { try PageDrawer(template).pages(of: form, copies: [$0])[0] } ?? []
    let rows = flow.items.compactMap { item -> FilledRow? in if case .row(let row) = item { row } else { nil } }
    wanted = rows.filter { !$0.row.isHeader }.map(PageSample.text)
    printed = pages.flatMap(\.rows).filter { !$0.row.isHeader }.map(PageSample.text)
    tablesWithHeading = Set(rows.filter(\.row.isHeader).compactMap(\.row.table))
  }

  private static func text(_ row: FilledRow) -> String {
    "\(row.row.id): " + row.cells.map { $0.lines.map(\.shown).joined() }.joined(separator: "|")
  }
}
