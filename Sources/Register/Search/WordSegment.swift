/// The index of some records: for each piece of text which of them hold it.
///
/// It is kept in pages of ``bucketsPerPage`` pieces. A page has, for each piece, the number of records and the steps from one
/// to the next, as numbers of seven bits a byte.
struct WordSegment {
  /// How many records have a segment; those that are not so many yet are read one by one.
  static let size = 2048
  /// How many pieces have a page.
  static let bucketsPerPage = 256
  /// How many pages there are.
  static let pageCount = WordGrams.buckets / bucketsPerPage

  /// For each piece the last record that holds it, as its place in the segment.
  private var last = [Int32](repeating: -1, count: WordGrams.buckets)
  /// Which record holds which piece: the piece's number above, the record's place below.
  private var pairs: [UInt64] = []
  private var counts = [Int32](repeating: 0, count: WordGrams.buckets)
  private var count: Int32 = 0

  init() { pairs.reserveCapacity(Self.size * 256) }

  /// Adds the next record.
  mutating func add(_ record: RecordText?, form: String) {
    add(WordGrams.bucket(form: form))
    if let record { WordGrams.forEach(in: record.text) { add($0) } }
    count += 1
  }

  @inline(__always)
  private mutating func add(_ bucket: Int) {
    if last[bucket] == count { return }
    last[bucket] = count
    counts[bucket] += 1
    pairs.append(UInt64(bucket) << 32 | UInt64(count))
  }

  /// The pages, of which empty ones are empty.
  func pages() -> [[UInt8]] {
    var starts = [Int](repeating: 0, count: WordGrams.buckets + 1)
    for bucket in counts.indices { starts[bucket + 1] = starts[bucket] + Int(counts[bucket]) }
    var places = [UInt32](repeating: 0, count: pairs.count)
    var next = starts
    for pair in pairs {
      let bucket = Int(pair >> 32)
      places[next[bucket]] = UInt32(truncatingIfNeeded: pair)
      next[bucket] += 1
    }
    return (0..<Self.pageCount).map { page in
      let buckets = page * Self.bucketsPerPage..<(page + 1) * Self.bucketsPerPage
      if starts[buckets.lowerBound] == starts[buckets.upperBound] { return [] }
      var bytes: [UInt8] = []
      for bucket in buckets {
        SevenBits.append(UInt64(counts[bucket]), to: &bytes)
        var before: UInt32 = 0
        for place in places[starts[bucket]..<starts[bucket + 1]] {
          SevenBits.append(UInt64(place - before), to: &bytes)
          before = place
        }
      }
      return bytes
    }
  }

  /// The places of the records that hold a piece, of its page; `nil` if the page is damaged.
  static func places(of bucket: Int, in page: UnsafeRawBufferPointer) -> [Int]? {
    var at = 0
    func next() -> UInt64? { SevenBits.read(page, &at) }
    for _ in 0..<(bucket % bucketsPerPage) {
      guard let count = next() else { return nil }
      for _ in 0..<count { guard next() != nil else { return nil } }
    }
    guard let count = next(), count <= size else { return nil }
    var place: UInt64 = 0
    var places: [Int] = []
    places.reserveCapacity(Int(count))
    for _ in 0..<count {
      guard let step = next() else { return nil }
      place &+= step
      guard place < size else { return nil }
      places.append(Int(place))
    }
    return places
  }
}

/// Numbers written with seven bits a byte, the lowest first; the last byte is below 128.
enum SevenBits {
  static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// The number at a place, which is moved behind it; `nil` at the end.
  @inline(__always)
  static func read(_ bytes: UnsafeRawBufferPointer, _ at: inout Int) -> UInt64? {
    var (number, shift) = (0 as UInt64, 0 as UInt64)
    while at < bytes.count, shift < 63 {
      let byte = bytes[at]
      at += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    return nil
  }
}
