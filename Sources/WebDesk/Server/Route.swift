import DeskStore
import Findings
import HTML
import HTTPTypes

/// One address of the desk: who may call it, and what answers.
struct Route: Sendable {
  /// Who may.
  enum Access: Sendable, Hashable {
    /// Anybody, logged in or not.
    case anybody
    /// Whoever is logged in, whatever the role.
    case anyAccount
    /// Accounts with one of these permissions.
    case permission(Set<Permission>)
  }

  let method: HTTPRequest.Method
  /// The path, with `:name` for segments that vary.
  let pattern: String
  let access: Access
  /// The greatest size of the body in bytes.
  let bodyBytes: Int
  /// Whether the body is laid into a file, ``Visit/upload``, in place of ``Visit/body``.
  var isUpload = false
  let answer: @Sendable (Visit) async throws -> Reply

  /// A page, or whatever is only looked at.
  static func get(
    _ pattern: String, for access: Access, answer: @escaping @Sendable (Visit) async throws -> Reply
  ) -> Route { Route(method: .get, pattern: pattern, access: access, bodyBytes: 0, answer: answer) }

  /// What changes something.
  static func post(
    _ pattern: String, for access: Access, bodyBytes: Int = ServerLimits.bodyBytes,
    answer: @escaping @Sendable (Visit) async throws -> Reply
  ) -> Route { Route(method: .post, pattern: pattern, access: access, bodyBytes: bodyBytes, answer: answer) }

  /// A large body, which is laid into a file.
  static func upload(
    _ method: HTTPRequest.Method, _ pattern: String, for access: Access, bodyBytes: Int = ServerLimits.uploadBytes,
    answer: @escaping @Sendable (Visit) async throws -> Reply
  ) -> Route {
    Route(
      method: method, pattern: pattern, access: access, bodyBytes: bodyBytes, isUpload: true, answer: answer)
  }

  /// A file that is put under a name.
  static func put(
    _ pattern: String, for access: Access, bodyBytes: Int, answer: @escaping @Sendable (Visit) async throws -> Reply
  ) -> Route { Route(method: .put, pattern: pattern, access: access, bodyBytes: bodyBytes, answer: answer) }

  /// Whether an account, or somebody without one, may call it.
  func allows(_ account: Account?) -> Bool {
    switch access {
    case .anybody: true
    case .anyAccount: account != nil
    case .permission(let any): account.map { !$0.permissions.isDisjoint(with: any) } ?? false
    }
  }
}

extension Route.Access {
  /// Accounts with one of these permissions.
  static func may(_ permissions: Permission...) -> Route.Access { .permission(Set(permissions)) }
}
