import Records
import Storage

/// What the audit chain of a packet tells of each number, kept as small as it can be: a packet may have a million.
struct AuditIndex {
  private struct Flags: OptionSet {
    let rawValue: UInt8
    static let closed = Flags(rawValue: 1)
    /// It was printed after closing: the copies of issue are no longer the newest.
    static let closedEdition = Flags(rawValue: 2)
    static let laid = Flags(rawValue: 4)
    static let dataLaid = Flags(rawValue: 8)
    static let listed = Flags(rawValue: 16)
    static let hasData = Flags(rawValue: 32)
    /// It was printed after it was made void.
    static let voidEdition = Flags(rawValue: 64)
    static let metadataLaid = Flags(rawValue: 128)
  }
  private struct Story {
    var form: Int32 = -1
    var series: Int32 = -1
    var schema: Int32 = -1
    var profile: Int32 = -1
    var serial: Int32 = 0
    var void: Int32 = -1
    /// The day of issue.
    var issuedOn: Int32 = -1
    /// The day of closing.
    var closedOn: Int32 = -1
    /// The event of closing.
    var closing: Int32 = 0
    /// The first of the number's copies among `copies`.
    var copies: Int32 = -1
    var flags: Flags = []
    var data = Digest.zero
  }
  private struct Copy {
    let kind: Int32
    var next: Int32
    var digest: Digest
    let pages: Int32
  }
  /// A copy as prints name it.
  struct CopyKind {
    let copy: String
    let format: String
    /// What stands behind the number in the file's name.
    let suffix: String
  }

  private var places: [String: Int32] = [:]
  private var stories: [Story] = []
  private var copies: [Copy] = []
  private var isFound: [Bool] = []
  private var reasons: [(reason: String, at: String)] = []
  private var words = Words()
  private var kinds: [CopyKind] = []
  private var kindPlaces: [String: Int32] = [:]
  private let keeper: String
  /// Whether the packet has terms: void forms lie in it too.
  let isArchive: Bool
  /// Whether the events of others stand in it by their hashes alone.
  let hidesOthers: Bool
  private var acts = ActLists()
  private let isWanted: (_ schema: String, _ copy: String) -> Bool
  private var wanted: [Int64: Bool] = [:]

  /// The forms that take the place of others.
  private(set) var replacements = ReplacementIndex()
  /// The stretch of the chain.
  private(set) var span = AuditSpan()
  /// What is asked of it, answered as far as it was gone through.
  private(set) var witness: ChainWitness
  /// What the last event tells of the packet.
  private(set) var description: PacketDescription?
  /// Whether the register is one that describes packets in its chain.
  private(set) var describesPackets = false
  /// The last event that tells of another packet for the same keeper.
  private var lastPacking = 0

  /// Reads the chain and checks that it is one. Of copies those are kept that `isWanted` says are the keeper's.
  init(
    _ contents: PacketContents, keeper: String, _ witness: ChainWitness, _ log: inout PacketLog,
    isWanted: @escaping (_ schema: String, _ copy: String) -> Bool
  ) throws {
    self.keeper = keeper
    isArchive = contents.isArchive
    hidesOthers = contents.hidesOthers
    self.witness = witness
    self.isWanted = isWanted
    var index = 0
    var size = 0
    var isReadable = true
    try contents.lines(PacketContents.chain) { text in
      index += 1
      size += text.count + 1
      guard let (event, detail) = AuditEvent.read(Array(text)) else {
        if hidesOthers, let hidden = HiddenEvent.read(text) {
          AuditIndex.tell(span.faults(of: hidden), hidden.seq, of: nil, &log)
          self.witness.see(hidden.seq, hidden.hash)
          return span.append(hidden)
        }
        isReadable = false
        return log.badEvent(index)
      }
      AuditIndex.tell(span.faults(of: event), event.seq, of: event.number, &log)
      span.append(event)
      self.witness.see(event)
      add(event, detail)
    }
    guard contents.has(PacketContents.chain) else { return }
    if isReadable, size != contents.size(PacketContents.chain) { log.badEvent(index) }
    if contents.stated("Audit-Chain-Head") != (span.last == nil ? nil : span.head.hex) { log.wrongHead() }
  }

  private static func tell(_ faults: [AuditSpan.Fault], _ seq: Int, of number: String?, _ log: inout PacketLog) {
    for fault in faults {
      switch fault {
      case .missing(let next): log.eventsMissing(expected: next, found: seq)
      case .broken: log.chainBroken(seq)
      case .altered: log.eventAltered(seq, of: number)
      }
    }
  }

  private mutating func add(_ event: AuditEvent, _ detail: EventDetail) {
    let kind = AuditEvent.Kind(rawValue: event.kind)
    replacements.add(event, detail)
    description = PacketDescription(event, detail)
    if kind == .prepare { describesPackets = true }
    if kind == .pack, detail.keeper == keeper { lastPacking = event.seq }
    guard let number = event.number else { return }
    let place: Int
    if let known = places[number] {
      place = Int(known)
    } else {
      place = stories.count
      places[number] = Int32(place)
      stories.append(Story())
    }
    var story = stories[place]
    add(kind, event, detail, to: &story)
    stories[place] = story
    if isArchive, let kind { acts.add(kind, event, detail, to: place) }
  }

  private mutating func add(
    _ kind: AuditEvent.Kind?, _ event: AuditEvent, _ detail: EventDetail, to story: inout Story
  ) {
    switch kind {
    case .issue:
      story.form = words.place(detail.form ?? "")
      story.series = words.place(detail.period ?? "")
      story.schema = words.place(detail.schema ?? "")
      story.profile = words.place(detail.profile ?? "")
      story.issuedOn = words.place(detail.on ?? "")
      story.serial = detail.serial.flatMap { Int32(exactly: $0) }.map { max(0, $0) } ?? 0
      setData(detail, &story)
      if detail.isClosed { close(event, detail, &story) }
    case .add: setData(detail, &story)
    case .close:
      setData(detail, &story)
      close(event, detail, &story)
    case .void:
      story.void = Int32(reasons.count)
      reasons.append((detail.reason ?? "", event.at))
    case .print: print(detail, &story)
    default: break
    }
  }

  private func setData(_ detail: EventDetail, _ story: inout Story) {
    guard let data = detail.data.flatMap({ Digest(hex: $0) }) else { return }
    story.data = data
    story.flags.insert(.hasData)
  }

  private mutating func close(_ event: AuditEvent, _ detail: EventDetail, _ story: inout Story) {
    story.closedOn = words.place(detail.on ?? "")
    story.closing = Int32(clamping: event.seq)
    story.flags.insert(.closed)
  }

  /// Takes the copies of the newest full printing: those after closing in place of those of issue.
  private mutating func print(_ detail: EventDetail, _ story: inout Story) {
    let edition = detail.edition.flatMap(Edition.init)
    guard let edition, edition == .issue || edition == .closed || isArchive && edition == .void, story.schema >= 0
    else {
      return
    }
    if edition == .void {
      if story.flags.insert(.voidEdition).inserted { story.copies = -1 }
    } else if story.flags.contains(.voidEdition) {
      return
    } else if edition == .closed {
      if story.flags.insert(.closedEdition).inserted { story.copies = -1 }
    } else if story.flags.contains(.closedEdition) {
      return
    }
    var last = story.copies
    while last >= 0, copies[Int(last)].next >= 0 { last = copies[Int(last)].next }
    for file in detail.files ?? [] {
      let kind = kind(of: file.copy, format: file.format, edition: edition)
      guard let digest = Digest(hex: file.sha256), isWanted(schema: story.schema, kind: kind) else { continue }
      copies.append(
        Copy(kind: kind, next: -1, digest: digest, pages: file.pages.flatMap { Int32(exactly: $0) } ?? -1))
      isFound.append(false)
      let new = Int32(copies.count - 1)
      if last < 0 { story.copies = new } else { copies[Int(last)].next = new }
      last = new
    }
  }

  private mutating func kind(of copy: String, format: String, edition: Edition) -> Int32 {
    let suffix = CopyName.suffix(copy: copy, format: format, edition: edition)
    if let known = kindPlaces[suffix] { return known }
    kindPlaces[suffix] = Int32(kinds.count)
    kinds.append(CopyKind(copy: copy, format: format, suffix: suffix))
    return Int32(kinds.count - 1)
  }

  private mutating func isWanted(schema: Int32, kind: Int32) -> Bool {
    let key = Int64(schema) << 32 | Int64(kind)
    if let known = wanted[key] { return known }
    let answer = isWanted(words[schema], kinds[Int(kind)].copy)
    wanted[key] = answer
    return answer
  }
}

// MARK: What it tells

extension AuditIndex {
  /// The place of a number's story.
  func find(_ number: String) -> Int? { places[number].map { Int($0) } }

  /// All numbers with the places of their stories, in no order.
  var numbers: [String: Int32] { places }

  /// Whether the number is closed.
  func isClosed(_ place: Int) -> Bool { stories[place].flags.contains(.closed) }

  /// Whether the number was issued in this stretch of the chain.
  func isIssued(_ place: Int) -> Bool { stories[place].form >= 0 }

  /// The form that the number was issued as.
  func form(_ place: Int) -> String { words[stories[place].form] }

  /// The series of the number.
  func series(_ place: Int) -> String { words[stories[place].series] }

  /// The digest of the schema that the number was issued under.
  func schema(_ place: Int) -> String { words[stories[place].schema] }

  /// The number's place in its series; 0 if that is not known.
  func serial(_ place: Int) -> Int { Int(stories[place].serial) }

  /// The day of issue.
  func issuedOn(_ place: Int) -> String { words[stories[place].issuedOn] }

  /// The day of closing.
  func closedOn(_ place: Int) -> String? { isClosed(place) ? words[stories[place].closedOn] : nil }

  /// Whether a form that was closed then can lie in an earlier packet for the keeper.
  func mayBePacked(_ place: Int) -> Bool { Int(stories[place].closing) < lastPacking }

  /// Whether the number is void.
  func isVoid(_ place: Int) -> Bool { stories[place].void >= 0 }

  /// Why and when the number was made void, if it was.
  func void(_ place: Int) -> (reason: String, at: String)? {
    isVoid(place) ? reasons[Int(stories[place].void)] : nil
  }

  /// The digest of the data.
  func data(_ place: Int) -> Digest? {
    stories[place].flags.contains(.hasData) ? stories[place].data : nil
  }

  /// The keeper's copies of the newest printing, in the order in which they were printed.
  func copies(_ place: Int) -> [(kind: CopyKind, isFound: Bool, pages: Int?)] {
    var list: [(CopyKind, Bool, Int?)] = []
    var at = stories[place].copies
    while at >= 0 {
      let copy = copies[Int(at)]
      list.append((kinds[Int(copy.kind)], isFound[Int(at)], copy.pages < 0 ? nil : Int(copy.pages)))
      at = copies[Int(at)].next
    }
    return list
  }

  /// The digest of the profile that the number was issued under.
  func profile(_ place: Int) -> String { words[stories[place].profile] }

  /// What happened to the number, of what the metadata tell.
  func acts(_ place: Int) -> [ArchivedForm.Act] { acts.all(of: place) }

  /// The forms to which the number is tied by what its own issue and void say.
  func stated(_ place: Int) -> Replacements { acts.replacements(of: place) }

  /// The files that were attached to the number and belong into the packet, and whether they lie in it.
  func attachments(_ place: Int) -> [(attachment: ArchivedAttachment, isFound: Bool)] {
    acts.attachments(of: place).filter { $0.attachment.event > before }
  }

  /// The last event that the packets before one of late attachments tell of; 0 for all others.
  private var before: Int { description?.supplement?.after ?? 0 }

  /// Where the paper original of the number was, if somebody said.
  func paper(_ place: Int) -> PaperOriginal? { acts.paper(of: place) }

  /// Takes an attachment that lies in the packet; `nil` if the chain tells of none of this name.
  mutating func takeAttachment(_ suffix: String, of place: Int) -> ArchivedAttachment? {
    acts.takeAttachment(suffix, of: place, after: before)
  }

  /// Notes that the number's metadata lie in the packet.
  mutating func layMetadata(_ place: Int) { stories[place].flags.insert(.metadataLaid) }

  /// Whether the number's metadata lie in the packet.
  func hasMetadata(_ place: Int) -> Bool { stories[place].flags.contains(.metadataLaid) }

  /// The place of each number among all in the order of form and number.
  var ranks: [Int32] {
    let order = places.sorted { one, other in
      let (form, next) = (form(Int(one.value)), form(Int(other.value)))
      return form == next ? BagName.precedes(one.key, other.key) : BagName.precedes(form, next)
    }
    var ranks = [Int32](repeating: 0, count: stories.count)
    for (rank, number) in order.enumerated() { ranks[Int(number.value)] = Int32(rank) }
    return ranks
  }

  /// The void numbers of a series in their order.
  func voids(form: String, series: String) -> [(number: String, reason: String, at: String)] {
    guard !reasons.isEmpty else { return [] }
    return places.compactMap { number, place -> (number: String, reason: String, at: String)? in
      guard let void = void(Int(place)), self.form(Int(place)) == form, self.series(Int(place)) == series else {
        return nil
      }
      return (number, void.reason, void.at)
    }.sorted { BagName.precedes($0.number, $1.number) }
  }
}

// MARK: What was found of it

extension AuditIndex {
  /// Notes that a file of the number lies in the packet; whether it is the first.
  mutating func lay(_ place: Int) -> Bool { stories[place].flags.insert(.laid).inserted }

  /// Whether files of the number lie in the packet.
  func isLaid(_ place: Int) -> Bool { stories[place].flags.contains(.laid) }

  /// The numbers of which files lie in the packet with the places of their stories, in the order of form and number.
  func laid() -> [(number: String, place: Int)] {
    places.compactMap { isLaid(Int($0.value)) ? ($0.key, Int($0.value)) : nil }.sorted { one, other in
      let (form, next) = (form(one.place), form(other.place))
      return form == next ? BagName.precedes(one.number, other.number) : BagName.precedes(form, next)
    }
  }

  /// The digests of the profiles under which the packet's forms were issued, and how many, by digest.
  var profiles: [(sha256: String, forms: Int)] {
    var counts: [Int32: Int] = [:]
    for story in stories where story.flags.contains(.laid) && story.profile >= 0 {
      counts[story.profile, default: 0] += 1
    }
    return counts.map { (words[$0.key], $0.value) }.sorted { $0.0 < $1.0 }
  }

  /// Notes that the number's data lies in the packet.
  mutating func layData(_ place: Int) { stories[place].flags.insert(.dataLaid) }

  /// Whether the number's data lies in the packet.
  func hasData(_ place: Int) -> Bool { stories[place].flags.contains(.dataLaid) }

  /// Takes a copy that lies in the packet: its digest as the chain tells it, and which copy it is; `nil` if it is none of
  /// the keeper's newest.
  mutating func takeCopy(_ suffix: String, of place: Int) -> (kind: CopyKind, digest: Digest)? {
    guard let kind = kindPlaces[suffix] else { return nil }
    var at = stories[place].copies
    while at >= 0 {
      if copies[Int(at)].kind == kind {
        isFound[Int(at)] = true
        return (kinds[Int(kind)], copies[Int(at)].digest)
      }
      at = copies[Int(at)].next
    }
    return nil
  }

  /// Notes that the account lists the number as packed; whether it is for the first time and lies in the packet.
  mutating func list(_ place: Int) -> Bool {
    stories[place].flags.insert(.listed).inserted && isLaid(place)
  }

  /// Whether the account lists the number.
  func isListed(_ place: Int) -> Bool { stories[place].flags.contains(.listed) }
}
