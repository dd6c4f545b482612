public import Findings

/// A failure that ends a command: what happened and what to do.
public struct DeskError: ExplainedError {
  /// What kind of failure it is: the command's exit status follows from it.
  public enum Kind: Sendable {
    /// The command was used wrongly: a form or copy that does not exist.
    case usage
    /// Anything else.
    case failure
  }
  /// What happened and what to do, on one line.
  public let message: LocalizedText
  /// What kind of failure it is.
  public let kind: Kind

  /// Makes an error from its message in each language.
  public init(_ zhHans: String, hant: String, en: String, kind: Kind = .failure) {
    message = LocalizedText(zhHans, hant: hant, en: en)
    self.kind = kind
  }

  /// Makes an error from its message.
  init(_ message: LocalizedText, kind: Kind = .failure) {
    self.message = message
    self.kind = kind
  }

  /// Another failure, as a wrong use of the command.
  init(usage error: any ExplainedError) {
    message = error.message
    kind = .usage
  }

  /// A finding about a name on the command line, as the one line that ends the command.
  init(_ finding: Finding) {
    func line(_ language: Language) -> String {
      [finding.message, finding.hint].compactMap { $0?.text(in: language) }.joined(
        separator: language == .en ? ". " : "。")
    }
    message = LocalizedText(line(.zhHans), hant: line(.zhHant), en: line(.en))
    kind = .usage
  }
}
