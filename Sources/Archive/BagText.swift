import Records
import Storage

/// The tag files of a BagIt 1.0 bag (RFC 8493), as texts.
enum BagText {
  /// bagit.txt: exactly these two lines.
  static let declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

  /// The label under which a packet says how many of its forms are open; without it all are closed.
  static let openForms = "Open-Forms"

  /// The label under which a packet says how it is made up; without it as version 1.0.0 made them.
  static let format = "Packet-Format"

  /// The label under which a packet of late attachments names the one that holds their forms.
  static let supplements = "Supplements"

  /// Where the texts of schemas lie.
  static let schemaFolder = "meta/schemas/"

  /// Where the text of a schema lies, by its digest.
  static func schemaPath(_ sha256: String) -> String { "\(schemaFolder)\(sha256).yaml" }

  /// One `Label: value` of bag-info.txt. Line breaks in the value become blanks.
  static func line(_ label: String, _ value: String) -> String {
    "\(label): \(value.split(whereSeparator: \.isNewline).joined(separator: " "))\n"
  }

  /// A manifest: a line per file, in the order of the names' bytes.
  static func manifest(_ digests: [String: Digest]) -> String {
    var text = ""
    for (name, digest) in digests.sorted(by: { BagName.precedes($0.key, $1.key) }) { text += "\(digest)  \(name)\n" }
    return text
  }

  /// bag-info.txt.
  static func info(
    _ head: PacketHead, octets: Int, files: Int, forms: (count: Int, open: Int), retention: [RetentionLine],
    chain: AuditSpan, archive: (terms: ArchiveTerms, voids: Int, codes: (first: String, last: String)?)? = nil,
    hidesOthers: Bool
  ) -> String {
    var text = line("Source-Organization", head.organization)
    text += line("Bagging-Date", head.madeOn)
    text += line("External-Identifier", head.id)
    let (count, open) = forms
    let content =
      open == 0
      ? "已结单表单 \(count) 份 (\(count) closed forms)"
      : "表单 \(count) 份，其中未结单 \(open) 份 (\(count) forms, \(open) of them open)"
    let voids = archive.map { $0.voids > 0 ? "，其中作废 \($0.voids) 份 (\($0.voids) of them void)" : "" } ?? ""
    text += line("External-Description", "\(head.keeper) \(head.periodLabel) \(content)\(voids)")
    if open > 0 { text += line(openForms, "\(open)") }
    text += line("Payload-Oxum", "\(octets).\(files)")
    text += line("Contact-Name", head.madeBy)
    text += line("Keeper", head.keeper)
    text += line("Period", head.period)
    if let register = head.register {
      text += line("Register-Id", register)
      text += line(format, archive != nil ? "3" : hidesOthers ? "4" : "2")
    }
    if let (terms, _, codes) = archive {
      text += line("Fiscal-Year", "\(terms.year)")
      if let codes { text += line("Archive-Codes", "\(codes.first) - \(codes.last)") }
      if let packet = head.supplements { text += line(supplements, packet) }
    }
    for entry in retention { text += line("Retention", entry.text) }
    if let first = chain.first, let last = chain.last {
      text += line("Audit-Chain-Events", "\(first)-\(last)")
      text += line("Audit-Chain-Head", chain.head.hex)
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
  /// The latest year in which one of the forms was closed; `nil` if one is open.
  var closingYear: Int?

  /// `cost-approval 售后服务费用预算审批单; 会计凭证附件; 30 years, until 2056-12-31`.
  var text: String {
    let time =
      years.map { years in
        "\(years) years" + (closingYear.map { ", until \($0 + years)-12-31" } ?? " from the year of closing")
      } ?? "permanent"
    return "\(form) \(title); \(archiveClass); \(time)"
  }
}

/// How long each kind of form in a packet is to be kept.
struct RetentionLines {
  private var lines: [String: RetentionLine] = [:]

  /// Takes a form that was closed on a day, or is open.
  mutating func add(_ form: String, title: String, archiveClass: String, years: Int?, closedOn: String?) {
    let year = closedOn.map { Int($0.prefix(4)) ?? 0 }
    let key = "\(form)\n\(archiveClass)\n\(years ?? -1)"
    var line =
      lines[key]
      ?? RetentionLine(form: form, title: title, archiveClass: archiveClass, years: years, closingYear: year)
    line.closingYear = line.closingYear.flatMap { known in year.map { max(known, $0) } }
    lines[key] = line
  }

  /// The lines in their order.
  var sorted: [RetentionLine] { lines.sorted { BagName.precedes($0.key, $1.key) }.map(\.value) }
}
