import ArgumentParser
import Findings
import Foundation
import Synchronization
import Terminal

/// The wish to stop (Ctrl-C, or `kill`): the first is noted, so that what is in hand can be finished; the second ends the
/// program at once.
final class Interruption: Sendable {
  /// Signals are watched from the first use on, which must come before any other thread is begun: see
  /// ``InterruptibleCommand``.
  static let watched = Interruption()

  private struct State {
    var signal: Int32?
    var task: (@Sendable () -> Void)?
  }
  private let state = Mutex(State())

  private init() {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] { sigaddset(&signals, number) }
    // No thread takes them but the one that waits for them.
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    Thread.detachNewThread { [self, signals] in
      var signals = signals
      var number: Int32 = 0
      guard sigwait(&signals, &number) == 0 else { return }
      let cancel = state.withLock { [number] state in
        state.signal = number
        return state.task
      }
      cancel?()
      guard sigwait(&signals, &number) == 0 else { return }
      pthread_sigmask(SIG_UNBLOCK, &signals, nil)
      raise(number)
    }
  }

  /// Does some work in a task that is cancelled by the first signal; work that had not begun ends the command at once.
  func cancelling<Output: Sendable>(
    _ console: Console, _ work: @escaping @Sendable () async throws -> Output
  ) async throws -> Output {
    let task = Task { try await work() }
    let isLate = state.withLock { state in
      state.task = { task.cancel() }
      return state.signal != nil
    }
    if isLate { task.cancel() }
    do { return try await task.value } catch is CancellationError {
      try end(console, isStopped: true)
      throw CancellationError()
    }
  }

  /// Says that the work was stopped and how it goes on, and ends the command with the status shells expect: 128 and the
  /// signal's number.
  func end(_ console: Console, isStopped: Bool) throws {
    guard isStopped, let signal = state.withLock({ $0.signal }) else { return }
    console.fail(
      LocalizedText(
        "按要求停下了，做完的都已登记。用同一命令再次运行会接着做，不会重复编号",
        hant: "按要求停下了，做完的都已登記。用同一命令再次執行會接著做，不會重複編號",
        en: "stopped as asked; what was done is recorded. The same command goes on where it was"))
    throw ExitCode(128 + signal)
  }
}

/// A command that finishes what is in hand when it is interrupted.
protocol InterruptibleCommand: AsyncParsableCommand {}
