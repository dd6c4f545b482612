/// Constant bytes, cut into pieces that go by numbers.
@usableFromInline package struct ConstantText: Sendable {
  /// The bytes of all pieces.
  @usableFromInline package internal(set) var bytes: [UInt8] = []
  /// The pieces.
  @usableFromInline package internal(set) var ranges: [Range<Int>] = []
  private var numbers: [[UInt8]: Int] = [:]

  package init() {}

  /// How many pieces there are.
  package var count: Int { ranges.count }

  /// The bytes of a piece.
  @inlinable
  package subscript(_ number: Int) -> ArraySlice<UInt8> { bytes[ranges[number]] }

  /// A new piece; its number.
  package mutating func append(_ piece: some Collection<UInt8>) -> Int {
    let start = bytes.count
    bytes.append(contentsOf: piece)
    ranges.append(start..<bytes.count)
    return ranges.count - 1
  }

  /// Makes the last piece longer.
  mutating func grow(by more: some Collection<UInt8>) {
    guard let last = ranges.last else { return }
    bytes.append(contentsOf: more)
    ranges[ranges.count - 1] = last.lowerBound..<bytes.count
  }

  /// The number of a piece with these bytes that may be used in several places.
  package mutating func shared(_ piece: [UInt8]) -> Int {
    if let number = numbers[piece] { return number }
    let number = append(piece)
    numbers[piece] = number
    return number
  }
}
