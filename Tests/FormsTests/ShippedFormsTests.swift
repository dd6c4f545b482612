import Expressions
import Findings
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Forms

struct ShippedFormsTests {
  static let folder = URL(filePath: Repository.path).appending(path: "forms")

  static func text(_ name: String) -> String? {
    try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// All forms, loaded once.
  private static let loaded: [String: LoadResult] = {
    let profileText = text("profile.yaml") ?? ""
    guard let profile = CompanyProfile.load(yaml: profileText, file: "profile.yaml").0 else { return [:] }
    let common = CommonBlocks.read(yaml: text("common.yaml") ?? "", file: "common.yaml").common
    var outlines: [String: FormOutline] = [:]
    for name in forms {
      let id = String(name.dropLast(5))
      outlines[id] = FormOutline(id: id, FormText(text(name) ?? "", file: id, common: common), profile: profile)
    }
    let referred = ReferredForms(ids: outlines.keys.sorted()) { [outlines] in outlines[$0] }
    return Dictionary(
      uniqueKeysWithValues: forms.map { name in
        let result = FormSchema.load(
          yaml: text(name) ?? "", file: name, profile: profile, common: common,
          referring: referred)
        return (name, result)
      })
  }()

  static var forms: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return names.filter { $0.hasSuffix(".yaml") && !["profile.yaml", "common.yaml", "archive.yaml"].contains($0) }
      .sorted()
  }

  @Test func `the profile loads`() throws {
    let (profile, findings) = CompanyProfile.load(yaml: try #require(Self.text("profile.yaml")), file: "profile.yaml")
    #expect(findings.lines() == [])
    #expect(profile != nil)
  }

  @Test(arguments: forms) func `a shipped form loads without findings`(_ name: String) throws {
    let result = try #require(Self.loaded[name])
    #expect(result.findings.lines() == [])
    #expect("\(result.schema?.id ?? "").yaml" == name)
  }

  static var examples: [String] { examples(in: "examples") }

  private static func examples(in place: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: place).path())) ?? []
    // The letter is data for a template, of no form.
    return names.filter { $0.hasSuffix(".json") && $0 != "letter.json" }.sorted()
  }

  /// Whether a rule reads another form, which only a register has, or a parameter that is not set.
  private static func needsMore(_ rule: Rule, _ schema: FormSchema) -> Bool {
    let names = rule.assertion.references.union(rule.when?.references ?? [])
    let references = schema.fields.filter { $0.reference != nil }.map(\.id) + ["previous"]
    // Calculated fields and those that a reference fills may hold what the other form says.
    let filled = Set(schema.fields.compactMap(\.reference).flatMap { $0.fill.map(\.field) })
    let indirect = schema.fields.filter { field in
      field.calculation?.references.contains { name in references.contains { name.hasPrefix($0 + ".") } } ?? false
    }.map(\.id)
    return names.contains { name in
      references.contains { name.hasPrefix($0 + ".") } || indirect.contains(name) || filled.contains(name)
        || schema.profile.parameters.contains { name == "profile.\($0.key)" && $0.value.value == .unknown }
    }
  }

  private static let fixtures = URL(filePath: Repository.path).appending(path: "Tests/FormsTests/Fixtures/bad")

  @Test(arguments: examples(in: "examples/bad")) func `a bad example gives exactly its findings`(_ name: String) throws
  {
    let (schema, records) = try Self.example(name, in: "examples/bad")
    let context = FillContext(
      now: try #require(CalendarMoment(iso: "2026-12-31T18:00")), operatorName: "王建国", workdays: .mondayToFriday)
    let lines = records.flatMap { record in
      schema.check(submission(Self.given(record)), at: .closing, in: context).findings.map { finding in
        "\(finding.severity) \(finding.code) \(finding.field ?? "-") \(finding.message.zhHans)"
      }
    }
    let found = lines.joined(separator: "\n") + "\n"
    let golden = Self.fixtures.appending(path: name.replacing(".json", with: ".txt"))
    let expected = try? String(contentsOf: golden, encoding: .utf8)
    if ProcessInfo.processInfo.environment["LIANDAN_RECORD_GOLDEN"] != nil, expected != found {
      try found.write(to: golden, atomically: true, encoding: .utf8)
    }
    #expect(expected == found)
    let told = Set(lines.map { $0.split(separator: " ")[1] })
    let untold = schema.rules.filter { !told.contains(Substring($0.id)) && !Self.needsMore($0, schema) }
    #expect(untold.map(\.id) == [], "rules that the bad example keeps")
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

  /// The lines of a ledger's example, which read those before them.
  private final class Lines: RecordLookup {
    private let lines = Mutex<[Row]>([])
    func add(_ line: Row) { lines.withLock { $0.append(line) } }
    func form(numbered number: String) -> ReferredForm { .unknown }
    func previous(of schema: FormSchema, having keys: [(field: String, value: Value)], before number: String?) -> Row? {
      lines.withLock { lines in lines.last { line in keys.allSatisfy { line[$0.field] == $0.value } } }
    }
  }

  @Test(arguments: examples) func `a shipped example can be issued and closed`(_ name: String) throws {
    let (schema, records) = try Self.example(name)
    let lines = Lines()
    for record in records {
      let moment = try #require(CalendarMoment(iso: "2026-12-31T18:00"))
      let context = FillContext(
        now: moment, operatorName: "王建国", workdays: .mondayToFriday,
        records: schema.previous == nil ? nil : lines)
      let result = schema.check(submission(Self.given(record)), at: .closing, in: context)
      #expect(result.findings.lines() == [])
      let values = try #require(result.form).values
      lines.add(values)
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
    let lines = Lines()
    for record in records {
      let early = FillContext(
        now: try #require(CalendarMoment(iso: "2026-12-31T08:00")), operatorName: "王建国", workdays: .mondayToFriday,
        records: schema.previous == nil ? nil : lines)
      let opened = schema.check(submission(Self.opening(record, schema)), at: .opening, in: early)
      #expect(opened.findings.filter { $0.severity == .error }.lines() == [])
      let values = try #require(opened.form).values
      lines.add(values)
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
    try #require(loaded[name]?.schema)
  }

  /// An example with its schema.
  static func example(_ name: String, in place: String = "examples") throws -> (FormSchema, [Any]) {
    let ids = forms.map { String($0.dropLast(5)) }
    let id = try #require(
      ids.filter { name == "\($0).json" || name.hasPrefix("\($0)-") }.max { $0.count < $1.count })
    let json = try JSONSerialization.jsonObject(
      with: try Data(contentsOf: folder.appending(path: "\(place)/\(name)")))
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
