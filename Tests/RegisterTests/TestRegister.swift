import Expressions
import Findings
import Forms
import Foundation
import GRDB
import Records
import Register
import Storage
import TestSupport
import Testing

/// A register in a folder of its own, and the printing that stands in for templates.
struct TestRegister: Sendable {
  let directory: String
  var store: any FileStore = DiskFileStore()
  var day = "2026-11-20"

  /// A new folder for temporary things.
  init() {
    directory = TemporaryFolder(inMemory: true).path
  }

  /// The register that lies in this folder.
  init(at directory: String) { self.directory = directory }

  var mark: AuditStamp { get throws { try mark(day) } }

  func mark(_ day: String, operatorName: String = "王建国") throws -> AuditStamp {
    AuditStamp(at: CalendarMoment(date: try #require(CalendarDate(iso: day))), operatorName: operatorName)
  }

  func open(timeout: Duration = .seconds(120)) throws -> FormRegister {
    try FormRegister.open(directory: directory, for: .writing(by: mark), lockTimeout: timeout, store: store)
  }

  func openForReading() throws -> FormRegister { try FormRegister.open(directory: directory, for: .reading) }

  /// The copies that every test form is printed in.
  func plans(_ register: FormRegister) throws -> [PlannedFile] {
    let template = try register.store(asset: Array("template".utf8))
    return ["finance", "qc"].map { PlannedFile(copy: $0, format: "docx", template: template) }
  }

  /// Takes numbers without printing.
  @discardableResult
  func take(
    _ register: FormRegister, _ schema: FormSchema, _ customers: [String], result: String? = nil, batch: Batch? = nil,
    rows: [Int]? = nil, replacing: Replacements = Replacements()
  ) throws -> [String] {
    let plans = try plans(register)
    let group = try customers.enumerated().map { index, customer in
      IssueRequest(
        try TestForms.form(schema, customer: customer, result: result), files: plans, row: rows?[index],
        replacing: replacing)
    }
    return try register.take(group: group, batch: batch, by: mark).map(\.number)
  }

  /// Prints whatever the register has pending, the same bytes for the same job.
  @discardableResult
  func printPending(_ register: FormRegister) throws -> [StoredCopy] {
    var filed: [StoredCopy] = []
    while true {
      let jobs = try register.pending(limit: 7)
      if jobs.isEmpty { return filed }
      filed += try register.file(jobs.flatMap(TestRegister.render), by: mark)
    }
  }

  static func render(_ job: PrintJob) -> [RenderedCopy] {
    job.files.map { file in
      let record = job.record
      let text =
        "\(record.number) \(file.copy) \(job.edition) \(record.data) \(job.void?.reason ?? "") \(job.reprintCount)"
      return TestRegister.rendered(
        CopyName(number: record.number, copy: file.copy, format: file.format, edition: job.edition),
        template: file.template, text)
    }
  }

  static func rendered(_ name: CopyName, template: Digest, _ text: String) -> RenderedCopy {
    RenderedCopy(name, year: 2026, template: template, content: Array(text.utf8), sha256: Digest(of: text))
  }

  /// Takes numbers and prints.
  @discardableResult
  func issue(_ register: FormRegister, _ schema: FormSchema, _ customers: [String], result: String? = nil) throws
    -> [String]
  {
    let numbers = try take(register, schema, customers, result: result)
    try printPending(register)
    return numbers
  }

  /// Changes the database behind the register's back; its guards are taken away and put back.
  func tamper(_ sql: String...) throws { try tamper(sql) }

  func tamper(_ sql: [String]) throws {
    let queue = try DatabaseQueue(path: directory + "/register.sqlite")
    try queue.write { db in
      let guards = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
      for trigger in guards { try db.execute(sql: "DROP TRIGGER \(trigger["name"] as String)") }
      for statement in sql { try db.execute(sql: statement) }
      for trigger in guards { try db.execute(sql: trigger["sql"]) }
    }
    try queue.close()
  }

  /// The codes of what verification finds, each once, but for the warning that tables and chain are of two moments: it goes with what names them.
  func codes() throws -> Set<String> {
    Set(try openForReading().verify().map(\.code)).subtracting(["register-torn"])
  }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: "\(directory)/\(path)") }

  func remove() { try? FileManager.default.removeItem(atPath: directory) }
}

/// The code of the error that `body` throws, if it throws one of the register.
func errorCode(_ body: () throws -> Void) -> String? {
  do { try body() } catch { return (error as? RegisterError)?.code.name ?? "\(error)" }
  return nil
}
