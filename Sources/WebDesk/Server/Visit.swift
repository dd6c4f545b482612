import DeskStore
import Expressions
import Findings
import HTML
import HTTPTypes
import Liandan

/// One request, with who makes it and in which language.
struct Visit: Sendable {
  let site: Site
  let method: HTTPRequest.Method
  /// Path and query as they were asked for.
  let target: String
  let parameters: [String: String]
  let query: FormFields
  let headers: HTTPFields
  /// The browser's address.
  let address: String
  /// Whether the browser speaks TLS, with a proxy or with us.
  let isSecure: Bool
  let body: [UInt8]
  /// The file into which a large body was laid; it is gone after the answer, unless it was moved.
  let upload: String?
  let account: Account?
  let token: Token?
  let language: Language

  /// The form that was sent.
  var form: FormFields { FormFields(urlencoded: body) }

  /// A segment of the path that varies.
  func parameter(_ name: String) -> String { parameters[name] ?? "" }

  /// Who is logged in; the route's access made sure that somebody is.
  func person() throws -> Account {
    guard let account else { throw Failure.loginNeeded }
    return account
  }

  /// The desk, at which this account works.
  func desk() throws -> IssueDesk {
    let account = try person()
    return site.desk.working(as: account.name, account: account.login, in: language)
  }

  /// The moment in seconds since 1970.
  var seconds: Int { site.desk.world.secondsSince1970() }

  /// The moment at the company.
  var now: CalendarMoment {
    site.desk.world.now(utcOffsetMinutes: site.desk.library.profile.utcOffsetMinutes)
  }

  /// Whether a script asks, which wants JSON.
  var wantsJSON: Bool { headers[.accept]?.hasPrefix("application/json") ?? false }

  /// Whether the account may.
  func may(_ permission: Permission) -> Bool { account?.may(permission) ?? false }

  /// The text in the visitor's language.
  func text(_ text: LocalizedText) -> String { text.text(in: language) }

  /// The text in the visitor's language.
  func text(_ zhHans: String, hant: String, en: String) -> String {
    LocalizedText(zhHans, hant: hant, en: en).text(in: language)
  }
}
