package import Findings

/// What a fault means to people who use Word and Excel rather than XML.
package struct FaultMeaning: Sendable, Hashable {
  /// The finding's code.
  package let code: FindingCode
  /// An error is what makes a program refuse or repair the file, or lose content; anything milder is a warning.
  package let severity: Severity
  /// What is wrong and what comes of it.
  package let message: LocalizedText
  /// What to do about it.
  package let hint: LocalizedText

  /// The meaning that the code of ``FindingArea/documents`` has.
  init(_ code: FindingCode) {
    guard let entry = FindingArea.documents.codes.first(where: { $0.code == code }) else {
      // Codes are literals of the rules, each of which a test breaks once; a rule without a meaning could tell nothing.
      preconditionFailure("no meaning of \(code)")
    }
    self.code = code
    severity = entry.effect == .warning ? .warning : .error
    message = entry.meaning
    hint = entry.remedy
  }

  /// Makes the meaning of an error.
  package init(
    _ code: FindingCode, _ zhHans: String, hant: String, en: String, hint: LocalizedText = .saveAgain
  ) {
    self.init(code, .error, zhHans, hant: hant, en: en, hint: hint)
  }

  /// Makes a meaning.
  package init(
    _ code: FindingCode, _ severity: Severity, _ zhHans: String, hant: String, en: String,
    hint: LocalizedText = .saveAgain
  ) {
    self.code = code
    self.severity = severity
    self.message = LocalizedText(zhHans, hant: hant, en: en)
    self.hint = hint
  }

  /// The same as a warning: for cases that programs take as they are.
  var mild: FaultMeaning {
    FaultMeaning(
      code, .warning, message.zhHans, hant: message.text(in: .zhHant), en: message.text(in: .en), hint: hint)
  }
}
