import Findings
import Forms
import Liandan
import TestSupport
import Testing

@testable import WebDesk

@Suite struct DraftReaderTests {
  private static func schema(_ name: String) throws -> FormSchema {
    try FormLibrary(directories: [Repository.path + "/forms"]).schema(name)
  }

  private func read(_ pairs: [(String, String)], as form: String = "return-record") throws -> (DraftReader, String) {
    let schema = try Self.schema(form)
    let reader = DraftReader(FormFields(pairs.map { (name: FieldPlace.control($0.0), value: $0.1) }), schema: schema)
    return (reader, reader.data.json(for: schema).text)
  }

  @Test func `Controls become the JSON that check takes, in the order of the form`() throws {
    let (_, json) = try read([
      ("customer_name", "合肥"), ("handle_type", "repair"), ("report_time", "2026-11-09T08:40"),
      ("items[1].product_name", "阀"), ("items[1].qty", "3"), ("service_sign.name", "王"),
      ("service_sign.date", "2026-11-12"), ("service_sign.time", "08:30"),
    ])
    #expect(
      json
        == #"{"handle_type":"repair","customer_name":"合肥","report_time":"2026-11-09 08:40","#
        + #""items":[{"product_name":"阀","qty":"3"}],"service_sign":{"date":"2026-11-12 08:30","name":"王"}}"#)
  }

  @Test func `Several choices and pictures are lists, each once`() throws {
    let (_, json) = try read(
      [
        ("service_type", "repair"), ("service_type", "train"), ("service_type", "repair"), ("photos", "a.jpg"),
        ("photos", "b.jpg"),
      ], as: "service-report")
    #expect(json == #"{"service_type":["repair","train"],"photos":["a.jpg","b.jpg"]}"#)
  }

  @Test func `Blank rows are no rows, and findings lead to the row on the page`() throws {
    let (reader, json) = try read([
      ("items[1].qty", ""), ("items[2].qty", "1"), ("items[3].qty", " "), ("items[7].qty", "2"),
    ])
    #expect(json == #"{"items":[{"qty":"1"},{"qty":"2"}]}"#)
    #expect(reader.onPage("items[2].qty") == "items[7].qty")
    #expect(reader.onPage("items[3].qty") == "items[3].qty")
    #expect(reader.onPage("customer_name") == "customer_name")
  }

  @Test(arguments: [
    "items[0].qty", "items[-1].qty", "items[99999999999999999999].qty", "items[6000].qty", "items[1]", "items[1].",
    "items[１].qty", "items[1].qty.name", "items[].qty", "items[1", "__proto__", "customer_name.x", "service_sign.role",
    "service_sign", "fee_total", "../../etc/passwd", "", "a.b.c.d", "leader_stamp",
  ])
  func `Names that no page has are left out`(name: String) throws {
    #expect(try read([(name, "x")]).1 == "{}")
  }

  @Test func `What is kept is read back as it was typed`() throws {
    let schema = try Self.schema("return-record")
    let json = #"{"customer_name":"<b>&\"","items":[{"qty":3,"out_date":"2026.3.5"}],"qc_sign":{"name":"赵"}}"#
    let data = DraftData(json: json)
    #expect(data.text("items[1].qty") == "3")
    #expect(data.text("qc_sign.name") == "赵")
    #expect(data.text("items[2].qty") == "")
    #expect(DraftData(json: data.json(for: schema).text) == data)
    #expect(DraftData(json: "no JSON").values.isEmpty)
    #expect(data.title(for: schema) == #"<b>&""#)
  }

  @Test func `Two versions are told apart field by field`() throws {
    let schema = try Self.schema("return-record")
    let mine = DraftData(json: #"{"customer_name":"甲","items":[{"qty":"1"},{"qty":"2"}]}"#)
    let theirs = DraftData(json: #"{"customer_name":"乙","items":[{"qty":"1"}],"reason":"x"}"#)
    let found = mine.differences(from: theirs, for: schema).map { "\($0.path) \($0.mine)|\($0.theirs)" }
    #expect(found == ["customer_name 甲|乙", "items[2].qty 2|", "reason |x"])
  }

  @Test(arguments: ["return-record", "service-report", "satisfaction-survey", "cost-approval", "phone-log"])
  func `Every field that somebody types stands on the sheet once`(form: String) throws {
    let schema = try Self.schema(form)
    var seen: [String: Int] = [:]
    for stage in Stage.allCases {
      for block in SheetPlan(schema, stage: stage).blocks {
        switch block {
        case .row(let cells):
          #expect(cells.reduce(0) { $0 + $1.quarters } == 48)
          for cell in cells { seen[cell.field.id, default: 0] += 1 }
        case .table(let field, _, _): seen[field.id, default: 0] += 1
        case .matrix(let fields): for field in fields { seen[field.id, default: 0] += 1 }
        case .heading, .note: break
        }
      }
    }
    #expect(Set(seen.keys) == Set(schema.fields.map(\.id)))
    let doubled = seen.filter { id, count in count != 1 && schema.field(id)?.type != .approvals }
    #expect(doubled.isEmpty)
  }
}
