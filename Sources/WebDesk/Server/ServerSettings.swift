package import Findings

/// How the server is to run.
package struct ServerSettings: Sendable {
  /// The address to listen on.
  package var host = "127.0.0.1"
  /// The port; 0 for any that is free.
  package var port = 8137
  /// The names by which browsers may call the server, with their ports where these are not the usual ones.
  package var names: [String] = []
  /// The addresses of proxies whose `X-Forwarded-…` headers are believed.
  package var proxies: Set<String> = []
  /// The language of pages where neither account nor browser asks for one.
  package var language = Language.zhHans

  /// The settings of a server on loopback.
  package init() {}

  /// The values of `Host` that are answered: others come from pages that play with names (DNS rebinding).
  func allowedHosts(port: Int) -> Set<String> {
    let own =
      ["127.0.0.1", "localhost", "[::1]"] + (["0.0.0.0", "::", "127.0.0.1", "::1"].contains(host) ? [] : [host])
    return Set(own.flatMap { ["\($0):\(port)"] + (port == 80 ? [$0] : []) } + names.map { $0.lowercased() })
  }
}
