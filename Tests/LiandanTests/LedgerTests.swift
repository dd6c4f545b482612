import Findings
import Foundation
import Intake
import SpreadsheetML
import Storage
import Testing
import Zipping

@testable import Liandan

@Suite struct LedgerTests {
  private let walk: Walk

  init() throws { walk = try Walk() }

  private func issue(customers: [String]) throws {
    for customer in customers {
      var values = try Example.values("cost-approval")
      values["customer_name"] = customer
      let data = try JSONSerialization.data(withJSONObject: values, options: .sortedKeys)
      try walk.issue("cost-approval", .bytes(Array(data), name: "a.json"))
    }
  }

  private func written(_ style: ListingStyle, _ language: Language = .zhHans) throws -> [UInt8] {
    let file = MemorySpool()
    try walk.session().ledger(form: nil, period: "2026").write(style, in: language, to: file) { MemorySpool() }
    return file.bytes
  }

  @Test func `a ledger says the same in every style`() throws {
    defer { walk.remove() }
    // A formula, characters that CSV, JSON or XML escape, and a namesake of the field.
    let customers = ["=1+1 公司", "甲\"乙\",丙<丁>&戊", "\\\"customer_name\\\":\\", "长江公司"]
    try issue(customers: customers)
    let numbers = (1...4).map { "SP-2026-00000\($0)" }

    let csv = String(decoding: try written(.csv), as: UTF8.self)
    #expect(csv.hasPrefix("\u{FEFF}编号,表单,客户,状态,开单日期,开单人,结单时间,结单人,补打,作废时间,作废人,作废原因,备注\r\n"))
    #expect(csv.contains("\r\nSP-2026-000001,售后服务费用预算审批单,'=1+1 公司,已开单,2026-11-20,陈晓燕,,,,,,,\r\n"))
    #expect(csv.contains("\r\nSP-2026-000002,售后服务费用预算审批单,\"甲\"\"乙\"\",丙<丁>&戊\",已开单,"))

    let objects = try written(.json).split(separator: 0x0A).map {
      try #require(try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any])
    }
    #expect(objects.compactMap { $0["customer"] as? String } == customers)
    #expect(objects.compactMap { $0["number"] as? String } == numbers)

    let table = String(decoding: try written(.table), as: UTF8.self).split(separator: "\n")
    #expect(table.count == 5 && table[4].hasPrefix("SP-2026-000004  售后服务费用预算审批单  长江公司"))
    // Chinese characters are two wide: the state stands at one place in all lines.
    let places = table.dropFirst().compactMap { line in
      line.range(of: "已开单").map { line[..<$0.lowerBound].unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 2) } }
    }
    #expect(places.count == 4 && Set(places).count == 1)

    let book = try WorkbookReader(try written(.xlsx), name: "ledger.xlsx")
    let rows = try book.rows(ofSheet: 0)
    #expect(book.sheets.map(\.name) == ["台账"])
    #expect(rows[0].cells.map(\.content) == [.text("售后服务表单台账")])
    #expect(rows[3...].map { $0.cells[0].content } == numbers.map { .text($0) })
    #expect(rows[3...].map { $0.cells[2].content } == customers.map { .text($0) })
    #expect(rows[3].cells[4].content == .date(SerialDate(year: 2026, month: 11, day: 20)))
    guard case .text(let remark)? = rows[1].cells.first?.content else { throw Missing() }
    #expect(remark.contains("期间：2026") && remark.hasSuffix("共 4 份"))
  }

  @Test func `a ledger in English has English heads and titles`() throws {
    defer { walk.remove() }
    try issue(customers: ["甲"])
    let table = String(decoding: try written(.table, .en), as: UTF8.self)
    #expect(table.hasPrefix("Number") && table.contains("Issued on") && !table.contains("已开单"))
    #expect(try WorkbookReader(try written(.xlsx, .en), name: "a.xlsx").sheets.map(\.name) == ["Ledger"])
  }

  private struct Missing: Error {}
}
