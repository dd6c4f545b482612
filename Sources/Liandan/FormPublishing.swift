package import Findings
package import Forms

/// Whether a form's schema may be published, and publishing it.
package struct FormPublishing: Sendable {
  /// The schema; `nil` if it has errors.
  package let schema: FormSchema?
  /// All that is wrong with it.
  package let findings: [Finding]
}

extension IssueDesk {
  /// What is wrong with a text of a form's schema; nothing is written.
  ///
  /// - Parameters:
  ///   - id: The form's id.
  ///   - text: The text.
  ///   - isWhole: Whether it is also looked whether other forms get errors by it, and whether its version must rise.
  /// - Throws: an error of the system if a file cannot be read.
  package func trial(of id: String, with text: String, isWhole: Bool) async throws -> FormPublishing {
    let (own, changed) = (library, library.replacing(id, with: text))
    var (schema, findings) = try await serve { _ in
      let (schema, wrong) = try changed.trial(id)
      var findings = wrong
      if isWhole, schema != nil {
        let known = Set(try own.all().findings)
        findings += try changed.all().findings.filter {
          $0.severity == .error && !known.contains($0) && !findings.contains($0)
        }
      }
      return (schema, findings)
    }
    if isWhole, let new = schema { findings += try await versionFindings(of: new) }
    if findings.hasErrors { schema = nil }
    return FormPublishing(schema: schema, findings: findings)
  }

  /// Prints a text of a form's schema as a sample: all copies in one PDF each, the first of them.
  ///
  /// - Throws: a `FindingList` if it has errors.
  package func samplePage(of id: String, with text: String) async throws -> [UInt8] {
    let desk = using(library.replacing(id, with: text))
    return try await serve(.long) { _ in
      try desk.preview(id, from: nil, as: .pdf).copies.first?.bytes ?? []
    }
  }

  /// Writes a form's schema into the first folder of forms, whole or not at all.
  ///
  /// - Returns: The path.
  /// - Throws: an error of the system if the folder cannot be written.
  package func publish(_ id: String, text: String) async throws -> String {
    let path = "\(library.directories[0])/\(id).yaml"
    let store = world.store
    return try await serve { _ in
      let file = try store.create(path)
      try file.write(Array(text.utf8))
      _ = try file.seal()
      try file.replace()
      return path
    }
  }
}

extension IssueDesk {
  /// Refuses a schema with other fields than that of the newest form on record, unless its version is higher.
  private func versionFindings(of new: FormSchema) async throws -> [Finding] {
    guard hasRegister, try library.ids().contains(new.id) else { return [] }
    var search = FormSearch(form: new.id)
    search.limit = 1
    guard let number = try await find(search).first?.record.number else { return [] }
    let last = try await record(number).form.schema
    guard new.version <= last.version, last.fieldsText != new.fieldsText else { return [] }
    return [
      Finding(
        code: .versionNotRaised,
        LocalizedText(
          "已有按版本 \(last.version) 开的单，字段改了，version 要大于 \(last.version)",
          hant: "已有按版本 \(last.version) 開的單，欄位改了，version 要大於 \(last.version)",
          en:
            "forms were issued under version \(last.version) and the fields differ: version must be above \(last.version)"
        ),
        at: Origin(pointer: "/version"),
        hint: LocalizedText(
          "把 version 改成 \(last.version + 1)", hant: "把 version 改成 \(last.version + 1)",
          en: "make version \(last.version + 1)"))
    ]
  }
}

extension FormSchema {
  /// The fields as one text, by which two schemas are compared.
  fileprivate var fieldsText: String {
    guard case .object(let members) = description(in: .zhHans) else { return "" }
    return members.first { $0.0 == "fields" }?.1.text ?? ""
  }
}
