import Findings

@testable import Templates

/// Renders templates that are plain text.
enum PlainTemplate {
  /// The text with these data.
  static func rendered(
    _ text: String, _ data: [String: TemplateValue] = [:], language: Language = .zhHans
  ) throws -> String {
    let (template, findings) = TextTemplate.compile(text, name: "模板.txt", vocabulary: .open)
    guard let template else { throw Refusal(findings: findings) }
    return try template.render(.record(data), language: language)
  }

  /// What is found wrong in it.
  static func findings(_ text: String, vocabulary: TemplateVocabulary = .open) -> [String] {
    TextTemplate.compile(text, name: "模板.txt", vocabulary: vocabulary).findings.map { $0.text(in: .zhHans) }
  }
}
