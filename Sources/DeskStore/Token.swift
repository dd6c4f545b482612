import Foundation
import Storage

/// A secret that a browser keeps: 256 random bits, of which the database knows the SHA-256 alone.
public struct Token: Sendable {
  /// 64 hexadecimal digits.
  public let text: String

  /// A new one, from the system's source of random numbers.
  public init() {
    var generator = SystemRandomNumberGenerator()
    text = (0..<4).map { _ in
      let digits = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// One that a browser sent; `nil` unless it is written as tokens are.
  public init?(_ text: String) {
    guard text.utf8.count == 64, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    self.text = text
  }

  /// What is stored of it.
  var digest: String { Digest(of: text).hex }
}
