import Foundation
import GRDB

extension DeskStore {
  /// Adds a list that was uploaded; `nil` if the account has too many.
  ///
  /// - Parameters:
  ///   - name: The file's name as its owner knows it.
  ///   - file: Its name in the folder of uploads.
  public func addList(
    of login: String, form: String, act: ListJob.Act, name: String, file: String, at moment: Int
  ) async throws -> ListJob? {
    let id = String(Token().text.prefix(24))
    return try await pool.write { db in
      let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM list_job WHERE account = ?", arguments: [login]) ?? 0
      if count >= ListLimits.lists { return nil }
      try db.execute(
        sql: """
          INSERT INTO list_job(id, account, form, act, name, file, formats, output, closes, all_or_none, state, total,
            fresh, known, refused, message, created, changed)
          VALUES(?, ?, ?, ?, ?, ?, 'pdf', 'none', 0, 0, 'uploaded', 0, 0, 0, 0, '', ?, ?)
          """,
        arguments: [id, login, form, act.rawValue, String(name.prefix(ListLimits.name)), file, moment, moment])
      return try DeskStore.list(id, db)
    }
  }

  /// The list of this id.
  public func list(_ id: String) async throws -> ListJob? { try await pool.read { try DeskStore.list(id, $0) } }

  /// The lists of an account, the newest first.
  public func lists(of login: String) async throws -> [ListJob] {
    try await pool.read { db in
      try GRDB.Row.fetchAll(
        db, sql: "SELECT * FROM list_job WHERE account = ? ORDER BY created DESC, id", arguments: [login]
      ).compactMap(DeskStore.job)
    }
  }

  /// Writes down where a list stands.
  public func save(_ job: ListJob, at moment: Int) async throws {
    try await pool.write { db in
      try db.execute(
        sql: """
          UPDATE list_job SET file = ?, formats = ?, output = ?, closes = ?, all_or_none = ?, state = ?, total = ?, fresh = ?,
            known = ?, refused = ?, message = ?, changed = ? WHERE id = ?
          """,
        arguments: [
          job.file, job.formats.joined(separator: ","), job.output.rawValue, job.closes, job.allOrNone,
          job.state.rawValue, job.total, job.fresh, job.known, job.refused, job.message, moment, job.id,
        ])
    }
  }

  /// Forgets a list. Gives its file's name if no other list has the same.
  public func removeList(_ id: String) async throws -> String? {
    try await pool.write { db in
      guard let job = try DeskStore.list(id, db) else { return nil }
      try db.execute(sql: "DELETE FROM list_job WHERE id = ?", arguments: [id])
      let others = try Int.fetchOne(db, sql: "SELECT 1 FROM list_job WHERE file = ?", arguments: [job.file])
      return others == nil ? job.file : nil
    }
  }

  /// The names that all lists have in the folder of uploads: their files', and their own ids.
  public func uploads() async throws -> Set<String> {
    try await pool.read { try String.fetchSet($0, sql: "SELECT file FROM list_job UNION SELECT id FROM list_job") }
  }

  /// Marks lists that were under way when the server ended.
  public func interruptLists() async throws {
    try await pool.write {
      try $0.execute(sql: "UPDATE list_job SET state = 'interrupted' WHERE state IN ('checking', 'running')")
    }
  }

  private static func list(_ id: String, _ db: Database) throws -> ListJob? {
    try GRDB.Row.fetchOne(db, sql: "SELECT * FROM list_job WHERE id = ?", arguments: [id]).flatMap(job)
  }

  private static func job(_ row: GRDB.Row) -> ListJob? {
    guard let act = ListJob.Act(rawValue: row["act"]), let output = ListJob.Output(rawValue: row["output"]),
      let state = ListJob.State(rawValue: row["state"])
    else { return nil }
    let formats: String = row["formats"]
    return ListJob(
      id: row["id"], account: row["account"], form: row["form"], act: act, name: row["name"], file: row["file"],
      formats: formats.split(separator: ",").map(String.init), output: output, closes: row["closes"],
      allOrNone: row["all_or_none"], state: state, total: row["total"],
      fresh: row["fresh"], known: row["known"], refused: row["refused"], message: row["message"],
      created: row["created"], changed: row["changed"])
  }
}
