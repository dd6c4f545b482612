import Findings
import Forms
import PageGraphics
import Templates

/// What lies inside of a form's PDF.
extension AssociatedFile {
  /// The form's data as an export has them, which `check` and `close` read; without what the copy omits.
  static func data(of form: NumberedForm, _ copy: CopyDefinition, at moment: DocumentMoment) -> AssociatedFile {
    let number = JSONValue.object([("number", .string(form.number))]).text.utf8.dropLast()
    let values = CanonicalData.json(form.values.omitting(copy.omit, of: form.schema), schema: form.schema).dropFirst()
    return AssociatedFile(
      name: "\(form.number)-\(copy.id).json", mediaType: "application/json", relationship: .data,
      description: form.schema.title.zhHans, modified: moment,
      bytes: number + (values.count > 1 ? [UInt8(ascii: ",")] : []) + values)
  }

  /// The same form as a word-processing document.
  static func document(_ bytes: [UInt8], named name: String, at moment: DocumentMoment) -> AssociatedFile {
    AssociatedFile(
      name: "\(name).docx", mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      relationship: .source, description: "\(name).docx", modified: moment, bytes: bytes)
  }
}

extension Row {
  /// The values but for those of these fields, and of these columns, `lines.price`.
  fileprivate func omitting(_ omitted: Set<String>, of schema: FormSchema) -> Row {
    if omitted.isEmpty { return self }
    var kept = self
    for field in schema.fields {
      if omitted.contains(field.id) { kept[field.id] = nil }
      guard case .rows(let rows)? = kept[field.id] else { continue }
      kept[field.id] = .rows(
        rows.map { row in
          var row = row
          for column in field.fields where omitted.contains("\(field.id).\(column.id)") { row[column.id] = nil }
          return row
        })
    }
    return kept
  }
}
