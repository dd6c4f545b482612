package import Findings

/// What a part's elements are handed to. Names come without their prefixes; tags and texts are valid during the call.
@usableFromInline package protocol XMLHandler: ~Copyable {
  /// A start tag; an empty element gives start and end.
  mutating func start(_ tag: borrowing XMLTag) throws
  /// An end tag, by its name.
  mutating func end(_ name: XMLName) throws
  /// Character data, possibly in several pieces.
  mutating func text(_ text: XMLPiece) throws
  /// Whether enough has been read.
  var isDone: Bool { get }
  /// Takes whole elements that the handler knows by their bytes, from `start` on where a tag begins; gives the place
  /// behind them, or `start`. `XMLBytes.padding` zeros follow the text at `end`; elements may lie three deep at most.
  mutating func shortcut(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int
}

extension XMLHandler where Self: ~Copyable {
  @inlinable @inline(__always)
  package mutating func shortcut(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int { start }
}

/// Reads the elements of an XML part as its bytes arrive, holding no more than one tag or text.
///
/// For data parts only: it refuses document types, tags that do not match and attributes without quotes, and resolves no
/// entity but XML's own five. Every byte is looked at once.
///
/// Its way through the bytes is compiled into whoever uses it, together with the handler.
@usableFromInline package struct XMLScanner: ~Copyable {
  @usableFromInline var buffer: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  @usableFromInline var count = 0
  @usableFromInline var tag = XMLTag()
  @usableFromInline var open = OpenNames()
  @usableFromInline var hasRoot = false
  /// How deep the elements of a handler's shortcut may lie.
  @usableFromInline static var shortcutDepth: Int { 3 }
  @usableFromInline let depth: Int
  @usableFromInline let tagBytes: Int

  /// A scanner at the first byte of a part.
  ///
  /// - Parameters:
  ///   - depth: how deep elements may lie in one another.
  ///   - tagBytes: how long a tag may be.
  package init(depth: Int, tagBytes: Int) {
    self.depth = depth
    self.tagBytes = tagBytes
    capacity = 256 << 10
    buffer = .allocate(capacity: capacity + XMLBytes.padding)
  }

  deinit { buffer.deallocate() }

  /// Takes the next bytes; false when the handler has enough.
  @inlinable package mutating func feed(_ chunk: ArraySlice<UInt8>, to handler: inout some XMLHandler & ~Copyable)
    throws -> Bool
  {
    append(chunk)
    var position = 0
    while position < count, !handler.isDone {
      if buffer[position] == UInt8(ascii: "<") {
        if !open.isEmpty, open.count + XMLScanner.shortcutDepth <= depth {
          let next = handler.shortcut(buffer, from: position, to: count)
          if next > position {
            position = next
            continue
          }
        }
        guard let end = try markup(at: position, &handler) else {
          guard count - position <= tagBytes else { throw damaged("标记过长", "標記過長", "a tag is too long") }
          break
        }
        position = end
        continue
      }
      let stop = XMLBytes.find(UInt8(ascii: "<"), buffer, position, count)
      // A reference or character that is cut in two must wait for its rest.
      guard stop < count || count - position > 1 << 16 else { break }
      let end = stop < count ? stop : safeEnd(position)
      if !open.isEmpty {
        try handler.text(XMLPiece(UnsafeBufferPointer(start: buffer + position, count: end - position)))
      }
      position = end
    }
    count -= position
    buffer.update(from: buffer + position, count: count)
    return !handler.isDone
  }

  /// Says that the bytes are at their end.
  @inlinable package func finish(_ handler: borrowing some XMLHandler & ~Copyable) throws {
    if !handler.isDone, !open.isEmpty || !hasRoot { throw damaged("内容不完整", "內容不完整", "it breaks off") }
  }

  @usableFromInline mutating func append(_ chunk: ArraySlice<UInt8>) {
    if count + chunk.count > capacity {
      capacity = max(capacity * 2, count + chunk.count)
      let fresh = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + XMLBytes.padding)
      fresh.update(from: buffer, count: count)
      buffer.deallocate()
      buffer = fresh
    }
    chunk.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { (buffer + count).update(from: start, count: source.count) }
    }
    count += chunk.count
    (buffer + count).update(repeating: 0, count: XMLBytes.padding)
  }

  /// An end of text before which no character or reference is cut.
  @usableFromInline func safeEnd(_ start: Int) -> Int {
    var end = count - 16
    while end > start + 1, buffer[end] & 0xC0 == 0x80 { end -= 1 }
    if let ampersand = (end - 16..<end).last(where: { buffer[$0] == UInt8(ascii: "&") }) { end = ampersand }
    return max(end, start + 1)
  }

  // MARK: Markup

  /// Handles the markup at `start`; gives its end, or `nil` if it is not all there.
  @inlinable @inline(__always)
  mutating func markup(at start: Int, _ handler: inout some XMLHandler & ~Copyable) throws -> Int? {
    switch buffer[start + 1] {
    case UInt8(ascii: "/"):
      let end = XMLBytes.find(UInt8(ascii: ">"), buffer, start + 2, count)
      guard end < count else { return nil }
      var stop = end
      while stop > start + 2, XMLBytes.isBlank(buffer[stop - 1]) { stop -= 1 }
      let name = XMLName(buffer, start + 2, stop)
      guard open.pop(name) else { throw damaged("标记不配对", "標記不成對", "its tags do not match") }
      try handler.end(name.local)
      return end + 1
    case UInt8(ascii: "?"), UInt8(ascii: "!"): return try declaration(at: start, &handler)
    default:
      guard let end = try startTag(at: start) else { return nil }
      guard tag.name.count > 0, !open.isEmpty || !hasRoot else { throw damaged("标记有误", "標記有誤", "a tag is wrong") }
      hasRoot = true
      try handler.start(tag)
      if tag.isEmpty {
        try handler.end(tag.name)
      } else {
        open.push(tag.fullName)
        guard open.count <= depth else { throw damaged("嵌套过深", "巢狀過深", "its elements lie too deep") }
      }
      return end
    }
  }

  /// Instructions, comments and CDATA.
  @inlinable func declaration(at start: Int, _ handler: inout some XMLHandler & ~Copyable) throws -> Int? {
    guard start + 1 < count else { return nil }
    if buffer[start + 1] == UInt8(ascii: "?") { return find("?>", from: start + 2) }
    guard count >= start + 9 else { return nil }
    if XMLBytes.starts(with: "--", buffer + start + 2) { return find("-->", from: start + 4) }
    guard XMLBytes.starts(with: "[CDATA[", buffer + start + 2) else {
      throw damaged("含有不允许的 DOCTYPE", "含有不允許的 DOCTYPE", "it has a DOCTYPE, which is not allowed")
    }
    guard let end = find("]]>", from: start + 9) else { return nil }
    let bytes = UnsafeBufferPointer(start: buffer + start + 9, count: end - 3 - start - 9)
    try handler.text(XMLPiece(bytes, isCDATA: true))
    return end
  }

  /// Reads the start tag at `start` into `tag`; gives its end, or `nil` if it is not all there.
  @inlinable @inline(__always)
  mutating func startTag(at start: Int) throws -> Int? {
    let bytes = buffer
    let count = count
    var i = start &+ 1
    while i < count, !XMLBytes.endsName(bytes[i]) { i &+= 1 }
    tag.begin(bytes, start &+ 1, i)
    while i < count {
      let byte = bytes[i]
      if XMLBytes.isBlank(byte) {
        i &+= 1
      } else if byte == UInt8(ascii: ">") {
        return i &+ 1
      } else if byte == UInt8(ascii: "/") {
        guard i &+ 1 < count else { return nil }
        guard bytes[i &+ 1] == UInt8(ascii: ">") else { throw damaged("标记有误", "標記有誤", "a tag is wrong") }
        tag.isEmpty = true
        return i &+ 2
      } else {
        let name = i
        while i < count, bytes[i] != UInt8(ascii: "="), !XMLBytes.endsName(bytes[i]) { i &+= 1 }
        let nameEnd = i
        while i < count, bytes[i] == UInt8(ascii: "=") || XMLBytes.isBlank(bytes[i]) { i &+= 1 }
        guard i < count else { return nil }
        let quote = bytes[i]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
          throw damaged("标记有误", "標記有誤", "a tag is wrong")
        }
        let value = i &+ 1
        i = value
        while i < count, bytes[i] != quote { i &+= 1 }
        guard i < count else { return nil }
        tag.add(
          name: XMLName(bytes, name, nameEnd), value: UnsafeBufferPointer(start: bytes + value, count: i &- value))
        i &+= 1
      }
    }
    return nil
  }

  @usableFromInline func find(_ text: StaticString, from start: Int) -> Int? {
    let length = text.utf8CodeUnitCount
    var i = start
    while i + length <= count {
      if XMLBytes.starts(with: text, buffer + i) { return i + length }
      i += 1
    }
    return nil
  }

  @usableFromInline func damaged(_ hans: String, _ hant: String, _ en: String) -> XMLFault {
    XMLFault(reason: LocalizedText(hans, hant: hant, en: en))
  }
}

/// Why a part was not read on.
@usableFromInline package struct XMLFault: Error {
  /// What is wrong with it.
  package let reason: LocalizedText
}
