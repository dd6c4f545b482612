public import Findings

/// A failure of a call: what happened and what to do.
public struct DeskError: ExplainedError {
  /// The kind of failure, which decides a command's exit status.
  public enum Kind: Sendable {
    /// The request is wrong: it names a form or copy that does not exist.
    case usage
    /// Anything else.
    case failure
  }
  /// What happened and what to do, on one line.
  public let message: LocalizedText
  /// The kind of failure.
  public let kind: Kind

  /// Makes an error from its message in each language.
  ///
  /// - Parameters:
  ///   - zhHans: The message in simplified Chinese.
  ///   - hant: The message in traditional Chinese.
  ///   - en: The message in English.
  ///   - kind: The kind of failure.
  public init(_ zhHans: String, hant: String, en: String, kind: Kind = .failure) {
    message = LocalizedText(zhHans, hant: hant, en: en)
    self.kind = kind
  }

  /// Makes an error from its message.
  package init(_ message: LocalizedText, kind: Kind = .failure) {
    self.message = message
    self.kind = kind
  }

  /// Another failure, as a wrong request.
  package init(usage error: any ExplainedError) {
    message = error.message
    kind = .usage
  }

  /// A finding about a name in the request, as one line.
  init(_ finding: Finding) {
    func line(_ language: Language) -> String {
      guard let hint = finding.hint?.text(in: language) else { return finding.message.text(in: language) }
      let sentence = language == .en ? ". " + hint.prefix(1).uppercased() + hint.dropFirst() : "。" + hint
      return finding.message.text(in: language) + sentence
    }
    message = LocalizedText(line(.zhHans), hant: line(.zhHant), en: line(.en))
    kind = .usage
  }
}
