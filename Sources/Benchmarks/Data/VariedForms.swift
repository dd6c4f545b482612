import Expressions
import Forms
import Foundation
import Intake
import Liandan
import Templates

/// A shipped form and filled forms like its example, each with other values.
struct VariedForms {
  /// The forms that are shipped.
  static let ids = ["cost-approval", "maintenance-record", "return-record", "satisfaction-survey", "service-report"]

  let schema: FormSchema
  private let example: Row
  private let folder: String

  init(_ id: String, repository: String) throws {
    schema = try FormLibrary(directories: [repository + "/forms"]).schema(id)
    folder = repository + "/templates"
    let (submissions, findings) = SubmissionReader.readAll(
      .file("\(repository)/forms/examples/\(id).json"), schema: schema)
    guard let submission = submissions.first else { throw BenchError("\(findings)") }
    example = schema.bind(submission).0.values
  }

  func template(_ format: TemplateFormat) throws -> CompiledTemplate {
    let path = "\(folder)/\(schema.id).\(format.rawValue)"
    let (template, findings) = CompiledTemplate.compile(
      Array(try Data(contentsOf: URL(filePath: path))), name: path, vocabulary: TemplateVocabulary(schema: schema))
    guard let template else { throw BenchError("\(findings)") }
    return template
  }

  /// Forms of a fixed seed; `isLong` gives two of their texts some thousand characters.
  func forms(_ count: Int, seed: Int, isLong: Bool = false) -> [NumberedForm] {
    var random = SeededRandom(seed)
    return (0..<count).map { index in
      var values = row(example, schema.fields, &random)
      if isLong { lengthen(&values, &random) }
      let day = CalendarDate(year: 2026, month: 3, day: 1 + index % 28) ?? .first
      return NumberedForm(
        schema: schema, number: "FC-2026-\(100_000 + index)", values: values, stage: .closing, issuedOn: day)
    }
  }

  private func row(_ like: Row, _ fields: [Field], _ random: inout SeededRandom) -> Row {
    // Not a new row: as where data are bound, the values lie in the order of the schema.
    var row = like
    for field in fields {
      row[field.id] = random.number(1...12) > 1 ? like[field.id].map { value($0, field, &random) } : nil
    }
    return row
  }

  private func value(_ like: Value, _ field: Field, _ random: inout SeededRandom) -> Value {
    let choices = field.choiceList.flatMap { schema.choiceLists[$0] }?.choices.map(\.id) ?? []
    func day() -> CalendarDate {
      CalendarDate(year: 2026, month: random.number(1...12), day: random.number(1...28)) ?? .first
    }
    switch like {
    case .text(let text): return .text(self.text(text, &random))
    case .number(let number):
      if number.isInteger { return .number(ExactDecimal(random.number(1...900))) }
      return .number(ExactDecimal("\(random.number(1...9_000)).\(random.number(10...99))") ?? .zero)
    case .date: return .date(day())
    case .dateTime(let moment): return .dateTime(CalendarMoment(date: day(), time: moment.time))
    case .choice: return .choice(random.pick(choices))
    case .choices: return .choices(choices.filter { _ in random.number(0...1) == 1 })
    case .rows(let rows):
      return .rows((0..<random.number(1...5)).map { row(rows[$0 % rows.count], field.fields, &random) })
    case .signature(let signature):
      return .signature(
        Signature(
          name: random.pick(SampleWords.people), date: signature.date.map { _ in day() }, time: signature.time,
          opinion: signature.opinion.map { _ in random.pick(SampleWords.results) }))
    case .approvals(let approvals):
      return .approvals(
        approvals.map { approval in
          var approval = approval
          approval.name = random.pick(SampleWords.people)
          return approval
        })
    case .images: return like
    }
  }

  private func text(_ like: String, _ random: inout SeededRandom) -> String {
    if like.utf8.allSatisfy({ $0 < 0x80 }) {
      return String(like.map { $0.isNumber ? Character("\(random.number(0...9))") : $0 })
    }
    switch like.count {
    case ...3: return random.pick(SampleWords.people)
    case ...12: return random.pick(SampleWords.products)
    case ...20: return random.pick(SampleWords.cities) + random.pick(SampleWords.firms) + "有限公司"
    default: return (0..<random.number(1...4)).map { _ in random.pick(SampleWords.problems) }.joined(separator: "；")
    }
  }

  private func lengthen(_ values: inout Row, _ random: inout SeededRandom) {
    let texts = schema.fields.filter { field in
      if case .text(let text)? = values[field.id] { field.type == .text && text.count > 12 } else { false }
    }
    for field in texts.prefix(2) {
      let sentences = (0..<random.number(10...40)).map { _ in
        random.pick(random.number(0...1) == 0 ? SampleWords.problems : SampleWords.results)
      }
      values[field.id] = .text(sentences.joined(separator: "。"))
    }
  }
}
