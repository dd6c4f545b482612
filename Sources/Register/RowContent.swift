import Crypto

/// What was given in one row of a list, as a digest: 16 bytes of SHA-256.
public struct RowContent: Sendable, Hashable, Comparable {
  let high: UInt64
  let low: UInt64

  /// The digest of these bytes.
  public init(of bytes: [UInt8]) { self.init(Array(SHA256.hash(data: bytes))) }

  /// Takes the first 16 bytes of a digest.
  init(_ digest: [UInt8]) {
    func word(_ start: Int) -> UInt64 { digest[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) } }
    high = word(0)
    low = word(8)
  }

  var bytes: [UInt8] {
    [high, low].flatMap { word in stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) } }
  }

  /// An order to search by.
  public static func < (a: RowContent, b: RowContent) -> Bool { (a.high, a.low) < (b.high, b.low) }
}

/// The rows that got numbers in earlier lists which were not issued whole: each can be taken out once. A million of them
/// take 16 MB.
public struct EarlierRows: Sendable, Hashable {
  private let contents: [RowContent]
  private var taken: [Bool]

  init(_ contents: [RowContent]) {
    self.contents = contents.sorted()
    taken = [Bool](repeating: false, count: contents.count)
  }

  /// Whether there are none.
  public var isEmpty: Bool { contents.isEmpty }

  /// Takes out a row with this content; `false` if there is none left.
  public mutating func take(_ content: RowContent) -> Bool {
    var low = 0
    var high = contents.count
    while low < high {
      let middle = (low + high) / 2
      if contents[middle] < content { low = middle + 1 } else { high = middle }
    }
    while low < contents.count, contents[low] == content {
      if !taken[low] {
        taken[low] = true
        return true
      }
      low += 1
    }
    return false
  }
}
