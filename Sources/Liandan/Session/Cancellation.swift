import Threads

/// Whether the caller of some work wishes it to end early.
struct Cancellation: Sendable {
  private let flag = Flag()

  var isCancelled: Bool { flag.isRaised }

  func cancel() { flag.raise() }

  /// Throws `CancellationError` once the work is cancelled.
  func check() throws { if isCancelled { throw CancellationError() } }
}

/// Runs work that waits for the disk, other programs and other threads on a thread of its own, where an `async` caller must
/// not be kept waiting: the threads of Swift's tasks are few.
func onThread<Output: Sendable>(
  of threads: WorkThreads, _ work: @escaping @Sendable (Cancellation) throws -> Output
) async throws -> Output {
  let cancellation = Cancellation()
  return try await withTaskCancellationHandler {
    try await threads.run { try work(cancellation) }
  } onCancel: {
    cancellation.cancel()
  }
}
