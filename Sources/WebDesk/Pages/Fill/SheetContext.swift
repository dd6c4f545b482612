import DeskStore
import Expressions
import Findings
import Forms
import HTML
import Liandan

/// What a sheet is written from: the form, what was typed, and what is known of it.
struct SheetContext: Sendable {
  let visit: Visit
  let schema: FormSchema
  let draft: String
  let data: DraftData
  /// What is wrong, by the path of the field; none before somebody asks.
  let findings: [String: [Finding]]
  /// What was computed, and what would be filled in where nothing was typed, by path.
  let computed: [String: String], filled: [String: String]
  let notRelevant: Set<String>
  /// The pictures and strokes that the draft has.
  let files: Set<String>
  /// Under which the browser keeps what is not saved yet.
  let deviceKey: String

  init(
    _ visit: Visit, draft: String, data: DraftData, judged: JudgedForm, showsFindings: Bool
  ) async throws {
    let store = visit.site.store
    (self.visit, self.draft, self.data) = (visit, draft, data)
    files = Set(try await store.files(of: draft).map(\.name))
    deviceKey = try await store.deviceKey(of: visit.person().login)
    schema = judged.schema
    findings = showsFindings ? Dictionary(grouping: judged.findings.filter { $0.field != nil }) { $0.field ?? "" } : [:]
    computed = judged.texts(in: visit.language) { $0.calculation != nil }
    filled = judged.texts(in: visit.language) { $0.calculation == nil }.filter { !data.has($0.key) }
    notRelevant = judged.notRelevant
  }

  /// What the scripts of the page read of its form.
  var attributes: [Attribute?] {
    [
      .id("draft"), .named("method", "post"), .flag("novalidate"),
      schema.hasPictures ? .named("enctype", "multipart/form-data") : nil, .data("draft", draft),
      .data("form", schema.id), .data("suggestions", path: Path("suggest").query("form", schema.id)),
      .data("files", path: Path("drafts", draft, "files")), .data("key", deviceKey),
      .data("words", DraftWords.json(visit)),
    ]
  }

  /// The id of the control of a path, to which findings lead.
  static func anchor(_ path: String) -> String { "f-\(path)" }

  /// Where a finding leads to: the control of its field, or the table of its column.
  func target(of finding: Finding) -> String? {
    guard let path = finding.field else { return nil }
    guard let place = FieldPlace(path), let field = schema.field(place.field) else { return nil }
    if place.row != nil || field.type != .repeat { return SheetContext.anchor(path) }
    return SheetContext.anchor(place.field)
  }

  /// The text in the visitor's language.
  func text(_ text: LocalizedText) -> String { visit.text(text) }

  /// The choices of a field.
  func choices(_ field: Field) -> [Choice] { field.choiceList.flatMap { schema.choiceLists[$0]?.choices } ?? [] }

  /// Whether the field must have a value whatever else is written.
  func isRequired(_ field: Field) -> Bool { if case .always = field.requirement { true } else { false } }
}

extension JudgedForm {
  /// The values of some fields as people read them, by path.
  func texts(in language: Language, of isWanted: (Field) -> Bool) -> [String: String] {
    var texts: [String: String] = [:]
    for field in schema.fields {
      if field.type == .repeat {
        guard case .rows(let rows)? = values[field.id] else { continue }
        for (index, row) in rows.enumerated() {
          for column in field.fields where isWanted(column) {
            texts["\(field.id)[\(index + 1)].\(column.id)"] = row[column.id].map { text($0, column, language) }
          }
        }
      } else if isWanted(field) {
        texts[field.id] = values[field.id].map { text($0, field, language) }
      }
    }
    return texts
  }

  private func text(_ value: Value, _ field: Field, _ language: Language) -> String {
    switch value {
    case .date, .dateTime: ValueText.data(value, field: field, schema: schema, language: language)
    default: ValueText.text(value, field: field, schema: schema, language: language)
    }
  }
}
