import Findings

/// Lays closed forms into a BagIt 1.0 bag, as one zip archive (walk, hop 7).
///
/// Add the forms and the events in any order, then finish. The same content gives the same bytes: names are sorted by
/// their bytes, times are fixed, and nothing is asked of the system.
public struct PacketBuilder {
  private let head: PacketHead
  private var sink: any PacketSink = MemorySink()
  private var payload: [String: String] = [:]
  private var octets = 0
  private var numbers: [String] = []
  private var list = TransmittalList()
  private var retention: [String: RetentionLine] = [:]
  private var events: [UInt8] = []
  private var span = AuditSpan()

  /// Begins a packet; throws an ``ArchiveError`` if its id is no safe name.
  public init(_ head: PacketHead) throws {
    try BagName.check(head.id)
    self.head = head
  }

  /// Adds a form with its copies and its data.
  public mutating func add(_ form: PacketForm) throws {
    for name in [form.form, form.number] { try BagName.check(name) }
    let folder = "data/\(form.form)/\(form.number)"
    for copy in form.copies {
      try BagName.check(copy.name)
      try put("\(folder)/\(copy.name)", copy.bytes, isCompressed: true)
    }
    try put("\(folder)/\(form.number).json", form.data, isCompressed: false)
    numbers.append(form.number)
    list.add(form)
    let year = Int(form.closedOn.prefix(4)) ?? 0
    let key = "\(form.form)\n\(form.archiveClass)\n\(form.retentionYears ?? -1)"
    var line =
      retention[key]
      ?? RetentionLine(
        form: form.form, title: form.title, archiveClass: form.archiveClass, years: form.retentionYears,
        closingYear: year)
    line.closingYear = max(line.closingYear, year)
    retention[key] = line
  }

  /// Adds the next event of the audit chain: one line of JSON without line end, as the register writes it.
  public mutating func add(event line: [UInt8]) throws {
    guard let event = AuditLine(line) else {
      throw ArchiveError(
        "audit-line", "审计链的第 \(span.last.map { "\($0 + 1)" } ?? "?") 条读不懂，没有打包。请用 liandan verify 检查台账",
        hant: "審計鏈的第 \(span.last.map { "\($0 + 1)" } ?? "?") 條讀不懂，沒有打包。請用 liandan verify 檢查台帳",
        en: "an event of the audit chain cannot be read; nothing was packed. Check the register with liandan verify")
    }
    span = AuditSpan(first: span.first ?? event.seq, last: event.seq, head: event.hash)
    events.append(contentsOf: line)
    events.append(UInt8(ascii: "\n"))
  }

  /// Writes the lists and the tag files, and gives the whole packet.
  public consuming func finish(accounts: [NumberAccount]) throws -> Packet {
    var copy = self
    return try copy.complete(accounts)
  }

  private mutating func complete(_ accounts: [NumberAccount]) throws -> Packet {
    numbers.sort(by: BagName.precedes)
    let document = NumbersDocument.json(packet: head.id, numbers: numbers, accounts: accounts).text + "\n"
    try put("data/audit.jsonl", events, isCompressed: false)
    try put("data/numbers.json", Array(document.utf8), isCompressed: false)
    try put("data/transmittal.xlsx", try list.workbook(head, accounts, span), isCompressed: true)
    let kept = retention.sorted { BagName.precedes($0.key, $1.key) }.map(\.value)
    let tags = [
      "bag-info.txt": BagText.info(
        head, octets: octets, files: payload.count, forms: numbers.count, retention: kept, chain: span),
      "bagit.txt": BagText.declaration,
      "manifest-sha256.txt": BagText.manifest(payload),
    ]
    var digests: [String: String] = [:]
    for (name, text) in tags {
      digests[name] = SHA256Hex.of(Array(text.utf8))
      try sink.add("\(head.id)/\(name)", Array(text.utf8), isCompressed: false)
    }
    let manifest = Array(BagText.manifest(digests).utf8)
    try sink.add("\(head.id)/tagmanifest-sha256.txt", manifest, isCompressed: false)
    let bytes = try sink.finish()
    return Packet(id: head.id, bytes: bytes, sha256: SHA256Hex.of(bytes), formCount: numbers.count)
  }

  private mutating func put(_ name: String, _ bytes: [UInt8], isCompressed: Bool) throws {
    guard payload.updateValue(SHA256Hex.of(bytes), forKey: name) == nil else {
      throw ArchiveError(
        "doubled-file", "档案包里 \(name) 出现了两次，没有打包", hant: "檔案包裡 \(name) 出現了兩次，沒有打包",
        en: "\(name) occurs twice; nothing was packed")
    }
    octets += bytes.count
    try sink.add("\(head.id)/\(name)", bytes, isCompressed: isCompressed)
  }
}
