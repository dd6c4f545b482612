/// The tag files of a BagIt 1.0 bag (RFC 8493), as texts.
enum BagText {
  /// bagit.txt: exactly these two lines.
  static let declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

  /// One `Label: value` of bag-info.txt. Line breaks in the value become blanks.
  static func line(_ label: String, _ value: String) -> String {
    "\(label): \(value.split(whereSeparator: \.isNewline).joined(separator: " "))\n"
  }

  /// A manifest: a line per file, in the order of the names' bytes.
  static func manifest(_ digests: [String: String]) -> String {
    var text = ""
    for name in digests.keys.sorted(by: BagName.precedes) { text += "\(digests[name] ?? "")  \(name)\n" }
    return text
  }

  /// bag-info.txt.
  static func info(
    _ head: PacketHead, octets: Int, files: Int, forms: Int, retention: [RetentionLine], chain: AuditSpan
  ) -> String {
    var text = line("Source-Organization", head.organization)
    text += line("Bagging-Date", head.madeOn)
    text += line("External-Identifier", head.id)
    text += line("External-Description", "\(head.keeper) \(head.periodLabel) 已结单表单 \(forms) 份 (\(forms) closed forms)")
    text += line("Payload-Oxum", "\(octets).\(files)")
    text += line("Contact-Name", head.madeBy)
    text += line("Keeper", head.keeper)
    text += line("Period", head.period)
    for entry in retention { text += line("Retention", entry.text) }
    if let first = chain.first, let last = chain.last {
      text += line("Audit-Chain-Events", "\(first)-\(last)")
      text += line("Audit-Chain-Head", chain.head)
    }
    return text
  }
}

/// How long one kind of form is to be kept.
struct RetentionLine: Hashable {
  let form: String
  let title: String
  let archiveClass: String
  let years: Int?
  /// The latest year in which one of the forms was closed.
  var closingYear: Int

  /// `cost-approval 售后服务费用预算审批单; 会计凭证附件; 30 years, until 2056-12-31`.
  var text: String {
    let time = years.map { "\($0) years, until \(closingYear + $0)-12-31" } ?? "permanent"
    return "\(form) \(title); \(archiveClass); \(time)"
  }
}

/// The stretch of the audit chain that a packet holds.
struct AuditSpan: Hashable {
  var first: Int?
  var last: Int?
  var head = ""
}
