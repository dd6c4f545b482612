/// What the audit chain of a packet tells of each number, kept as small as it can be: a packet may have a million.
struct ChainStories {
  private struct Story {
    var form: Int32 = -1
    var series: Int32 = -1
    var void: Int32 = -1
    /// The first of the number's copies among `copies`.
    var copies: Int32 = -1
    var isClosed = false
    var isLaid = false
    var hasData = false
    var isListed = false
    var data: FileDigest?
  }
  private struct Copy {
    let suffix: Int32
    let next: Int32
    var digest: FileDigest
  }

  private var places: [String: Int32] = [:]
  private var stories: [Story] = []
  private var copies: [Copy] = []
  private var reasons: [String] = []
  private var words = Words()

  /// Reads the chain and checks that it is one.
  init(_ contents: PacketContents, _ log: inout PacketLog) throws {
    var before: (seq: Int, hash: String)?
    var index = 0
    let isThere = try contents.lines(PacketContents.chain) { text in
      if text.isEmpty { return }
      index += 1
      guard let line = AuditLine(Array(text)) else { return log.badEvent(index) }
      let follows =
        before.map { ($0.seq + 1, $0.hash) } ?? (line.seq, line.seq == 1 ? AuditSeal.genesis : line.previous)
      if line.seq != follows.0 {
        log.eventsMissing(follows.0, line.seq)
      } else if line.previous != follows.1 {
        log.chainBroken(line.seq)
      }
      if line.hash != line.expectedHash { log.eventAltered(line.seq, line.number) }
      before = (line.seq, line.hash)
      if let number = line.number { add(line, number, contents.suffixes) }
    }
    if isThere, contents.info["Audit-Chain-Head"] != before?.hash { log.wrongHead() }
  }

  private mutating func add(_ line: AuditLine, _ number: String, _ suffixes: Set<String>) {
    let place: Int
    if let known = places[number] {
      place = Int(known)
    } else {
      place = stories.count
      places[number] = Int32(place)
      stories.append(Story())
    }
    let detail = line.detail
    switch line.kind {
    case "issue":
      stories[place].form = words.place(detail.form ?? "")
      stories[place].series = words.place(detail.period ?? "")
      stories[place].data = detail.data.flatMap { FileDigest(hex: $0) }
      stories[place].isClosed = detail.state == "closed"
    case "close":
      stories[place].data = detail.data.flatMap { FileDigest(hex: $0) }
      stories[place].isClosed = true
    case "void":
      stories[place].void = Int32(reasons.count)
      reasons.append(detail.reason ?? "")
    case "print":
      let edition = detail.edition.map { $0 == "issue" ? "" : "-\($0)" } ?? ""
      for file in detail.files ?? [] {
        let suffix = "-\(file.copy)\(edition).\(file.format)"
        // Copies of other keepers are in other packets.
        guard suffixes.contains(suffix), let digest = FileDigest(hex: file.sha256) else { continue }
        set(words.place(suffix), digest, of: place)
      }
    default: break
    }
  }

  private mutating func set(_ suffix: Int32, _ digest: FileDigest, of place: Int) {
    var at = stories[place].copies
    while at >= 0 {
      if copies[Int(at)].suffix == suffix {
        copies[Int(at)].digest = digest
        return
      }
      at = copies[Int(at)].next
    }
    copies.append(Copy(suffix: suffix, next: stories[place].copies, digest: digest))
    stories[place].copies = Int32(copies.count - 1)
  }

  /// The place of a number's story.
  func find(_ number: String) -> Int? { places[number].map { Int($0) } }

  /// Whether the number is closed.
  func isClosed(_ place: Int) -> Bool { stories[place].isClosed }

  /// Whether the number was issued as this form.
  func isIssued(_ place: Int, as form: Substring) -> Bool { words[stories[place].form] == form }

  /// Whether the number was issued as this form in this series.
  func isIssued(_ place: Int, as form: String, _ series: String) -> Bool {
    words[stories[place].form] == form && words[stories[place].series] == series
  }

  /// The reason of the void, if the number is void.
  func voidReason(_ place: Int) -> String? { stories[place].void < 0 ? nil : reasons[Int(stories[place].void)] }

  /// The digest of the data.
  func data(_ place: Int) -> FileDigest? { stories[place].data }

  /// The digest of a copy.
  func copy(_ suffix: String, of place: Int) -> FileDigest? {
    guard let suffix = words.find(suffix) else { return nil }
    var at = stories[place].copies
    while at >= 0 {
      if copies[Int(at)].suffix == suffix { return copies[Int(at)].digest }
      at = copies[Int(at)].next
    }
    return nil
  }

  /// Notes that a file of the number lies in the packet; whether it is the first.
  mutating func lay(_ place: Int) -> Bool {
    defer { stories[place].isLaid = true }
    return !stories[place].isLaid
  }

  /// Notes that the number's data lies in the packet.
  mutating func layData(_ place: Int) { stories[place].hasData = true }

  /// Notes that the account lists the number as packed; whether it lies in the packet.
  mutating func list(_ place: Int) -> Bool {
    stories[place].isListed = true
    return stories[place].isLaid
  }

  /// The forms that lie in the packet without their data.
  func withoutData() -> [(number: String, form: String)] {
    places.filter { stories[Int($0.value)].isLaid && !stories[Int($0.value)].hasData }
      .map { ($0.key, words[stories[Int($0.value)].form]) }.sorted { BagName.precedes($0.number, $1.number) }
  }

  /// The numbers that lie in the packet and are not listed.
  func laidButUnlisted() -> [String] {
    places.filter { stories[Int($0.value)].isLaid && !stories[Int($0.value)].isListed }.map(\.key)
  }

  /// The void numbers of a series with their reasons.
  func voids(form: String, series: String) -> [(number: String, reason: String)] {
    guard !reasons.isEmpty else { return [] }
    return places.filter { stories[Int($0.value)].void >= 0 && isIssued(Int($0.value), as: form, series) }
      .map { ($0.key, reasons[Int(stories[Int($0.value)].void)]) }.sorted { BagName.precedes($0.number, $1.number) }
  }
}

/// Words that come again and again, each kept once.
private struct Words {
  private var list: [String] = []
  private var places: [String: Int32] = [:]

  mutating func place(_ word: String) -> Int32 {
    if let known = places[word] { return known }
    places[word] = Int32(list.count)
    list.append(word)
    return Int32(list.count - 1)
  }

  func find(_ word: String) -> Int32? { places[word] }

  subscript(_ place: Int32) -> String { place < 0 ? "" : list[Int(place)] }
}
