import Expressions
import Findings
import Forms
import Foundation
import Intake
import PackageChecks
import Pictures
import Templates
import Testing

/// Runs one example as a user would: compiles its template, fills it in, reads the document back.
struct ExampleRun {
  let example: Article.Example

  /// What came out, in the notation of the article.
  func outcome() throws -> String {
    let data = try example.data.map { $0.isForm ? try ExampleForm(words: $0.text) : try ExampleForm(data: $0.text) }
    let vocabulary = data?.schema.map { TemplateVocabulary(schema: $0) } ?? .open
    let delimiters =
      try example.words.isEmpty
      ? .standard : #require(TagDelimiters(example.words.joined(separator: " ")))
    let value = data?.value ?? TemplateData(.record([:]))
    guard example.kind != .text else {
      let (template, findings) = TextTemplate.compile(
        example.template, name: "模板.txt", vocabulary: vocabulary, delimiters: delimiters)
      if example.isMistake { return text(findings) }
      return try Self.unwrap(template, findings).render(value)
    }
    let name = example.kind == .docx ? "模板.docx" : "模板.xlsx"
    let bytes =
      example.kind == .docx ? try WordNotation.docx(example.template) : try SheetNotation.xlsx(example.template)
    if example.isMistake {
      return text(CompiledTemplate.lint(bytes, name: name, vocabulary: vocabulary, delimiters: delimiters))
    }
    let (template, findings) = CompiledTemplate.compile(
      bytes, name: name, vocabulary: vocabulary, delimiters: delimiters)
    let document = try Self.unwrap(template, findings).render(value)
    let faults = PackageCheck.findings(in: document, name: name, schemas: PackageCheck.schemaFolder())
    #expect(faults.map(\.description) == [], "\(example.template)")
    return example.kind == .docx ? try WordReader(document).text() : try SheetReading(document).text()
  }

  private func text(_ findings: [Finding]) -> String {
    findings.filter { !example.showsErrorsOnly || $0.severity == .error }.map { $0.text(in: .zhHans) }.joined(
      separator: "\n")
  }

  private static func unwrap<T>(_ template: T?, _ findings: [Finding]) throws -> T {
    guard let template else { throw FindingList(findings) }
    return template
  }
}

/// The data of an example: plain ones, or those of a shipped form's example.
struct ExampleForm {
  var value: TemplateData
  var schema: FormSchema?
  private var language = Language.zhHans

  /// Plain data in JSON or YAML. Every picture that they name is the same one.
  init(data: String) throws {
    let isJSON = data.hasPrefix("{")
    let (submissions, findings) = SubmissionReader.readAll(
      bytes: Array(data.utf8), name: isJSON ? "数据.json" : "数据.yaml")
    guard let submission = submissions.first, !findings.hasErrors else { throw FindingList(findings) }
    let file = Article.folder.appending(path: "Tests/PicturesTests/Fixtures/plain.png")
    let picture = try Picture(Array(Data(contentsOf: file)))
    value = TemplateData(TemplateValue(submission, pictures: PictureLoader { _ in picture }))
  }

  /// A shipped form with its example: the form, then in any order a copy, `作废`, `补打2次`, `空白`, a language.
  init(words text: String) throws {
    let words = text.split(separator: " ").map(String.init)
    let forms = Article.folder.appending(path: "forms")
    func file(_ name: String) throws -> String { try String(contentsOf: forms.appending(path: name), encoding: .utf8) }
    let profileText = try file("profile.yaml")
    var profile = try #require(CompanyProfile.load(yaml: profileText, file: "profile.yaml").0)
    // What the articles show is a company's own.
    profile.isSample = false
    let id = try #require(words.first)
    let common = CommonBlocks.read(yaml: try file("common.yaml"), file: "common.yaml").common
    let schema = try #require(
      FormSchema.load(
        yaml: file("\(id).yaml"), file: id, profile: profile, common: common
      ).schema)
    let (submissions, _) = SubmissionReader.readAll(
      bytes: Array(try file("examples/\(id).json").utf8), name: "\(id).json")
    let now = try #require(CalendarMoment(iso: "2026-12-31T18:00"))
    let context = FillContext(now: now, operatorName: "何婷", workdays: .mondayToFriday)
    let result = schema.check(try #require(submissions.first), at: .closing, in: context)
    guard let form = result.form else { throw FindingList(result.findings) }
    let number = try #require(CalendarDate(year: 2026, month: 11, day: 20))
    let numbered = NumberedForm(
      schema: schema, number: schema.number.number(serial: 1, on: number), values: form.values, stage: .closing,
      issuedOn: number, dataDigest: "1a2b3c4d")
    let copy = schema.copies.first { words.contains($0.id) }
    var marks = CopyMarks()
    for word in words {
      if word == "作废" { marks.void = .init(reason: LocalizedText("重复开单"), date: number, operatorName: "何婷") }
      if let match = word.firstMatch(of: /补打(\d+)次/) { marks.reprints = Int(match.1) ?? 0 }
      if let match = word.firstMatch(of: /代替(\S+)/) { marks.replaces = LocalizedText("代替作废单 \(match.1)") }
      if let given = Language(rawValue: word) { language = given }
    }
    self.schema = schema
    value =
      words.contains("空白")
      ? .record(ofBlank: schema, copy: copy, marks: marks, language: language)
      : .record(of: numbered, copy: copy, marks: marks, language: language)
  }
}
