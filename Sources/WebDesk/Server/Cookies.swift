import DeskStore
import HTTPTypes

/// The cookies of the desk (RFC 6265bis): the session's, and the language of somebody who is not logged in.
enum DeskCookie {
  static let language = "liandan-lang"

  /// The name of the session's cookie. Under TLS it has the prefix by which browsers bind it to this host.
  static func session(isSecure: Bool) -> String { isSecure ? "__Host-liandan" : "liandan" }

  /// The value of a cookie that was sent.
  static func value(_ name: String, in headers: HTTPFields) -> String? {
    for field in headers[values: .cookie] {
      for part in field.split(separator: ";") {
        let halves = part.split(separator: "=", maxSplits: 1)
        if halves.count == 2, String(halves[0]).trimmingBlanks == name { return String(halves[1]).trimmingBlanks }
      }
    }
    return nil
  }

  /// The header that sets a cookie.
  static func setting(_ name: String, to value: String, isSecure: Bool, seconds: Int? = nil) -> (HTTPField.Name, String)
  {
    let age = seconds.map { "; Max-Age=\($0)" } ?? ""
    return (.setCookie, "\(name)=\(value); Path=/; HttpOnly; SameSite=Strict\(age)\(isSecure ? "; Secure" : "")")
  }

  /// The header that makes the browser forget a cookie.
  static func removal(_ name: String, isSecure: Bool) -> (HTTPField.Name, String) {
    setting(name, to: "", isSecure: isSecure, seconds: 0)
  }
}
