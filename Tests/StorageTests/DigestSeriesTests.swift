import Storage
import Testing

/// Digests of contents that begin alike.
@Suite struct DigestSeriesTests {
  @Test func `a digest in a series is the digest of the content alone`() {
    var dice = SystemRandomNumberGenerator()
    var series = DigestSeries()
    var content: [UInt8] = []
    for length in [0, 1, 63, 1_023, 1_024, 1_025, 9_000, 9_000, 8_999, 2_048, 12_345, 1_024, 0, 5_000] {
      // Something of the content before is kept, and what follows is new.
      content = Array(content.prefix(Int.random(in: 0...max(content.count, 1), using: &dice)).prefix(length))
      while content.count < length { content.append(UInt8.random(in: 0...255, using: &dice)) }
      #expect(series.digest(of: content) == Digest(of: content))
      #expect(series.digest(of: content) == Digest(of: content))
    }
  }
}
