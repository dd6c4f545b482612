import GRDB

/// A search that an account keeps under a name.
public struct SavedFilter: Sendable, Hashable {
  /// Its id.
  public let id: Int
  /// What its owner calls it.
  public let name: String
  /// The conditions, as the query of an address.
  public let query: String
}

extension DeskStore {
  /// The filters of an account, by name.
  public func filters(of login: String) async throws -> [SavedFilter] {
    try await pool.read { db in
      try GRDB.Row.fetchAll(
        db, sql: "SELECT id, name, query FROM saved_filter WHERE account = ? ORDER BY name", arguments: [login]
      ).map { SavedFilter(id: $0["id"], name: $0["name"], query: $0["query"]) }
    }
  }

  /// Keeps a filter of an account; one of the same name is replaced.
  ///
  /// - Returns: `false` if the account has as many as may be.
  public func keepFilter(_ name: String, query: String, of login: String, limit: Int) async throws -> Bool {
    try await pool.write { db in
      let others = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM saved_filter WHERE account = ? AND name <> ?", arguments: [login, name])
      if (others ?? 0) >= limit { return false }
      try db.execute(
        sql: """
          INSERT INTO saved_filter(account, name, query) VALUES(?, ?, ?)
          ON CONFLICT(account, name) DO UPDATE SET query = excluded.query
          """, arguments: [login, name, query])
      return true
    }
  }

  /// Forgets a filter of an account; another account's stays.
  public func removeFilter(_ id: Int, of login: String) async throws {
    try await pool.write { db in
      try db.execute(sql: "DELETE FROM saved_filter WHERE id = ? AND account = ?", arguments: [id, login])
    }
  }
}
