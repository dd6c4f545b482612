import Findings
import Forms
import Foundation
import Intake
import OPC
import PackageChecks
import Storage
import Testing

@testable import Liandan

/// The charts of reports, in workbooks and documents.
struct ReportChartTests {
  private static let form = """
    id: job
    title: 服务单
    number: { prefix: FW }
    retention: { years: 10, class: 售后服务记录 }
    copies: [ { id: stub, label: 存根联, keeper: 办公室 } ]
    fields:
      - { id: engineer, label: 服务人员, type: text, required: true }
      - { id: cost, label: 费用, type: money, required: true }
      - { id: hours, label: 工时, type: decimal }
    """

  private static func report(_ charts: String) -> String {
    """
    id: work
    title: 服务统计
    period: month
    data: { jobs: { form: job } }
    tables:
      - id: people
        title: 各人
        of: jobs
        by: "${engineer}"
        heading: 服务人员
        columns:
          - { id: jobs, title: 次数 }
          - { id: cost, title: 费用, sum: "${cost}", as: money }
          - { id: hours, title: 平均工时, mean: "${hours}", as: decimal }
        rank: cost
        total: true
      - id: dear
        title: 大额
        of: jobs
        where: "${cost} > 100000"
        columns: [ { id: cost, title: 费用, value: "${cost}", as: money } ]
    charts: [ \(charts) ]
    """
  }

  /// The report of three jobs by two people, the second of whom has no hours.
  private func report(_ charts: String) async throws -> FinishedReport {
    var walk = try Walk()
    defer { walk.remove() }
    walk.forms = walk.folder + "/forms"
    try FileManager.default.createDirectory(atPath: walk.forms + "/reports", withIntermediateDirectories: true)
    for (path, yaml) in [
      ("profile", "company: { name: 某某机械有限公司 }"), ("job", Self.form), ("reports/work", Self.report(charts)),
    ] {
      try Data(yaml.utf8).write(to: URL(filePath: "\(walk.forms)/\(path).yaml"))
    }
    let jobs = """
      [{"engineer":"吴海涛","cost":"1280.30","hours":"2"},{"engineer":"吴海涛","cost":"300","hours":"3"},
       {"engineer":"周国栋","cost":"40"}]
      """
    let outcome = try walk.issue("job", .bytes(Array(jobs.utf8), name: "a.json"), IssueOptions(formats: [.txt]))
    #expect(outcome.findings == [])
    return try await walk.session().report("work")
  }

  private func package(_ style: ReportStyle, _ report: FinishedReport) throws -> OPCPackage {
    let file = MemorySpool()
    try report.write(style, to: file) { MemorySpool() }
    let name = "报表.\(style.rawValue)"
    #expect(PackageCheck.findings(in: file.bytes, name: name, schemas: PackageCheck.schemaFolder()) == [])
    let again = MemorySpool()
    try report.write(style, to: again) { MemorySpool() }
    #expect(again.bytes == file.bytes)
    return try OPCPackage(reading: file.bytes, name: name)
  }

  private func text(_ part: Part?) throws -> String { String(decoding: try part?.bytes() ?? [], as: UTF8.self) }

  /// The texts of all elements of a name.
  private func texts(_ name: String, in xml: String) -> [String] {
    xml.components(separatedBy: "<\(name)>").dropFirst().compactMap { $0.components(separatedBy: "</\(name)>").first }
  }

  @Test func `a workbook's charts stand on their table's sheet, over its cells without the total`() async throws {
    let report = try await report(
      """
      { title: 各人费用, table: people, kind: column, columns: [cost] },
      { title: 费用和工时, table: people, kind: line, columns: [cost, hours] }
      """)
    let package = try package(.xlsx, report)
    let drawing = try #require(package.part("drawing", from: "/xl/worksheets/sheet1.xml"))
    let charts = try package.parts("chart", from: drawing.name).map(text)
    #expect(charts.count == 2 && charts[0].contains("<c:barDir val=\"col\"/>") && charts[1].contains("<c:lineChart>"))
    #expect(texts("c:f", in: charts[0]) == ["'各人'!$C$4", "'各人'!$A$5:$A$6", "'各人'!$C$5:$C$6"])
    #expect(texts("c:v", in: charts[0]) == ["费用", "吴海涛", "周国栋", "1580.3", "40"])
    #expect(texts("a:t", in: charts[0]) == ["各人费用", "服务人员", "费用"])
    // Who has no hours has no point, and no text in the cell, which would be drawn as zero. Two series have a legend.
    #expect(texts("c:v", in: charts[1]).suffix(4) == ["平均工时", "吴海涛", "周国栋", "2.5"])
    #expect(!charts[0].contains("<c:legend>") && charts[1].contains("<c:legend>"))
    #expect(try !text(package.part("/xl/worksheets/sheet1.xml")).contains("—"))
    // The second has a page of its own, the table and the first fill one.
    #expect(
      try text(package.part("/xl/worksheets/sheet1.xml")).contains("<rowBreaks count=\"1\" manualBreakCount=\"1\">"))
    #expect(package.part("drawing", from: "/xl/worksheets/sheet2.xml") == nil)
  }

  @Test func `a document's charts bring a workbook in which their numbers are numbers`() async throws {
    let report = try await report(
      """
      { title: 费用占比, table: people, kind: pie },
      { title: 各人工时, table: people, kind: bar, columns: [hours, cost] }
      """)
    let package = try package(.docx, report)
    let charts = package.parts("chart", from: "/word/document.xml")
    // Without named columns, all numbers but ranks; a pie has the first.
    #expect(try texts("c:v", in: text(charts.first)) == ["次数", "吴海涛", "周国栋", "2", "1"])
    let bars = try #require(charts.last)
    #expect(try texts("c:f", in: text(bars)).suffix(3) == ["'各人工时'!$C$1", "'各人工时'!$A$2:$A$3", "'各人工时'!$C$2:$C$3"])
    let data = try #require(package.part("package", from: bars.name))
    let book = try OPCPackage(reading: try data.bytes(), name: "chart.xlsx")
    let sheet = try text(book.part("/xl/worksheets/sheet1.xml"))
    #expect(texts("v", in: sheet) == ["2.5", "1580.3", "40"])
  }

  @Test func `charts of tables without rows are left out`() async throws {
    let report = try await report("{ title: 大额费用, table: dear, kind: bar }")
    for style in [ReportStyle.xlsx, .docx] {
      #expect(try package(style, report).parts.allSatisfy { !$0.contentType.contains("drawing") })
    }
  }
}
