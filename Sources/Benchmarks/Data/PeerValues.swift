import Expressions
import Findings
import Forms
import Foundation
import Intake
import Liandan
import Templates

/// Forms as they are printed: with a number, and in copies.
struct PrintedForms {
  let schema: FormSchema
  let forms: [NumberedForm]

  /// Reads, binds and checks the forms of a file, as `liandan issue --close` does.
  init(_ form: String, _ path: String, forms folder: String) throws {
    let schema = try FormLibrary(directories: [folder]).schema(form)
    let day = PrintedForms.today
    let context = FillContext(now: CalendarMoment(date: day), operatorName: "王建国", workdays: .mondayToFriday)
    let (submissions, findings) = SubmissionReader.readAll(.file(path), schema: schema)
    if findings.hasErrors { throw BenchError("\(findings)") }
    self.schema = schema
    forms = try submissions.enumerated().map { index, submission in
      let (filled, bound) = schema.bind(submission)
      let result = filled.validated(at: .closing, in: context)
      guard let valid = result.form, !bound.hasErrors else { throw BenchError("\(bound + result.findings)") }
      return NumberedForm(
        schema: schema, number: PrintedForms.number(index), values: valid.values, stage: .closing, issuedOn: day)
    }
  }

  /// The day in China, where the shipped forms are at home.
  private static var today: CalendarDate {
    CalendarDate(dayNumber: (Int(Date().timeIntervalSince1970) + 8 * 3600) / 86_400)
  }

  /// The number that a new register gives to a form.
  static func number(_ index: Int) -> String { "FC-\(today.year)-" + String(String(1_000_001 + index).dropFirst()) }

  /// The data of every copy of every form, in the order of printing.
  func copies() -> [TemplateData] {
    forms.flatMap { form in schema.copies.map { TemplateData.record(of: form, copy: $0) } }
  }
}

/// The texts that other engines put into their places.
struct PeerValues {
  /// What one document holds, place by place: a text, or the rows of a table.
  enum Value {
    case text(String)
    case rows([[String]])
  }
  private let template: TextTemplate
  private let places: [PeerTemplate.Place]

  // Private use characters, of which no value has any.
  private static let place: Character = "\u{E000}"
  private static let row: Character = "\u{E001}"
  private static let cell: Character = "\u{E002}"

  init(_ places: [PeerTemplate.Place], _ schema: FormSchema) throws {
    self.places = places
    var text = ""
    for place in places {
      switch place {
      // The forms are signed by name; what is drawn by hand is a picture, which a text cannot hold.
      case .text(let tags): text += tags.replacing(/\{\{@[^}]*\}\}/, with: "")
      case .table(let table):
        text += table.opening + table.cells.joined(separator: String(PeerValues.cell)) + String(PeerValues.row)
        text += "{{/\(table.name)}}"
      }
      text.append(PeerValues.place)
    }
    let (template, findings) = TextTemplate.compile(
      text, name: "places", vocabulary: TemplateVocabulary(schema: schema))
    guard let template else { throw BenchError("\(findings)") }
    self.template = template
  }

  /// The values of one document.
  func values(_ data: TemplateData) throws -> [Value] {
    let texts = try template.render(data).split(separator: PeerValues.place, omittingEmptySubsequences: false)
    return zip(places, texts).map { place, text in
      guard case .table = place else { return .text(String(text)) }
      return .rows(
        text.split(separator: PeerValues.row).map { row in
          row.split(separator: PeerValues.cell, omittingEmptySubsequences: false).map(String.init)
        })
    }
  }

  /// The values as a line of JSON: `{"texts":{"t0":…},"tables":{"items":[{"c0":…}]}}`.
  func json(_ values: [Value]) -> String {
    var texts: [(String, JSONValue)] = []
    var tables: [(String, JSONValue)] = []
    for (index, (place, value)) in zip(places, values).enumerated() {
      switch (place, value) {
      case (.table(let table), .rows(let rows)):
        let objects = rows.map { row in
          JSONValue.object(row.enumerated().map { ("c\($0.offset)", .string($0.element)) })
        }
        tables.append((table.name, .array(objects)))
      case (_, .text(let text)): texts.append(("t\(index)", .string(text)))
      default: break
      }
    }
    return JSONValue.object([("texts", .object(texts)), ("tables", .object(tables))]).text
  }
}
