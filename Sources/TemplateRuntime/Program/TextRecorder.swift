import TemplateLanguage

/// A text while it is being made: constant pieces by their numbers, values by their bytes.
///
/// Nothing constant is copied until the text is asked for, and where it goes into a compressed part it never is: the part's
/// plan has constant pieces ready compressed.
@usableFromInline package struct TextRecorder: Sendable {
  /// A piece of the text.
  @usableFromInline package struct Piece: Sendable {
    /// The number of a constant piece; -1 for a value.
    @usableFromInline package var constant: Int32
    /// Where the bytes of a value begin.
    @usableFromInline var start: Int32
    /// How many bytes it has.
    @usableFromInline var count: Int32

    @inlinable
    init(constant: Int32, start: Int32, count: Int32) {
      self.constant = constant
      self.start = start
      self.count = count
    }
  }
  /// A place to which one can go back.
  package struct Mark {
    package fileprivate(set) var pieces: Int
    fileprivate var lastCount: Int32
    fileprivate var count: Int
  }

  /// The pieces in order.
  @usableFromInline package internal(set) var pieces: [Piece] = []
  /// The bytes of values. Whoever appends to them ends with `endValue`.
  @usableFromInline package var values: [UInt8] = []
  /// How many bytes the text has.
  @usableFromInline package internal(set) var count = 0

  package init() {}

  /// Begins a new text.
  mutating func removeAll() {
    pieces.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    count = 0
  }

  /// Appends a constant piece.
  @inlinable
  package mutating func constant(_ number: Int, of text: borrowing ConstantText) {
    let length = text.ranges[number].count
    if length == 0 { return }
    count += length
    pieces.append(
      Piece(constant: Int32(truncatingIfNeeded: number), start: 0, count: Int32(truncatingIfNeeded: length)))
  }

  /// Makes a value of what stands in `values` from `start` on.
  @inlinable
  package mutating func endValue(from start: Int) {
    let length = values.count - start
    if length == 0 { return }
    count += length
    if let last = pieces.last, last.constant < 0, Int(last.start + last.count) == start {
      pieces[pieces.count - 1].count += Int32(truncatingIfNeeded: length)
    } else {
      pieces.append(
        Piece(constant: -1, start: Int32(truncatingIfNeeded: start), count: Int32(truncatingIfNeeded: length)))
    }
  }

  /// Appends a value.
  @inlinable
  package mutating func value(_ bytes: some Collection<UInt8>) {
    let start = values.count
    values.append(contentsOf: bytes)
    endValue(from: start)
  }

  /// Appends a number.
  @inlinable
  package mutating func value(number: Int) {
    let start = values.count
    if number >= 0 { values.append(number: number) } else { values.append(contentsOf: String(number).utf8) }
    endValue(from: start)
  }

  /// Appends pieces of this text that were taken back.
  package mutating func append(_ again: ArraySlice<Piece>) {
    pieces.append(contentsOf: again)
    for piece in again { count += Int(piece.count) }
  }

  /// The present end.
  package var mark: Mark { Mark(pieces: pieces.count, lastCount: pieces.last?.count ?? 0, count: count) }

  /// Takes back what follows a mark. Bytes of values stay, for pieces that are appended again.
  package mutating func rewind(to mark: Mark) {
    pieces.removeLast(pieces.count - mark.pieces)
    if mark.pieces > 0 { pieces[mark.pieces - 1].count = mark.lastCount }
    count = mark.count
  }

  // MARK: Reading

  /// The bytes of a piece.
  @inlinable
  package func bytes(of piece: Piece, _ text: borrowing ConstantText) -> ArraySlice<UInt8> {
    piece.constant >= 0 ? text[Int(piece.constant)] : values[Int(piece.start)..<Int(piece.start + piece.count)]
  }

  /// Reads the bytes of a piece where they are.
  @inlinable
  package func withBytes<Result>(
    of piece: Piece, _ text: borrowing ConstantText, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    if piece.constant >= 0 {
      let range = text.ranges[Int(piece.constant)]
      return text.bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    }
    let range = Int(piece.start)..<Int(piece.start + piece.count)
    return values.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// Appends the text to `out`.
  package func write(to out: inout [UInt8], _ text: borrowing ConstantText) {
    out.reserveCapacity(out.count + count)
    for piece in pieces { out.append(contentsOf: bytes(of: piece, text)) }
  }

  /// The text from a mark on.
  package func bytes(from mark: Mark, _ text: borrowing ConstantText) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(count - mark.count)
    if mark.pieces > 0 { out += bytes(of: pieces[mark.pieces - 1], text).dropFirst(Int(mark.lastCount)) }
    for piece in pieces[mark.pieces...] { out.append(contentsOf: bytes(of: piece, text)) }
    return out
  }

  /// Whether `needle` occurs in the text from a mark on. Most often one constant piece has it.
  func contains(_ needle: ArraySlice<UInt8>, from mark: Mark, with text: borrowing ConstantText) -> Bool {
    for piece in pieces[mark.pieces...] where piece.constant >= 0 {
      if ByteSearch.contains(needle, in: text[Int(piece.constant)]) { return true }
    }
    return ByteSearch.contains(needle, in: bytes(from: mark, text)[...])
  }

  /// Whether the text, white space at its end aside, ends with `tail`.
  func ends(with tail: ArraySlice<UInt8>, with text: borrowing ConstantText) -> Bool {
    var left = tail
    var isEnd = true
    for piece in pieces.reversed() {
      for byte in bytes(of: piece, text).reversed() {
        if isEnd, byte == 0x20 || (0x09...0x0D).contains(byte) { continue }
        isEnd = false
        guard let last = left.popLast() else { return true }
        if byte != last { return false }
      }
      if left.isEmpty { return true }
    }
    return left.isEmpty
  }

  /// The same with empty elements but `p` aside, too.
  func endsBeforeMarks(with tail: ArraySlice<UInt8>, with text: borrowing ConstantText) -> Bool {
    var first = pieces.count
    var size = 0
    var wanted = 256
    while true {
      while first > 0, size < wanted {
        first -= 1
        size += Int(pieces[first].count)
      }
      var bytes: [UInt8] = []
      for piece in pieces[first...] { bytes += self.bytes(of: piece, text) }
      if let ends = ByteSearch.endsBeforeMarks(bytes, with: tail, isWhole: first == 0) { return ends }
      wanted = max(wanted * 4, size + 1)
    }
  }
}
