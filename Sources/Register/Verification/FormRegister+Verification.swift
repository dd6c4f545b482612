import Expressions
package import Findings
import Foundation
import GRDB
import Records
import Storage

extension FormRegister {
  /// Whether the register is complete and unaltered: every difference among the audit chain, the records, the series, the
  /// stored content and the files on disk, each as a finding. None means that all is well.
  ///
  /// What a crash left to be printed is a warning. `progress` is told how many records were looked at. No lock is
  /// needed, but a writer waits meanwhile. Without `readsFiles` the files on disk are left alone.
  package func verify(readsFiles: Bool = true, progress: (Int) -> Void = { _ in }) throws -> [Finding] {
    var findings = VerificationFindings()
    do { try read { db in try verify(db, readsFiles, &findings, progress) } } catch let error as RegisterError
      where error.isDamage
    {
      findings.add(error)
    }
    return findings.list
  }

  private func verify(
    _ db: Database, _ readsFiles: Bool, _ findings: inout VerificationFindings, _ progress: (Int) -> Void
  ) throws {
    try findings.gather {
      try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
        .map { Discrepancy.damage($0).finding }
    }
    try findings.gather {
      try SchemaDifference.all(in: db, version: RegisterSchema.version(db)).map { Discrepancy($0).finding }
    }
    try findings.gather { try ForeignKeyCheck.findings(db) }
    try findings.gather { try TornCheck.difference(db).map { [Discrepancy.torn($0).finding] } ?? [] }
    var chain = ChainCheck()
    try findings.gather { try chain.findings(db) }
    for error in chain.damage { findings.add(error) }
    try findings.gather { try SeriesCheck.findings(db) }
    try findings.gather { try AssetCheck.findings(db) }
    try findings.gather { try ListCheck.findings(db) }
    try findings.gather { try TimeStampCheck.findings(db) }
    try findings.gather { try WordIndexCheck.findings(self, db) }
    let disk = FolderCheck(store: store, directory: directory, isRead: readsFiles)
    try findings.gather {
      var packets = try PacketLedgerCheck(db)
      return try packets.findings(disk)
    }
    try findings.gather { try disk.strangersBeside() }
    var records = try RecordCheck(db, disk)
    // What was found before the damage counts too.
    try findings.gather {
      try records.run(progress)
      return []
    }
    try findings.gather { records.findings }
    for error in records.damage { findings.add(error) }
  }
}

/// Dangling references among the tables.
enum ForeignKeyCheck {
  static func findings(_ db: Database) throws -> [Finding] {
    try GRDB.Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
      Discrepancy.dangling(
        try row.read(String.self, 0, of: "foreign_key_check"), row: try row.read(Int?.self, 1, of: "foreign_key_check"),
        target: try row.read(String.self, 2, of: "foreign_key_check")
      ).finding
    }
  }
}

/// The audit chain by itself: every event's hash, and the link to the event before.
struct ChainCheck {
  /// Events that cannot be read.
  private(set) var damage: [RegisterError] = []
  private var chain = AuditSpan()
  /// The moment of the last event.
  private var at = ""

  /// Looks at the events of a range; ranges come in their order.
  mutating func findings(_ db: Database, in range: ClosedRange<Int> = Int.min...Int.max) throws -> [Finding] {
    var findings: [Finding] = []
    var (chain, at, damage) = (chain, at, damage)
    defer { (self.chain, self.at, self.damage) = (chain, at, damage) }
    try FormRegister.events(range, db, damaged: { damage.append($0) }) { event in
      for fault in chain.faults(of: event, isWhole: true) {
        let difference =
          switch fault {
          case .missing(let next): Discrepancy.eventsMissing(from: next, to: event.seq - 1)
          case .broken: Discrepancy.chainBroken(event.seq)
          case .altered: Discrepancy.eventAltered(event.seq, of: event.number)
          }
        findings.append(difference.finding)
      }
      // Most events are of the second of the one before, or later: as texts of one length they compare as times.
      if event.at < at, let now = CalendarMoment(iso: event.at), let before = CalendarMoment(iso: at),
        ClockCheck.isBehind(now, than: before)
      {
        findings.append(Discrepancy.clockBack(event.seq, at: event.at, before: at).finding)
      }
      chain.append(event)
      at = event.at
    }
    return findings
  }
}

/// The numbers of each series: 1, 2, 3 … up to the counter, but for those that were lost after a backup.
enum SeriesCheck {
  static func findings(_ db: Database) throws -> [Finding] {
    var findings: [Finding] = []
    let restored = try LostSerials(db)
    for account in try FormRegister.accounts(form: nil, asOf: FormRegister.endOfChain, db) {
      let (form, period, end) = (account.form, account.period, account.lastSerial)
      let lost = restored.ranges(of: form, in: period)
      func name(_ serial: Int) -> String { FormRegister.name(serial, like: account.lastNumber, serial: end) }
      for serial in try FormRegister.gaps(of: form, in: period, upTo: FormRegister.endOfChain, db: db)
      where !lost.contains(where: { ($0.lost.first...$0.lost.last).contains(serial) }) {
        findings.append(Discrepancy.numberMissing(name(serial), of: form).finding)
      }
      findings += account.lost.map { Discrepancy.numbersLost($0).finding }
      let counter = try Int.fetchOne(
        db, sql: "SELECT last FROM series WHERE form = ? AND period = ?", arguments: [form, period])
      let last = max(end, lost.map(\.lost.last).max() ?? 0)
      if counter != last { findings.append(Discrepancy.counter(period, is: counter ?? 0, last: last).finding) }
    }
    let idle = try GRDB.Row.fetchAll(
      db,
      sql: """
        SELECT period, last, form FROM series WHERE NOT EXISTS
          (SELECT 1 FROM record WHERE record.form = series.form AND record.period = series.period)
        """)
    for row in idle {
      let (period, counter) = (try row.read(String.self, 0, of: "series"), try row.read(Int.self, 1, of: "series"))
      let lost = restored.ranges(of: try row.read(String.self, 2, of: "series"), in: period)
      findings += lost.map {
        Discrepancy.numbersLost(
          LostRange(
            first: "\(period) #\($0.lost.first)", last: "#\($0.lost.last)", backup: $0.backup, restored: $0.restored)
        ).finding
      }
      let last = lost.map(\.lost.last).max() ?? 0
      if lost.isEmpty || counter != last {
        findings.append(Discrepancy.counter(period, is: counter, last: last).finding)
      }
    }
    let doubles = try String.fetchAll(
      db, sql: "SELECT number FROM record NOT INDEXED GROUP BY number HAVING count(*) > 1")
    return findings + doubles.map { Discrepancy.numberDoubled($0).finding }
  }
}

/// The stored schemas, profiles and templates.
enum AssetCheck {
  static func findings(_ db: Database) throws -> [Finding] {
    var findings: [Finding] = []
    let rows = try GRDB.Row.fetchCursor(db, sql: "SELECT sha256, bytes FROM asset ORDER BY sha256")
    while let row = try rows.next() {
      let name = try row.read(String.self, 0, of: "asset")
      // Lent, not copied: a picture may be large.
      let bytes = try row.withUnsafeData(atIndex: 1) { [UInt8]($0 ?? Data()) }
      if Digest(of: bytes).hex != name { findings.append(Discrepancy.assetAltered(name).finding) }
    }
    return findings
  }
}
