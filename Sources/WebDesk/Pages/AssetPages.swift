import DeskStore
import HTTPTypes

/// What is no page: styles and scripts, whether the server is well, what it measures.
enum AssetPages {
  static let routes: [Route] = [
    .get("/assets/:version/:name", for: .anybody) { visit in
      guard let reply = visit.site.assets.reply(visit.parameter("name"), version: visit.parameter("version")) else {
        throw Failure.notFound
      }
      return reply
    },
    .get("/health", for: .anybody) { visit in
      _ = try await visit.site.store.accounts()
      return .text("ok\n")
    },
    // For those on the machine itself, and what scrapes figures there.
    .get("/metrics", for: .anybody) { visit in
      guard ["127.0.0.1", "::1"].contains(visit.address) else { throw Failure.notFound }
      return Reply(.ok, type: "text/plain; version=0.0.4; charset=utf-8", body: Array(visit.site.metrics.text.utf8))
    },
  ]
}
