import Findings
import GRDB
import Records

/// A change of an account of the web desk, as the audit chain tells of it. It holds no password.
public struct AccountNote: Sendable, Hashable {
  /// By what a note is known again that the chain has already.
  public var id: String
  /// The login and the name of the account that was changed.
  public var login: String, name: String
  /// What was done: `add`, `roles`, `lock`, `unlock`, `password` or `logout`.
  public var change: String
  /// The roles that it has since.
  public var roles: [String]
  /// Who did it, and the login of that account; `nil` for somebody at the terminal.
  public var operatorName: String, account: String?

  /// Makes a note.
  public init(
    id: String, login: String, name: String, change: String, roles: [String], operatorName: String, account: String?
  ) {
    (self.id, self.login, self.name, self.change) = (id, login, name, change)
    (self.roles, self.operatorName, self.account) = (roles, operatorName, account)
  }
}

extension FormRegister {
  /// Writes changes of accounts into the chain, all in one transaction; those that it has already are passed over.
  package func note(_ notes: [AccountNote], by mark: AuditStamp) throws {
    try write { db in
      for note in notes where try !FormRegister.isNoted(note, db) {
        var mark = mark
        (mark.operatorName, mark.account) = (note.operatorName, note.account)
        var trail = try AuditTrail(db, mark)
        try trail.append(
          .account, nil,
          [
            ("id", .string(note.id)), ("login", .string(note.login)), ("name", .string(note.name)),
            ("change", .string(note.change)), ("roles", .array(note.roles.map { .string($0) })),
          ])
      }
    }
  }

  private static func isNoted(_ note: AccountNote, _ db: Database) throws -> Bool {
    let known = try Int.fetchOne(
      db, sql: "SELECT 1 FROM event WHERE kind = ? AND instr(detail, ?) LIMIT 1",
      arguments: [AuditEvent.Kind.account.rawValue, "{\"id\":\"\(note.id)\","])
    return known != nil
  }
}
