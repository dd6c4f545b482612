import DeskStore
import Findings
import Foundation
import HTTPTypes
import Hummingbird
import Liandan
import Logging
import NIOCore

/// Answers requests: what is the same for every route happens here.
struct DeskResponder: Sendable {
  let site: Site
  let gatekeeper: Gatekeeper

  /// Answers a request for a route; `nil` stands for an address that is none.
  func answer(_ route: Route?, _ request: Request, _ context: DeskContext) async -> Response {
    let start = ContinuousClock.now
    var isSecure = false
    var reply: Reply
    do {
      let way = try gatekeeper.way(request.head, peer: context.peer)
      isSecure = way.isSecure
      try gatekeeper.checkOrigin(request.head, way)
      let visit = try await visit(route, request, context, way)
      defer { if let file = visit.upload { unlink(file) } }
      do { reply = try await routed(route, visit) } catch {
        log(error, route, context)
        reply = ErrorPage.reply(Failure(error), visit)
      }
    } catch {
      log(error, route, context)
      reply = ErrorPage.plain(Failure(error))
    }
    let seconds = start.duration(to: .now) / .seconds(1)
    let pattern = route?.pattern ?? "—"
    site.metrics.note(pattern, request.method.rawValue, status: reply.status.code, seconds: seconds)
    context.logger.info(
      "answered",
      metadata: [
        "route": "\(pattern)", "method": "\(request.method.rawValue)", "status": "\(reply.status.code)",
        "ms": "\((seconds * 10_000).rounded() / 10)",
      ])
    return response(reply, isHead: request.method == .head, isSecure: isSecure)
  }

  private func routed(_ route: Route?, _ visit: Visit) async throws -> Reply {
    guard let route else { throw Failure.notFound }
    guard route.allows(visit.account) else {
      if visit.account != nil { throw Failure.forbidden }
      guard visit.method == .get, !visit.wantsJSON else { throw Failure.loginNeeded }
      return .redirect(to: LoginPages.path(returningTo: visit.target))
    }
    // Whoever got a password from somebody else sets an own one before anything else.
    if visit.account?.mustChangePassword == true, route.access != .anybody,
      !PasswordPages.patterns.contains(route.pattern)
    {
      return .redirect(to: PasswordPages.path)
    }
    return try await route.answer(visit)
  }

  private func visit(
    _ route: Route?, _ request: Request, _ context: DeskContext, _ way: Gatekeeper.Way
  ) async throws -> Visit {
    let token = DeskCookie.value(DeskCookie.session(isSecure: way.isSecure), in: request.headers).flatMap { Token($0) }
    let now = site.desk.world.secondsSince1970()
    var account: Account?
    if let token { account = try await site.store.session(token, at: now)?.account }
    let query = FormFields(urlencoded: (request.uri.query ?? "").utf8)
    let chosen = DeskCookie.value(DeskCookie.language, in: request.headers).flatMap { Language(rawValue: $0) }
    let language =
      account?.language ?? chosen ?? LanguageChoice.accepted(request.headers[.acceptLanguage])
      ?? site.settings.language
    var body: [UInt8] = []
    // The body of a request that is refused anyway is not read.
    var upload: String?
    if let route, route.isUpload, let account, route.allows(account), !account.mustChangePassword {
      upload = try await self.upload(request, by: account)
    } else if let route, route.bodyBytes > 0, route.allows(account) {
      body = try await self.body(request, upTo: route.bodyBytes)
    }
    let parameters = context.parameters.map { (String($0.0), FormFields.segment(String($0.1))) }
    return Visit(
      site: site, method: request.method, target: request.uri.string,
      parameters: Dictionary(parameters) { first, _ in first }, query: query, headers: request.headers,
      address: way.address, isSecure: way.isSecure, body: body, upload: upload, account: account, token: token,
      language: language)
  }

  private func body(_ request: Request, upTo limit: Int) async throws -> [UInt8] {
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit { throw Failure.tooLarge }
    return try await withThrowingTaskGroup(of: [UInt8].self) { group in
      group.addTask {
        do { return Array(buffer: try await request.body.collect(upTo: limit)) } catch is NIOTooManyBytesError {
          throw Failure.tooLarge
        }
      }
      group.addTask {
        try await Task.sleep(for: .seconds(ServerLimits.bodySeconds))
        throw Failure.tooSlow
      }
      defer { group.cancelAll() }
      return try await group.next() ?? []
    }
  }

  /// Lays a body into a file piece by piece.
  private func upload(_ request: Request, by account: Account) async throws -> String {
    let limit = ServerLimits.uploadBytes
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit { throw Failure.tooLarge }
    if let seconds = await site.uploads.take(["account \(account.login)"]) { throw Failure.tooMany(wait: seconds) }
    let file = try site.files.incoming()
    do {
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
          defer { try? handle.close() }
          var count = 0
          for try await piece in request.body {
            count += piece.readableBytes
            if count > limit { throw Failure.tooLarge }
            try handle.write(contentsOf: Data(piece.readableBytesView))
          }
        }
        group.addTask {
          try await Task.sleep(for: .seconds(ServerLimits.uploadSeconds))
          throw Failure.tooSlow
        }
        defer { group.cancelAll() }
        _ = try await group.next()
      }
    } catch {
      unlink(file)
      throw error
    }
    return file
  }

  private func response(_ reply: Reply, isHead: Bool, isSecure: Bool) -> Response {
    var headers = HTTPFields()
    headers[.contentType] = reply.type
    for (name, value) in reply.headers { headers.append(HTTPField(name: name, value: value)) }
    SecurityHeaders.add(to: &headers, isSecure: isSecure)
    if let stream = reply.stream, !isHead {
      let body = ResponseBody { writer in
        for try await bytes in stream { try await writer.write(ByteBuffer(bytes: bytes)) }
        try await writer.finish(nil)
      }
      return Response(status: reply.status, headers: headers, body: body)
    }
    if isHead {
      headers[.contentLength] = "\(reply.body.count)"
      return Response(status: reply.status, headers: headers)
    }
    return Response(
      status: reply.status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: reply.body)))
  }

  /// Only what was not foreseen is logged with its words: messages of refusals name customers and numbers.
  private func log(_ error: any Error, _ route: Route?, _ context: DeskContext) {
    let failure = Failure(error)
    guard failure.status.code >= 500 else { return }
    let said = (error as? any ExplainedError)?.message.text(in: .en) ?? "\(error)"
    context.logger.error("failed", metadata: ["route": "\(route?.pattern ?? "—")", "error": "\(said)"])
  }
}
