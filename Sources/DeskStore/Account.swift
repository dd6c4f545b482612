public import Findings

/// A person who may log in.
public struct Account: Sendable, Hashable {
  /// What is typed to log in: small letters, digits and `-_.`.
  public let login: String
  /// The name as it stands on forms and in the audit chain.
  public let name: String
  /// The roles.
  public let roles: [Role]
  /// The language of the pages; that of the browser if `nil`.
  public let language: Language?
  /// Whether it may not log in.
  public let isLocked: Bool
  /// Whether the password was set by somebody else, and is to be changed first.
  public let mustChangePassword: Bool
  /// Whether a directory answers for the password, which the desk does not know.
  public let isOfDirectory: Bool

  /// All that its roles allow.
  public var permissions: Set<Permission> { roles.reduce(into: []) { $0.formUnion($1.permissions) } }

  /// Whether it may.
  public func may(_ permission: Permission) -> Bool { roles.contains { $0.permissions.contains(permission) } }

  /// The names of approval chains' roles for which it decides.
  public var approvalRoles: [String] {
    roles.compactMap { if case .approving(let role) = $0 { role } else { nil } }
  }

  /// The keepers whose copies it packs.
  public var keepers: [String] {
    roles.compactMap { if case .keeping(let keeper) = $0 { keeper } else { nil } }
  }
}

/// Limits of what accounts are given.
public enum AccountLimits {
  /// The least length of a password in characters (NIST SP 800-63B, 5.1.1.2).
  public static let password = 8
  /// The greatest length of a password in bytes: what crypt(3) takes is bounded.
  public static let passwordBytes = 256
  /// The greatest length of a login and of a name in characters.
  public static let name = 40
}
