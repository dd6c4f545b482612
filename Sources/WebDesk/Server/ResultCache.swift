/// Results that take long to compute, kept for a while: whoever asks meanwhile gets the same one.
///
/// One that is older than ``ServerLimits/results`` says is computed anew. Who shows it beside other things need not wait for
/// that: it is given once more meanwhile, unless it is too old to be shown.
actor ResultCache {
  private struct Entry {
    let task: Task<any Sendable, any Error>
    /// When it was asked for, and how long it took; `nil` while it is under way.
    let at: ContinuousClock.Instant
    var cost: Duration?
  }
  private var entries: [String: Entry] = [:]
  /// What is being computed anew, beside the results that are given meanwhile.
  private var renewals: [String: Entry] = [:]
  private let limit = ServerLimits.results
  /// How long what was begun at a moment has taken.
  private let cost: @Sendable (_ since: ContinuousClock.Instant) -> Duration

  /// A cache with nothing in it, which measures by the system's clock.
  init(cost: @escaping @Sendable (_ since: ContinuousClock.Instant) -> Duration = { $0.duration(to: .now) }) {
    self.cost = cost
  }

  /// The result of this name: the one that is kept, else what `compute` gives.
  ///
  /// - Parameters:
  ///   - name: All that the result depends on besides the register.
  ///   - showsOlder: Whether an older one will do while it is computed anew.
  ///   - compute: Computes it. It goes on even if nobody waits for it any more.
  func value<Value: Sendable>(
    _ name: String, showsOlder: Bool = false, now: ContinuousClock.Instant = .now,
    compute: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    entries = entries.filter { $0.value.at.duration(to: now) < .seconds(limit.oldest) }
    if let known = entries[name] {
      if known.at.duration(to: now) < life(of: known) { return try await result(known, name) }
      let renewal = renewals[name] ?? begin(name, at: now, compute)
      renewals[name] = renewal
      return try await result(showsOlder ? known : renewal, name)
    }
    if entries.count >= limit.count, let oldest = entries.min(by: { $0.value.at < $1.value.at }) {
      entries[oldest.key] = nil
    }
    let entry = begin(name, at: now, compute)
    entries[name] = entry
    return try await result(entry, name)
  }

  /// For how long a result is as good as new. What takes long to compute is computed less often.
  private func life(of entry: Entry) -> Duration {
    max(.seconds(limit.seconds), (entry.cost ?? .zero) * limit.timesItsCost)
  }

  private func begin<Value: Sendable>(
    _ name: String, at moment: ContinuousClock.Instant, _ compute: @escaping @Sendable () async throws -> Value
  ) -> Entry {
    let task = Task { () async throws -> any Sendable in try await compute() }
    Task {
      let begun = ContinuousClock.now
      let result = await task.result
      end(name, task, result, cost: cost(begun))
    }
    return Entry(task: task, at: moment)
  }

  private func end(
    _ name: String, _ task: Task<any Sendable, any Error>, _ result: Result<any Sendable, any Error>, cost: Duration
  ) {
    let hasFailed = if case .failure = result { true } else { false }
    if var renewal = renewals[name], renewal.task == task {
      renewals[name] = nil
      renewal.cost = cost
      if !hasFailed { entries[name] = renewal }
    } else if entries[name]?.task == task {
      entries[name]?.cost = cost
      if hasFailed { entries[name] = nil }
    }
  }

  private func result<Value: Sendable>(_ entry: Entry, _ name: String) async throws -> Value {
    do {
      guard let value = try await entry.task.value as? Value else { throw Failure.malformed }
      return value
    } catch {
      // What failed is tried again by the next who asks.
      if entries[name]?.task == entry.task { entries[name] = nil }
      if renewals[name]?.task == entry.task { renewals[name] = nil }
      throw error
    }
  }
}
