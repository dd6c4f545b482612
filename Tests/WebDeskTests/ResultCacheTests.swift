import Synchronization
import Testing

@testable import WebDesk

/// Results that are kept for a while.
struct ResultCacheTests {
  private final class Counter: Sendable {
    let count = Mutex(0)
    func next() -> Int {
      count.withLock { count in
        count += 1
        return count
      }
    }
  }
  private struct Refusal: Error {}

  /// Lets those who wait go on once it is opened.
  private actor Latch {
    private var isOpen = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func open() {
      isOpen = true
      for one in waiting { one.resume() }
      waiting = []
    }

    func opened() async {
      if !isOpen { await withCheckedContinuation { waiting.append($0) } }
    }
  }

  @Test func `who asks meanwhile gets the same result`() async throws {
    let (cache, counter) = (ResultCache(cost: { _ in .zero }), Counter())
    let now = ContinuousClock.now
    async let one = cache.value("a", now: now) { counter.next() }
    async let other = cache.value("a", now: now) { counter.next() }
    #expect(try await [one, other] == [1, 1])
    #expect(try await cache.value("b", now: now) { counter.next() } == 2)
    #expect(try await cache.value("a", now: now + .seconds(59)) { counter.next() } == 1)
    #expect(try await cache.value("a", now: now + .seconds(61)) { counter.next() } == 3)
  }

  @Test(.timeLimit(.minutes(1)))
  func `who shows an older one is given it while it is computed anew`() async throws {
    let (cache, counter, gate) = (ResultCache(cost: { _ in .zero }), Counter(), Latch())
    let now = ContinuousClock.now
    let first = try await cache.value("a", now: now) { counter.next() }
    #expect(first == 1)
    // Whatever the new one takes, nobody waits for it.
    for _ in 0..<3 {
      let old = try await cache.value("a", showsOlder: true, now: now + .seconds(61)) {
        await gate.opened()
        return counter.next()
      }
      #expect(old == 1)
    }
    await gate.open()
    let later = now + .seconds(62)
    while try await cache.value("a", showsOlder: true, now: later, compute: { counter.next() }) == 1 {
      await Task.yield()
    }
    #expect(counter.count.withLock { $0 } == 2)
  }

  @Test func `what is too old is not given any more`() async throws {
    let (cache, counter) = (ResultCache(cost: { _ in .zero }), Counter())
    let now = ContinuousClock.now
    _ = try await cache.value("a", now: now) { counter.next() }
    let later = now + .seconds(ServerLimits.results.oldest)
    #expect(try await cache.value("a", showsOlder: true, now: later) { counter.next() } == 2)
  }

  @Test(.timeLimit(.minutes(1)))
  func `what cannot be computed anew is tried again, and the older one given`() async throws {
    let (cache, counter) = (ResultCache(cost: { _ in .zero }), Counter())
    let now = ContinuousClock.now
    _ = try await cache.value("a", now: now) { counter.next() }
    #expect(try await cache.value("a", showsOlder: true, now: now + .seconds(61)) { () -> Int in throw Refusal() } == 1)
    let later = now + .seconds(62)
    while try await cache.value("a", showsOlder: true, now: later, compute: { counter.next() }) == 1 {
      await Task.yield()
    }
    #expect(counter.count.withLock { $0 } == 2)
  }

  @Test func `what failed is tried again`() async throws {
    let cache = ResultCache(cost: { _ in .zero })
    await #expect(throws: Refusal.self) { try await cache.value("a") { () -> Int in throw Refusal() } }
    #expect(try await cache.value("a") { 7 } == 7)
  }

  @Test func `no more are kept than may be`() async throws {
    let (cache, counter) = (ResultCache(cost: { _ in .zero }), Counter())
    let now = ContinuousClock.now
    for index in 0...ServerLimits.results.count {
      _ = try await cache.value("\(index)", now: now + .milliseconds(index)) { counter.next() }
    }
    let before = counter.count.withLock { $0 }
    _ = try await cache.value("\(ServerLimits.results.count)", now: now + .seconds(1)) { counter.next() }
    #expect(counter.count.withLock { $0 } == before)
    _ = try await cache.value("0", now: now + .seconds(1)) { counter.next() }
    #expect(counter.count.withLock { $0 } == before + 1)
  }
}
