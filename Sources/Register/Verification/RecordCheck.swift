import Expressions
import Findings
import Foundation
import GRDB
import Records
import Storage

/// Every record against the events of its number, and its files on disk against both.
struct RecordCheck {
  private let db: Database
  private let disk: FolderCheck
  private let events: Statement
  private let files: Statement
  private let isPacked: Statement
  private let derived: Statement
  private let additions: Statement
  private var identities: IdentityRows
  private var assets: AssetUse
  private var attachments: AttachmentCheck
  /// The versions that stored schemas tell, by digest.
  private var versions: [Digest: Int?] = [:]
  private(set) var findings: [Finding] = []
  /// Rows that cannot be read.
  private(set) var damage: [RegisterError] = []

  init(_ db: Database, _ disk: FolderCheck) throws {
    self.db = db
    self.disk = disk
    events = try db.cachedStatement(
      sql: "SELECT seq, at, kind, operator, detail FROM event WHERE number = ? ORDER BY seq")
    files = try db.cachedStatement(
      sql: """
        SELECT copy, format, edition, path, sha256, bytes, failure, written_at, failed_at, template, pages FROM file
        WHERE record = ? ORDER BY id
        """)
    derived = try db.cachedStatement(
      sql: """
        SELECT record.number, closed_on, issued_event, closed_event, void_event, void_by, record.batch, record.row,
          batch.form, row_count, reprints_delivered, batch_row.batch, closed_at, closed_by, void_at,
          paper.event, paper.place, paper.box, paper.holder, hold.event, hold.reason
        FROM record LEFT JOIN paper ON paper.record = record.id LEFT JOIN hold ON hold.record = record.id LEFT JOIN batch ON batch.id = record.batch
        LEFT JOIN batch_row ON batch_row.batch = record.batch AND batch_row.row = record.row
        WHERE record.id = ?
        """)
    additions = try db.cachedStatement(
      sql: "SELECT ordinal, event, data FROM addition WHERE record = ? ORDER BY ordinal")
    identities = try IdentityRows(db)
    assets = try AssetUse(db)
    attachments = try AttachmentCheck(db, disk)
    isPacked = try db.cachedStatement(sql: "SELECT 1 FROM packet_member WHERE record = ? AND keeper <> ? LIMIT 1")
  }

  mutating func run(_ progress: (Int) -> Void) throws {
    let rows = try GRDB.Row.fetchCursor(db, sql: "SELECT \(FormRecord.columns) FROM record ORDER BY record.id")
    var count = 0
    while let row = try rows.next() {
      let id = try row.read(Int64.self, FormRecord.idColumn, of: "record")
      let known = try identities.take(id)
      try tolerating { check in try check.check(try FormRecord(row), id, known) }
      count += 1
      progress(count)
    }
    findings += try identities.strangers().map { Discrepancy.identityUnknown($0.hex, of: $0.record).finding }
    let rules = try String.fetchAll(db, sql: "SELECT DISTINCT rules FROM packet WHERE rules IS NOT NULL")
    for name in rules { assets.use(name) }
    findings += try attachments.strangers()
    findings += try assets.unused(db).map { Discrepancy.assetUnused($0).finding }
    let orphans = try GRDB.Row.fetchAll(
      db,
      sql: """
        SELECT number, min(seq) FROM event WHERE number IS NOT NULL AND number NOT IN (SELECT number FROM record)
        GROUP BY number ORDER BY number
        """)
    for row in orphans {
      let number = try row.read(String.self, 0, of: "event")
      findings.append(Discrepancy.recordMissing(number, event: try row.read(Int.self, 1, of: "event")).finding)
    }
    findings += try disk.strangers { number, year in
      try Int.fetchOne(
        db, cachedSQL: "SELECT 1 FROM record WHERE number = ? AND substr(issued_on, 1, 4) = ?",
        arguments: [number, year]) != nil
    }
  }

  /// Goes on after a row that cannot be read.
  private mutating func tolerating(_ step: (inout RecordCheck) throws -> Void) throws {
    do { try step(&self) } catch let error as RegisterError where error.isDamage { damage.append(error) }
  }

  private mutating func check(_ record: FormRecord, _ id: Int64, _ known: Set<String>) throws {
    assets.use(record.schema.hex)
    assets.use(record.profile.hex)
    var story = RecordHistory()
    for row in try GRDB.Row.fetchAll(events, arguments: [record.number]) {
      try tolerating { check in try check.add(row, to: &story) }
    }
    guard story.issued != nil else {
      findings.append(Discrepancy.recordUnknown(record.number).finding)
      return
    }
    let isMember = try Int.fetchOne(isPacked, arguments: [id, KeeperName.all]) != nil
    findings += story.differences(from: record, isPacked: isMember)
    if let row = try GRDB.Row.fetchOne(derived, arguments: [id]) { try check(derived: row, of: record, story) }
    try check(additions: id, of: record, story)
    findings += try attachments.findings(record.number, id, told: story.attached)
    let told = Set(story.issued?.detail.identities ?? [])
    if !told.isSubset(of: known) {
      findings.append(Discrepancy.identityAltered(record.number).finding)
    } else if known != told {
      findings.append(Discrepancy.identityExtra(record.number).finding)
    }
    let added =
      try record.additions == 0
      ? []
      : String.fetchAll(
        db, sql: "SELECT data FROM addition WHERE record = ?", arguments: [id])
    let pictures = ([record.data, record.openingData ?? ""] + added).flatMap(RecordCheck.pictures)
    for name in pictures { assets.use(name) }
    for name in Set(pictures).sorted()
    where try Digest(hex: name).map({ try !FormRegister.hasAsset($0, db) }) ?? true {
      findings.append(Discrepancy.pictureMissing(record.number, name: name).finding)
    }
    try check(files: id, of: record, story)
  }

  private mutating func add(_ row: GRDB.Row, to story: inout RecordHistory) throws {
    let seq = try row.read(Int.self, 0, of: "event")
    guard let detail = EventDetail.read(try row.read(String.self, 4, of: "event")) else {
      findings.append(Discrepancy.eventUnreadable(seq).finding)
      return
    }
    story.add(
      seq, kind: try row.read(String.self, 2, of: "event"), at: try row.read(String.self, 1, of: "event"),
      by: try row.read(String.self, 3, of: "event"), detail: detail)
  }

  /// What was added to a card, against the events that tell of it.
  private mutating func check(additions id: Int64, of record: FormRecord, _ story: RecordHistory) throws {
    var told = story.added[...]
    for row in try GRDB.Row.fetchAll(additions, arguments: [id]) {
      let event = told.popFirst()
      let ordinal = try row.read(Int.self, 0, of: "addition")
      let isSound =
        try ordinal == story.added.count - told.count && row.read(Int.self, 1, of: "addition") == event?.seq
        && Digest(of: row.read(String.self, 2, of: "addition")).hex == event?.detail.added
      if !isSound { findings.append(Discrepancy.additionAltered(record.number, ordinal).finding) }
    }
    if !told.isEmpty { findings.append(Discrepancy.additionAltered(record.number, story.added.count).finding) }
  }

  /// Columns that follow from others: what is looked for by them would not be found.
  private mutating func check(derived row: GRDB.Row, of record: FormRecord, _ story: RecordHistory) throws {
    func number(_ index: Int) throws -> Int? { try row.read(Int?.self, index, of: "record") }
    func text(_ index: Int) throws -> String? { try row.read(String?.self, index, of: "record") }
    findings += story.differences(
      from: RecordHistory.Derived(
        closedOn: try text(1), closedAt: try text(12), closedBy: try text(13), issuedEvent: try number(2),
        closedEvent: try number(3), voidEvent: try number(4), voidedAt: try text(14), voidedBy: try text(5),
        schemaVersion: record.schemaVersion, delivered: try number(10), batch: record.batch, row: record.row,
        paper: try number(15) == nil
          ? nil : PaperOriginal(place: try text(16), box: try text(17), holder: try text(18)),
        paperEvent: try number(15), hold: try text(20), holdEvent: try number(19)
      ), of: record.number, schemaVersion: try version(of: record.schema))
    if record.batch == nil { return }
    if story.isTold, try number(11) != nil { findings.append(Discrepancy.sourceUnknown(record.number).finding) }
    let rows = 0...max(0, try row.read(Int?.self, 9, of: "batch") ?? Int.max)
    let isSound = try row.read(String?.self, 8, of: "batch") == record.form && record.row.map(rows.contains) ?? false
    if !isSound { findings.append(Discrepancy.batchAltered(record.number).finding) }
  }

  /// The version that a stored schema tells, if it tells one on a line of its own.
  private mutating func version(of schema: Digest) throws -> Int? {
    if let known = versions[schema] { return known }
    let text = try Data.fetchOne(db, cachedSQL: "SELECT bytes FROM asset WHERE sha256 = ?", arguments: [schema.hex])
    let lines = text.map { String(decoding: $0, as: UTF8.self).split(separator: "\n") } ?? []
    let value = lines.first { $0.hasPrefix("version:") }?.dropFirst(8).prefix { $0 != "#" }
    // Schemas that were read with what they share stand here with all values in quotes.
    let version = value.flatMap { Int($0.filter { !$0.isWhitespace && $0 != "\"" }) }
    versions[schema] = .some(version)
    return version
  }

  /// The digests that canonical data refer to. No text in them can look like this member: its quotes would be escaped.
  private static func pictures(of data: String) -> [String] {
    data.split(separator: "\"sha256\":\"").dropFirst().map { String($0.prefix(64)) }
  }

  private mutating func check(files id: Int64, of record: FormRecord, _ story: RecordHistory) throws {
    var known: Set<String> = []
    var printed = story.printed
    for row in try GRDB.Row.fetchAll(files, arguments: [id]) {
      try tolerating { check in try check.check(file: row, of: record, &printed, &known) }
    }
    for key in printed.keys.sorted(by: { ($0.edition, $0.copy, $0.format) < ($1.edition, $1.copy, $1.format) }) {
      findings.append(
        Discrepancy.fileRowAltered(record.number, path: "\(key.copy).\(key.format) (\(key.edition))").finding)
    }
    findings += try disk.extras(in: "\(CopyName.root)/\(record.issuedOn.year)/\(record.number)", known: known)
  }

  private mutating func check(
    file row: GRDB.Row, of record: FormRecord, _ printed: inout [RecordHistory.FileKey: RecordHistory.Printed],
    _ known: inout Set<String>
  ) throws {
    func text(_ index: Int) throws -> String { try row.read(String.self, index, of: "file") }
    let (copy, format, edition, path) = (try text(0), try text(1), try text(2), try text(3))
    known.insert(path)
    let expected = Edition(edition).flatMap {
      try? IssuedPath.of(
        CopyName(number: record.number, copy: copy, format: format, edition: $0), issuedOn: record.issuedOn)
    }
    let template = try text(9)
    assets.use(template)
    let told = printed.removeValue(forKey: RecordHistory.FileKey(copy: copy, format: format, edition: edition))
    let sha256 = try row.read(String?.self, 4, of: "file")
    let (failure, failed) = (try row.read(String?.self, 6, of: "file"), try row.read(String?.self, 8, of: "file"))
    let isSetAside = failure != nil && failed.flatMap(CalendarMoment.init(iso:)) != nil
    let pages = try row.read(Int?.self, 10, of: "file")
    let isSound =
      (failure == nil && failed == nil && (pages == nil || sha256 != nil))
      || (isSetAside && sha256 == nil && pages == nil)
    if isSound, sha256 == nil, told == nil, expected == path {
      if let obstacle = try disk.obstacle(path) { findings.append(obstacle) }
      findings.append(
        (failure.map { Discrepancy.fileFailed(path, reason: $0) } ?? Discrepancy.fileUnwritten(path)).finding)
      known.insert(IssuedPath.temporary(path))
      return
    }
    let size = try row.read(Int?.self, 5, of: "file")
    let written = try row.read(String?.self, 7, of: "file")
    let isTemplate = told?.template.map { $0 == template } ?? true
    if !isSound || !isTemplate || expected != path || sha256 != told?.sha256 || size != told?.bytes
      || written != told?.at || pages != told?.pages
    {
      findings.append(Discrepancy.fileRowAltered(record.number, path: path).finding)
    }
    if let told, expected == path, let finding = try disk.difference(path, sha256: told.sha256, bytes: told.bytes) {
      findings.append(finding)
    }
  }
}
