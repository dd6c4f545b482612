import Foundation
import GRDB

extension DeskStore {
  /// Begins a draft. One that completes a form is the form's only one: where somebody began it already, that one is given.
  /// It does not count among those that an account may have, since looking at the form's page begins it.
  ///
  /// - Throws: ``DraftProblem/tooMany``.
  public func beginDraft(
    form: String, number: String? = nil, origin: String? = nil, replaces: String? = nil, by account: Account,
    data: String = "{}", title: String = "", at moment: Int
  ) async throws -> Draft {
    let id = String(Token().text.prefix(32))
    return try await pool.write { db in
      if let number, let known = try DeskStore.draft(db, "number = ?", [number]) { return known }
      let count = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM draft WHERE account = ? AND number IS NULL", arguments: [account.login])
      if number == nil, (count ?? 0) >= DraftLimits.drafts { throw DraftProblem.tooMany }
      try db.execute(
        sql: """
          INSERT INTO draft(id, form, number, origin, replaces, account, title, data, version, created, changed, changed_by)
          VALUES(?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)
          """,
        arguments: [id, form, number, origin, replaces, account.login, title, data, moment, moment, account.name])
      guard let draft = try DeskStore.draft(db, "id = ?", [id]) else { throw DraftProblem.gone }
      return draft
    }
  }

  /// The draft of this id.
  public func draft(_ id: String) async throws -> Draft? {
    try await pool.read { try DeskStore.draft($0, "id = ?", [id]) }
  }

  /// The drafts, the latest first: those of one account, or of all. One that completes a form is among them once something was
  /// typed in it.
  ///
  /// - Parameter newForms: Whether those alone are wanted that become new forms.
  public func drafts(of login: String? = nil, newForms: Bool = false, limit: Int = 100) async throws -> [Draft] {
    try await pool.read { db in
      try GRDB.Row.fetchAll(
        db,
        sql: """
          SELECT * FROM draft WHERE (?1 IS NULL OR account = ?1) AND (number IS NULL OR NOT ?2 AND version > 1)
          ORDER BY changed DESC, id LIMIT ?3
          """, arguments: [login, newForms, limit]
      ).map(DeskStore.draft)
    }
  }

  /// Saves a draft, if it is still as the writer knew it.
  ///
  /// - Parameter version: The version that the writer began with; `nil` to overwrite whatever there is.
  public func saveDraft(
    _ id: String, version: Int?, data: String, title: String, by account: Account, at moment: Int
  ) async throws -> SaveOutcome {
    try await pool.write { db in
      guard let known = try DeskStore.draft(db, "id = ?", [id]) else { return .gone }
      // What was saved and not heard of is saved once more: the same content is no conflict.
      if let version, known.version != version {
        return known.data == data ? .saved(version: known.version) : .conflict(known)
      }
      if known.data == data, known.title == title { return .saved(version: known.version) }
      try db.execute(
        sql: """
          UPDATE draft SET data = ?, title = ?, version = version + 1, changed = ?, changed_by = ? WHERE id = ?
          """, arguments: [data, title, moment, account.name, id])
      return .saved(version: known.version + 1)
    }
  }

  /// Removes a draft with its files.
  public func removeDraft(_ id: String) async throws {
    try await pool.write { try $0.execute(sql: "DELETE FROM draft WHERE id = ?", arguments: [id]) }
  }

  /// Keeps a file of a draft.
  ///
  /// - Throws: ``DraftProblem``.
  public func keep(_ file: DraftFile, in draft: String) async throws {
    guard file.bytes.count <= DraftLimits.pictureBytes else { throw DraftProblem.tooLarge }
    try await pool.write { db in
      guard try DeskStore.draft(db, "id = ?", [draft]) != nil else { throw DraftProblem.gone }
      let count = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM draft_file WHERE draft = ? AND name <> ?", arguments: [draft, file.name])
      if (count ?? 0) >= DraftLimits.files { throw DraftProblem.tooMany }
      try db.execute(
        sql: "INSERT OR REPLACE INTO draft_file(draft, name, type, bytes) VALUES(?, ?, ?, ?)",
        arguments: [draft, file.name, file.type, Data(file.bytes)])
    }
  }

  /// A file of a draft.
  public func file(_ name: String, of draft: String) async throws -> DraftFile? {
    try await pool.read { db in
      try GRDB.Row.fetchOne(
        db, sql: "SELECT name, type, bytes FROM draft_file WHERE draft = ? AND name = ?", arguments: [draft, name]
      ).map { DraftFile(name: $0["name"], type: $0["type"], bytes: [UInt8]($0["bytes"] as Data)) }
    }
  }

  /// All files of a draft, by name.
  public func files(of draft: String) async throws -> [DraftFile] {
    try await pool.read { db in
      try GRDB.Row.fetchAll(
        db, sql: "SELECT name, type, bytes FROM draft_file WHERE draft = ? ORDER BY name", arguments: [draft]
      ).map { DraftFile(name: $0["name"], type: $0["type"], bytes: [UInt8]($0["bytes"] as Data)) }
    }
  }

  private static func draft(_ db: Database, _ condition: String, _ arguments: StatementArguments) throws -> Draft? {
    try GRDB.Row.fetchOne(db, sql: "SELECT * FROM draft WHERE \(condition)", arguments: arguments).map(draft)
  }

  private static func draft(_ row: GRDB.Row) -> Draft {
    Draft(
      id: row["id"], form: row["form"], number: row["number"], origin: row["origin"], replaces: row["replaces"],
      account: row["account"], title: row["title"], data: row["data"], version: row["version"], created: row["created"],
      changed: row["changed"], changedBy: row["changed_by"])
  }
}

/// Why a draft or one of its files cannot be kept.
public enum DraftProblem: Error, Sendable {
  /// There is no such draft.
  case gone
  /// There are as many drafts or files as may be.
  case tooMany
  /// The file is larger than ``DraftLimits/pictureBytes``.
  case tooLarge
}
