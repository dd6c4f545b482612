import Findings
import Forms
import Foundation
import Intake
import Register
import TestSupport
import Testing

@testable import Liandan

/// Forms that take values from forms issued before.
struct ReferringTests {
  private static func form(_ id: String, _ prefix: String, _ fields: String) -> String {
    """
    id: \(id)
    title: \(id)
    version: 1
    number: { prefix: \(prefix) }
    retention: { years: 10, class: 售后服务记录 }
    copies: [ { id: stub, label: 存根联, keeper: 办公室 } ]
    fields:
    \(fields)
    """
  }

  /// A register with one dispatch, and a report that refers to such.
  private func walk() throws -> Walk {
    var walk = try Walk()
    walk.forms = walk.folder + "/forms"
    try FileManager.default.createDirectory(atPath: walk.forms, withIntermediateDirectories: true)
    let forms = [
      "dispatch": Self.form(
        "dispatch", "PG",
        """
          - { id: customer_name, label: 用户单位, type: text, required: true }
          - { id: arrive_before, label: 最迟到达, type: date, required: true }
        """),
      "report": Self.form(
        "report", "BG",
        """
          - { id: dispatch_no, label: 派工单号, type: reference, to: [dispatch], strict: true, fill: { customer_name: customer_name } }
          - { id: customer_name, label: 用户单位, type: text, required: true }
          - { id: arrived_on, label: 到达日期, type: date, stage: closing, required: true }
          - { id: is_late, label: 超时, type: text, stage: closing, calculation: "if(${arrived_on} > ${dispatch_no.arrive_before}, '是', '否')" }
        """),
    ]
    try Data("company: { name: 某某机械有限公司 }\n".utf8).write(to: URL(filePath: "\(walk.forms)/profile.yaml"))
    for (id, yaml) in forms { try Data(yaml.utf8).write(to: URL(filePath: "\(walk.forms)/\(id).yaml")) }
    try walk.issue(
      "dispatch", json(#"{"customer_name":"江淮重工","arrive_before":"2026-11-22"}"#), options)
    return walk
  }

  private var options: IssueOptions {
    var options = IssueOptions()
    options.formats = [.txt]
    return options
  }

  private func json(_ text: String) -> DataSource { .bytes(Array(text.utf8), name: "a.json") }

  @Test func `a report takes the customer from its dispatch, and is closed by its date`() throws {
    let walk = try walk()
    defer { walk.remove() }
    let issued = try walk.issue("report", json(#"{"dispatch_no":"PG-2026-000001"}"#), options)
    #expect(issued.findings == [] && issued.numbers == ["BG-2026-000001"])
    let closed = try walk.close("BG-2026-000001", json(#"{"arrived_on":"2026-11-23"}"#))
    #expect(closed.findings == [])
    let register = try FormRegister.open(directory: walk.register, for: .reading)
    let values = try register.values(register.record("BG-2026-000001"))
    #expect(values["customer_name"] == .text("江淮重工") && values["is_late"] == .text("是"))
  }

  @Test func `a form issued from another refers to it and takes what it fills`() throws {
    let walk = try walk()
    defer { walk.remove() }
    var options = options
    options.origin = "PG-2026-000001"
    let issued = try walk.issue("report", json("{}"), options)
    #expect(issued.findings == [] && issued.numbers == ["BG-2026-000001"])
    let values = try walk.desk().record("BG-2026-000001").form.values
    #expect(values["customer_name"] == .text("江淮重工") && values["dispatch_no"] == .text("PG-2026-000001"))
    options.origin = "BG-2026-000001"
    #expect(throws: DeskError.self) { try walk.issue("report", json("{}"), options) }
  }

  @Test func `reports are found by what their dispatch says, by a desk that only reads`() async throws {
    let walk = try walk()
    defer { walk.remove() }
    try walk.issue("report", json(#"{"dispatch_no":"PG-2026-000001"}"#), options)
    var search = FormSearch(form: "report", condition: "${dispatch_no.arrive_before} = date('2026-11-22')")
    #expect(try await walk.session().find(search).map(\.record.number) == ["BG-2026-000001"])
    search.condition = "${dispatch_no.arrive_before} > date('2026-11-22')"
    #expect(try await walk.session().find(search).isEmpty)
  }

  @Test func `a number that is not in the register is told with the nearest one, and nothing is issued`() throws {
    let walk = try walk()
    defer { walk.remove() }
    let refused = try walk.issue(
      "report", json(#"{"dispatch_no":"PG-2026-000010","customer_name":"江淮重工"}"#), options)
    #expect(refused.numbers == [] && refused.findings.map(\.code) == ["reference-missing"])
    #expect(refused.findings.first?.hint?.zhHans == "是不是 PG-2026-000001？")
  }
}
