/// Bits on their way out, the first one lowest.
struct BitWriter: ~Copyable {
  private var cursor: Cursor

  /// A view of the writer that lives in registers while a block is written.
  struct Cursor {
    fileprivate var bytes: UnsafeMutablePointer<UInt8>
    fileprivate var capacity: Int
    fileprivate var count = 0
    fileprivate var bits: UInt64 = 0
    fileprivate var width: UInt64 = 0

    /// Makes room for at least `more` bytes and a word.
    @inline(__always)
    mutating func reserve(_ more: Int) { if count &+ more &+ 16 > capacity { grow(more) } }

    /// Appends up to 56 bits. Room must have been made.
    @inline(__always)
    mutating func put(_ value: UInt64, _ length: UInt64) {
      bits |= value &<< width
      width &+= length
      UnsafeMutableRawPointer(bytes + count).storeBytes(of: bits.littleEndian, as: UInt64.self)
      count &+= Int(width &>> 3)
      bits &>>= width & ~7
      width &= 7
    }

    @inline(never)
    private mutating func grow(_ more: Int) {
      let wanted = max(capacity * 2, count + more + 64)
      let fresh = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted)
      fresh.update(from: bytes, count: count + 8)
      bytes.deallocate()
      bytes = fresh
      capacity = wanted
    }
  }

  init() {
    let capacity = 256 << 10
    cursor = Cursor(bytes: .allocate(capacity: capacity), capacity: capacity)
    cursor.bytes.initialize(repeating: 0, count: capacity)
  }

  deinit { cursor.bytes.deallocate() }

  /// Appends up to 56 bits.
  mutating func put(_ value: UInt64, _ length: UInt64) {
    cursor.reserve(16)
    cursor.put(value, length)
  }

  /// The writer's state, to be given back by `take`.
  mutating func begin(bytes: Int) -> Cursor {
    cursor.reserve(bytes)
    return cursor
  }

  mutating func take(_ cursor: Cursor) { self.cursor = cursor }

  /// Fills the last byte with zeros.
  mutating func align() {
    guard cursor.width > 0 else { return }
    cursor.reserve(16)
    cursor.put(0, 8 - cursor.width)
  }

  /// Hands over all whole bytes.
  mutating func drain(to sink: (UnsafeRawBufferPointer) throws -> Void) throws {
    let count = cursor.count
    cursor.count = 0
    if count > 0 { try sink(UnsafeRawBufferPointer(start: cursor.bytes, count: count)) }
  }
}
