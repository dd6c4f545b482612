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
    var place: [(String, JSONValue)] = []
    if let file = origin.file { place.append(("file", .string(file))) }
    if let sheet = origin.sheet { place.append(("sheet", .string(sheet))) }
    if let cell = origin.cell { place.append(("cell", .string(cell))) }
    if let words = origin.place { place.append(("cell", .string(words.text(in: language)))) }
    if let line = origin.line { place.append(("line", .number("\(line)"))) }
    if let column = origin.column { place.append(("column", .number("\(column)"))) }
    if let pointer = origin.pointer { place.append(("pointer", .string(pointer))) }
    return .object([
      ("severity", .string(severity.rawValue)), ("code", .string(code)),
      ("message", .string(message.text(in: language))), ("origin", .object(place)),
      ("field", field.map { .string($0) } ?? .null), ("label", label.map { .string($0.text(in: language)) } ?? .null),
      ("hint", hint.map { .string($0.text(in: language)) } ?? .null),
    ])
  }
}
