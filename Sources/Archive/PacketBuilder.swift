import Findings
package import Forms
import Foundation
package import Records
package import Signing
package import Storage
import Zipping

/// Puts forms into a BagIt 1.0 bag, as one zip archive straight on the disk (walk, hop 7).
///
/// Forms come in the order of form and number, or of the list they are from, events in the order of the chain; both may
/// take turns. A packet of a million forms takes no more memory than one of ten: the lists that stand at its end are laid
/// aside in nameless files beside it. The same content gives the same bytes: the order is fixed, times are fixed, and
/// nothing is asked of the system. The file is whole under its name or not there at all, whatever happens.
package final class PacketBuilder {
  /// In which order forms come.
  package enum Order: Sendable {
    /// By form and number.
    case byNumber
    /// One form after the other, each with its numbers as they come; that none comes twice is the caller's business.
    case asListed
  }

  /// How an archive packet is arranged.
  package struct Archive: Sendable {
    let terms: ArchiveTerms
    let rules: ArchiveRules
    let head: PacketHead
    let supplement: PacketSupplement?

    /// Arranges a packet with this head; one of late attachments with what ties it to the packet of their forms.
    package init(
      _ terms: ArchiveTerms, _ rules: ArchiveRules, _ head: PacketHead, _ supplement: PacketSupplement? = nil
    ) {
      self.supplement = supplement
      self.terms = terms
      self.rules = rules
      self.head = head
    }
  }

  private let id: String
  private let order: Order
  /// The terms under which the forms are kept, and the rules of arrangement, of an archive packet.
  private let archive: Archive?
  /// Whether the events of other forms stand in it by their hashes alone.
  private let hidesOthers: Bool
  /// Where the packet is to lie.
  package let path: String
  private let file: any PendingFile
  private let spool: () throws -> any ByteSpool
  private var bag: BagWriter
  private let events: DigestingSink
  private var span = AuditSpan()
  private var replacements = ReplacementIndex()
  private let numbers: any ByteSpool
  private var list: TransmittalList
  private var formCount = 0
  private var openCount = 0
  private var retention = RetentionLines()
  private var before: (form: String, number: String)?
  /// The texts of schemas by their digests.
  private var schemas: [Digest: String] = [:]
  private var entries: ArchiveEntries
  private var definitions = ArchiveLists.Definitions()
  private var numbersInside: Set<String> = []

  /// Begins the packet `directory/ID.zip`; throws an ``ArchiveError`` if its id is no safe name.
  ///
  /// - Parameters:
  ///   - archive: How it is arranged; `nil` for a packet of a list, which is no archive, and for those of versions that knew
  ///     of no terms.
  ///   - hidesOthers: Whether the events of other forms stand in it by their hashes alone, as in every archive.
  package init(
    _ id: String, in directory: String, order: Order = .byNumber, archive: Archive? = nil, hidesOthers: Bool = false,
    store: any FileStore
  ) throws {
    try BagName.check(id)
    self.id = id
    self.order = order
    self.archive = archive
    self.hidesOthers = hidesOthers || archive != nil
    let path = PacketBuilder.path(of: id, in: directory)
    self.path = path
    file = try ArchiveError.explaining {
      try store.makeDirectory(directory)
      return try store.create(path)
    }
    let spool: () throws -> any ByteSpool = { try ArchiveError.explaining { try store.spool(beside: path) } }
    self.spool = spool
    bag = try BagWriter(id, into: file, spool)
    events = DigestingSink(try MemberWriter(bag.name(of: PacketContents.chain), in: try spool()))
    numbers = try spool()
    list = TransmittalList(try spool())
    entries = ArchiveEntries(try spool())
  }

  /// Where a packet lies in a folder.
  package static func path(of id: String, in directory: String) -> String {
    directory.hasSuffix("/") ? "\(directory)\(id).zip" : "\(directory)/\(id).zip"
  }

  /// Whether a name can be a packet's id: ASCII letters, digits, `-` and `_`.
  package static func isID(_ name: String) -> Bool { BagName.isSafe(name) && !name.contains(".") }

  /// Adds the next form with its copies and its data.
  package func add(_ form: PacketForm) throws { try ArchiveError.explaining { try lay(form) } }

  private func lay(_ form: PacketForm) throws {
    for name in [form.form, form.number] { try BagName.check(name) }
    if let before {
      let isNext =
        form.form == before.form
        ? order == .asListed || BagName.precedes(before.number.lowercased(), form.number.lowercased())
        : BagName.precedes(before.form, form.form)
      guard isNext else { throw ArchiveError.disorder(form.number) }
    }
    before = (form.form, form.number)
    var files = form.copies + form.attachments
    files.append(
      PacketFile(name: "\(form.number).json", label: nil, bytes: form.data, sha256: Digest(of: form.data)))
    files.sort { BagName.precedes($0.name, $1.name) }
    var names: Set<String> = []
    let folder = archive.map { ArchivePath.folder($0.terms, form: form.form) } ?? "data/\(form.form)/"
    for file in files {
      try BagName.check(file.name)
      guard names.insert(file.name.lowercased()).inserted else { throw ArchiveError.doubled(file.name) }
      try bag.add(file, in: folder, number: form.number, isStored: file.label != nil)
    }
    if let archive, let facts = form.facts {
      let code = archive.terms.code(at: formCount, of: archive.supplement)
      let archived = ArchivedForm(form, facts, files, code: code, after: archive.supplement?.after)
      let metadata = FormMetadata.xml(archived, archive.head, archive.terms, archive.rules)
      try bag.add(
        PacketFile(name: "\(form.number).xml", label: nil, bytes: metadata, sha256: Digest(of: metadata)), in: folder,
        number: form.number, isStored: false)
      for entry in ArchiveEntry.lines(archived, isSupplement: archive.supplement != nil) { try entries.add(entry) }
      definitions.schemas[form.schema.sha256] = facts.schema
      definitions.profiles[facts.profile.sha256] = facts.profile.text
    }
    if hidesOthers { numbersInside.insert(form.number) }
    try numbers.write(Array((formCount == 0 ? "" : ",").utf8) + Array(JSONValue.string(form.number).text.utf8))
    formCount += 1
    if form.closedOn == nil { openCount += 1 }
    schemas[form.schema.sha256] = form.schema.text
    if archive == nil {
      try list.add(
        form.number, title: form.title, closedOn: form.closedOn,
        copies: form.copies.map { ($0.label ?? $0.name, $0.pages) })
    }
    retention.add(
      form.form, title: form.title, archiveClass: form.archiveClass, years: form.retentionYears, closedOn: form.closedOn
    )
  }

  /// Adds the next event of the audit chain. Where it hides others, their events stand by their hashes alone; so do those of no form,
  /// but the last, which tells of the packet itself.
  package func add(_ event: AuditEvent, isLast: Bool) throws {
    let isShown = !hidesOthers || isLast || event.number.map(numbersInside.contains) ?? false
    span.append(event)
    if isShown { replacements.add(event) }
    try ArchiveError.explaining { try events.write((isShown ? event.line : event.hidden.line) + [UInt8(ascii: "\n")]) }
  }

  /// Writes the lists and the tag files: the packet is whole and survives a power loss, but has no name before
  /// ``commit()``. `sign` is asked for the signature of the tag manifest.
  package func seal(
    _ head: PacketHead, accounts: [NumberAccount], sign: (_ tagManifest: [UInt8]) throws -> KeySignature? = { _ in nil }
  ) throws -> Packet {
    try ArchiveError.explaining { try finish(head, accounts: accounts, sign: sign) }
  }

  private func finish(
    _ head: PacketHead, accounts: [NumberAccount], sign: ([UInt8]) throws -> KeySignature?
  ) throws -> Packet {
    let octets = bag.octets
    try bag.add(PacketContents.chain, try events.member.finish(), sha256: events.running.digest)
    try addNumbers(accounts)
    if let archive {
      let lists = ArchiveLists(
        head: head, terms: archive.terms, rules: archive.rules, entries: entries, definitions: definitions,
        accounts: accounts, span: span, replacements: replacements, octets: octets, spool: spool)
      for document in lists.documents { try bag.add(document.path, as: document.method, document.write) }
    } else {
      try bag.add(PacketContents.transmittal, as: .stored) {
        try list.write(to: $0, head, accounts: accounts, span: span, replacements: replacements, spool: spool)
      }
    }
    let info = BagText.info(
      head, octets: bag.octets, files: bag.files, forms: (formCount, openCount), retention: retention.sorted,
      chain: span, archive: archive.map { ($0.terms, entries.voids, entries.codes) }, hidesOthers: hidesOthers)
    let texts = head.register == nil || archive != nil ? [:] : schemas
    let signature = try bag.finish(
      info: info, tags: texts.map { (BagText.schemaPath($0.key.hex), Array($0.value.utf8)) }, sign: sign)
    let (sha256, bytes) = try file.seal()
    return Packet(
      id: id, path: path, sha256: sha256, bytes: bytes, formCount: formCount, signature: signature)
  }

  /// Gives the sealed packet its name, which must be free: throws ``ArchiveError`` `file-exists` where anything has it.
  package func commit() throws { try ArchiveError.explaining { try file.commit() } }

  private func addNumbers(_ accounts: [NumberAccount]) throws {
    let (start, end) = NumbersDocument.frame(packet: id, accounts: accounts)
    try bag.add(PacketContents.account) { sink in
      try sink.write(start)
      try numbers.replay(0..<numbers.count, sink.write)
      try sink.write(end)
    }
  }
}

extension ArchiveError {
  static func doubled(_ name: String) -> ArchiveError {
    ArchiveError(
      .doubledFile, "档案包里 \(name) 出现了两次，没有打包", hant: "檔案包裡 \(name) 出現了兩次，沒有打包",
      en: "\(name) occurs twice; nothing was packed")
  }

  static func disorder(_ number: String) -> ArchiveError {
    ArchiveError(
      .formsDisordered, "\(number) 重复或没有按表单和编号的次序交来，没有打包。请用 liandan verify 检查台账",
      hant: "\(number) 重複或沒有按表單和編號的次序交來，沒有打包。請用 liandan verify 檢查台帳",
      en: "\(number) came twice or out of the order of form and number; nothing was packed. Run liandan verify")
  }
}
