import Synchronization

/// Lets so many calls at a time through, the others in the order in which they came: a thousand callers take no more
/// threads than that.
final class CallGate: Sendable {
  private struct Waiting {
    let id: Int
    let continuation: CheckedContinuation<Void, any Error>
  }
  private struct State {
    var free: Int
    var count = 0
    var waiting: [Waiting] = []
    /// Calls that were cancelled before they could wait.
    var cancelled: Set<Int> = []
  }
  private let state: Mutex<State>

  /// A gate for `width` calls at a time.
  init(width: Int) {
    state = Mutex(State(free: width))
  }

  /// Runs a call once it is first in the queue.
  ///
  /// - Throws: what the call throws; `CancellationError` if it is cancelled while it waits.
  func pass<Output: Sendable>(_ call: () async throws -> Output) async throws -> Output {
    try await enter()
    defer { leave() }
    return try await call()
  }

  private func enter() async throws {
    let id = state.withLock { state -> Int? in
      if state.free > 0 {
        state.free -= 1
        return nil
      }
      state.count += 1
      return state.count
    }
    guard let id else { return }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        // Who left in between has made room; who was cancelled in between does not wait.
        let outcome = state.withLock { state -> Result<Void, any Error>? in
          if state.cancelled.remove(id) != nil { return .failure(CancellationError()) }
          if state.free > 0 {
            state.free -= 1
            return .success(())
          }
          state.waiting.append(Waiting(id: id, continuation: continuation))
          return nil
        }
        if let outcome { continuation.resume(with: outcome) }
      }
    } onCancel: {
      let waiting = state.withLock { state -> Waiting? in
        if let index = state.waiting.firstIndex(where: { $0.id == id }) { return state.waiting.remove(at: index) }
        state.cancelled.insert(id)
        return nil
      }
      waiting?.continuation.resume(throwing: CancellationError())
    }
    state.withLock { _ = $0.cancelled.remove(id) }
  }

  private func leave() {
    let next = state.withLock { state -> Waiting? in
      if state.waiting.isEmpty {
        state.free += 1
        return nil
      }
      return state.waiting.removeFirst()
    }
    next?.continuation.resume()
  }
}
