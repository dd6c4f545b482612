public import Findings

/// A directory (LDAP, RFC 4511) that answers for passwords: whoever can bind there under an account's name is that account.
///
/// Nothing is read from it, and it gives no rights: accounts and their roles are the desk's own.
public struct DirectoryServer: Sendable, Hashable {
  /// Where it listens: `ldap://host:389`, `ldaps://host:636`.
  public let url: String
  /// The name under which an account binds, with `{login}` in the place of its login.
  public let pattern: String
  /// Whether the connection is encrypted before a password is sent (StartTLS, RFC 4511, 4.14).
  let startsTLS: Bool

  /// What stands for the login in a pattern.
  public static let placeholder = "{login}"
  /// How long it may take to answer, in seconds.
  static let seconds = 5

  /// A server.
  ///
  /// - Parameters:
  ///   - url: `ldaps://host` (TLS), or `ldap://host` (StartTLS; without encryption on this machine alone).
  ///   - pattern: `uid={login},ou=people,dc=example,dc=com`, or `{login}@example.com`.
  /// - Throws: ``DirectoryProblem/badAddress`` or ``DirectoryProblem/badPattern``.
  public init(url: String, pattern: String) throws(DirectoryProblem) {
    guard let found = url.wholeMatch(of: /(ldaps?):\/\/(\[[0-9A-Fa-f:]+\]|[A-Za-z0-9._-]+)(:[0-9]{1,5})?\/?/) else {
      throw .badAddress(url)
    }
    guard pattern.contains(DirectoryServer.placeholder), pattern.utf8.allSatisfy({ $0 >= 0x20 }) else {
      throw .badPattern(pattern)
    }
    self.url = url
    self.pattern = pattern
    let isHere = ["localhost", "127.0.0.1", "[::1]"].contains(found.2.lowercased())
    startsTLS = found.1 == "ldap" && !isHere
  }

  /// Whether the password is that of a login. It takes up to some seconds, in which the thread waits.
  ///
  /// - Throws: ``DirectoryProblem`` if the server does not answer, or not as a directory does.
  public func isPassword(_ password: String, of login: String) throws(DirectoryProblem) -> Bool {
    // A bind without a password succeeds at many servers and proves nothing (RFC 4513, 5.1.2 and 6.3.1).
    guard !password.isEmpty, !login.isEmpty, !password.utf8.contains(0) else { return false }
    let connection = try DirectoryConnection.open(self)
    return try connection.bind(as: name(of: login), password)
  }

  /// The name under which a login binds.
  func name(of login: String) -> String {
    pattern.replacing(DirectoryServer.placeholder, with: pattern.contains("=") ? DirectoryServer.escaped(login) : login)
  }

  /// A value in a distinguished name (RFC 4514, 2.4): what has a meaning there is written as its bytes.
  static func escaped(_ value: String) -> String {
    value.utf8.map { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
        String(UnicodeScalar(byte))
      default:
        "\\" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }.joined()
  }
}

/// What is wrong with a directory, or with what is said of it.
public enum DirectoryProblem: ExplainedError, Hashable {
  /// The address is none.
  case badAddress(String)
  /// The pattern has no place for the login.
  case badPattern(String)
  /// It does not answer, or not as a directory does; the reason in the words of the library.
  case unreachable(String, reason: String)

  /// What happened and what to do.
  public var message: LocalizedText {
    switch self {
    case .badAddress(let url):
      LocalizedText(
        "“\(url)”不是目录服务器的地址。请写成 ldaps://主机，或 ldap://主机:389", hant: "「\(url)」不是目錄伺服器的位址。請寫成 ldaps://主機，或 ldap://主機:389",
        en: "'\(url)' is no address of a directory: write ldaps://HOST, or ldap://HOST:389")
    case .badPattern(let pattern):
      LocalizedText(
        "“\(pattern)”里没有 {login}。请写成 uid={login},ou=people,dc=example,dc=com 这样",
        hant: "「\(pattern)」裡沒有 {login}。請寫成 uid={login},ou=people,dc=example,dc=com 這樣",
        en: "'\(pattern)' has no {login}: write it as uid={login},ou=people,dc=example,dc=com")
    case .unreachable(let url, let reason):
      LocalizedText(
        "目录服务器 \(url) 现在不能核对密码（\(reason)）。请稍后再试；在服务台里有密码的账号照常登录",
        hant: "目錄伺服器 \(url) 現在不能核對密碼（\(reason)）。請稍後再試；在服務台裡有密碼的帳號照常登入",
        en:
          "the directory \(url) cannot check passwords now (\(reason)). Try again later; accounts with a password of the desk's "
          + "own log in as ever")
    }
  }
}
