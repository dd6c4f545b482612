public import Expressions
import GRDB

/// Somebody who decides for another while that one is away.
public struct Delegation: Sendable, Hashable {
  /// The logins of who is away, and of who decides meanwhile.
  public let from: String, to: String
  /// The first and the last day.
  public let first: CalendarDate, last: CalendarDate
}

extension DeskStore {
  /// Hands the approvals of an account over to another, from day to day; what was handed over before ends.
  ///
  /// - Throws: ``AccountProblem/unknown``.
  public func delegate(_ from: String, to: String, from first: CalendarDate, to last: CalendarDate) async throws {
    try await pool.write { db in
      guard try DeskStore.account(to, db) != nil, from != to else { throw AccountProblem.unknown }
      try db.execute(
        sql: "INSERT OR REPLACE INTO delegation(account, deputy, first, last) VALUES(?, ?, ?, ?)",
        arguments: [from, to, first.iso, last.iso])
    }
  }

  /// Takes the approvals of an account back.
  public func endDelegation(of login: String) async throws {
    try await pool.write { try $0.execute(sql: "DELETE FROM delegation WHERE account = ?", arguments: [login]) }
  }

  /// To whom an account hands its approvals over; `nil` if to nobody.
  public func delegation(of login: String) async throws -> Delegation? {
    try await pool.read { db in
      try GRDB.Row.fetchOne(db, sql: "SELECT * FROM delegation WHERE account = ?", arguments: [login])
        .flatMap(Delegation.init)
    }
  }

  /// The accounts whose approvals this one decides on a day, besides its own.
  public func represented(by login: String, on day: CalendarDate) async throws -> [Account] {
    try await pool.read { db in
      try GRDB.Row.fetchAll(
        db,
        sql: """
          SELECT account.* FROM delegation JOIN account ON account.login = delegation.account
          WHERE delegation.deputy = ?1 AND delegation.first <= ?2 AND delegation.last >= ?2 ORDER BY account.login
          """, arguments: [login, day.iso]
      ).map(DeskStore.account)
    }
  }
}

extension Delegation {
  fileprivate init?(_ row: GRDB.Row) {
    guard let first = CalendarDate(iso: row["first"]), let last = CalendarDate(iso: row["last"]) else { return nil }
    self.init(from: row["account"], to: row["deputy"], first: first, last: last)
  }
}
