import Dispatch
import Foundation
import Synchronization

/// Threads of their own for work that takes long or waits for the disk.
///
/// On Linux Swift's tasks and Dispatch's concurrent queues share as many threads as the machine has cores: whoever computes on
/// those, or waits there, keeps every other task from going on. A thread that has had nothing to do for some seconds ends.
package final class WorkThreads: Sendable {
  private struct State {
    var waiting: [@Sendable () -> Void] = []
    var count = 0
    var idle = 0
  }
  /// For how many seconds a thread waits for more work.
  private static let rest = 5

  private let name: String
  private let most: Int
  private let niceness: Int
  private let state = Mutex(State())
  private let wake = DispatchSemaphore(value: 0)

  /// Makes none yet.
  ///
  /// - Parameters:
  ///   - name: What the threads are called.
  ///   - most: How many there are at most; further work waits in the order in which it came.
  ///   - niceness: How far they stand back for others of the machine, from 0 to 19 (setpriority(2)).
  package init(_ name: String, most: Int, niceness: Int = 0) {
    (self.name, self.most, self.niceness) = (name, max(1, most), niceness)
  }

  /// Has `work` done.
  package func start(_ work: @escaping @Sendable () -> Void) {
    enum Step { case wake, add, nothing }
    let step = state.withLock { state -> Step in
      state.waiting.append(work)
      if state.idle > 0 {
        state.idle -= 1
        return .wake
      }
      guard state.count < most else { return .nothing }
      state.count += 1
      return .add
    }
    switch step {
    case .wake: wake.signal()
    case .add:
      let thread = Thread { self.serve() }
      thread.name = name
      thread.stackSize = 8 << 20
      thread.start()
    case .nothing: break
    }
  }

  /// Runs `body` in its turn; throws what it throws.
  package func run<Output: Sendable, Failure: Error>(
    _ body: @escaping @Sendable () throws(Failure) -> Output
  ) async throws(Failure) -> Output {
    let result: Result<Output, Failure> = await withCheckedContinuation { continuation in
      start { continuation.resume(returning: Result(catching: body)) }
    }
    return try result.get()
  }

  private func serve() {
    // On Linux the calling thread's alone. That it stays as it was is no error.
    if niceness > 0 { setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, Int32(niceness)) }
    while true {
      let work = state.withLock { state -> (@Sendable () -> Void)? in
        if state.waiting.isEmpty {
          state.idle += 1
          return nil
        }
        return state.waiting.removeFirst()
      }
      if let work {
        work()
      } else if wake.wait(timeout: .now() + .seconds(WorkThreads.rest)) == .timedOut {
        let ends = state.withLock { state in
          // Whoever counts on this thread has woken it just now.
          guard state.idle > 0 else { return false }
          state.idle -= 1
          state.count -= 1
          return true
        }
        if ends { return }
        wake.wait()
      }
    }
  }
}
