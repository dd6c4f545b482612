import Findings

extension SchemaLoader {
  /// `key: serial_no`, of a card and of nothing else.
  mutating func cardKey(_ form: TreeMap, _ kind: FormKind, fields: [Field]) -> String? {
    guard kind == .card else {
      if form.value("key") != nil {
        report(
          LocalizedText("“key”只用于 kind: card", hant: "「key」只用於 kind: card", en: "'key' is for 'kind: card' only"), form)
      }
      return nil
    }
    guard let id = reader.string(form, "key", required: true) else { return nil }
    guard let field = fields.first(where: { $0.id == id }) else {
      reader.findings.append(.unknownField(id, known: fields.map(\.id), at: form.valueOrigin(of: "key")))
      return nil
    }
    guard case .text = field.type.kind, case .always = field.requirement, field.stage == .opening,
      field.calculation == nil
    else {
      report(
        LocalizedText(
          "一值一张的字段“\(id)”要是开单必填的文字，不能自动计算", hant: "一值一張的欄位「\(id)」要是開單必填的文字，不能自動計算",
          en: "the key '\(id)' must be a text that is required at opening, and not calculated"), form)
      return nil
    }
    return id
  }

  private mutating func report(_ message: LocalizedText, _ form: TreeMap) {
    reader.report(.cardKey, message, at: form.valueOrigin(of: "key"))
  }
}
