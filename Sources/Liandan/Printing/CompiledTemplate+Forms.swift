import Findings
import Forms
import Templates

extension CompiledTemplate {
  /// The template of a form.
  ///
  /// - Throws: a `FindingList` if it has errors.
  static func of(
    _ schema: FormSchema, _ bytes: [UInt8], name: String, checks: TemplateChecks
  ) throws -> CompiledTemplate {
    let (compiled, findings) = compile(
      bytes, name: name, vocabulary: TemplateVocabulary(schema: schema), checks: checks)
    guard let compiled, !findings.hasErrors else { throw FindingList(findings) }
    return compiled
  }

  /// An empty form, to be filled in by hand.
  func blank(_ schema: FormSchema) throws -> [UInt8] {
    try render(.record(ofBlank: schema, copy: nil, language: language))
  }
}
