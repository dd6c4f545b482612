import Findings
import Forms
import Liandan

/// What a script is told after it saved: what is wrong, what was computed, what does not apply.
struct DraftAnswer: Sendable {
  let judged: JudgedForm
  let reader: DraftReader
  let version: Int
  let language: Language

  var json: JSONValue {
    let findings = judged.findings.map { finding -> JSONValue in
      .object([
        ("field", finding.field.map { .string(reader.onPage($0)) } ?? .null),
        ("label", finding.label.map { .string($0.text(in: language)) } ?? .null),
        ("message", .string(finding.message.text(in: language))),
        ("hint", finding.hint.map { .string($0.text(in: language)) } ?? .null),
        ("severity", .string(finding.severity.rawValue)),
      ])
    }
    let filled = judged.texts(in: language) { $0.calculation == nil }.filter { !reader.data.has($0.key) }
    return .object([
      ("version", .number("\(version)")), ("valid", .boolean(judged.isValid)), ("findings", .array(findings)),
      ("computed", texts(judged.texts(in: language) { $0.calculation != nil })), ("filled", texts(filled)),
      ("notRelevant", .array(judged.notRelevant.sorted().map { .string(reader.onPage($0)) })),
    ])
  }

  private func texts(_ texts: [String: String]) -> JSONValue {
    .object(texts.sorted { $0.key < $1.key }.map { (reader.onPage($0.key), .string($0.value)) })
  }
}
