package import Expressions
import Findings
package import Forms
import Foundation
import GRDB
import Records
import Storage

extension FormRegister {
  /// Gives every form of the group its number and writes its record, planned copies and audit event, all in one
  /// transaction: after a crash either the whole group has numbers or none of it.
  ///
  /// The numbers of a series rise by one in the order of the group. The day of issue is the mark's. Templates must have
  /// been stored; schema and profile are stored here. `copies` are those of an earlier group, moved into place by
  /// ``moveIntoPlace(_:)``: they are recorded in the same transaction, which saves a list every second one.
  ///
  /// - Throws: `numbers-moved` if a form would get another number than the one its copies were drawn under.
  package func take(
    group: [IssueRequest], recording copies: [StagedCopy] = [], batch: Batch? = nil, by mark: AuditStamp
  ) throws -> [NumberedForm] {
    if group.isEmpty, copies.isEmpty { return [] }
    return try write { db in
      var trail = try AuditTrail(db, mark)
      try FormRegister.record(copies, db, &trail)
      var taking = try Taking(db, mark, batch, trail, directory)
      let forms = try group.map { try taking.take($0) }
      try taking.finish()
      try WordIndex.catchUp(self, db)
      return forms
    }
  }
}

extension FormRegister {
  /// The last serial that a form's series has taken on a day; 0 if none. Before the very first number of a form it is the one
  /// before the first serial of the company's profile.
  ///
  /// It stays true as long as this handle holds the register and takes no number.
  package func lastSerial(of schema: FormSchema, on date: CalendarDate) throws -> Int {
    try read { db in try FormRegister.lastSerial(of: schema, in: schema.number.seriesKey(on: date), db: db) }
  }

  fileprivate static func lastSerial(of schema: FormSchema, in period: String, db: Database) throws -> Int {
    let last = try Int.fetchOne(
      db, cachedSQL: "SELECT last FROM series WHERE form = ? AND period = ?", arguments: [schema.id, period])
    if let first = schema.profile.firstSerials[schema.id], last == nil,
      try Int.fetchOne(db, cachedSQL: "SELECT 1 FROM series WHERE form = ? LIMIT 1", arguments: [schema.id]) == nil
    {
      return first - 1
    }
    guard serials.contains(last ?? 0) else {
      throw RegisterError.damaged("register.sqlite", detail: "series \(schema.id) \(period)")
    }
    return last ?? 0
  }

  /// The serials and counts that a register may hold: fifteen digits are the most that a number has, and one may be added.
  static let serials = 0...999_999_999_999_999
}

/// The numbers of one group, inside its transaction.
private struct Taking {
  private struct Series {
    let period: String
    let numbers: NumberWriter
    let greatest: Int
    var last: Int
  }
  private struct Texts {
    let version: Int
    let schemaText: String
    let profileText: String
    let schema: Digest
    let profile: Digest
  }

  private let db: Database
  private let mark: AuditStamp
  /// The day of issue, as ISO 8601 text.
  private let day: String
  private let batch: Batch?
  /// The folder in which each number gets its own.
  private let issued: String
  private var trail: AuditTrail
  /// The series that were met, by form.
  private var series: [String: Series] = [:]
  private var texts: [String: Texts] = [:]
  private let insertRecord: Statement
  private let insertFile: Statement
  private let insertIdentity: Statement

  init(_ db: Database, _ mark: AuditStamp, _ batch: Batch?, _ trail: AuditTrail, _ directory: String) throws {
    self.db = db
    issued = "\(directory)/\(CopyName.root)/\(mark.at.date.year)"
    self.mark = mark
    day = mark.at.date.iso
    self.batch = batch
    self.trail = trail
    insertRecord = try db.cachedStatement(
      sql: """
        INSERT INTO record(number, form, serial, period, schema_version, schema, profile, state, stage, data, issued_on,
          issued_at, issued_by, issued_event, closed_on, closed_at, closed_by, closed_event, batch, row, replaces,
          corrects)
        VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    insertFile = try db.cachedStatement(sql: FileRows.insert)
    insertIdentity = try db.cachedStatement(sql: "INSERT INTO form_identity(identity, record) VALUES(?, ?)")
  }

  mutating func take(_ request: IssueRequest) throws -> NumberedForm {
    let (form, date) = (request.form, mark.at.date)
    let texts = try texts(of: form.schema)
    let id = form.schema.id
    var series = try self.series[id] ?? series(of: form.schema)
    let serial = series.last + 1
    let number = series.numbers.number(serial)
    guard serial <= series.greatest else { throw RegisterError.seriesFull(number, pattern: form.schema.number.pattern) }
    try IssuedPath.check(number: number)
    try checkPlace(of: number, request)
    guard request.number.map({ $0 == number }) ?? true else { throw RegisterError.numbersMoved(number) }
    try request.checkReplaced(db)
    let state = form.stage == .closing ? RecordState.closed : .issued
    var detail: [(String, JSONValue)] = [
      ("form", .string(id)), ("period", .string(series.period)), ("serial", .number("\(serial)")),
      ("on", .string(day)), ("state", .string(state.rawValue)), ("schema", .string(texts.schema.hex)),
      ("profile", .string(texts.profile.hex)), ("data", .string(request.digest.hex)),
      ("identities", .array(request.identities.map { .string($0.hex) })),
    ]
    if let batch { detail.append(("batch", .number("\(batch.id)"))) }
    if let row = request.row { detail.append(("row", .number("\(row)"))) }
    detail += request.replacing.members
    let event = try trail.append(.issue, number, detail)
    let isClosed = state == .closed
    let at = trail.at
    do {
      try insertRecord.run([
        number, id, serial, series.period, texts.version, texts.schema.hex, texts.profile.hex, state.rawValue,
        form.stage.rawValue, request.data, day, at, mark.operatorName, event, isClosed ? day : nil,
        isClosed ? at : nil, isClosed ? mark.operatorName : nil, isClosed ? event : nil, batch?.id, request.row,
        request.replacing.replaces, request.replacing.corrects,
      ])
    } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
      throw try collision(number, request)
    }
    let record = db.lastInsertedRowID
    for identity in request.identities { try insertIdentity.run([Data(identity.bytes), record]) }
    try FormRegister.keep(request.attachments, db)
    for file in request.files {
      let name = CopyName(number: number, copy: file.copy, format: file.format, edition: .issue)
      try insertFile.run(
        FileRows.arguments(record, file: file, edition: .issue, path: try IssuedPath.of(name, issuedOn: date)))
    }
    series.last = serial
    self.series[id] = series
    return NumberedForm(
      schema: form.schema, number: number, values: form.values, stage: form.stage, issuedOn: date,
      dataDigest: request.digest.hex)
  }

  /// Writes down how far each series has come.
  func finish() throws {
    for (form, series) in series {
      try db.run(
        "INSERT INTO series(form, period, last) VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET last = excluded.last",
        [form, series.period, series.last])
    }
  }

  /// The series of the day, as far as it has come.
  private func series(of schema: FormSchema) throws -> Series {
    let period = schema.number.seriesKey(on: mark.at.date)
    return Series(
      period: period, numbers: NumberWriter(schema.number, on: mark.at.date),
      greatest: schema.number.greatestSerial,
      last: try FormRegister.lastSerial(of: schema, in: period, db: db))
  }

  /// The digests of the schema's and profile's text, stored once a group.
  private mutating func texts(of schema: FormSchema) throws -> Texts {
    if let known = texts[schema.id], known.schemaText == schema.text, known.profileText == schema.profile.text {
      return known
    }
    let (text, profile) = (Array(schema.text.utf8), Array(schema.profile.text.utf8))
    let fresh = Texts(
      version: schema.version, schemaText: schema.text, profileText: schema.profile.text,
      schema: Digest(of: text), profile: Digest(of: profile))
    for (bytes, digest) in [(text, fresh.schema), (profile, fresh.profile)]
    where try !FormRegister.hasAsset(digest, db) {
      try FormRegister.keep(bytes, as: digest, db)
    }
    texts[schema.id] = fresh
    return fresh
  }

  /// Refuses a number under whose name something lies already: a database that was deleted, or an older one that was put
  /// back, must not give the numbers of forms that it does not know again.
  private func checkPlace(of number: String, _ request: IssueRequest) throws {
    let folder = "\(issued)/\(number)"
    var status = stat()
    if lstat(folder, &status) != 0 {
      if errno == ENOENT { return }
      throw RegisterError.file(folder, errno)
    }
    // An empty folder holds no form.
    if status.st_mode & S_IFMT == S_IFDIR, rmdir(folder) == 0 { return }
    // That of a form that is known has the number of another form with the same prefix.
    if try owner(of: number) != nil { throw try collision(number, request) }
    throw RegisterError.placeTaken(number, by: folder)
  }

  /// The form whose number it is.
  private func owner(of number: String) throws -> String? {
    try String.fetchOne(db, cachedSQL: "SELECT form FROM record WHERE number = ?", arguments: [number])
  }

  private func collision(_ number: String, _ request: IssueRequest) throws -> RegisterError {
    if let row = request.row, let batch,
      let taken = try String.fetchOne(
        db, cachedSQL: "SELECT number FROM record WHERE batch = ? AND row = ?", arguments: [batch.id, row])
    {
      return RegisterError(
        .rowAlreadyIssued, "第 \(row) 行已经开过单，编号 \(taken)。这一行不再编号",
        hant: "第 \(row) 列已經開過單，編號 \(taken)。這一列不再編號",
        en: "row \(row) was issued already as \(taken). It gets no second number")
    }
    let owner = try owner(of: number) ?? "?"
    let (form, prefix) = (request.form.schema.id, request.form.schema.number.prefix)
    return RegisterError(
      .numberTaken,
      "编号 \(number) 已被表单 \(owner) 占用，没有登记：\(owner).yaml 和 \(form).yaml 的编号前缀相同（\(prefix)）。"
        + "请改其中一个文件里的 number.prefix，或在台账的 profile.yaml 里写 prefixes: { \(form): 另一个前缀 }",
      hant: "編號 \(number) 已被表單 \(owner) 占用，沒有登記：\(owner).yaml 和 \(form).yaml 的編號前綴相同（\(prefix)）。"
        + "請改其中一個檔案裡的 number.prefix，或在台帳的 profile.yaml 裡寫 prefixes: { \(form): 另一個前綴 }",
      en: "the number \(number) belongs to the form \(owner) already, and nothing was recorded: \(owner).yaml and "
        + "\(form).yaml have the same prefix (\(prefix)). Change number.prefix in one of the files, or write prefixes: "
        + "{ \(form): ANOTHER } into the register's profile.yaml")
  }
}
