import Findings
import Fonts
import PageGraphics
import Testing

@testable import Pages

/// Lists and reports, set page by page.
@Suite struct ListSetterTests {
  private let fonts: PageFonts

  init() throws { fonts = try PageFonts(FontCatalogue(), language: .zhHans) }

  private func pages(isAcross: Bool = false, stamp: String = "", _ body: (ListSetter) throws -> Void) throws
    -> [FixedPage]
  {
    var pages: [FixedPage] = []
    let style = ListSetter.Style(ListSheet(isAcross: isAcross), title: "台账", foot: "某某公司", stamp: stamp)
    try ListSetter.set(style, language: .zhHans, fonts: fonts, body) { pages.append($0) }
    return pages
  }

  private func columns(_ titles: [String]) -> [ListColumn] {
    let width = ListSheet(isAcross: false).area.size.width
    return ListColumn.fitted(titles.map { ListColumn($0, width: 50_000) }, into: width)
  }

  @Test(arguments: [0, 1, 20, 45, 46, 47, 200])
  func `every row is on one page, below the heading, and pages are counted`(_ count: Int) throws {
    let columns = columns(["序号", "名称"])
    let pages = try pages { setter in
      try setter.title("台账")
      try setter.beginTable(columns)
      for row in 0..<count { try setter.row([ListCell("第\(row)行"), ListCell("轴承")]) }
      try setter.endTable()
    }
    let text = pages.map(\.text).joined()
    for row in 0..<count { #expect(text.ranges(of: "第\(row)行").count == 1) }
    for (index, page) in pages.enumerated() {
      #expect(page.text.contains("序号") && page.text.contains("某某公司"))
      #expect(page.text.contains("第 \(index + 1) 页") && page.text.contains("共 \(pages.count) 页"))
      #expect(page.text.contains("台账（续页）") == (index > 0))
      if count > 0 { #expect(page.text.contains("行")) }
    }
    #expect(pages.count == max(1, (count + 44) / 45) || pages.count > 1)
  }

  @Test func `a word that is wider than its column is set smaller, not broken`() throws {
    let width = ListSheet(isAcross: false).area.size.width
    let columns = [ListColumn("Department", width: 42_000), ListColumn("Reason", width: width - 42_000)]
    let page = try pages { setter in
      try setter.beginTable(columns)
      try setter.row([ListCell("合肥 maintenance"), ListCell("Late")])
      try setter.endTable()
    }[0]
    let runs = page.drawing.marks.compactMap { mark -> (words: String, size: Int)? in
      guard case .text(let run) = mark.content else { return nil }
      return (String(String.UnicodeScalarView(page.drawing.glyphs[run.glyphs].map(\.character))), run.size)
    }
    for word in ["Department", "maintenance"] {
      #expect(try #require(runs.first { $0.words == word }, "\(runs)").size < 9_500)
    }
    #expect(runs.contains { $0.words == "Reason" && $0.size == 9_500 })
  }

  @Test func `a text that is higher than a page goes on, and loses nothing`() throws {
    let columns = columns(["序号", "说明"])
    let text = String((0..<9_000).map { Character(Unicode.Scalar(0x4E00 + $0 % 3_000) ?? "一") })
    let pages = try pages { setter in
      try setter.beginTable(columns)
      try setter.row([ListCell("甲"), ListCell(text)])
      try setter.row([ListCell("乙"), ListCell("末行")])
      try setter.endTable()
    }
    #expect(pages.count > 2 && pages[pages.count - 1].text.contains("末行"))
    let bottom = ListSheet(isAcross: false).area.maxY
    for page in pages {
      for case .rectangle(let mark) in page.drawing.marks.map(\.content) { #expect(mark.area.maxY <= bottom) }
    }
    let shown = pages.map(\.text).joined().filter { ("一"..."鿿").contains($0) }
    #expect(shown.count >= text.count)
  }

  @Test func `columns take what they want where there is room, and long ones give way where there is not`() {
    let wanted = [("编号", 80_000, true), ("说明", 900_000, false), ("日期", 60_000, true), ("人", 40_000, false)].map {
      ListColumn($0.0, isRigid: $0.2, width: $0.1)
    }
    let narrow = ListColumn.fitted(wanted, into: 500_000).map(\.width)
    #expect(narrow == [80_000, 320_000, 60_000, 40_000])
    let wide = ListColumn.fitted(wanted, into: 2_160_000).map(\.width)
    #expect(wide == [160_000, 1_800_000, 120_000, 80_000])
    #expect(ListColumn.fitted(wanted, into: 120_000).map(\.width).reduce(0, +) == 120_000)
  }

  @Test func `a void line is struck through, and a sample is stamped`() throws {
    let columns = columns(["编号"])
    func lines(_ isStruck: Bool) throws -> Int {
      let page = try pages(stamp: "样张") { setter in
        try setter.beginTable(columns)
        try setter.row([ListCell("A1", isStruck: isStruck, mark: "作废")])
        try setter.endTable()
      }[0]
      #expect(page.underlay.glyphs.count == 2 && page.text.contains("A1 作废"))
      return page.drawing.marks.count { if case .line = $0.content { true } else { false } }
    }
    #expect(try lines(true) == lines(false) + 1)
  }

  @Test(arguments: [PageChart.Kind.column, .bar, .line, .pie])
  func `a chart lies within the sheet and names its parts`(_ kind: PageChart.Kind) throws {
    let chart = PageChart(
      "按月", kind, labels: ["一月", "二月", "三月"],
      series: [.init("维修", [3, nil, 12.5]), .init("更换", [1, 7, 0])], unit: "%")
    let pages = try pages { try $0.chart(chart) }
    let text = pages[0].text
    #expect(pages.count == 1 && text.contains("按月") && text.contains("一月"))
    if kind != .pie { #expect(text.contains("维修") && text.contains("更换") && text.contains("10%")) }
    if kind == .pie { #expect(text.contains("三月 80.6%")) }
    let sheet = ListSheet(isAcross: false).size
    func isOnSheet(_ point: PagePoint) -> Bool {
      (0...sheet.width).contains(point.x) && (0...sheet.height).contains(point.y)
    }
    for mark in pages[0].drawing.marks {
      switch mark.content {
      case .text(let run): #expect(isOnSheet(run.origin))
      case .rectangle(let mark): #expect(isOnSheet(mark.area.origin) && mark.area.size.height >= 0)
      case .line(let line): #expect(isOnSheet(line.start) && isOnSheet(line.end))
      default: break
      }
    }
  }

  @Test(arguments: [
    ([0.0, 9.0], "0", "10"), ([12.5], "0", "15"), ([0.3], "0", "0.3"), ([-4, 5], "-4", "6"), ([0, 0], "0", "0"),
  ])
  func `an axis begins and ends at round numbers`(_ values: [Double], _ first: String, _ last: String) {
    let axis = ChartAxis(values)
    #expect(axis.text(0, "") == first && axis.text(axis.steps, "") == last)
    #expect((1...10).contains(axis.steps))
  }

  @Test func `rows can be set smaller, so that a page holds them`() throws {
    let columns = columns(["序号", "说明"])
    let rows = (1...30).map { [ListCell("\($0)"), ListCell(String(repeating: "控制箱夜间低温时报警，", count: 5))] }
    let pages = try pages { setter in
      try setter.beginTable(columns)
      let whole = setter.height(of: rows, size: 9_500, least: 0), small = setter.height(of: rows, size: 6_000, least: 0)
      #expect(small < whole && setter.room < whole)
      #expect(setter.height(of: rows, size: 6_000, least: 40_000) == 30 * 40_000)
      setter.rowSize = 6_000
      for row in rows { try setter.row(row) }
      try setter.endTable()
    }
    #expect(pages.count == 1)
  }
}
