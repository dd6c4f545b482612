import Foundation
import GRDB

/// Who changes an account: the name, and the login; `nil` for somebody at the terminal.
public struct AccountAuthor: Sendable, Hashable {
  let name: String
  let account: String?

  /// Somebody who is logged in.
  public init(_ account: Account) { (name, self.account) = (account.name, account.login) }

  /// Somebody at the terminal.
  public init(terminal name: String) { (self.name, account) = (name, nil) }
}

/// A change of an account, which waits until it stands in the register's audit chain.
public struct AccountChange: Sendable, Hashable {
  /// What was done.
  public enum Kind: String, Sendable, CaseIterable {
    case add, roles, lock, unlock, password, logout
  }
  /// By what the chain knows it again.
  public let id: String
  /// The login and the name of the account.
  public let login: String, name: String
  /// What was done, as ``Kind`` writes it.
  public let change: String
  /// The roles it has since, as they are stored.
  public let roles: [String]
  /// Who did it, and the login of that account.
  public let authorName: String, author: String?
}

extension DeskStore {
  /// The changes that do not stand in the chain yet, in their order.
  public func accountChanges() async throws -> [AccountChange] {
    try await pool.read { db in
      try GRDB.Row.fetchAll(db, sql: "SELECT * FROM account_change ORDER BY rowid").map { row in
        let roles: String = row["roles"]
        return AccountChange(
          id: row["id"], login: row["login"], name: row["name"], change: row["change"],
          roles: roles.split(separator: "\n").map(String.init), authorName: row["author_name"], author: row["author"])
      }
    }
  }

  /// Forgets changes that stand in the chain now.
  public func forget(_ changes: [AccountChange]) async throws {
    try await pool.write { db in
      for change in changes { try db.execute(sql: "DELETE FROM account_change WHERE id = ?", arguments: [change.id]) }
    }
  }

  /// Notes a change in the transaction that makes it.
  static func note(_ kind: AccountChange.Kind, of account: Account, by author: AccountAuthor, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO account_change(id, login, name, change, roles, author_name, author) VALUES(?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        String(Token().text.prefix(16)), account.login, account.name, kind.rawValue, text(of: account.roles),
        author.name, author.account,
      ])
  }
}
