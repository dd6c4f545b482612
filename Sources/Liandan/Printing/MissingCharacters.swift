import Findings
import Fonts
import Forms
import PageGraphics
import Pages

/// Which values of a form have characters that no font has.
enum MissingCharacters {
  /// The first character without a glyph, and the face in which it should stand.
  static func first(in pages: [[FixedPage]]) -> (character: Unicode.Scalar, face: FontFace)? {
    for page in pages.joined() { if let missing = page.missingGlyph { return missing } }
    return nil
  }

  /// The findings about the form's values; if it was another text, such as the company's name, the character alone.
  static func error(
    _ missing: (character: Unicode.Scalar, face: FontFace), in form: NumberedForm?, _ template: PageTemplate
  ) -> any Error {
    let other = FontError.noGlyph(missing.character, missing.face)
    guard let form else { return other }
    let stack = FontStack(template.fonts.faces)
    let findings = findings(in: form.values, of: form.schema.fields) { field, value, group in
      let text = ValueText.text(value, field: field, schema: form.schema, language: template.language)
      guard let (table, row) = group else { return stack.finding(about: text, field: field.id, label: field.label) }
      let (list, column) = (table.label, field.label)
      return stack.finding(
        about: text, field: "\(table.id)[\(row)].\(field.id)",
        label: LocalizedText(
          "\(list.zhHans) 第 \(row) 行 \(column.zhHans)",
          hant: "\(list.text(in: .zhHant)) 第 \(row) 列 \(column.text(in: .zhHant))",
          en: "\(list.text(in: .en)), row \(row), \(column.text(in: .en))"))
    }
    return findings.isEmpty ? other : FindingList(findings)
  }

  private static func findings(
    in values: Row, of fields: [Field], group: (field: Field, row: Int)? = nil,
    _ finding: (Field, Value, (field: Field, row: Int)?) -> Finding?
  ) -> [Finding] {
    fields.flatMap { field -> [Finding] in
      switch values[field.id] {
      case nil: []
      case .rows(let rows)?:
        rows.enumerated().flatMap { index, row in
          findings(in: row, of: field.fields, group: (field, index + 1), finding)
        }
      case let value?: finding(field, value, group).map { [$0] } ?? []
      }
    }
  }
}
