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

/// A row of a list that was issued earlier.
public struct EarlierRow: Sendable, Hashable {
  let batch: Int32
  let row: Int32
}

/// The rows that got numbers in earlier lists which were not issued whole: each can be taken out once. A million of them
/// take 25 MB.
public struct EarlierRows: Sendable {
  private let rows: [(content: RowContent, place: EarlierRow)]
  private var taken: [Bool]

  init(_ rows: [(content: RowContent, place: EarlierRow)]) {
    self.rows = rows.sorted { ($0.content, $0.place.batch, $0.place.row) < ($1.content, $1.place.batch, $1.place.row) }
    taken = [Bool](repeating: false, count: rows.count)
  }

  /// Whether there are none.
  public var isEmpty: Bool { rows.isEmpty }

  /// Takes out a row with this content; `nil` if there is none left.
  public mutating func take(_ content: RowContent) -> EarlierRow? {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].content < content { low = middle + 1 } else { high = middle }
    }
    while low < rows.count, rows[low].content == content {
      if !taken[low] {
        taken[low] = true
        return rows[low].place
      }
      low += 1
    }
    return nil
  }
}
