import DirectoryLogin
public import Findings
import Foundation
import GRDB
import Threads

/// What keeps an account from being made or changed as somebody asked for.
public enum AccountProblem: Error, Sendable, Hashable {
  /// The login has other characters than small letters, digits and `-_.`, or is too long.
  case badLogin
  /// The name is empty or too long.
  case badName
  /// There is such a login already.
  case loginTaken
  /// Another account has this name: the audit chain could not tell them apart.
  case nameTaken
  /// There is no such account.
  case unknown
  /// The password has fewer than ``AccountLimits/password`` characters, or is too long.
  case badPassword
  /// The password is the login, the name, or one of the first that anybody tries.
  case guessable
  /// The last account that manages accounts would be lost.
  case lastAdministrator
  /// The system has no yescrypt.
  case noHashing
  /// The account's password is the directory's, and the desk knows none.
  case noDirectory
}

extension DeskStore {
  /// Adds an account.
  ///
  /// - Parameters:
  ///   - password: The password; `nil` if the directory answers for it.
  ///   - isTemporary: Whether the password is to be changed at the first login.
  ///   - author: Who adds it.
  public func addAccount(
    login: String, name: String, roles: [Role], password: String?, isTemporary: Bool, by author: AccountAuthor,
    at moment: Int
  ) async throws -> Account {
    let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
    guard DeskStore.isLogin(login) else { throw AccountProblem.badLogin }
    guard !name.isEmpty, name.count <= AccountLimits.name else { throw AccountProblem.badName }
    let hash = try await hash(password, of: login, name)
    return try await pool.write { db in
      if try DeskStore.account(login, db) != nil { throw AccountProblem.loginTaken }
      if try Bool.fetchOne(db, sql: "SELECT 1 FROM account WHERE name = ?", arguments: [name]) != nil {
        throw AccountProblem.nameTaken
      }
      try db.execute(
        sql: """
          INSERT INTO account(login, name, roles, password, must_change, created, device_key) VALUES(?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [login, name, DeskStore.text(of: roles), hash, isTemporary && password != nil, moment, Token().text])
      guard let account = try DeskStore.account(login, db) else { throw AccountProblem.unknown }
      try DeskStore.note(.add, of: account, by: author, db)
      return account
    }
  }

  /// All accounts, by login.
  public func accounts() async throws -> [Account] {
    try await pool.read { db in
      try GRDB.Row.fetchAll(db, sql: "SELECT * FROM account ORDER BY login").map(DeskStore.account)
    }
  }

  /// The account of this login.
  public func account(_ login: String) async throws -> Account? {
    try await pool.read { try DeskStore.account(login, $0) }
  }

  /// The key of an account, of 256 bits in hexadecimal digits, under which a browser keeps what is not saved yet: whoever is not
  /// logged in as this account cannot read it there.
  ///
  /// - Throws: ``AccountProblem/unknown``.
  public func deviceKey(of login: String) async throws -> String {
    let key = try await pool.read { db in
      try String.fetchOne(db, sql: "SELECT device_key FROM account WHERE login = ?", arguments: [login])
    }
    guard let key else { throw AccountProblem.unknown }
    return key
  }

  /// Gives an account other roles; its sessions end.
  public func setRoles(_ roles: [Role], of login: String, by author: AccountAuthor) async throws -> Account {
    try await change(login, .roles, author) { db in
      try db.execute(
        sql: "UPDATE account SET roles = ? WHERE login = ?", arguments: [DeskStore.text(of: roles), login])
    }
  }

  /// Locks an account, whose sessions end, or lets it in again.
  public func setLocked(_ isLocked: Bool, _ login: String, by author: AccountAuthor) async throws -> Account {
    try await change(login, isLocked ? .lock : .unlock, author) { db in
      try db.execute(sql: "UPDATE account SET is_locked = ? WHERE login = ?", arguments: [isLocked, login])
    }
  }

  /// Sets a password; the account's sessions end.
  ///
  /// - Parameters:
  ///   - password: The password; `nil` if the directory answers for it from now on.
  ///   - isTemporary: Whether it is to be changed at the next login.
  ///   - author: Who sets it.
  public func setPassword(
    _ password: String?, of login: String, isTemporary: Bool, by author: AccountAuthor
  ) async throws -> Account {
    guard let known = try await account(login) else { throw AccountProblem.unknown }
    let hash = try await hash(password, of: login, known.name)
    return try await change(login, .password, author) { db in
      try db.execute(
        sql: "UPDATE account SET password = ?, must_change = ? WHERE login = ?",
        arguments: [hash, isTemporary && password != nil, login])
    }
  }

  /// Sets the language of the pages.
  public func setLanguage(_ language: Language?, of login: String) async throws {
    try await pool.write { db in
      try db.execute(
        sql: "UPDATE account SET language = ? WHERE login = ?", arguments: [language?.rawValue, login])
    }
  }

  /// The account, if the password is its own and it is not locked. It takes as long if there is no such account, but not if the
  /// directory is asked.
  ///
  /// - Throws: a `DirectoryProblem` if the directory is to answer and does not; ``AccountProblem/noDirectory`` if there is none.
  public func authenticate(login: String, password: String) async throws -> Account? {
    let found = try await pool.read { db in
      try GRDB.Row.fetchOne(db, sql: "SELECT * FROM account WHERE login = ?", arguments: [login])
        .map { (account: DeskStore.account($0), hash: $0["password"] as String) }
    }
    guard password.utf8.count <= AccountLimits.passwordBytes, let found else {
      let short = String(password.prefix(AccountLimits.passwordBytes / 4))
      await passwords.run { Password.pretend(short) }
      return nil
    }
    if found.account.isOfDirectory {
      guard let directory else { throw AccountProblem.noDirectory }
      let isRight = try await directoryLogins.run { try directory.isPassword(password, of: login) }
      return isRight && !found.account.isLocked ? found.account : nil
    }
    let isRight = await passwords.run { Password.matches(password, hash: found.hash) }
    guard isRight, !found.account.isLocked else { return nil }
    return found.account
  }

  /// Ends all sessions of an account.
  public func endSessions(of login: String, by author: AccountAuthor) async throws -> Account {
    try await change(login, .logout, author) { _ in }
  }

  private func change(
    _ login: String, _ kind: AccountChange.Kind, _ author: AccountAuthor,
    _ body: @escaping @Sendable (Database) throws -> Void
  ) async throws -> Account {
    try await pool.write { db in
      guard try DeskStore.account(login, db) != nil else { throw AccountProblem.unknown }
      try body(db)
      try db.execute(sql: "DELETE FROM session WHERE account = ?", arguments: [login])
      let left = try GRDB.Row.fetchAll(db, sql: "SELECT * FROM account").map(DeskStore.account)
      guard left.contains(where: { !$0.isLocked && $0.may(.administer) }) else {
        throw AccountProblem.lastAdministrator
      }
      guard let account = try DeskStore.account(login, db) else { throw AccountProblem.unknown }
      try DeskStore.note(kind, of: account, by: author, db)
      return account
    }
  }

  static func account(_ login: String, _ db: Database) throws -> Account? {
    try GRDB.Row.fetchOne(db, sql: "SELECT * FROM account WHERE login = ?", arguments: [login]).map(account)
  }

  static func account(_ row: GRDB.Row) -> Account {
    let roles: String = row["roles"]
    let language: String? = row["language"]
    return Account(
      login: row["login"], name: row["name"], roles: roles.split(separator: "\n").compactMap { Role(String($0)) },
      language: language.flatMap { Language(rawValue: $0) }, isLocked: row["is_locked"],
      mustChangePassword: row["must_change"], isOfDirectory: (row["password"] as String).isEmpty)
  }

  static func text(of roles: [Role]) -> String { roles.map(\.id).joined(separator: "\n") }

  private static func isLogin(_ login: String) -> Bool {
    !login.isEmpty && login.utf8.count <= AccountLimits.name
      && login.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || [0x2D, 0x2E, 0x5F].contains($0)
      }
  }

  /// What is stored of a password; nothing of one that the directory answers for.
  private func hash(_ password: String?, of login: String, _ name: String) async throws -> String {
    guard let password else { return "" }
    guard password.count >= AccountLimits.password, password.utf8.count <= AccountLimits.passwordBytes else {
      throw AccountProblem.badPassword
    }
    let plain = password.lowercased()
    let isRun = Set(plain).count < 4 || "01234567890".contains(plain) || "abcdefghijklmnop".contains(plain)
    guard plain != login, plain != name, !plain.hasPrefix("password"), !isRun else { throw AccountProblem.guessable }
    guard let hash = await passwords.run({ Password.hash(password) }) else { throw AccountProblem.noHashing }
    return hash
  }
}
