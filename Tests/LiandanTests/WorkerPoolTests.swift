import Foundation
import Testing

@testable import Liandan

struct WorkerPoolTests {
  private struct Refusal: Error, Equatable { let item: Int }

  @Test(arguments: [1, 4], [0, 10])
  func `results come in the order of the items, whoever stands back`(size: Int, niceness: Int) throws {
    let pool = WorkerPool(size, niceness: niceness)
    for count in [0, 1, 9, 400] {
      #expect(try pool.map(Array(0..<count)) { $0 * 2 } == (0..<count).map { $0 * 2 })
    }
    #expect(throws: Refusal(item: 37)) { try pool.map(Array(0..<400)) { if $0 == 37 { throw Refusal(item: $0) } } }
  }

  @Test func `threads that stand back take all the work of a list, and the caller's stays as it was`() throws {
    let pool = WorkerPool(2, niceness: 10)
    func niceness() -> Int32 { getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0) }
    let own = niceness()
    let others = try pool.map(Array(0..<64)) { _ in getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0) }
    #expect(Set(others) == [max(own, 10)] && niceness() == own)
  }
}
