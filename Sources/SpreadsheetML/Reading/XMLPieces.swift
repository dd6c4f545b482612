import Markup

/// A name in an XML part, as bytes of the scanner's buffer.
struct XMLName {
  let bytes: UnsafePointer<UInt8>
  let count: Int
  /// The first eight bytes, the first lowest; shorter names are filled up with zeros.
  let head: UInt64

  @inline(__always)
  init(_ buffer: UnsafePointer<UInt8>, _ start: Int, _ end: Int) {
    bytes = buffer + start
    count = end &- start
    // The buffer goes on for eight bytes after its text.
    let word = UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
    head = count >= 8 ? word : word & (1 &<< UInt64(truncatingIfNeeded: count &* 8) &- 1)
  }

  /// The name without its prefix.
  var local: XMLName {
    @inline(__always) get {
      var i = count
      while i > 0, bytes[i &- 1] != UInt8(ascii: ":") { i &-= 1 }
      return i == 0 ? self : XMLName(bytes, i, count)
    }
  }

  @inline(__always)
  static func == (name: XMLName, text: StaticString) -> Bool {
    name.count == text.utf8CodeUnitCount && XMLBytes.starts(with: text, name.bytes)
  }

  /// For `switch`.
  @inline(__always)
  static func ~= (text: StaticString, name: XMLName) -> Bool { name == text }
}

/// A start tag, valid while its handler runs.
struct XMLTag: ~Copyable {
  /// An attribute: its local name, and its value as written.
  struct Attribute {
    let name: XMLName
    let value: UnsafeBufferPointer<UInt8>
  }
  /// The name with its prefix.
  fileprivate(set) var fullName: XMLName
  /// The name without its prefix.
  fileprivate(set) var name: XMLName
  var isEmpty = false
  private var list: UnsafeMutablePointer<Attribute>
  private var capacity = 16
  private(set) var count = 0

  init() {
    list = .allocate(capacity: capacity)
    // Stands for no name until the first tag is read.
    fullName = XMLName(UnsafeRawPointer(list).assumingMemoryBound(to: UInt8.self), 0, 0)
    name = fullName
  }

  deinit { list.deallocate() }

  /// The attributes as written.
  var attributes: UnsafeBufferPointer<Attribute> {
    @inline(__always) get { UnsafeBufferPointer(start: list, count: count) }
  }

  @inline(__always)
  mutating func begin(_ buffer: UnsafePointer<UInt8>, _ start: Int, _ end: Int) {
    fullName = XMLName(buffer, start, end)
    name = fullName.local
    isEmpty = false
    count = 0
  }

  @inline(__always)
  mutating func add(name: XMLName, value: UnsafeBufferPointer<UInt8>) {
    if count == capacity { grow() }
    (list + count).initialize(to: Attribute(name: name.local, value: value))
    count &+= 1
  }

  private mutating func grow() {
    let fresh = UnsafeMutablePointer<Attribute>.allocate(capacity: capacity * 2)
    fresh.update(from: list, count: count)
    list.deallocate()
    list = fresh
    capacity *= 2
  }

  /// The value of the attribute with this local name.
  borrowing func attribute(_ wanted: StaticString) -> String? {
    for attribute in attributes where attribute.name == wanted {
      return XMLText.decodeAttribute(Array(attribute.value)[...])
    }
    return nil
  }
}

/// A piece of character data, valid while its handler runs.
struct XMLPiece {
  /// The bytes as written.
  let bytes: UnsafeBufferPointer<UInt8>
  private let isCDATA: Bool

  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, isCDATA: Bool = false) {
    self.bytes = bytes
    self.isCDATA = isCDATA
  }

  /// Appends what the bytes stand for.
  @inline(__always)
  func append(to text: inout [UInt8]) {
    if !isCDATA, needsDecoding {
      XMLText.append(bytes, to: &text)
    } else {
      text.append(contentsOf: bytes)
    }
  }

  private var needsDecoding: Bool {
    @inline(__always) get {
      for byte in bytes where byte == UInt8(ascii: "&") || byte == 0x0D { return true }
      return false
    }
  }
}

/// The names of the elements that are open.
struct OpenNames {
  /// Names of up to eight bytes are held by their head alone.
  private var names: [(head: UInt64, count: Int)] = []
  private var rests: [UInt8] = []

  var count: Int { names.count }
  var isEmpty: Bool { names.isEmpty }

  @inline(__always)
  mutating func push(_ name: XMLName) {
    names.append((name.head, name.count))
    if name.count > 8 { rests.append(contentsOf: UnsafeBufferPointer(start: name.bytes + 8, count: name.count - 8)) }
  }

  /// Takes the last name off; false if it is another one.
  @inline(__always)
  mutating func pop(_ name: XMLName) -> Bool {
    guard let last = names.popLast(), last.head == name.head, last.count == name.count else { return false }
    guard name.count > 8 else { return true }
    let rest = UnsafeBufferPointer(start: name.bytes + 8, count: name.count - 8)
    let isSame = rests.suffix(rest.count).elementsEqual(rest)
    rests.removeLast(rest.count)
    return isSame
  }
}

/// Looks at bytes of a buffer that goes on for `padding` bytes after its text.
enum XMLBytes {
  static let padding = 16

  /// Whether the bytes begin with these eight.
  @inline(__always)
  static func starts(with word: UInt64, _ bytes: UnsafePointer<UInt8>) -> Bool {
    UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self)) == word
  }

  /// Whether the bytes begin with these four.
  @inline(__always)
  static func starts(with word: UInt32, _ bytes: UnsafePointer<UInt8>) -> Bool {
    UInt32(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt32.self)) == word
  }

  @inline(__always)
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  /// Whether a byte ends the name of an element or attribute.
  @inline(__always)
  static func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }

  @inline(__always)
  static func starts(with text: StaticString, _ bytes: UnsafePointer<UInt8>) -> Bool {
    let wanted = text.utf8Start
    for index in 0..<text.utf8CodeUnitCount where bytes[index] != wanted[index] { return false }
    return true
  }

  /// The place of a byte from `start` on, or `end`. Eight bytes are looked at together.
  @inline(__always)
  static func find(_ byte: UInt8, _ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    let pattern = UInt64(byte) &* 0x0101_0101_0101_0101
    var i = start
    while i < end {
      let word = UInt64(littleEndian: UnsafeRawPointer(bytes + i).loadUnaligned(as: UInt64.self)) ^ pattern
      let zeros = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
      if zeros != 0 { return min(end, i &+ zeros.trailingZeroBitCount &>> 3) }
      i &+= 8
    }
    return end
  }
}
