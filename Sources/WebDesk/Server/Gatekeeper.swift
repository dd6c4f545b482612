import DeskStore
import Findings
import HTTPTypes

/// What is looked at before a route answers: the server's name, where the request comes from, who makes it.
struct Gatekeeper: Sendable {
  /// The values of `Host` that are answered.
  let hosts: Set<String>
  /// The proxies that are believed.
  let proxies: Set<String>

  /// How the browser reached the server.
  struct Way: Sendable {
    /// The name by which it called the server, in small letters.
    let host: String
    /// Its address.
    let address: String
    /// Whether it speaks TLS.
    let isSecure: Bool
  }

  /// How the browser reached the server: what a listed proxy says, else what the connection does.
  ///
  /// - Throws: ``Failure/otherHost``.
  func way(_ request: HTTPRequest, peer: String) throws -> Way {
    var host = request.authority ?? ""
    var (address, isSecure) = (peer, request.scheme == "https")
    if proxies.contains(peer) {
      func forwarded(_ name: String) -> String? {
        // A proxy appends: the last is its own.
        HTTPField.Name(name).flatMap { request.headerFields[$0] }?.split(separator: ",").last.map {
          String($0).trimmingBlanks
        }
      }
      if let name = forwarded("X-Forwarded-Host") { host = name }
      if let from = forwarded("X-Forwarded-For") { address = from }
      isSecure = forwarded("X-Forwarded-Proto").map { $0 == "https" } ?? isSecure
    }
    host = host.lowercased()
    guard hosts.contains(host) else { throw Failure.otherHost }
    return Way(host: host, address: address, isSecure: isSecure)
  }

  /// Refuses what another site's page makes the browser send. Methods that change nothing are let through.
  ///
  /// `Sec-Fetch-Site` tells it; a browser that does not send it sends `Origin`, and a program that is no browser neither:
  /// it has no cookie that another site could misuse.
  ///
  /// - Throws: ``Failure/otherSite``.
  func checkOrigin(_ request: HTTPRequest, _ way: Way) throws {
    if request.method == .get || request.method == .head { return }
    if let site = HTTPField.Name("Sec-Fetch-Site").flatMap({ request.headerFields[$0] }) {
      guard site == "same-origin" || site == "none" else { throw Failure.otherSite }
      return
    }
    guard let origin = request.headerFields[.origin] else { return }
    guard let separator = origin.firstRange(of: "://"), origin[separator.upperBound...].lowercased() == way.host else {
      throw Failure.otherSite
    }
  }
}
