/// A name in an XML part, as bytes of the scanner's buffer.
@usableFromInline package struct XMLName {
  /// Where it begins.
  @usableFromInline package let bytes: UnsafePointer<UInt8>
  /// How many bytes it has.
  @usableFromInline package let count: Int
  /// The first eight bytes, the first lowest; shorter names are filled up with zeros.
  @usableFromInline let head: UInt64

  @inlinable @inline(__always)
  package init(_ buffer: UnsafePointer<UInt8>, _ start: Int, _ end: Int) {
    bytes = buffer + start
    count = end &- start
    // The buffer goes on for eight bytes after its text.
    let word = UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
    head = count >= 8 ? word : word & (1 &<< UInt64(truncatingIfNeeded: count &* 8) &- 1)
  }

  /// The name without its prefix.
  @inlinable package var local: XMLName {
    @inline(__always) get {
      var i = count
      while i > 0, bytes[i &- 1] != UInt8(ascii: ":") { i &-= 1 }
      return i == 0 ? self : XMLName(bytes, i, count)
    }
  }

  @inlinable @inline(__always)
  package static func == (name: XMLName, text: StaticString) -> Bool {
    name.count == text.utf8CodeUnitCount && XMLBytes.starts(with: text, name.bytes)
  }

  /// For `switch`.
  @inlinable @inline(__always)
  package static func ~= (text: StaticString, name: XMLName) -> Bool { name == text }
}

/// A start tag, valid while its handler runs.
@usableFromInline package struct XMLTag: ~Copyable {
  /// An attribute: its local name, and its value as written.
  @usableFromInline package struct Attribute {
    /// The local name.
    @usableFromInline package let name: XMLName
    /// The value.
    @usableFromInline package let value: UnsafeBufferPointer<UInt8>

    @inlinable @inline(__always)
    init(name: XMLName, value: UnsafeBufferPointer<UInt8>) {
      self.name = name
      self.value = value
    }
  }
  /// The name with its prefix.
  @usableFromInline package internal(set) var fullName: XMLName
  /// The name without its prefix.
  @usableFromInline package internal(set) var name: XMLName
  /// Whether it is an end tag as well.
  @usableFromInline package internal(set) var isEmpty = false
  @usableFromInline var list: UnsafeMutablePointer<Attribute>
  @usableFromInline var capacity = 16
  @usableFromInline var count = 0

  init() {
    list = .allocate(capacity: capacity)
    // Stands for no name until the first tag is read.
    fullName = XMLName(UnsafeRawPointer(list).assumingMemoryBound(to: UInt8.self), 0, 0)
    name = fullName
  }

  deinit { list.deallocate() }

  /// The attributes as written.
  @inlinable package var attributes: UnsafeBufferPointer<Attribute> {
    @inline(__always) get { UnsafeBufferPointer(start: list, count: count) }
  }

  @inlinable @inline(__always)
  package mutating func begin(_ buffer: UnsafePointer<UInt8>, _ start: Int, _ end: Int) {
    fullName = XMLName(buffer, start, end)
    name = fullName.local
    isEmpty = false
    count = 0
  }

  @inlinable @inline(__always)
  package mutating func add(name: XMLName, value: UnsafeBufferPointer<UInt8>) {
    if count == capacity { grow() }
    (list + count).initialize(to: Attribute(name: name.local, value: value))
    count &+= 1
  }

  @usableFromInline mutating func grow() {
    let fresh = UnsafeMutablePointer<Attribute>.allocate(capacity: capacity * 2)
    fresh.update(from: list, count: count)
    list.deallocate()
    list = fresh
    capacity *= 2
  }

  /// The value of the attribute with this local name.
  package borrowing func attribute(_ wanted: StaticString) -> String? {
    for attribute in attributes where attribute.name == wanted {
      return XMLText.decodeAttribute(Array(attribute.value)[...])
    }
    return nil
  }
}

/// A piece of character data, valid while its handler runs.
@usableFromInline package struct XMLPiece {
  /// The bytes as written.
  @usableFromInline package let bytes: UnsafeBufferPointer<UInt8>
  @usableFromInline let isCDATA: Bool

  @inlinable @inline(__always)
  package init(_ bytes: UnsafeBufferPointer<UInt8>, isCDATA: Bool = false) {
    self.bytes = bytes
    self.isCDATA = isCDATA
  }

  /// Appends what the bytes stand for.
  @inlinable @inline(__always)
  package func append(to text: inout [UInt8]) {
    if !isCDATA, needsDecoding {
      XMLText.append(bytes, to: &text)
    } else {
      text.append(contentsOf: bytes)
    }
  }

  @inlinable var needsDecoding: Bool {
    @inline(__always) get {
      for byte in bytes where byte == UInt8(ascii: "&") || byte == 0x0D { return true }
      return false
    }
  }
}

/// The names of the elements that are open.
@usableFromInline package struct OpenNames {
  /// Names of up to eight bytes are held by their head alone.
  @usableFromInline var names: [(head: UInt64, count: Int)] = []
  @usableFromInline var rests: [UInt8] = []

  @inlinable var count: Int { names.count }
  @inlinable var isEmpty: Bool { names.isEmpty }

  @inlinable @inline(__always)
  package mutating func push(_ name: XMLName) {
    names.append((name.head, name.count))
    if name.count > 8 { rests.append(contentsOf: UnsafeBufferPointer(start: name.bytes + 8, count: name.count - 8)) }
  }

  /// Takes the last name off; false if it is another one.
  @inlinable @inline(__always)
  package mutating func pop(_ name: XMLName) -> Bool {
    guard let last = names.popLast(), last.head == name.head, last.count == name.count else { return false }
    guard name.count > 8 else { return true }
    let rest = UnsafeBufferPointer(start: name.bytes + 8, count: name.count - 8)
    let isSame = rests.suffix(rest.count).elementsEqual(rest)
    rests.removeLast(rest.count)
    return isSame
  }
}

/// Looks at bytes of a buffer that goes on for `padding` bytes after its text.
@usableFromInline package enum XMLBytes {
  /// How many bytes.
  @inlinable package static var padding: Int { 16 }

  /// Whether the bytes begin with these eight.
  @inlinable @inline(__always)
  package static func starts(with word: UInt64, _ bytes: UnsafePointer<UInt8>) -> Bool {
    UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self)) == word
  }

  /// Whether the bytes begin with these four.
  @inlinable @inline(__always)
  package static func starts(with word: UInt32, _ bytes: UnsafePointer<UInt8>) -> Bool {
    UInt32(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt32.self)) == word
  }

  @inlinable @inline(__always)
  package static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  /// Whether a byte ends the name of an element or attribute.
  @inlinable @inline(__always)
  package static func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }

  @inlinable @inline(__always)
  package static func starts(with text: StaticString, _ bytes: UnsafePointer<UInt8>) -> Bool {
    let wanted = text.utf8Start
    for index in 0..<text.utf8CodeUnitCount where bytes[index] != wanted[index] { return false }
    return true
  }

  /// The place of a byte from `start` on, or `end`. Eight bytes are looked at together.
  @inlinable @inline(__always)
  package static func find(_ byte: UInt8, _ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
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
