import Forms
import PageGraphics
import Testing

@testable import Pages

/// Forms that are longer than a page.
@Suite struct PageBreakingTests {
  let sample: SamplePages

  init() throws { sample = try SamplePages() }

  private func rows(_ page: [PageBreaker.Placed]) -> [FilledRow] {
    page.compactMap { if case .row(let row) = $0.item { row } else { nil } }
  }

  /// The numbers of the table's lines on a page.
  private func lines(_ page: [PageBreaker.Placed]) -> [String] {
    rows(page).filter { $0.row.repeated != nil && !$0.isBlank }.compactMap { $0.cells.first?.lines.first?.shown }
  }

  @Test(arguments: [1, 3, 12, 30, 31, 32, 33, 34, 35, 36, 60, 61, 62, 63, 500])
  func `every line is on one page, below the table's heading, and none alone`(_ count: Int) throws {
    let pages = try sample.broken(sample.form(lines: count)).pages
    #expect(pages.flatMap(lines) == (1...count).map(String.init))
    let room = sample.template.area.size.height
    for (number, page) in pages.enumerated() {
      let bottom = page.map { $0.y + FormFlow.height($0.item) }.max() ?? 0
      #expect(bottom <= room)
      if let first = rows(page).firstIndex(where: { $0.row.repeated != nil }) {
        #expect(first > 0 && rows(page)[first - 1].row.isHeader, "the heading stands above")
      }
      #expect(rows(page).last?.row.isHeader != true, "no heading is left behind")
      if count > 1, !lines(page).isEmpty, number < pages.count - 1 {
        #expect(lines(page).count > 1, "nor with a single row")
      }
    }
    // Signatures stand with something that they sign.
    let last = try #require(pages.last)
    #expect(rows(last).contains { !$0.row.isSigned && !$0.row.isHeader })
    if count > 3, pages.count > 1, !lines(last).isEmpty { #expect(lines(last).count > 1) }
  }

  @Test(arguments: 20...40)
  func `a heading between rows is not the last line of a page`(_ count: Int) throws {
    let yaml = SamplePages.yaml.replacing(
      "    - [ sign ]", with: "    - heading: 回访后填写\n    - { cells: [ opinion ], height: 30 }\n    - [ sign ]"
    ).replacing("    - [ opinion ]\n", with: "")
    let pages = try SamplePages(yaml).broken(SamplePages(yaml).form(lines: count)).pages
    #expect(pages.allSatisfy { rows($0).last?.row.isHeading == false })
    #expect(pages.flatMap(rows).count { $0.row.isHeading } == 1)
  }

  @Test func `empty rows fill a short table, and make no page longer`() throws {
    let short = try sample.broken(sample.form(lines: 1)).pages
    #expect(short.count == 1 && rows(short[0]).count { $0.isBlank } == 2)
    let rows = try sample.broken(sample.form(lines: 0)).pages
    #expect(rows.count == 1 && self.rows(rows[0]).count { $0.isBlank } == 3)
  }

  @Test func `empty rows fill a table whose page has room, whatever stands on other pages`() throws {
    let yaml = SamplePages.yaml.replacing(
      "    - [ sign ]", with: "    - page_break: true\n    - { cells: [ opinion ], height: 120 }\n    - [ sign ]")
    let sample = try SamplePages(yaml)
    let pages = try sample.broken(sample.form(lines: 1)).pages
    #expect(pages.count == 2 && rows(pages[0]).count { $0.isBlank } == 2)
  }

  @Test func `two long texts in one cell both go on in the annex`() throws {
    let yaml = SamplePages.yaml.replacing(
      "{ cells: [ problem ], height: 20 }",
      with: "{ cells: [ { fields: [ problem, opinion ], span: 12 } ], height: 20 }"
    ).replacing("    - [ opinion ]\n", with: "")
    let sample = try SamplePages(yaml)
    let long = String(repeating: "举升缸密封圈老化漏油。", count: 200)
    let (flow, pages) = try sample.broken(sample.form(lines: 3, ["problem": long, "opinion": long]))
    let parts = flow.items.compactMap {
      if case .text(let line, let before, _) = $0, before > 1_000 { line.shown } else { nil }
    }
    #expect(parts == ["1　故障说明（续）", "2　内部意见（续）"])
    for case .row(let row) in flow.items { #expect(row.height >= row.need) }
    #expect(pages.count > 1)
  }

  @Test func `a number or a day that has no room is set smaller, not broken`() throws {
    let yaml = SamplePages.yaml.replacing(
      "{ field: seq, span: 1 }, { field: name, span: 8 }, { field: price, span: 3 }",
      with: "{ field: seq, span: 1 }, { field: name, span: 10 }, { field: price, span: 1 }")
    let sample = try SamplePages(yaml)
    let rows = try rows(sample.broken(sample.form(price: 1_234_567)).pages[0])
    let price = try #require(rows.first { $0.row.repeated != nil }?.cells.last?.lines.first)
    #expect(price.lineCount == 1 && price.shown == "1,234,567.00" && price.size < 9_000)
  }

  @Test func `rows of a table grow with their texts`() throws {
    let name = String(repeating: "主减速器输出轴圆锥滚子轴承", count: 8)
    let pages = try sample.broken(sample.form(lines: 4, name: name)).pages
    let filled = pages.flatMap(rows).filter { $0.row.repeated != nil && !$0.isBlank }
    #expect(filled.count == 4 && filled.allSatisfy { $0.height > $0.row.height && $0.height >= $0.need })
  }

  @Test(arguments: [0, 40, 200, 900, 4_000])
  func `a long text goes on in an annex and loses nothing`(_ length: Int) throws {
    let text = String((0..<length).map { Character(Unicode.Scalar(0x4E00 + $0 % 2_000) ?? "一") })
    let (flow, pages) = try sample.broken(sample.form(lines: 30, ["problem": text]))
    var shown = ""
    var annex = ""
    var isAnnex = false
    for item in flow.items {
      switch item {
      case .row(let row) where row.row.cells.contains { $0.labels == ["故障说明"] }:
        shown += row.cells.last?.lines.first?.shown ?? ""
      case .pageBreak: isAnnex = true
      case .text(let line, let before, _) where isAnnex && before == 0: annex += line.shown
      default: break
      }
    }
    #expect((shown + annex.replacing("附页", with: "")).replacing("\n", with: "") == text)
    #expect((length > 1_000) == isAnnex)
    let room = sample.template.area.size.height
    #expect(pages.allSatisfy { page in page.allSatisfy { $0.y + FormFlow.height($0.item) <= room } })
  }

  @Test func `a Latin word in a narrow cell is set smaller, not broken; a code that is too long is broken`() throws {
    let narrow = SamplePages.yaml.replacing(
      "{ field: name, span: 8 }, { field: price, span: 3 }",
      with: "{ field: name, span: 1 }, { field: price, span: 10 }")
    let sample = try SamplePages(narrow)
    func lines(_ name: String) throws -> [String] {
      let (flow, _) = try sample.broken(try sample.form(lines: 1, name: name))
      let rows = flow.items.compactMap { item -> FilledRow? in if case .row(let row) = item { row } else { nil } }
      let cell = try #require(rows.flatMap(\.cells).first { $0.lines.contains { $0.words.hasPrefix(name) } })
      let line = try #require(cell.lines.first)
      return (0..<line.lineCount).map { line.line($0).shown }
    }
    #expect(try lines("In maintenance").contains { $0.hasPrefix("maintenance") })
    #expect(try lines("W123456789012345678901234567890").count > 2)
  }
}
