package import Findings
package import Records
package import Storage

/// A copy that is to be printed: its file's name is reserved when the number is taken.
package struct PlannedFile: Sendable, Hashable {
  /// The copy's id.
  package var copy: String
  /// The format, which is also the file name's extension: `docx`, `xlsx`.
  package var format: String
  /// The template to print with, an asset of the register.
  package var template: Digest
  /// Makes a plan.
  package init(copy: String, format: String, template: Digest) {
    self.copy = copy
    self.format = format
    self.template = template
  }
}

/// Why a record is void, since when and by whom: it stands on every copy that is marked 作废.
package struct VoidMark: Sendable, Hashable {
  /// The reason.
  package let reason: String
  /// The form in its place, if the void named one.
  package let replacedBy: String?
  /// The operator and time.
  package let stamp: AuditStamp
  /// Makes a mark.
  package init(reason: String, replacedBy: String?, stamp: AuditStamp) {
    self.reason = reason
    self.replacedBy = replacedBy
    self.stamp = stamp
  }

  /// The reason, and the form in its place.
  package var words: LocalizedText {
    guard let replaced = replacedBy.map(Replacements.replaced) else { return LocalizedText(reason) }
    return LocalizedText(
      "\(reason)；\(replaced.zhHans)", hant: "\(reason)；\(replaced.text(in: .zhHant))",
      en: "\(reason); \(replaced.text(in: .en))")
  }
}

/// All that is needed to print copies of one record, now or after a crash, with the same bytes.
package struct PrintJob: Sendable, Hashable {
  /// The record, with the data that are printed.
  package let record: FormRecord
  /// Which printing it is.
  package let edition: Edition
  /// The copies to print.
  package let files: [PlannedFile]
  /// What the copies are marked 作废 with; `nil` for no mark.
  package let void: VoidMark?

  /// How often copies were printed again, this time included; 0 for a first printing.
  package var reprintCount: Int { if case .reprint(let count) = edition { count } else { 0 } }
}
