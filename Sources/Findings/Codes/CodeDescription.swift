/// What a code of findings and errors stands for: what is wrong, how that is said, and what to do about it.
///
/// Every code has one, in the `FindingArea` it belongs to.
package struct CodeDescription: Sendable, Hashable {
  /// How grave something with this code is.
  package enum Effect: String, Sendable, Hashable {
    /// A finding: the form, schema, template or packet cannot be used as it is.
    case error
    /// A finding: it can be used, but someone should look.
    case warning
    /// An error or a warning, or the end of the command, depending on where it is met.
    case varies
    /// The command ends.
    case failure
  }

  /// The code.
  package let code: FindingCode
  /// How grave it is.
  package let effect: Effect
  /// What is wrong.
  package let meaning: LocalizedText
  /// A message with this code; `nil` where the message is the meaning.
  package let example: LocalizedText?
  /// What to do about it.
  package let remedy: LocalizedText
}

extension CodeDescription {
  /// All codes, area by area.
  package static let all = FindingArea.all.flatMap(\.codes)

  /// The code of this name, if there is one.
  package static func named(_ name: String) -> CodeDescription? { all.first { $0.code.name == name } }

  /// The code as one JSON object, with the texts in `language`.
  package func json(area: FindingArea, in language: Language) -> JSONValue {
    .object([
      ("code", .string(code.name)), ("area", .string(area.id)), ("effect", .string(effect.rawValue)),
      ("meaning", .string(meaning.text(in: language))),
      ("example", .string((example ?? meaning).text(in: language))), ("remedy", .string(remedy.text(in: language))),
    ])
  }
}

extension CodeDescription.Effect {
  /// The word for people.
  package var label: LocalizedText {
    switch self {
    case .error: LocalizedText("错误", hant: "錯誤", en: "error")
    case .warning: LocalizedText("提醒", hant: "提醒", en: "warning")
    case .varies: LocalizedText("视情形", hant: "視情形", en: "depends")
    case .failure: LocalizedText("命令停止", hant: "命令停止", en: "the command ends")
    }
  }
}
