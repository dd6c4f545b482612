import Foundation
import Register
import Synchronization
import Testing
import Threads

/// A list that lets those in who write single forms.
struct GivingWayTests {
  private let office = Office()

  /// Who wrote, in order, and whether the day is over.
  private final class Office: Sendable {
    let test = TestRegister()
    let threads = WorkThreads("clerks", most: 8)
    let order = Mutex<[String]>([])
    let isOver = Atomic(false)

    /// One clerk writes, and the next one, who comes while this one has the register.
    func work(_ clerk: Int, of last: Int) async throws {
      let next = try await threads.run { [self] () throws(any Error) -> Task<Void, any Error>? in
        let register = try test.open()
        order.withLock { $0.append("clerk \(clerk)") }
        let next = clerk < last ? Task { try await work(clerk + 1, of: last) } : nil
        // Until the next one stands there.
        while next != nil, !register.isAwaited { usleep(1_000) }
        try register.close()
        return next
      }
      try await next?.value
    }

    /// Clerks write one after another until the day is over.
    func workOn() async throws {
      try await threads.run { [self] () throws(any Error) in
        while !isOver.load(ordering: .relaxed) { try test.open().close() }
      }
    }

    /// The list lets others in and goes on.
    func giveWay(_ list: FormRegister, courtesy: Duration) async throws {
      while !list.isAwaited { try await Task.sleep(for: .milliseconds(1)) }
      try await threads.run { [self] () throws(any Error) in
        try list.giveWay(by: test.mark, lockTimeout: .seconds(120), courtesy: courtesy)
        order.withLock { $0.append("list") }
        isOver.store(true, ordering: .relaxed)
        try list.close()
      }
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `clerks who come while another one writes go before the list as well`() async throws {
    let list = try office.test.open()
    async let clerks: Void = office.work(1, of: 5)
    try await office.giveWay(list, courtesy: .seconds(120))
    try await clerks
    #expect(office.order.withLock { $0 } == (1...5).map { "clerk \($0)" } + ["list"])
  }

  @Test(.timeLimit(.minutes(5)))
  func `a list comes in its turn though clerks never cease to come`() async throws {
    let list = try office.test.open()
    async let first: Void = office.workOn()
    async let second: Void = office.workOn()
    async let third: Void = office.workOn()
    try await office.giveWay(list, courtesy: .milliseconds(20))
    _ = try await (first, second, third)
    #expect(office.order.withLock { $0 } == ["list"])
  }
}
