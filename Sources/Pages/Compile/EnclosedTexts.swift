package import Findings
package import Forms
import TemplateLanguage

/// Checks the texts of a schema's enclosures, which are printed as templates are.
package enum EnclosedTexts {
  /// What is wrong with their tags, at their places in the schema's file.
  package static func findings(_ texts: [LayoutText], of schema: FormSchema) -> [Finding] {
    let vocabulary = TemplateVocabulary(schema: schema)
    return texts.flatMap { text in
      var compiler = PageTextCompiler(vocabulary, name: text.origin.file ?? schema.id)
      if text.mayDraw {
        _ = compiler.piece(text.text, in: NameScope(vocabulary))
      } else {
        _ = compiler.template(text.text, in: NameScope(vocabulary))
      }
      return compiler.findings.map { finding in
        var finding = finding
        finding.origin = text.origin
        return finding
      }
    }
  }
}
