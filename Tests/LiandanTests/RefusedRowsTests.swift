import Findings
import Foundation
import Intake
import Storage
import Testing

@testable import Liandan

/// Refused rows of a list with their cells, and the list with cells corrected.
@Suite struct RefusedRowsTests {
  private static let list = """
    填表日期,制表人,批次,调查日期,调查方式,顾客单位,填表人,联系电话,产品名称,型号,出厂编号,交付日期,合同号
    2026-11-02,陈晓燕,2026-H2-07,2026-11-03,信函,合肥庐阳环境服务有限公司,郭明,13956012345,洗扫车,HC5180TXS,TXS260209,2026-02-16,HT-2026-0031
    2026-11-02,陈晓燕,2026-H2-07,昨天,信函,"安庆,宜江",王建国,13855601234,控制箱,=HC-JR200,JR26031802,2026-03-22,HT-2026-0318
    2026-11-02,陈晓燕,2026-H2-07,2026-13-45,信函,蚌埠环卫站,梁军,0552-3058810,压缩车,HC1,JR1,2026-03-22,HT-2026-0319
    """

  private func refused(
    _ source: DataSource, at desk: IssueDesk, limit: Int = 10
  ) async throws -> RefusedRows? {
    let gatherer = Gathered(in: desk.world.language, limit: limit)
    _ = try await desk.check("satisfaction-survey", from: [source], stage: .opening) { event in
      if case .refused(let form) = event { gatherer.add(form) }
    }
    return gatherer.rows(of: source, form: try desk.library.schema("satisfaction-survey"))
  }

  @Test func `the rows that are refused come with their cells, the wrong ones marked`() async throws {
    let walk = try Walk()
    defer { walk.remove() }
    let desk = try walk.session()
    let rows = try #require(try await refused(.bytes(Array(Self.list.utf8), name: "list.csv"), at: desk))
    #expect(rows.isTable && rows.names.count == 13)
    #expect(rows.rows.map(\.number) == [3, 4])
    #expect(rows.rows.map { $0.marked.map { rows.names[$0] } } == [["调查日期"], ["调查日期"]])
    #expect(rows.rows[0].problem?.contains("昨天") == true)
    #expect(rows.rows[0].texts[5] == "安庆,宜江")
    let first = try #require(try await refused(.bytes(Array(Self.list.utf8), name: "list.csv"), at: desk, limit: 1))
    #expect(first.rows.map(\.number) == [3])
  }

  @Test func `a list with its cells corrected is in order, the other cells as they were`() async throws {
    let walk = try Walk()
    defer { walk.remove() }
    let desk = try walk.session()
    let source = DataSource.bytes(Array(Self.list.utf8), name: "list.csv")
    let schema = try desk.library.schema("satisfaction-survey")
    let out = Collected()
    let texts = [3: ["调查日期": "2026-11-03"], 4: ["调查日期": "2026-11-04", "联系电话": "13855601235"]]
    #expect(try CorrectedList.write(source, form: schema, with: texts, to: out))
    let corrected = DataSource.bytes(out.bytes, name: "list.csv")
    #expect(try await refused(corrected, at: desk) == nil)
    let text = String(decoding: out.bytes, as: UTF8.self)
    #expect(text.contains("\"安庆,宜江\"") && text.contains(",=HC-JR200,") && text.contains("13855601235"))
  }

  @Test func `forms of JSON are handed back, and not corrected cell by cell`() async throws {
    let walk = try Walk()
    defer { walk.remove() }
    let line = #"{"preparer": "陈晓燕", "survey_date": "昨天"}"#
    let rows = try #require(
      try await refused(.bytes(Array((line + "\n").utf8), name: "list.jsonl"), at: try walk.session()))
    #expect(!rows.isTable && rows.rows.count == 1 && rows.rows[0].texts.contains("昨天"))
  }
}

/// What is gathered on another thread.
private final class Gathered: @unchecked Sendable {
  private let lock = NSLock()
  private var gatherer: RefusedRows.Gatherer

  init(in language: Language, limit: Int) { gatherer = RefusedRows.Gatherer(in: language, limit: limit) }

  func add(_ form: RefusedForm) { lock.withLock { gatherer.add(form) } }

  func rows(of source: DataSource, form schema: FormSchema) -> RefusedRows? {
    lock.withLock { gatherer.rows(of: source, form: schema) }
  }
}

/// Bytes that were written.
private final class Collected: ByteSink {
  private(set) var bytes: [UInt8] = []

  func write(_ bytes: [UInt8]) { self.bytes += bytes }
}
