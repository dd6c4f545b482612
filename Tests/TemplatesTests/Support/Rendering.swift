import Findings
import Forms

@testable import Templates

/// A template that does not compile, with its findings as users read them.
struct Refusal: Error, CustomStringConvertible {
  let findings: [Finding]
  var description: String { findings.map { $0.text(in: .zhHans) }.joined(separator: "\n") }
}

/// Compiles, and fails the test with the findings if that cannot be.
func compiled(_ bytes: [UInt8], _ vocabulary: TemplateVocabulary = .open) throws -> CompiledTemplate {
  let (template, findings) = CompiledTemplate.compile(bytes, name: "模板.docx", vocabulary: vocabulary)
  guard let template else { throw Refusal(findings: findings) }
  return template
}

/// The findings of a template as users read them.
func findings(_ bytes: [UInt8], _ vocabulary: TemplateVocabulary = .open, _ language: Language = .zhHans) -> [String] {
  CompiledTemplate.compile(bytes, name: "模板.docx", vocabulary: vocabulary).findings.map { $0.text(in: language) }
}

/// The main text of a document made from a body and plain data.
func rendered(_ body: String, _ data: [String: TemplateValue] = [:]) throws -> String {
  try WordReading.text(try compiled(try WordMaker.docx(body)).render(.record(data)))
}
