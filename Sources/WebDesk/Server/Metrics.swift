import Synchronization

/// What the server measures of itself: how many answers it gave by status, and how long they took. No addresses, no names.
final class Metrics: Sendable {
  /// Upper bounds of the classes of duration, in seconds: close to one another where pages lie, so that quantiles can be told.
  private static let bounds = [
    0.001, 0.002, 0.005, 0.01, 0.015, 0.02, 0.03, 0.04, 0.05, 0.075, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 10,
  ]

  private struct Line: Sendable {
    var classes = [Int](repeating: 0, count: Metrics.bounds.count)
    var count = 0
    var sum = 0.0
  }
  private struct Key: Hashable { let pattern: String, method: String }
  private struct State {
    var lines: [Key: Line] = [:]
    var statuses: [Int: Int] = [:]
  }
  private let state = Mutex(State())

  /// Notes an answer.
  func note(_ pattern: String, _ method: String, status: Int, seconds: Double) {
    state.withLock { state in
      state.statuses[status, default: 0] += 1
      var line = state.lines[Key(pattern: pattern, method: method)] ?? Line()
      line.count += 1
      line.sum += seconds
      for (place, bound) in Metrics.bounds.enumerated() where seconds <= bound { line.classes[place] += 1 }
      state.lines[Key(pattern: pattern, method: method)] = line
    }
  }

  /// All figures in the text format of Prometheus (0.0.4).
  var text: String {
    let now = state.withLock { $0 }
    var out = "# HELP liandan_desk_responses_total Responses by status.\n# TYPE liandan_desk_responses_total counter\n"
    for (status, count) in now.statuses.sorted(by: { $0.key < $1.key }) {
      out += "liandan_desk_responses_total{status=\"\(status)\"} \(count)\n"
    }
    out += "# HELP liandan_desk_response_seconds Time from the request's head to the answer.\n"
    out += "# TYPE liandan_desk_response_seconds histogram\n"
    let lines = now.lines.sorted { ($0.key.pattern, $0.key.method) < ($1.key.pattern, $1.key.method) }
    for (key, line) in lines {
      let labels = "route=\"\(key.pattern)\",method=\"\(key.method)\""
      for (bound, count) in zip(Metrics.bounds, line.classes) {
        out += "liandan_desk_response_seconds_bucket{\(labels),le=\"\(bound)\"} \(count)\n"
      }
      out += "liandan_desk_response_seconds_bucket{\(labels),le=\"+Inf\"} \(line.count)\n"
      out += "liandan_desk_response_seconds_sum{\(labels)} \(line.sum)\n"
      out += "liandan_desk_response_seconds_count{\(labels)} \(line.count)\n"
    }
    return out
  }
}
