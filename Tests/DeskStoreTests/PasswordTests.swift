import TestSupport
import Testing

@testable import DeskStore

@Suite struct PasswordTests {
  @Test func `hashes that differ anywhere are different`() {
    var random = SeededRandom(20_261_130)
    let letters = Array("./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
    for _ in 0..<2_000 {
      let one = (0..<43).map { _ in letters.randomElement(using: &random) ?? 0 }
      var other = (0..<43).map { _ in letters.randomElement(using: &random) ?? 0 }
      #expect(Password.isSame(one, one) && !Password.isSame(one, other))
      other = one
      other[Int.random(in: 0..<43, using: &random)] ^= 1
      #expect(!Password.isSame(one, other))
    }
    #expect(!Password.isSame([1, 2], [1, 2, 3]))
  }
}
