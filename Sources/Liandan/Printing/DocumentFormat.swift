import Expressions
import Findings
import Forms
public import Templates

/// The formats that copies can be printed in. The raw value is the extension of their files.
public enum DocumentFormat: String, Sendable, Hashable, CaseIterable {
  /// A word-processing document, made from a template.
  case docx
  /// A workbook, made from a template.
  case xlsx
  /// Plain text in columns, made from the schema: for screen readers and logs.
  case txt

  /// The format of the templates that its documents are made from; `nil` if they are made from the schema.
  public var template: TemplateFormat? {
    switch self {
    case .docx: .docx
    case .xlsx: .xlsx
    case .txt: nil
    }
  }

  /// What renders a form's copies in this format from `source`: a template, or the schema's text where there is none.
  ///
  /// - Throws: a `FindingList` if a template has errors.
  func renderer(
    for schema: FormSchema, _ source: [UInt8], name: String, checks: TemplateChecks
  ) throws -> any CopyRenderer {
    guard template != nil else { return TextCopyRenderer() }
    let (compiled, findings) = CompiledTemplate.compile(
      source, name: name, vocabulary: TemplateVocabulary(schema: schema), checks: checks)
    guard let compiled, !findings.hasErrors else { throw FindingList(findings) }
    return TemplateRenderer(compiled)
  }
}
