public import Findings
import Forms
import Pictures
public import Records
import Register
import Storage

/// All that the register tells of one form: its values, what became of it, and the forms it is tied to.
public struct FormStory: Sendable {
  /// One thing that happened to the form.
  public struct Event: Sendable {
    /// When, in the company's time zone, as ISO 8601 text.
    public let at: String
    /// What, for people: 开单, 结单, 作废, 补打.
    public let label: LocalizedText
    /// Who did it.
    public let operatorName: String
    /// The login of the account that did it at the web desk; `nil` where the operator gave the name alone.
    public let account: String?
    /// The reason of a void, the packet, the attached file, or where the paper original is.
    public let detail: String?
    /// What was added to a card.
    let addition: CardAddition?
    /// What, as the audit chain names it.
    let kind: String
  }

  /// A form that it refers to, or that refers to it.
  public struct Link: Sendable {
    /// The number of the other form.
    public let number: String
    /// The title of the other form; its id where it is unknown now. `nil` if the number is not in the register.
    public let title: LocalizedText?
    /// The state of the other form.
    public let state: RecordState?
    /// The field that holds the number.
    public let field: LocalizedText
  }

  /// A file that is attached to it.
  public struct Attachment: Sendable {
    /// The file.
    public let file: AttachedFile
    /// When it was attached, as ISO 8601 text.
    public let at: String
    /// Who attached it.
    public let operatorName: String
    /// Where it lies in the register.
    public let path: String
  }

  /// Where a signature comes from that was written by hand at the web desk.
  public struct Signing: Sendable {
    /// The login of the account with which it was signed.
    public let account: String
    /// When, in the company's time zone, as ISO 8601 text.
    public let at: String

    /// What is told beside the name.
    public var label: LocalizedText {
      let moment = String(at.prefix(16)).replacing("T", with: " ")
      return LocalizedText(
        "（手写，账号 \(account)，\(moment)）", hant: "（手寫，帳號 \(account)，\(moment)）",
        en: "(by hand, account \(account), \(moment))")
    }
  }

  /// The form as it is recorded.
  public let recorded: RecordedForm
  /// What happened to it, oldest first; printings are left out.
  public let events: [Event]
  /// The files that are attached to it, in their order.
  public let attachments: [Attachment]
  /// Which signatures were written by hand at the web desk, by the id of their field; the others are names that were typed.
  public let signings: [String: Signing]
  /// Where its paper original is; `nil` if nobody said.
  public let paper: PaperOriginal?
  /// Why it is kept beyond its term; `nil` if it is not.
  public let hold: String?
  /// The forms whose numbers its fields hold.
  public let refersTo: [Link]
  /// The forms whose fields hold its number, newest first.
  public let referredBy: [Link]
}

extension DeskCall {
  /// The most forms that refer to one form and are listed with it.
  private static let mostLinks = 200

  /// What the register tells of a form (see ``IssueDesk/story(of:)``).
  func story(of number: String) throws -> FormStory {
    try withReading { records in
      try records.register.atOneMoment {
        let recorded = try record(number, records)
        let events = try events(of: recorded, records.register)
        return FormStory(
          recorded: recorded, events: events,
          attachments: try attachments(of: recorded.form.number, records.register),
          signings: try signings(of: recorded.form, events, records.register),
          paper: try records.register.paper(of: recorded.form.number),
          hold: try records.register.hold(on: recorded.form.number),
          refersTo: refersTo(recorded.form, records.register),
          referredBy: try referredBy(recorded.form.number, records.register))
      }
    }
  }

  private func events(of form: RecordedForm, _ register: FormRegister) throws -> [FormStory.Event] {
    var additions = try register.additions(to: register.record(form.form.number))[...]
    return try register.events(of: form.form.number).compactMap { event in
      guard let label = event.kind.label else { return nil }
      return FormStory.Event(
        at: event.at, label: label, operatorName: event.operatorName, account: event.detail?.account,
        detail: event.kind == .void ? form.voidReason : event.packet ?? event.kind.told(event.detail, world.language),
        addition: event.kind == .add ? additions.popFirst() : nil, kind: event.kind.rawValue)
    }
  }

  /// Anybody can make a picture that names an account: none is believed in a form of which no account of the desk wrote anything.
  private func signings(
    of form: NumberedForm, _ events: [FormStory.Event], _ register: FormRegister
  ) throws -> [String: FormStory.Signing] {
    var signings: [String: FormStory.Signing] = [:]
    guard events.contains(where: { $0.account != nil }) else { return signings }
    for field in form.schema.fields {
      guard case .signature(let signature)? = form.values[field.id],
        let digest = signature.picture?.sha256.flatMap({ Digest(hex: $0) }),
        let origin = try StrokesOrigin(picture: register.asset(digest))
      else { continue }
      signings[field.id] = FormStory.Signing(account: origin.account, at: origin.at)
    }
    return signings
  }

  private func attachments(of number: String, _ register: FormRegister) throws -> [FormStory.Attachment] {
    try register.attachments(of: number).map { attachment in
      FormStory.Attachment(
        file: attachment.file, at: attachment.at, operatorName: attachment.operatorName,
        path: "\(registerDirectory)/\(AttachedFile.path(of: attachment.file.sha256.hex))")
    }
  }

  private func refersTo(_ form: NumberedForm, _ register: FormRegister) -> [FormStory.Link] {
    form.schema.references(in: form.values).map { number, field in
      let other = try? register.record(number)
      return FormStory.Link(
        number: number, title: other.map { title(of: $0.form) }, state: other?.state, field: field.label)
    }
  }

  private func referredBy(_ number: String, _ register: FormRegister) throws -> [FormStory.Link] {
    var links: [FormStory.Link] = []
    var forms = LedgerQuery()
    // Records that the index does not know yet need not be read for it.
    forms.text = number
    var cursor = try register.records(RecordQuery(forms, words: [number]))
    while links.count < DeskCall.mostLinks, let row = try cursor.next() {
      try cancellation.check()
      for (_, field) in row.schema.references(in: row.values).filter({ $0.number == number }) {
        links.append(
          FormStory.Link(
            number: row.record.number, title: row.schema.title, state: row.record.state, field: field.label))
      }
    }
    return links
  }

  private func title(of form: String) -> LocalizedText {
    (try? library.schema(form).title) ?? LocalizedText(form)
  }
}

extension AuditEvent.Kind {
  /// What an event that changes no value tells.
  fileprivate func told(_ detail: EventDetail?, _ language: Language) -> String? {
    guard let detail else { return nil }
    switch self {
    case .attach: return detail.name
    case .paper:
      let text = PaperOriginal(place: detail.place, box: detail.box, holder: detail.holder).label.text(in: language)
      return text.isEmpty ? "—" : text
    case .hold:
      let lifted = LocalizedText("解除：", hant: "解除：", en: "lifted: ")
      return (detail.state == "held" ? "" : lifted.text(in: language)) + (detail.reason ?? "")
    default: return nil
    }
  }

  /// The event's name for people; `nil` for those that only the chain needs.
  fileprivate var label: LocalizedText? {
    switch self {
    case .issue: LocalizedText("开单", hant: "開單", en: "issued")
    case .add: LocalizedText("续填", hant: "續填", en: "added to")
    case .close: LocalizedText("结单", hant: "結單", en: "closed")
    case .void: LocalizedText("作废", hant: "作廢", en: "void")
    case .reprint: LocalizedText("补打", hant: "補打", en: "reprinted")
    case .pack: LocalizedText("归档", hant: "歸檔", en: "packed")
    case .attach: LocalizedText("附件", hant: "附件", en: "attached")
    case .paper: LocalizedText("纸质原件", hant: "紙本原件", en: "paper original")
    case .hold: LocalizedText("未结清", hant: "未結清", en: "unsettled")
    case .print, .deliver, .list, .prepare, .stamp, .restore, .repair, .account: nil
    }
  }
}
