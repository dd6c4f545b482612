import ArgumentParser
import DirectoryLogin
import Findings
import Liandan
import Terminal

/// Which directory answers for passwords.
struct DirectoryOptions: ParsableArguments {
  @Option(
    help: .said(
      "核对密码的目录服务器：ldaps://主机，或 ldap://主机:389（用 StartTLS）。也可写在环境变量 LIANDAN_LDAP",
      hant: "核對密碼的目錄伺服器：ldaps://主機，或 ldap://主機:389（用 StartTLS）。也可寫在環境變數 LIANDAN_LDAP",
      en: "the directory that checks passwords: ldaps://HOST, or ldap://HOST:389 with StartTLS; also LIANDAN_LDAP",
      value: "url"))
  var ldap: String?
  @Option(
    help: .said(
      "登录时用的名称，如 uid={login},ou=people,dc=example,dc=com。也可写在环境变量 LIANDAN_LDAP_BIND",
      hant: "登入時用的名稱，如 uid={login},ou=people,dc=example,dc=com。也可寫在環境變數 LIANDAN_LDAP_BIND",
      en: "the name that binds, as uid={login},ou=people,dc=example,dc=com; also LIANDAN_LDAP_BIND", value: "name"))
  var ldapBind: String?

  /// The directory, if one is named.
  ///
  /// - Throws: a `DirectoryProblem`, or a usage error if one of both is missing.
  func server() throws -> DirectoryServer? {
    switch (ldap ?? Settings.standard.ldap, ldapBind ?? Settings.standard.ldapBind) {
    case (nil, nil): return nil
    case (let url?, let pattern?): return try DirectoryServer(url: url, pattern: pattern)
    default:
      throw ValidationError(
        "--ldap 和 --ldap-bind 要一起用", hant: "--ldap 和 --ldap-bind 要一起用", en: "--ldap and --ldap-bind go together")
    }
  }
}
