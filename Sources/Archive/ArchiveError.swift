package import Findings

/// A packet could not be made or read: what happened and what to do, with a stable code.
package struct ArchiveError: ExplainedError, Hashable, CustomStringConvertible {
  /// A stable name in kebab case.
  package let code: FindingCode
  /// What happened and what to do, on one line.
  package let message: LocalizedText

  /// Makes an error from its message in each language.
  package init(_ code: FindingCode, _ zhHans: String, hant: String, en: String) {
    self.code = code
    message = LocalizedText(zhHans, hant: hant, en: en)
  }

  /// Code and English message, for logs and tests.
  package var description: String { "\(code): \(message.text(in: .en))" }
}
