import Expressions
import Findings
import Foundation
import TestSupport
import Testing

@testable import Forms

struct ShippedFormsTests {
  static let folder = URL(filePath: Repository.path).appending(path: "forms")

  static func text(_ name: String) -> String? {
    try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  static var forms: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return names.filter { $0.hasSuffix(".yaml") && !["profile.yaml", "common.yaml"].contains($0) }.sorted()
  }

  @Test func `the profile loads`() throws {
    let (profile, findings) = CompanyProfile.load(yaml: try #require(Self.text("profile.yaml")), file: "profile.yaml")
    #expect(findings.lines() == [])
    #expect(profile != nil)
  }

  @Test(arguments: forms) func `a shipped form loads without findings`(_ name: String) throws {
    let profileText = Self.text("profile.yaml") ?? ""
    let profile = try #require(CompanyProfile.load(yaml: profileText, file: "profile.yaml").0)
    let result = FormSchema.load(
      yaml: try #require(Self.text(name)), file: name, profile: profile, profileText: profileText)
    #expect(result.findings.lines() == [])
    #expect("\(result.schema?.id ?? "").yaml" == name)
  }

  static var examples: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "examples").path())) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted()
  }

  /// What a JSON reader gives; the order of members does not matter here.
  static func given(_ json: Any) -> Given {
    switch json {
    case let text as String: .raw(.text(text))
    case let number as NSNumber:
      .raw(.number("\(number)"))
    case let list as [Any]: .list(list.map { given($0) })
    case let object as [String: Any]: .object(object.sorted { $0.key < $1.key }.map { ($0.key, given($0.value)) })
    default: .raw(.empty)
    }
  }

  @Test(arguments: examples) func `a shipped example can be issued and closed`(_ name: String) throws {
    let (schema, records) = try Self.example(name)
    for record in records {
      let moment = try #require(CalendarMoment(iso: "2026-12-31T18:00"))
      let context = FillContext(now: moment, operatorName: "王建国", workdays: .mondayToFriday)
      let result = schema.check(submission(Self.given(record)), at: .closing, in: context)
      #expect(result.findings.lines() == [])
      let values = try #require(result.form).values
      let (again, findings) = schema.bind(try submissionRead(from: CanonicalData.json(values, schema: schema)))
      #expect(findings == [])
      #expect(again.values == values)
    }
  }

  /// The members of a record that are known at opening.
  private static func opening(_ record: Any, _ schema: FormSchema) -> Given {
    guard case .object(let members) = given(record) else { return [:] }
    return .object(
      members.compactMap { key, value in
        guard let position = schema.lookups.keys.positions(key).first else { return nil }
        let field = schema.fields[position]
        if field.stage == .closing { return nil }
        guard field.type == .repeat, case .list(let rows) = value else { return (key, value) }
        let keys = schema.lookups.keys.columns(at: position)
        let kept = rows.map { row in
          guard case .object(let cells) = row else { return row }
          return Given.object(
            cells.filter { cell in keys.positions(cell.0).first.map { field.fields[$0].stage == .opening } ?? false })
        }
        return (key, .list(kept))
      })
  }

  @Test(arguments: examples) func `a shipped example issued with what is known at opening closes later`(_ name: String)
    throws
  {
    let (schema, records) = try Self.example(name)
    for record in records {
      let early = FillContext(
        now: try #require(CalendarMoment(iso: "2026-12-31T08:00")), operatorName: "王建国", workdays: .mondayToFriday)
      let opened = schema.check(submission(Self.opening(record, schema)), at: .opening, in: early)
      #expect(opened.findings.filter { $0.severity == .error }.lines() == [])
      let values = try #require(opened.form).values
      let issued = NumberedForm(schema: schema, number: "X", values: values, stage: .opening, issuedOn: early.today)
      let (form, changed) = schema.bind(submission(Self.given(record))).0.completing(issued)
      #expect(changed.lines() == [])
      let late = FillContext(
        now: try #require(CalendarMoment(iso: "2027-01-15T08:00")), operatorName: "赵六", workdays: .mondayToFriday)
      #expect(form.validated(at: .closing, in: late).findings.lines() == [])
    }
  }

  /// The schema of a file in the folder of forms.
  static func schema(_ name: String) throws -> FormSchema {
    let profileText = text("profile.yaml") ?? ""
    let profile = try #require(CompanyProfile.load(yaml: profileText, file: "profile.yaml").0)
    let loaded = FormSchema.load(
      yaml: try #require(text(name)), file: name, profile: profile, profileText: profileText)
    return try #require(loaded.schema)
  }

  /// An example with its schema.
  static func example(_ name: String) throws -> (FormSchema, [Any]) {
    let ids = forms.map { String($0.dropLast(5)) }
    let id = try #require(ids.filter { name.hasPrefix($0) }.max { $0.count < $1.count })
    let json = try JSONSerialization.jsonObject(
      with: try Data(contentsOf: folder.appending(path: "examples/\(name)")))
    return (try schema("\(id).yaml"), json as? [Any] ?? [json])
  }

  @Test(arguments: [("500.00", []), ("500.01", ["财务", "分管领导", "总经理"])])
  func `at the limit one signature is enough, a fen above it the whole chain signs`(
    _ price: String, _ missing: [String]
  ) throws {
    let (schema, records) = try Self.example("cost-approval.json")
    let given = Self.given(try #require(records.first)).with([
      "lines": [
        ["item": "parts", "basis": "库存价", "qty": 1, "unit_price": 500],
        ["item": "labour", "basis": "工时", "qty": 1, "unit_price": .raw(.text(price))],
      ],
      "actual_total": 0, "approvals": "部门负责人 同意 周国栋 2026-11-04",
    ])
    let context = FillContext(now: try #require(CalendarMoment(iso: "2026-12-31T18:00")), operatorName: "何婷")
    let findings = schema.check(submission(given), at: .closing, in: context).findings
    #expect(findings.map(\.message.zhHans) == missing.map { "缺少“\($0)”的审批" })
  }
}
