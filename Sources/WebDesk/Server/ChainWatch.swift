import Findings
import Liandan
import Synchronization

/// Looks whether the audit chain is whole, one time at a time, while others work.
actor ChainWatch {
  /// What came of it.
  enum State: Sendable {
    case idle
    case running
    /// The last place that was looked at, what is wrong, and when, in seconds since 1970.
    case done(last: Int, findings: [Finding], at: Int)
    case failed(LocalizedText)
  }
  private(set) var state = State.idle
  private let reached = Mutex((done: 0, last: 0))

  /// How far it is.
  nonisolated var progress: (done: Int, last: Int) { reached.withLock { $0 } }

  /// Begins, unless it is under way.
  func start(_ desk: IssueDesk) {
    if case .running = state { return }
    state = .running
    reached.withLock { $0 = (0, 0) }
    Task {
      do {
        let outcome = try await desk.checkChain { done, last in self.reached.withLock { $0 = (done, last) } }
        state = .done(last: outcome.last, findings: outcome.findings, at: desk.world.secondsSince1970())
      } catch { state = .failed(Failure(error).message) }
    }
  }

  /// Whether it is under way.
  var isRunning: Bool { if case .running = state { true } else { false } }
}
