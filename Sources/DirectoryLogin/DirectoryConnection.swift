import CLDAP
import Foundation

/// A connection to a directory, ended with its owner.
struct DirectoryConnection: ~Copyable {
  private let handle: OpaquePointer
  private let url: String

  /// Connects, encrypted if the server is to be asked so.
  ///
  /// - Throws: ``DirectoryProblem/unreachable(_:reason:)``.
  static func open(_ server: DirectoryServer) throws(DirectoryProblem) -> DirectoryConnection {
    let connection = try DirectoryConnection(server.url)
    connection.prepare()
    if server.startsTLS { try connection.encrypt() }
    return connection
  }

  private init(_ url: String) throws(DirectoryProblem) {
    var made: OpaquePointer?
    let code = ldap_initialize(&made, url)
    guard code == LDAP_SUCCESS, let made else { throw DirectoryConnection.problem(url, code) }
    (handle, self.url) = (made, url)
  }

  private func prepare() {
    var version = LDAP_VERSION3
    ldap_set_option(handle, LDAP_OPT_PROTOCOL_VERSION, &version)
    var wait = timeval(tv_sec: DirectoryServer.seconds, tv_usec: 0)
    ldap_set_option(handle, LDAP_OPT_NETWORK_TIMEOUT, &wait)
    ldap_set_option(handle, LDAP_OPT_TIMEOUT, &wait)
    // Another server that this one names would be sent the password too.
    ldap_set_option(handle, LDAP_OPT_REFERRALS, nil)
    // A connection with settings of its own knows no authorities but those that it is told: the machine's.
    for option in [LDAP_OPT_X_TLS_CACERTFILE, LDAP_OPT_X_TLS_CACERTDIR] {
      var path: UnsafeMutablePointer<CChar>?
      guard ldap_get_option(nil, option, &path) == LDAP_OPT_SUCCESS, let path else { continue }
      ldap_set_option(handle, option, path)
      ldap_memfree(path)
    }
    // Whatever the machine's own settings allow: without a certificate that is right no password is sent.
    var demand = LDAP_OPT_X_TLS_DEMAND
    ldap_set_option(handle, LDAP_OPT_X_TLS_REQUIRE_CERT, &demand)
    var isServer: Int32 = 0
    ldap_set_option(handle, LDAP_OPT_X_TLS_NEWCTX, &isServer)
  }

  private func encrypt() throws(DirectoryProblem) {
    let code = ldap_start_tls_s(handle, nil, nil)
    guard code == LDAP_SUCCESS else { throw DirectoryConnection.problem(url, code) }
  }

  deinit { ldap_unbind_ext_s(handle, nil, nil) }

  /// Whether a name can bind with a password (RFC 4513, 5.1.3).
  ///
  /// - Throws: ``DirectoryProblem/unreachable(_:reason:)``.
  func bind(as name: String, _ password: String) throws(DirectoryProblem) -> Bool {
    var bytes = password.utf8CString
    let code = bytes.withUnsafeMutableBufferPointer { buffer -> Int32 in
      defer { if let start = buffer.baseAddress { explicit_bzero(start, buffer.count) } }
      var credentials = berval(bv_len: UInt(buffer.count - 1), bv_val: buffer.baseAddress)
      return ldap_sasl_bind_s(handle, name, nil, &credentials, nil, nil, nil)
    }
    switch code {
    case LDAP_SUCCESS: return true
    // A login that is not there, or has a name that cannot be one, is told as a wrong password is.
    case LDAP_INVALID_CREDENTIALS, LDAP_NO_SUCH_OBJECT, LDAP_INVALID_DN_SYNTAX, LDAP_INAPPROPRIATE_AUTH: return false
    default: throw DirectoryConnection.problem(url, code)
    }
  }

  private static func problem(_ url: String, _ code: Int32) -> DirectoryProblem {
    .unreachable(url, reason: ldap_err2string(code).map { String(cString: $0) } ?? "LDAP \(code)")
  }
}
