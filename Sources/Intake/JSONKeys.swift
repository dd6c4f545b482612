/// The keys of a record, remembered for the next one: the records of a list have the same keys in the same order, and a key
/// that is known, and its pointer, need not be made again.
struct JSONKeys {
  /// A key in its place.
  struct Known {
    /// The key as written, without its quotes.
    fileprivate let bytes: [UInt8]
    /// The pointer of its object.
    fileprivate let parent: String
    let key: String
    let pointer: String
    /// How many bytes it has as written.
    var count: Int { bytes.count }
  }
  private var known: [Known] = []
  private var next = 0
  /// Of records with more keys only the first ones are remembered, and no pointer of more bytes: hostile records must not
  /// take memory of their own.
  private static let most = 512
  private static let longest = 1_024

  /// Another record begins.
  mutating func begin() { next = 0 }

  /// The key written in `bytes` from `start` on, before a quote, if it is the one that stood in its place before.
  mutating func take(_ bytes: [UInt8], from start: Int, end: Int, in parent: String) -> Known? {
    guard next < known.count else { return nil }
    let likely = known[next]
    let stop = start + likely.count
    guard stop < end, bytes[stop] == UInt8(ascii: "\""), likely.parent == parent,
      bytes[start..<stop].elementsEqual(likely.bytes)
    else { return nil }
    next += 1
    return likely
  }

  /// Remembers what stands in the place of the next key, and goes on.
  mutating func note(_ bytes: ArraySlice<UInt8>, key: String, at pointer: String, in parent: String) {
    defer { next += 1 }
    guard next <= known.count, next < JSONKeys.most, pointer.utf8.count <= JSONKeys.longest else { return }
    let entry = Known(bytes: Array(bytes), parent: parent, key: key, pointer: pointer)
    if next < known.count { known[next] = entry } else { known.append(entry) }
  }
}
