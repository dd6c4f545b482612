import Expressions
import Findings
import Forms
import Records
import Storage

extension ArchivedForm {
  /// A form on its way into a packet, with its files in the order of their names; into one of what was attached after an
  /// event, with these attachments alone.
  init(_ form: PacketForm, _ facts: PacketFacts, _ files: [PacketFile], code: String, after event: Int? = nil) {
    var story = ArchivedStory()
    for event in facts.events { story.add(event) }
    self.init(
      number: form.number, code: code, schema: facts.schema, values: facts.values,
      files: files.map {
        File(name: $0.name, bytes: $0.bytes.count, sha256: $0.sha256, label: $0.label, pages: $0.pages)
      }, acts: story.acts, issuedOn: story.issuedOn, closedOn: story.closedOn, voidOn: story.voidOn,
      replacements: story.replacements, attachments: story.attachments.filter { $0.event > event ?? 0 },
      paper: story.paper)
  }
}

/// What the audit chain tells of a form that its metadata tells too.
struct ArchivedStory {
  private(set) var acts: [ArchivedForm.Act] = []
  private(set) var issuedOn = ""
  private(set) var closedOn: String?
  private(set) var voidOn: String?
  private(set) var replacements = Replacements()
  private(set) var attachments: [ArchivedAttachment] = []
  private(set) var paper: PaperOriginal?

  mutating func add(_ event: AuditEvent) {
    guard let kind = AuditEvent.Kind(rawValue: event.kind) else { return }
    if ArchivedForm.told[kind] != nil {
      acts.append(ArchivedForm.Act(kind: kind, at: event.at, operatorName: event.operatorName))
    }
    guard let detail = EventDetail.read(event.detail) else { return }
    add(kind, event, detail)
  }

  private mutating func add(_ kind: AuditEvent.Kind, _ event: AuditEvent, _ detail: EventDetail) {
    switch kind {
    case .issue:
      issuedOn = detail.on ?? ""
      if detail.isClosed { closedOn = detail.on }
      (replacements.replaces, replacements.corrects) = (detail.replaces, detail.corrects)
    case .close: closedOn = detail.on
    case .attach:
      if let attachment = ArchivedAttachment(event, detail, ordinal: attachments.count + 1) {
        attachments.append(attachment)
      }
    case .paper: paper = detail.paper
    case .void:
      voidOn = String(event.at.prefix(10))
      replacements.replacedBy = detail.replacedBy
    default: break
    }
  }
}
