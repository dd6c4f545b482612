import Findings
import Markup

/// A start tag, valid while its handler runs.
struct XMLTag {
  /// The name without prefix.
  let name: String
  let isEmpty: Bool
  /// The bytes between name and end of the tag.
  fileprivate let attributes: ArraySlice<UInt8>

  /// The value of the attribute with this local name.
  func attribute(_ wanted: StaticString) -> String? {
    var i = attributes.startIndex
    let end = attributes.endIndex
    while i < end {
      while i < end, XMLScanner.isBlank(attributes[i]) { i += 1 }
      var start = i
      while i < end, attributes[i] != UInt8(ascii: "="), !XMLScanner.isBlank(attributes[i]) {
        if attributes[i] == UInt8(ascii: ":") { start = i + 1 }
        i += 1
      }
      let name = attributes[start..<i]
      while i < end, attributes[i] != UInt8(ascii: "\""), attributes[i] != UInt8(ascii: "'") { i += 1 }
      guard i < end else { return nil }
      let quote = attributes[i]
      let value = i + 1
      i = attributes[value...].firstIndex(of: quote) ?? end
      if name.count == wanted.utf8CodeUnitCount, wanted.withUTF8Buffer({ name.elementsEqual($0) }) {
        return XMLText.decodeAttribute(attributes[value..<i])
      }
      i += 1
    }
    return nil
  }
}

/// What a part's elements are handed to.
protocol XMLHandler {
  /// A start tag; an empty element gives start and end.
  mutating func start(_ tag: XMLTag) throws
  /// An end tag, by its name without prefix.
  mutating func end(_ name: String) throws
  /// Character data, possibly in several pieces.
  mutating func text(_ text: String) throws
  /// Whether enough has been read.
  var isDone: Bool { get }
}

/// Reads the elements of an XML part as its bytes arrive, holding no more than one tag.
///
/// For data parts only: it refuses document types and tags that do not match, resolves no entity but XML's own five,
/// and leaves names without their prefixes.
struct XMLScanner {
  private var buffer: [UInt8] = []
  private var open: [String] = []
  private var hasRoot = false
  private let limits: SpreadsheetLimits
  private let sheet: String?

  init(sheet: String?, limits: SpreadsheetLimits) {
    self.sheet = sheet
    self.limits = limits
  }

  /// Takes the next bytes; false when the handler has enough.
  mutating func feed(_ chunk: ArraySlice<UInt8>, to handler: inout some XMLHandler) throws -> Bool {
    buffer += chunk
    var position = 0
    while position < buffer.count, !handler.isDone {
      if buffer[position] != UInt8(ascii: "<") {
        let stop = buffer[position...].firstIndex(of: UInt8(ascii: "<")) ?? buffer.count
        // A reference or character that is cut in two must wait for its rest.
        guard stop < buffer.count || buffer.count - position > 1 << 16 else { break }
        let end = stop < buffer.count ? stop : safeEnd(position)
        if !open.isEmpty { try handler.text(XMLText.decode(buffer[position..<end])) }
        position = end
        continue
      }
      guard let end = try markup(at: position, &handler) else {
        guard buffer.count - position <= limits.tagBytes else { throw damaged("标记过长", "標記過長", "a tag is too long") }
        break
      }
      position = end
    }
    buffer.removeFirst(position)
    return !handler.isDone
  }

  /// Says that the bytes are at their end.
  func finish(_ handler: some XMLHandler) throws {
    if !handler.isDone, !open.isEmpty || !hasRoot { throw damaged("内容不完整", "內容不完整", "it breaks off") }
  }

  /// An end of text before which no character or reference is cut.
  private func safeEnd(_ start: Int) -> Int {
    var end = buffer.count - 16
    while end > start + 1, buffer[end] & 0xC0 == 0x80 { end -= 1 }
    if let ampersand = buffer[(end - 16)..<end].lastIndex(of: UInt8(ascii: "&")) { end = ampersand }
    return max(end, start + 1)
  }

  /// Handles the markup at `start`; gives its end, or `nil` if it is not all there.
  private mutating func markup(at start: Int, _ handler: inout some XMLHandler) throws -> Int? {
    guard start + 1 < buffer.count else { return nil }
    switch buffer[start + 1] {
    case UInt8(ascii: "?"): return find("?>", from: start + 2)
    case UInt8(ascii: "!"):
      guard buffer.count >= start + 9 else { return nil }
      if buffer[(start + 2)...].starts(with: "--".utf8) { return find("-->", from: start + 4) }
      guard buffer[(start + 2)...].starts(with: "[CDATA[".utf8) else {
        throw damaged("含有不允许的 DOCTYPE", "含有不允許的 DOCTYPE", "it has a DOCTYPE, which is not allowed")
      }
      guard let end = find("]]>", from: start + 9) else { return nil }
      try handler.text(String(decoding: buffer[(start + 9)..<(end - 3)], as: UTF8.self))
      return end
    case UInt8(ascii: "/"):
      guard let end = find(">", from: start + 2) else { return nil }
      var name = buffer[(start + 2)..<(end - 1)]
      while let last = name.last, XMLScanner.isBlank(last) { name.removeLast() }
      let local = XMLScanner.localName(name)
      guard open.popLast() == local else { throw damaged("标记不配对", "標記不成對", "its tags do not match") }
      try handler.end(local)
      return end
    default:
      guard let end = tagEnd(from: start + 1) else { return nil }
      let isEmpty = buffer[end - 2] == UInt8(ascii: "/")
      let inner = buffer[(start + 1)..<(isEmpty ? end - 2 : end - 1)]
      let nameEnd = inner.firstIndex(where: XMLScanner.isBlank) ?? inner.endIndex
      let name = XMLScanner.localName(inner[..<nameEnd])
      guard !name.isEmpty, !open.isEmpty || !hasRoot else { throw damaged("标记有误", "標記有誤", "a tag is wrong") }
      hasRoot = true
      try handler.start(XMLTag(name: name, isEmpty: isEmpty, attributes: inner[nameEnd...]))
      if isEmpty {
        try handler.end(name)
      } else {
        open.append(name)
        guard open.count <= limits.depth else { throw damaged("嵌套过深", "巢狀過深", "its elements lie too deep") }
      }
      return end
    }
  }

  private func tagEnd(from start: Int) -> Int? {
    var quote: UInt8 = 0
    for i in start..<buffer.count {
      let byte = buffer[i]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return i + 1
      }
    }
    return nil
  }

  private func find(_ text: StaticString, from start: Int) -> Int? {
    let count = text.utf8CodeUnitCount
    return text.withUTF8Buffer { wanted in
      var i = start
      while i + count <= buffer.count {
        if buffer[i] == wanted[0], buffer[i..<(i + count)].elementsEqual(wanted) { return i + count }
        i += 1
      }
      return nil
    }
  }

  private static func localName(_ name: ArraySlice<UInt8>) -> String {
    let colon = name.lastIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? name.startIndex
    return String(decoding: name[colon...], as: UTF8.self)
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  private func damaged(_ hans: String, _ hant: String, _ en: String) -> SpreadsheetError {
    .damaged(sheet: sheet, LocalizedText(hans, hant: hant, en: en))
  }
}
