import PageGraphics
import Testing

/// What documents share.
@Suite struct SharedValuesTests {
  private final class Made: Sendable {}
  private struct Failure: Error {}

  @Test func `all threads get the value that was there first`() async {
    let values = SharedValues<Int, Made>()
    let first = values.value(of: 1) { Made() }
    let isSame = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<64 { group.addTask { values.value(of: 1) { Made() } === first } }
      return await group.allSatisfy { $0 }
    }
    #expect(isSame)
    let other = values.value(of: 2) { Made() }
    #expect(other !== first)
  }

  @Test func `a value that could not be made is made the next time`() throws {
    let values = SharedValues<Int, String>()
    #expect(throws: Failure.self) { try values.value(of: 1) { throw Failure() } }
    #expect(values.value(of: 1) { "one" } == "one")
  }
}
