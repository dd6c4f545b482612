import Expressions
import Findings
import Forms
import Records
import Storage

/// A form as the lists and the metadata of a packet with terms tell of it: what follows from its data, its schema, its files
/// and the audit chain. The packet is made from these, and compared with them when it is verified.
struct ArchivedForm {
  /// A file of the form that lies in the packet.
  struct File {
    let name: String
    let bytes: Int
    let sha256: Digest
    /// The copy's label; `nil` for the data.
    let label: String?
    /// How many pages it has, of formats of fixed pages.
    let pages: Int?
  }
  /// Something that happened to the form.
  struct Act {
    let kind: AuditEvent.Kind
    let at: String
    let operatorName: String
  }

  let number: String
  /// The archival code (档号).
  let code: String
  let schema: FormSchema
  let values: Row
  /// The files in the order of their names.
  let files: [File]
  /// What the audit chain tells of it, oldest first.
  let acts: [Act]
  let issuedOn: String
  let closedOn: String?
  /// Whether it is void, and since which day.
  let voidOn: String?
  let replacements: Replacements
  let attachments: [ArchivedAttachment]
  /// Where the paper original was, if somebody said.
  let paper: PaperOriginal?

  /// The acts that are told of: prints are not.
  static let told: [AuditEvent.Kind: String] = [
    .issue: "开单", .add: "续填", .close: "结单", .void: "作废", .reprint: "补打", .attach: "附件",
  ]

  /// 题名: the form's title, and whose it is.
  var title: String { schema.title.zhHans + (customer.map { "（\($0)）" } ?? "") }

  /// The customer, if the form names one.
  var customer: String? {
    if case .text(let name)? = values["customer_name"] { return name }
    return nil
  }

  /// The amount that the form is about: the first that its ledger sums up.
  var amount: ExactDecimal? {
    let field = schema.ledger?.totals.compactMap { schema.field($0) }.first { $0.type.fixedPlaces == 2 }
    if let field, case .number(let amount)? = values[field.id] { return amount }
    return nil
  }

  /// The day by which it is kept: that of closing, or of the void.
  var day: String { voidOn ?? closedOn ?? issuedOn }

  /// 已结单 or 已作废.
  var state: RecordState { voidOn == nil ? .packed : .void }

  /// How many pages its copies have, each counted in one format.
  var pages: Int? {
    let counts = copies.compactMap(\.pages)
    return counts.isEmpty ? nil : counts.reduce(0, +)
  }

  /// The copies by their labels, with the formats and pages of each.
  var copies: [(label: String, formats: [String], pages: Int?)] {
    var copies: [(label: String, formats: [String], pages: Int?)] = []
    for file in files {
      guard let label = file.label else { continue }
      let format = String(file.name.split(separator: ".").last ?? "")
      if let place = copies.firstIndex(where: { $0.label == label }) {
        copies[place].formats.append(format)
        copies[place].pages = copies[place].pages ?? file.pages
      } else {
        copies.append((label, [format], file.pages))
      }
    }
    return copies
  }

  /// The files that are attached to it, as a line of lists that has nothing else of it.
  var attached: (label: String, formats: [String], pages: Int?) {
    let endings = attachments.map { String($0.suffix.split(separator: ".").dropFirst().last ?? "") }
    let sheets = attachments.compactMap(\.sheets)
    return (
      "补充附件", Set(endings).subtracting([""]).sorted(), sheets.isEmpty ? nil : sheets.reduce(0, +)
    )
  }

  /// Who signed or approved, in the order of the form.
  var approvals: [(role: String, name: String, day: String?, decision: String?)] {
    schema.fields.flatMap { field -> [(role: String, name: String, day: String?, decision: String?)] in
      switch values[field.id] {
      case .signature(let signature):
        [(field.label.zhHans, signature.name, signature.date?.iso, nil)]
      case .approvals(let approvals):
        approvals.map { ($0.role, $0.name, $0.date?.iso, $0.decision.label.zhHans) }
      default: []
      }
    }
  }
}
