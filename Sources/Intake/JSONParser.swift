import Findings
import Forms

/// Reads JSON (RFC 8259) strictly, into values that know their place: pointer, line and column.
///
/// Numbers keep their spelling, members their order, and a key that comes twice comes twice. The bytes must be UTF-8;
/// places are counted in one pass over the text, however long its lines are.
struct JSONParser {
  let bytes: [UInt8]
  let limits: IntakeLimits
  /// File, and for a text inside a cell the cell; line and column are set only when `countsLines`.
  private let base: Origin
  private let countsLines: Bool
  private var position: Int
  private let end: Int
  private var line: Int
  private var column: Int
  private var counted: Int
  /// How many values there are so far.
  private var values = 0
  /// What is known of keys from the record before.
  var keys = JSONKeys()

  /// A parser over `range` of the bytes; `line` and `column` are the place of its start. With `cell`, values inside take that place
  /// and add their pointer only.
  init(
    _ bytes: [UInt8], _ range: Range<Int>? = nil, file: String?, line: Int = 1, column: Int = 1,
    cell: Origin? = nil, limits: IntakeLimits
  ) {
    self.bytes = bytes
    self.limits = limits
    base = cell ?? Origin(file: file)
    countsLines = cell == nil
    self.line = line
    self.column = column
    position = range?.lowerBound ?? 0
    counted = position
    // Blanks at the end are left out, so that a text that breaks off is reported where its last character stands.
    var end = range?.upperBound ?? bytes.count
    while end > position, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[end - 1]) { end -= 1 }
    self.end = end
  }

  /// The one value of the text. `pointer` is its JSON pointer in the whole text, `depth` the nesting depth there.
  mutating func document(at pointer: String = "", depth: Int = 0) throws(JSONProblem) -> RawValue {
    keys.begin()
    let value = try value(at: pointer, depth: depth)
    try finish()
    return value
  }

  /// Reads a text that is a list to its end and keeps nothing of it; `false`, with nothing read, if it is none.
  mutating func passList() throws(JSONProblem) -> Bool {
    skipBlanks()
    guard position < end, bytes[position] == UInt8(ascii: "[") else { return false }
    _ = try elements(at: "", depth: 1, keeps: false)
    try finish()
    return true
  }

  private mutating func finish() throws(JSONProblem) {
    skipBlanks()
    guard position < end else { return }
    throw problem(bytes[position] == UInt8(ascii: "{") ? .severalDocuments : .trailingText(character(at: position)))
  }

  // MARK: Values

  private mutating func value(at pointer: String, depth: Int) throws(JSONProblem) -> RawValue {
    skipBlanks()
    guard position < end else { throw problem(.unexpectedEnd) }
    values += 1
    if values > limits.values { throw problem(.values(limits.values)) }
    let origin = origin(pointer)
    switch bytes[position] {
    case UInt8(ascii: "\""):
      let text = try string()
      return RawValue(text.isEmpty ? .empty : .text(text), at: origin)
    case UInt8(ascii: "{"):
      guard depth < limits.depth else { throw problem(.depth(limits.depth)) }
      return RawValue(.object(try members(at: pointer, depth: depth + 1)), at: origin)
    case UInt8(ascii: "["):
      guard depth < limits.depth else { throw problem(.depth(limits.depth)) }
      return RawValue(.list(try elements(at: pointer, depth: depth + 1)), at: origin)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return RawValue(.number(try number()), at: origin)
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
      return RawValue(try word(), at: origin)
    default: throw problem(.noValue(character(at: position)))
    }
  }

  private mutating func members(at pointer: String, depth: Int) throws(JSONProblem) -> [Submission.Entry] {
    position += 1
    var entries: [Submission.Entry] = []
    skipBlanks()
    if take(UInt8(ascii: "}")) { return entries }
    while true {
      skipBlanks()
      guard position < end else { throw problem(.unexpectedEnd) }
      guard bytes[position] == UInt8(ascii: "\"") else {
        let isTrailing = bytes[position] == UInt8(ascii: "}") && !entries.isEmpty
        throw problem(isTrailing ? .trailingComma : .keyNotQuoted(character(at: position)))
      }
      let start = mark(position)
      let (key, place) = try key(in: pointer)
      var keyOrigin = base
      keyOrigin.pointer = place
      if countsLines { (keyOrigin.line, keyOrigin.column) = start }
      skipBlanks()
      guard take(UInt8(ascii: ":")) else {
        throw problem(position < end ? .noColon(character(at: position)) : .unexpectedEnd)
      }
      let value = try value(at: place, depth: depth)
      entries.append(Submission.Entry(key: key, keyOrigin: keyOrigin, value: value))
      skipBlanks()
      if take(UInt8(ascii: ",")) { continue }
      if take(UInt8(ascii: "}")) { return entries }
      throw problem(position < end ? .noComma(character(at: position), closing: "}") : .unexpectedEnd)
    }
  }

  /// A key with its pointer.
  private mutating func key(in parent: String) throws(JSONProblem) -> (String, String) {
    let start = position + 1
    if let known = keys.take(bytes, from: start, end: end, in: parent) {
      position = start + known.count + 1
      return (known.key, known.pointer)
    }
    let key = try string()
    let pointer = parent + "/" + JSONParser.escaped(key)
    keys.note(bytes[start..<(position - 1)], key: key, at: pointer, in: parent)
    return (key, pointer)
  }

  /// The elements of a list; with `keeps` false they are read only, each as if it stood alone.
  private mutating func elements(
    at pointer: String, depth: Int, keeps: Bool = true
  ) throws(JSONProblem) -> [RawValue] {
    position += 1
    var elements: [RawValue] = []
    var count = 0
    skipBlanks()
    if take(UInt8(ascii: "]")) { return elements }
    while true {
      skipBlanks()
      if position < end, bytes[position] == UInt8(ascii: "]"), count > 0 { throw problem(.trailingComma) }
      let element = try value(at: "\(pointer)/\(count)", depth: depth)
      count += 1
      if keeps { elements.append(element) } else { values = 0 }
      skipBlanks()
      if take(UInt8(ascii: ",")) { continue }
      if take(UInt8(ascii: "]")) { return elements }
      throw problem(position < end ? .noComma(character(at: position), closing: "]") : .unexpectedEnd)
    }
  }

  private mutating func word() throws(JSONProblem) -> RawValue.Content {
    var stop = position
    while stop < end, JSONParser.isWordByte(bytes[stop]) { stop += 1 }
    let text = String(decoding: bytes[position..<stop], as: UTF8.self)
    let content: RawValue.Content
    switch text {
    case "true": content = .boolean(true)
    case "false": content = .boolean(false)
    case "null": content = .empty
    default: throw problem(.unknownWord(text))
    }
    position = stop
    return content
  }

  private mutating func number() throws(JSONProblem) -> String {
    let start = position
    func digits(_ from: Int) -> Int {
      var i = from
      while i < end, 0x30...0x39 ~= bytes[i] { i += 1 }
      return i
    }
    var i = bytes[start] == UInt8(ascii: "-") ? start + 1 : start
    let whole = i
    i = digits(i)
    var isRight = i > whole && (bytes[whole] != UInt8(ascii: "0") || i == whole + 1)
    if i < end, bytes[i] == UInt8(ascii: ".") {
      let fraction = digits(i + 1)
      isRight = isRight && fraction > i + 1
      i = fraction
    }
    if i < end, bytes[i] | 0x20 == UInt8(ascii: "e") {
      var exponent = i + 1
      if exponent < end, bytes[exponent] == UInt8(ascii: "+") || bytes[exponent] == UInt8(ascii: "-") { exponent += 1 }
      let stop = digits(exponent)
      isRight = isRight && stop > exponent
      i = stop
    }
    var stop = i
    while stop < end, JSONParser.isWordByte(bytes[stop]) || [0x2B, 0x2D, 0x2E].contains(bytes[stop]) { stop += 1 }
    let text = String(decoding: bytes[start..<stop], as: UTF8.self)
    guard isRight, stop == i else { throw problem(.badNumber(text)) }
    position = stop
    return text
  }

  // MARK: Strings

  private mutating func string() throws(JSONProblem) -> String {
    let opening = position
    position += 1
    var start = position
    var text: [UInt8]?
    while position < end {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        defer { position += 1 }
        guard var text else { return String(decoding: bytes[start..<position], as: UTF8.self) }
        text += bytes[start..<position]
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        var plain = text ?? []
        plain += bytes[start..<position]
        plain += String(try escape()).utf8
        text = plain
        start = position
      case 0..<0x20: throw problem(.controlCharacter(bytes[position]))
      default: position += 1
      }
    }
    position = opening
    throw problem(.openString)
  }

  /// The character that the escape at `position` means.
  private mutating func escape() throws(JSONProblem) -> Unicode.Scalar {
    guard position + 1 < end else { throw problem(.unexpectedEnd) }
    let letter = bytes[position + 1]
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      position += 2
      return Unicode.Scalar(letter)
    case UInt8(ascii: "u"): break
    default:
      let plain: [UInt8: Unicode.Scalar] = [0x62: "\u{8}", 0x66: "\u{C}", 0x6E: "\n", 0x72: "\r", 0x74: "\t"]
      guard let scalar = plain[letter] else { throw problem(.badEscape("\\" + character(at: position + 1))) }
      position += 2
      return scalar
    }
    guard let first = hex(position + 2) else { throw problem(.badEscape("\\u")) }
    if let scalar = Unicode.Scalar(first) {
      position += 6
      return scalar
    }
    guard 0xD800...0xDBFF ~= first, position + 7 < end, bytes[position + 6] == UInt8(ascii: "\\"),
      bytes[position + 7] == UInt8(ascii: "u"), let second = hex(position + 8), 0xDC00...0xDFFF ~= second,
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw problem(.badEscape(String(decoding: bytes[position..<position + 6], as: UTF8.self))) }
    position += 12
    return scalar
  }

  private func hex(_ start: Int) -> UInt32? {
    guard start + 4 <= end else { return nil }
    var code: UInt32 = 0
    for byte in bytes[start..<start + 4] {
      switch byte {
      case 0x30...0x39: code = code << 4 | UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: code = code << 4 | UInt32((byte | 0x20) - 0x61 + 10)
      default: return nil
      }
    }
    return code
  }

  // MARK: Places

  private mutating func skipBlanks() {
    while position < end {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < end, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  /// Line and column of an offset; offsets must be asked for in rising order.
  private mutating func mark(_ offset: Int) -> (Int, Int) {
    guard countsLines else { return (0, 0) }
    while counted < offset {
      let byte = bytes[counted]
      counted += 1
      if byte == 0x0A || byte == 0x0D && !(counted < end && bytes[counted] == 0x0A) {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (line, column)
  }

  private mutating func origin(_ pointer: String) -> Origin {
    var origin = base
    origin.pointer = pointer
    if countsLines { (origin.line, origin.column) = mark(position) }
    return origin
  }

  private mutating func problem(_ kind: JSONProblem.Kind) -> JSONProblem {
    var origin = base
    if countsLines {
      if position < counted { return JSONProblem(kind: kind, origin: recounted()) }
      (origin.line, origin.column) = mark(position)
    }
    return JSONProblem(kind: kind, origin: origin)
  }

  /// The line and column of a `position` before the counted ones: an unclosed string is reported at its quote.
  private func recounted() -> Origin {
    var origin = base
    origin.line = line
    origin.column = max(1, column - bytes[position..<counted].count { $0 & 0xC0 != 0x80 })
    return origin
  }

  private func character(at offset: Int) -> String {
    String(String(decoding: bytes[offset..<min(end, offset + 4)], as: UTF8.self).unicodeScalars.prefix(1))
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
    default: false
    }
  }

  /// A key as a step of a pointer (RFC 6901).
  static func escaped(_ key: String) -> String {
    guard key.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return key }
    return key.replacing("~", with: "~0").replacing("/", with: "~1")
  }
}
