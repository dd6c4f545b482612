import GRDB

/// How long a login holds, in seconds.
public enum SessionLimits {
  /// Without any page asked for.
  public static let idle = 30 * 60
  /// In all.
  public static let whole = 12 * 60 * 60
  /// How old the moment of the last page may be in the database: not every page writes.
  static let grain = 60
}

/// A login that holds.
public struct Session: Sendable {
  /// Who logged in.
  public let account: Account
  /// When, in seconds since 1970.
  public let created: Int
}

/// A session as its account and the administrator see it.
public struct SessionEntry: Sendable {
  /// By what it is ended: the digest of its token, which opens nothing.
  public let id: String
  /// The account's login and name.
  public let login: String, name: String
  /// When it began, and when a page was asked for last, in seconds since 1970.
  public let created: Int, seen: Int
  /// The browser, and the address it came from.
  public let agent: String, address: String
}

extension DeskStore {
  /// Begins a session; gives the token that the browser keeps.
  public func beginSession(of login: String, agent: String, address: String, at moment: Int) async throws -> Token {
    let token = Token()
    try await pool.write { db in
      try db.execute(
        sql: "DELETE FROM session WHERE seen < ? OR created < ?",
        arguments: [moment - SessionLimits.idle, moment - SessionLimits.whole])
      try db.execute(
        sql: "INSERT INTO session(token, account, created, seen, agent, address) VALUES(?, ?, ?, ?, ?, ?)",
        arguments: [token.digest, login, moment, moment, String(agent.prefix(200)), address])
    }
    return token
  }

  /// The session of a token, if it holds still.
  public func session(_ token: Token, at moment: Int) async throws -> Session? {
    let digest = token.digest
    let found = try await pool.read { db in
      try GRDB.Row.fetchOne(
        db,
        sql: """
          SELECT account.*, session.created AS began, session.seen AS seen FROM session
          JOIN account ON account.login = session.account WHERE session.token = ?
          """, arguments: [digest]
      ).map { (account: DeskStore.account($0), began: $0["began"] as Int, seen: $0["seen"] as Int) }
    }
    guard let found, !found.account.isLocked, moment - found.seen < SessionLimits.idle,
      moment - found.began < SessionLimits.whole
    else { return nil }
    if moment - found.seen >= SessionLimits.grain {
      try await pool.write { db in
        try db.execute(sql: "UPDATE session SET seen = ? WHERE token = ?", arguments: [moment, digest])
      }
    }
    return Session(account: found.account, created: found.began)
  }

  /// Ends a session.
  public func endSession(_ token: Token) async throws {
    let digest = token.digest
    try await pool.write { try $0.execute(sql: "DELETE FROM session WHERE token = ?", arguments: [digest]) }
  }

  /// Ends the session of this id, whoever's it is; gives its account.
  public func endSession(id: String, by author: AccountAuthor) async throws -> Account? {
    try await pool.write { db in
      let login = try String.fetchOne(db, sql: "SELECT account FROM session WHERE token = ?", arguments: [id])
      guard let login, let account = try DeskStore.account(login, db) else { return nil }
      try db.execute(sql: "DELETE FROM session WHERE token = ?", arguments: [id])
      try DeskStore.note(.logout, of: account, by: author, db)
      return account
    }
  }

  /// The sessions that hold, the newest first.
  public func sessions(at moment: Int) async throws -> [SessionEntry] {
    try await pool.read { db in
      try GRDB.Row.fetchAll(
        db,
        sql: """
          SELECT session.*, account.name AS name FROM session JOIN account ON account.login = session.account
          WHERE seen >= ? AND session.created >= ? ORDER BY seen DESC
          """, arguments: [moment - SessionLimits.idle, moment - SessionLimits.whole]
      ).map {
        SessionEntry(
          id: $0["token"], login: $0["account"], name: $0["name"], created: $0["created"], seen: $0["seen"],
          agent: $0["agent"],
          address: $0["address"])
      }
    }
  }
}
