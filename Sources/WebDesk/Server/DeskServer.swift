package import DeskStore
import HTTPTypes
import Hummingbird
import HummingbirdCore
package import Liandan
package import Logging
import NIOCore
import Threads

/// The web desk of a register: `liandan-desk`.
package struct DeskServer: Sendable {
  private let site: Site

  /// Makes a server.
  ///
  /// - Parameters:
  ///   - desk: The register with its forms, as the command line uses it.
  ///   - store: Accounts, sessions and drafts.
  ///   - settings: Where it listens, and whom it believes.
  ///   - logger: Receives a line for each answer, without personal data.
  package init(desk: IssueDesk, store: DeskStore, settings: ServerSettings, logger: Logger) {
    site = Site(desk: desk, store: store, settings: settings, logger: logger)
  }

  /// Serves until SIGTERM or SIGINT, then finishes what is under way.
  ///
  /// - Parameter isReady: Is told the port once the server listens.
  package func run(isReady: @escaping @Sendable (Int) async -> Void) async throws {
    try await site.begin()
    let settings = site.settings
    let router = Router(context: DeskContext.self)
    let site = site
    @Sendable func gatekeeper(port: Int) -> Gatekeeper {
      Gatekeeper(hosts: settings.allowedHosts(port: port), proxies: settings.proxies)
    }
    // A free port is known only once the server listens.
    let box = GatekeeperBox(gatekeeper(port: settings.port))
    @Sendable func responder() -> DeskResponder { DeskResponder(site: site, gatekeeper: box.current) }
    for route in RouteTable.all {
      let methods: [HTTPRequest.Method] = route.method == .get ? [.get, .head] : [route.method]
      for method in methods {
        router.on(RouterPath(route.pattern), method: method) { request, context in
          await responder().answer(route, request, context)
        }
      }
    }
    let channel = HTTP1Channel.Configuration(
      idleTimeout: .seconds(ServerLimits.idleSeconds),
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: ServerLimits.headerFieldBytes, maxHeaderListSize: ServerLimits.headerBytes,
        maxHeaderFieldCount: ServerLimits.headerCount))
    let application = Application(
      responder: NothingElse(inner: router.buildResponder(), answer: { await responder().answer(nil, $0, $1) }),
      server: .http1(configuration: channel),
      configuration: ApplicationConfiguration(
        address: .hostname(settings.host, port: settings.port),
        availableConnectionsDelegate: MaximumAvailableConnections(ServerLimits.connections)),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? settings.port
        box.current = gatekeeper(port: port)
        await isReady(port)
      }, logger: site.logger)
    // Compiling all forms and looking at what is on record takes a moment, in which nobody should have to wait.
    Task {
      await site.drawing.run { _ = try? site.desk.library.all() }
      await DuePages.prepare(site)
    }
    try await application.runService()
  }
}

/// Answers what no route does with a page of our own.
private struct NothingElse<Inner: HTTPResponder>: HTTPResponder where Inner.Context == DeskContext {
  let inner: Inner
  let answer: @Sendable (Request, DeskContext) async -> Response

  func respond(to request: Request, context: DeskContext) async throws -> Response {
    let response = try await inner.respond(to: request, context: context)
    // The router's own answer is the only one without our headers.
    return response.headers.contains(.contentSecurityPolicy) ? response : await answer(request, context)
  }
}
