import Findings
import Forms
import Records
import SpreadsheetML
import Storage

/// What a packet with terms holds besides copies and data: metadata and lists are made again and compared.
struct ArchiveCheck {
  /// A form of which files were seen, until all are there.
  private struct Pending {
    var files: [ArchivedForm.File] = []
    var data: [UInt8]?
    var metadata: (path: String, digest: Digest?)?
  }
  private let contents: PacketContents
  private let schemas: PacketSchemas
  private let spool: () throws -> any ByteSpool
  private let terms: ArchiveTerms?
  private let supplement: PacketSupplement?
  private let rules: ArchiveRules?
  private let head: PacketHead?
  private let ranks: [Int32]
  private var pending: [Int: Pending] = [:]
  private var lists: [String: Digest?] = [:]
  /// The lines of the forms, and where those of each are.
  private let lines: any ByteSpool
  private var places: [Int: Range<Int>] = [:]
  private var octets = 0
  private var definitions = ArchiveLists.Definitions()
  /// The year by its chain; what a packet says that the chain does not describe.
  let year: Substring

  init(
    _ contents: PacketContents, _ schemas: PacketSchemas, _ stories: AuditIndex,
    _ spool: @escaping () throws -> any ByteSpool
  ) throws {
    self.contents = contents
    self.schemas = schemas
    self.spool = spool
    let description = stories.description
    (terms, supplement) = (description?.terms, description?.supplement)
    rules = terms.flatMap { schemas.text($0.rules.hex) }.flatMap {
      ArchiveRules.load(yaml: $0, file: ArchiveRules.fileName).0
    }
    head = description.map { PacketHead($0) }
    ranks = stories.ranks
    lines = try spool()
    year = Substring(terms.map { "\($0.year)" } ?? contents.stated("Fiscal-Year") ?? "")
  }

  /// Whether a file is a list, and is compared at the end.
  mutating func takeList(_ file: PacketContents.Digested) -> Bool {
    guard PacketContents.isList(file.path), file.path != PacketContents.chain, file.path != PacketContents.account
    else {
      return false
    }
    lists[file.path] = .some(file.digest)
    return true
  }

  /// Takes a file of a form that the chain knows.
  mutating func take(
    _ file: PacketContents.Digested, at place: PayloadPlace, story: Int, _ stories: AuditIndex, _ log: inout PacketLog
  ) throws {
    octets += file.size
    var form = pending.removeValue(forKey: story) ?? Pending()
    if place.suffix == ".xml" {
      form.metadata = (file.path, file.digest)
    } else {
      if place.suffix == ".json" { form.data = file.data }
      let copy = stories.copies(story).first { $0.kind.suffix == place.suffix }
      let label = copy.map { copy in
        schemas[stories.schema(story)]?.copy(copy.kind.copy)?.label.zhHans ?? copy.kind.copy
      }
      let isAttachment = stories.attachments(story).contains { $0.attachment.suffix == place.suffix }
      if let digest = file.digest, copy != nil || isAttachment || place.suffix == ".json" {
        form.files.append(
          ArchivedForm.File(
            name: "\(place.number)\(place.suffix)", bytes: file.size, sha256: digest, label: label, pages: copy?.pages))
      }
    }
    if form.metadata != nil, form.data != nil,
      form.files.count > stories.copies(story).count + stories.attachments(story).count
    {
      try finish(form, String(place.number), story, stories, &log)
    } else {
      pending[story] = form
    }
  }

  /// Compares the metadata of forms of which files are missing.
  mutating func finishForms(_ stories: AuditIndex, _ log: inout PacketLog) throws {
    let rest = pending
    pending = [:]
    if rest.isEmpty { return }
    for (number, place) in stories.numbers {
      if let form = rest[Int(place)] { try finish(form, number, Int(place), stories, &log) }
    }
  }

  private mutating func finish(
    _ form: Pending, _ number: String, _ story: Int, _ stories: AuditIndex, _ log: inout PacketLog
  ) throws {
    let (schemaName, profileName) = (stories.schema(story), stories.profile(story))
    guard let terms, let rules, let head, let data = form.data,
      let schema = schemas.schema(schemaName, profile: profileName),
      let values = try? CanonicalData.values(String(decoding: data, as: UTF8.self), schema: schema)
    else {
      // What keeps it from being made again is told of by itself.
      if let metadata = form.metadata { log.metadataDiffers(metadata.path) }
      return
    }
    if let digest = Digest(hex: schemaName) { definitions.schemas[digest] = schema }
    if let digest = Digest(hex: profileName) { definitions.profiles[digest] = schemas.text(profileName) }
    let void = stories.void(story)
    let archived = ArchivedForm(
      number: number, code: terms.code(at: Int(ranks[story]), of: supplement), schema: schema, values: values,
      files: form.files.sorted { BagName.precedes($0.name, $1.name) }, acts: stories.acts(story),
      issuedOn: stories.issuedOn(story), closedOn: stories.closedOn(story),
      voidOn: void.map { String($0.at.prefix(10)) },
      replacements: stories.stated(story), attachments: stories.attachments(story).map(\.attachment),
      paper: stories.paper(story))
    let expected = FormMetadata.xml(archived, head, terms, rules)
    if let metadata = form.metadata, let digest = metadata.digest, digest != Digest(of: expected) {
      log.metadataDiffers(metadata.path)
    }
    let start = lines.count
    for entry in ArchiveEntry.lines(archived, isSupplement: supplement != nil) { try lines.write(entry.bytes) }
    places[story] = start..<lines.count
  }

  /// Makes the lists again and compares them.
  mutating func finish(_ records: PacketRecords, _ stories: AuditIndex, _ log: inout PacketLog) throws {
    guard let terms, let rules else {
      if terms != nil { log.archiveListDiffers(ArchivePath.rules) }
      return
    }
    var entries = ArchiveEntries(try spool())
    for form in records.forms {
      guard let place = places[form.story] else { continue }
      var splitter = LineSplitter()
      try lines.replay(place) { piece in
        try splitter.split(piece) { line in if let entry = ArchiveEntry(line) { try entries.add(entry) } }
      }
    }
    let all = ArchiveLists(
      head: records.head, terms: terms, rules: rules, entries: entries, definitions: definitions,
      accounts: records.accounts, span: stories.span, replacements: stories.replacements, octets: octets, spool: spool)
    for document in all.documents {
      guard let digest = lists.removeValue(forKey: document.path) else {
        if !PacketContents.lists.contains(document.path) { log.listMissing(document.path) }
        continue
      }
      let again = DigestedSpool(try spool())
      do { try document.write(again) } catch is SpreadsheetError {
        // Texts that no cell can hold were never in a packet.
        log.archiveListDiffers(document.path)
        continue
      }
      if let difference = try ListComparison.difference(of: document.path, digest, again, contents, spool) {
        if document.path == PacketContents.transmittal {
          log.transmittalDiffers(difference.part)
        } else {
          log.archiveListDiffers(document.path)
        }
      }
    }
    for path in lists.keys.sorted(by: BagName.precedes) { log.unexplained(path) }
    try records.checkInfo(&log, archive: (terms, entries.voids, entries.codes))
  }
}

extension PacketHead {
  /// What the chain tells of a packet.
  init(_ description: PacketDescription) {
    self.init(
      id: description.id, register: description.register, organization: description.organization,
      keeper: description.keeper, period: description.period, madeOn: description.madeOn, madeBy: description.madeBy,
      supplements: description.supplement?.packet)
  }
}
