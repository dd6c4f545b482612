import Findings
import HTTPTypes

/// How far something is that goes on at the server, as `live.js` shows it.
struct LiveState: Sendable {
  /// In words.
  var text: String
  var done: Int
  /// Of how many; 0 if that is not known.
  var total: Int
  /// Whether it is over.
  var hasEnded: Bool

  /// An event of a stream (HTML, 9.2.5).
  fileprivate var event: [UInt8] {
    let value = JSONValue.object([
      ("text", .string(text)), ("done", .number("\(done)")), ("total", .number("\(total)")),
      ("ended", .boolean(hasEnded)),
    ])
    return Array("retry: 200\nevent: state\ndata: \(value.text)\n\n".utf8)
  }

  /// A stream of states. Each answer is short, so that the server can stop; the browser asks again.
  static func stream(_ state: @escaping @Sendable () async throws -> LiveState) -> Reply {
    let start = ContinuousClock.now
    let ticks = Ticks()
    var reply = Reply.pieces(type: "text/event-stream") {
      if await ticks.isOver || start.duration(to: .now) > .seconds(4) { return nil }
      if await ticks.next() > 1 { try await Task.sleep(for: .milliseconds(400)) }
      let state = try await state()
      if state.hasEnded { await ticks.end() }
      return state.event
    }
    // Proxies are not to wait for more.
    if let name = HTTPField.Name("X-Accel-Buffering") { reply.headers.append((name, "no")) }
    return reply
  }
}

/// How many states were sent.
private actor Ticks {
  private(set) var isOver = false
  private var count = 0

  func next() -> Int {
    count += 1
    return count
  }

  func end() { isOver = true }
}
