import Foundation

/// Where passwords are hashed: two at a time, each takes a core for 20 ms, and no thread of Swift's task pool waits for it.
final class PasswordQueue: Sendable {
  private let queue: OperationQueue

  init() {
    queue = OperationQueue()
    queue.name = "desk.passwords"
    queue.maxConcurrentOperationCount = 2
  }

  /// Runs `body` in its turn.
  func run<T: Sendable>(_ body: @escaping @Sendable () -> T) async -> T {
    await withCheckedContinuation { continuation in queue.addOperation { continuation.resume(returning: body()) } }
  }
}
