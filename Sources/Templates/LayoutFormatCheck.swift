package import Findings
package import Forms
import TemplateLanguage

/// Checks the pipes that a layout names: the starter templates are made with them.
package enum LayoutFormatCheck {
  /// What is wrong with these pipes of a schema, at their places in its file.
  package static func findings(_ formats: [LayoutFormat], of schema: FormSchema) -> [Finding] {
    guard !formats.isEmpty else { return [] }
    let vocabulary = TemplateVocabulary(schema: schema)
    var compiler = SlotCompiler(vocabulary: vocabulary)
    for format in formats {
      var scope = NameScope(vocabulary)
      if let table = format.table.flatMap({ tag("{{#\($0)}}", of: format) }) {
        guard let section = compiler.section(table, in: scope) else { continue }
        scope = section.inside
      }
      if let value = tag("{{\(format.field)|\(format.pipe)}}", of: format) {
        _ = compiler.value(value, in: scope, as: .plain, merges: true)
      }
    }
    return compiler.findings.filter { $0.severity == .error }
  }

  private static func tag(_ text: String, of format: LayoutFormat) -> LocatedTag? {
    var parser = TagParser()
    return parser.tags(in: Array(text.utf8)).first.map { LocatedTag(tag: $0, origin: format.origin, excerpt: text) }
  }
}
