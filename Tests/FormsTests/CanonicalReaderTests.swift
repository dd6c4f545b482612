import Expressions
import Findings
import TestSupport
import Testing

@testable import Forms

struct CanonicalReaderTests {
  @Test(arguments: ShippedFormsTests.forms, [1, 2, 3])
  func `whatever values a shipped form has, they are read as they were written`(_ name: String, _ seed: Int) throws {
    let schema = try ShippedFormsTests.schema(name)
    var values = RandomValues(schema: schema, generator: SeededRandom(seed))
    for _ in 1...20 {
      let row = values.row(schema.fields)
      let json = String(decoding: CanonicalData.json(row, schema: schema), as: UTF8.self)
      #expect(try CanonicalData.values(json, schema: schema) == row, "\(json)")
    }
  }

  @Test(arguments: ShippedFormsTests.examples)
  func `a shipped example is read as binding reads it`(_ name: String) throws {
    let (schema, records) = try ShippedFormsTests.example(name)
    for record in records {
      let form = schema.bind(submission(ShippedFormsTests.given(record))).0
      let json = CanonicalData.json(form.values, schema: schema)
      let bound = schema.bind(try submissionRead(from: json)).0.values
      #expect(try CanonicalData.values(String(decoding: json, as: UTF8.self), schema: schema) == bound)
    }
  }

  @Test(arguments: [
    #"{"a":"1"}"#, #"{"n":"1"}"#, #"{"n":1x}"#, #"{"d":"2026-13-01"}"#, #"{"k":"maybe"}"#, #"{"k":"yes","k":"yes"}"#,
    #"{"s":{"date":"yesterday"}}"#, #"{"r":[{"x":1}]}"#, #"{"n":1}{"#, "", "[]", #"{"t":"\q"}"#, #"{"t":"\u4e00"}"#,
  ])
  func `what nothing wrote is refused`(_ json: String) throws {
    let schema = try Sample.schema(
      fields: """
          - { id: t, label: 文, type: text }
          - { id: n, label: 数, type: integer }
          - { id: d, label: 日, type: date }
          - { id: k, label: 选, type: select_one, choices: k }
          - { id: s, label: 签, type: signature }
          - { id: r, label: 行, type: repeat, fields: [ { id: y, label: 列, type: text } ] }
        """, choices: "  k: [ { id: \"yes\", label: 是 } ]")
    #expect(throws: CanonicalDataError.self) { try CanonicalData.values(json, schema: schema) }
    let whole = #"{"t":"\"\\\n\u0001一","n":-1,"d":"2026-11-20","k":"yes","s":{"name":"王"},"r":[{"y":"z"},{}]}"#
    #expect(try CanonicalData.values(whole, schema: schema)["t"] == .text("\"\\\n\u{1}一"))
    for length in 0..<whole.utf8.count {
      let cut = String(decoding: whole.utf8.prefix(length), as: UTF8.self)
      #expect(throws: CanonicalDataError.self) { try CanonicalData.values(cut, schema: schema) }
    }
  }
}

/// Values of every type, as binding could have made them.
private struct RandomValues {
  let schema: FormSchema
  var generator: SeededRandom

  mutating func row(_ fields: [Field]) -> Row {
    var row = Row()
    for field in fields where Int.random(in: 0..<4, using: &generator) > 0 { row[field.id] = value(field) }
    return row
  }

  private mutating func value(_ field: Field) -> Value? {
    switch field.type.kind {
    case .text: .text(text())
    case .number(let format):
      .number(amount(places: format.isAmount ? 2 : Int.random(in: 0...min(6, format.places), using: &generator)))
    case .date: .date(date())
    case .dateTime: .dateTime(CalendarMoment(secondsSinceEpoch: Int.random(in: 0..<4_000_000_000, using: &generator)))
    case .choice: choices(field).randomElement(using: &generator).map { .choice($0) }
    case .choices: .choices(choices(field).filter { _ in Bool.random(using: &generator) })
    case .rows: .rows((0..<Int.random(in: 0...4, using: &generator)).map { _ in row(field.fields) })
    case .images:
      .images([
        ImageReference(path: text()), ImageReference(path: text(), sha256: String(repeating: "0a", count: 32)),
      ])
    case .signature: .signature(signature())
    case .approvals:
      .approvals(
        Approval.Decision.allCases.map { decision in
          Approval(
            role: text(), decision: decision, name: text(), date: optional { $0.date() },
            opinion: optional { $0.text() })
        })
    case .nothing: nil
    }
  }

  private func choices(_ field: Field) -> [String] {
    field.choiceList.flatMap { schema.choiceLists[$0] }?.choices.map(\.id) ?? []
  }

  private mutating func signature() -> Signature {
    let date = optional { $0.date() }
    let time = date.flatMap { _ in
      optional { ClockTime(hour: Int.random(in: 0...23, using: &$0.generator), minute: 7, second: 9) ?? .midnight }
    }
    return Signature(name: text(), date: date, time: time, opinion: optional { $0.text() })
  }

  private mutating func optional<T>(_ make: (inout RandomValues) -> T) -> T? {
    Bool.random(using: &generator) ? make(&self) : nil
  }

  private mutating func date() -> CalendarDate {
    CalendarDate(dayNumber: Int.random(in: -100_000...100_000, using: &generator))
  }

  private mutating func amount(places: Int) -> ExactDecimal {
    let digits = String(Int.random(in: 0...99_999_999, using: &generator))
    let whole = Int.random(in: -9_999_999...9_999_999, using: &generator)
    return ExactDecimal(places == 0 ? "\(whole)" : "\(whole).\(digits.prefix(places))") ?? ExactDecimal(0)
  }

  private mutating func text() -> String {
    let pieces = [
      "江淮重工", "\"", "\\", "\n", "\r\t", "\u{1}", "a/b", "　", "😀", "{\"x\":1}", "e\u{301}", "]", ",", "0551-6234",
    ]
    return (0...Int.random(in: 0...5, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }
      .joined()
  }
}
