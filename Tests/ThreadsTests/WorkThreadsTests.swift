import Dispatch
import Synchronization
import Testing
import Threads

/// Threads of their own for work that takes long or waits.
struct WorkThreadsTests {
  private struct Refusal: Error {}

  /// How many are at work, and how many ever were.
  private final class Gauge: Sendable {
    private let state = Mutex((now: 0, greatest: 0))
    var greatest: Int { state.withLock { $0.greatest } }

    func rise() {
      state.withLock { state in
        state.now += 1
        state.greatest = max(state.greatest, state.now)
      }
    }

    func fall() { state.withLock { $0.now -= 1 } }
  }

  @Test func `results and errors come back to who asked`() async throws {
    let threads = WorkThreads("test", most: 2)
    #expect(await threads.run { 7 } == 7)
    await #expect(throws: Refusal.self) { try await threads.run { throw Refusal() } }
    let all = await withTaskGroup(of: Int.self) { group in
      for number in 0..<500 { group.addTask { await threads.run { number } } }
      return await group.reduce(0, +)
    }
    #expect(all == 499 * 500 / 2)
  }

  @Test func `no more work is done at a time than was allowed`() async throws {
    let threads = WorkThreads("test", most: 3)
    let gauge = Gauge()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<200 {
        group.addTask {
          await threads.run {
            gauge.rise()
            for _ in 0..<1_000 { _ = gauge.greatest }
            gauge.fall()
          }
        }
      }
    }
    #expect(gauge.greatest <= 3)
  }

  @Test(.timeLimit(.minutes(1)))
  func `work that waits keeps no other task from going on`() async throws {
    let threads = WorkThreads("test", most: 64)
    let gate = DispatchSemaphore(value: 0)
    await withTaskGroup(of: Void.self) { group in
      // More than any machine's cores would be lent.
      for _ in 0..<64 { group.addTask { await threads.run { gate.wait() } } }
      group.addTask {
        // Were the threads of tasks held, this one would never run.
        await Task.detached {}.value
        for _ in 0..<64 { gate.signal() }
      }
    }
  }
}
