import Records

/// What happened to each number, kept as small as it can be: lists of acts, each with the place of the next one.
struct ActLists {
  private struct Act {
    let kind: Int8
    let at: Int32
    let operatorName: Int32
    var next: Int32
  }
  private static let kinds = ArchivedForm.told.keys.sorted { $0.rawValue < $1.rawValue }

  private var acts: [Act] = []
  /// The first and last act of each number.
  private var ends: [Int: (first: Int32, last: Int32)] = [:]
  private var words = Words()
  private var related: [Int: Replacements] = [:]
  private var papers: [Int: PaperOriginal] = [:]
  private var attachments: [Int: [(attachment: ArchivedAttachment, isFound: Bool)]] = [:]

  /// The files that were attached to a number, and whether they lie in the packet.
  func attachments(of place: Int) -> [(attachment: ArchivedAttachment, isFound: Bool)] { attachments[place] ?? [] }

  /// Takes an attachment that lies in the packet; `nil` if the chain tells of none of this name after an event.
  mutating func takeAttachment(_ suffix: String, of place: Int, after event: Int) -> ArchivedAttachment? {
    let index = attachments[place]?.firstIndex { $0.attachment.suffix == suffix && $0.attachment.event > event }
    guard let index else { return nil }
    attachments[place]?[index].isFound = true
    return attachments[place]?[index].attachment
  }

  /// Where the paper original of a number was, if somebody said.
  func paper(of place: Int) -> PaperOriginal? { papers[place] }

  /// The forms to which a number is tied by what its own issue and void say.
  func replacements(of place: Int) -> Replacements { related[place] ?? .none }

  /// Adds an act, if it is of those that metadata tell of.
  mutating func add(_ kind: AuditEvent.Kind, _ event: AuditEvent, _ detail: EventDetail, to place: Int) {
    if kind == .issue, detail.replaces != nil || detail.corrects != nil {
      related[place, default: .none].replaces = detail.replaces
      related[place, default: .none].corrects = detail.corrects
    } else if kind == .void, let other = detail.replacedBy {
      related[place, default: .none].replacedBy = other
    } else if kind == .attach,
      let attachment = ArchivedAttachment(event, detail, ordinal: attachments(of: place).count + 1)
    {
      attachments[place, default: []].append((attachment, false))
    } else if kind == .paper {
      papers[place] = detail.paper
    }
    guard let index = ActLists.kinds.firstIndex(of: kind) else { return }
    let new = Int32(acts.count)
    acts.append(
      Act(kind: Int8(index), at: words.place(event.at), operatorName: words.place(event.operatorName), next: -1))
    if let known = ends[place] {
      acts[Int(known.last)].next = new
      ends[place] = (known.first, new)
    } else {
      ends[place] = (new, new)
    }
  }

  /// The acts of a number, oldest first.
  func all(of place: Int) -> [ArchivedForm.Act] {
    var list: [ArchivedForm.Act] = []
    var at = ends[place]?.first ?? -1
    while at >= 0 {
      let act = acts[Int(at)]
      list.append(
        ArchivedForm.Act(kind: ActLists.kinds[Int(act.kind)], at: words[act.at], operatorName: words[act.operatorName]))
      at = act.next
    }
    return list
  }
}
