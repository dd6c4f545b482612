import GRDB

extension DeskStore {
  /// The change of a form that is under way.
  public func formDraft(_ form: String) async throws -> FormDraft? {
    try await pool.read { db in
      try GRDB.Row.fetchOne(db, sql: "SELECT * FROM form_draft WHERE form = ?", arguments: [form]).map(
        DeskStore.draftOfForm)
    }
  }

  /// All changes that are under way.
  public func formDrafts() async throws -> [FormDraft] {
    try await pool.read { db in
      try GRDB.Row.fetchAll(db, sql: "SELECT * FROM form_draft ORDER BY form").map(DeskStore.draftOfForm)
    }
  }

  /// Saves a change that is under way.
  ///
  /// - Parameter base: The published text that it begins with, if it begins now.
  public func saveFormDraft(
    _ form: String, text: String, base: String, by account: Account, at moment: Int
  ) async throws {
    try await pool.write { db in
      try db.execute(
        sql: """
          INSERT INTO form_draft(form, text, base, account, changed_by, changed) VALUES(?, ?, ?, ?, ?, ?)
          ON CONFLICT(form) DO UPDATE SET text = excluded.text, account = excluded.account,
            changed_by = excluded.changed_by, changed = excluded.changed
          """, arguments: [form, text, base, account.login, account.name, moment])
    }
  }

  /// Begins a form that is not there yet.
  ///
  /// - Returns: `false` if somebody began one of this id.
  public func beginFormDraft(_ form: String, text: String, by account: Account, at moment: Int) async throws -> Bool {
    try await pool.write { db in
      let known = try Int.fetchOne(db, sql: "SELECT 1 FROM form_draft WHERE form = ?", arguments: [form])
      guard known == nil else { return false }
      try db.execute(
        sql: "INSERT INTO form_draft(form, text, base, account, changed_by, changed) VALUES(?, ?, '', ?, ?, ?)",
        arguments: [form, text, account.login, account.name, moment])
      return true
    }
  }

  /// Gives up a change.
  public func removeFormDraft(_ form: String) async throws {
    try await pool.write { try $0.execute(sql: "DELETE FROM form_draft WHERE form = ?", arguments: [form]) }
  }

  /// Keeps a version that was published.
  ///
  /// - Parameter former: The text before, which is kept too if none of the form is known yet, with its version.
  public func keepFormVersion(
    of form: String, version: Int, text: String, former: (version: Int, text: String)?, reason: String,
    by account: Account, at moment: Int
  ) async throws {
    try await pool.write { db in
      let known = try Int.fetchOne(db, sql: "SELECT 1 FROM form_version WHERE form = ?", arguments: [form])
      let sql = """
        INSERT INTO form_version(form, version, text, reason, account, author, published) VALUES(?, ?, ?, ?, ?, ?, ?)
        """
      if known == nil, let former {
        try db.execute(sql: sql, arguments: [form, former.version, former.text, "", "", "", moment])
      }
      try db.execute(sql: sql, arguments: [form, version, text, reason, account.login, account.name, moment])
    }
  }

  /// The versions of a form that were published at the desk, the newest first.
  public func formVersions(of form: String) async throws -> [FormVersion] {
    try await pool.read { db in
      try GRDB.Row.fetchAll(db, sql: "SELECT * FROM form_version WHERE form = ? ORDER BY id DESC", arguments: [form])
        .map {
          FormVersion(
            id: $0["id"], form: $0["form"], version: $0["version"], text: $0["text"], reason: $0["reason"],
            author: $0["author"], published: $0["published"])
        }
    }
  }

  private static func draftOfForm(_ row: GRDB.Row) -> FormDraft {
    FormDraft(
      form: row["form"], text: row["text"], base: row["base"], changedBy: row["changed_by"], changed: row["changed"])
  }
}
