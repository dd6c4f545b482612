/// Results that take long to compute, kept for a short while: whoever asks meanwhile gets the same one, and waits for the one
/// computation under way.
actor ResultCache {
  private struct Entry {
    let task: Task<any Sendable, any Error>
    let at: ContinuousClock.Instant
  }
  private var entries: [String: Entry] = [:]
  private let limit = ServerLimits.results

  /// The result of this name: the one that is kept, else what `compute` gives.
  ///
  /// - Parameters:
  ///   - name: All that the result depends on besides the register.
  ///   - compute: Computes it. It goes on even if nobody waits for it any more.
  func value<Value: Sendable>(
    _ name: String, now: ContinuousClock.Instant = .now, compute: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    entries = entries.filter { $0.value.at.duration(to: now) < .seconds(limit.seconds) }
    let task: Task<any Sendable, any Error>
    if let known = entries[name] {
      task = known.task
    } else {
      if entries.count >= limit.count, let oldest = entries.min(by: { $0.value.at < $1.value.at }) {
        entries[oldest.key] = nil
      }
      task = Task { try await compute() }
      entries[name] = Entry(task: task, at: now)
    }
    do {
      guard let value = try await task.value as? Value else { throw Failure.malformed }
      return value
    } catch {
      // What failed is tried again by the next who asks.
      if entries[name]?.task == task { entries[name] = nil }
      throw error
    }
  }
}
