import Foundation

/// Where pages are drawn that no call of the desk draws: two at a time, so that no thread of Swift's task pool waits.
final class DrawingQueue: Sendable {
  private let queue: OperationQueue

  init() {
    queue = OperationQueue()
    queue.name = "desk.drawing"
    queue.maxConcurrentOperationCount = 2
  }

  /// Runs `body` in its turn.
  func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      queue.addOperation { continuation.resume(with: Result { try body() }) }
    }
  }
}
