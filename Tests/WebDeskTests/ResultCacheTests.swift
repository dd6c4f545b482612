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

  @Test func `who asks meanwhile gets the same result`() async throws {
    let (cache, counter) = (ResultCache(), Counter())
    let now = ContinuousClock.now
    async let one = cache.value("a", now: now) { counter.next() }
    async let other = cache.value("a", now: now) { counter.next() }
    #expect(try await [one, other] == [1, 1])
    #expect(try await cache.value("b", now: now) { counter.next() } == 2)
    #expect(try await cache.value("a", now: now + .seconds(59)) { counter.next() } == 1)
    #expect(try await cache.value("a", now: now + .seconds(61)) { counter.next() } == 3)
  }

  @Test func `what failed is tried again`() async throws {
    let cache = ResultCache()
    await #expect(throws: Refusal.self) { try await cache.value("a") { () -> Int in throw Refusal() } }
    #expect(try await cache.value("a") { 7 } == 7)
  }

  @Test func `no more are kept than may be`() async throws {
    let (cache, counter) = (ResultCache(), Counter())
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
