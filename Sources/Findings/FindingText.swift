extension Finding {
  /// The finding as a person reads it: place, severity, label and message on one line, the hint on the next.
  public func text(in language: Language) -> String {
    let place = origin.text(in: language)
    let word: LocalizedText =
      severity == .error
      ? LocalizedText("错误", hant: "錯誤", en: "error") : LocalizedText("提醒", hant: "提醒", en: "warning")
    var line = place.isEmpty ? "" : place + (language == .en ? ": " : "：")
    line += word.text(in: language) + (language == .en ? ": " : "：")
    if let label { line += language == .en ? "\(label.text(in: language)): " : "【\(label.text(in: language))】" }
    line += message.text(in: language) + " [\(code)]"
    if let hint { line += "\n    → " + hint.text(in: language) }
    return line
  }

  /// The finding as one JSON object (design section 7), with the texts in `language`.
  public func json(in language: Language) -> JSONValue {
    .object([
      ("severity", .string(severity.rawValue)), ("code", .string(code)),
      ("message", .string(message.text(in: language))), ("origin", origin.json(in: language)),
      ("field", field.map { .string($0) } ?? .null), ("label", label.map { .string($0.text(in: language)) } ?? .null),
      ("hint", hint.map { .string($0.text(in: language)) } ?? .null),
    ])
  }
}

extension Origin {
  /// The place as a JSON object, with the words for a place in a document in `language`.
  package func json(in language: Language) -> JSONValue {
    var members: [(String, JSONValue)] = []
    if let file { members.append(("file", .string(file))) }
    if let sheet { members.append(("sheet", .string(sheet))) }
    if let cell { members.append(("cell", .string(cell))) }
    if let place { members.append(("cell", .string(place.text(in: language)))) }
    if let line { members.append(("line", .number("\(line)"))) }
    if let column { members.append(("column", .number("\(column)"))) }
    if let columnLetters { members.append(("column_letters", .string(columnLetters))) }
    if let pointer { members.append(("pointer", .string(pointer))) }
    return .object(members)
  }
}
