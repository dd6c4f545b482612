import Findings

/// One field of a CSV record.
struct CSVField {
  var text: String
  var line: Int
  var column: Int
}

/// One record of a CSV text; a quoted field may spread it over several lines.
struct CSVRecord {
  /// The first of its lines.
  var line: Int
  var fields: [CSVField]
  /// Whether it is an empty line.
  var isBlank: Bool { fields.allSatisfy { $0.text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 } } }
}

/// Cuts text into CSV records (RFC 4180), reading only as far as it is asked.
///
/// LF, CR LF and CR end a record outside quotes; a quote inside an unquoted field is an ordinary character, as in
/// spreadsheet programs. The separator is the one of `,` `;` and tab that is most frequent in the header line.
struct CSVScanner {
  enum Step {
    case record(CSVRecord)
    case finding(Finding)
    case end
  }
  private let file: String
  private let limits: IntakeLimits
  private var blocks: TextBlocks
  private var buffer: [UInt8] = []
  private var position = 0
  private var line = 1
  private var separator: UInt8?
  private var isEnded = false
  private var sourceIsAtEnd = false

  /// How much was read, of 1.
  var fraction: Double? { blocks.fraction }

  init(_ source: ByteSource, limits: IntakeLimits) {
    file = source.name
    self.limits = limits
    blocks = TextBlocks(source, allowsGB18030: true, limits: limits)
  }

  /// The next record, a finding about the next record, or the end.
  mutating func next() -> Step {
    do { return try step() } catch {
      isEnded = true
      return .finding(error.finding)
    }
  }

  private mutating func step() throws(IntakeFailure) -> Step {
    while !isEnded {
      if position >= buffer.count, try !more() { break }
      if separator == nil, try !settleSeparator() { continue }
      let start = position
      let startLine = line
      switch parse() {
      case .some(let step):
        if let bad = blocks.bad.first(where: { startLine..<max(line, startLine + 1) ~= $0.line }) {
          blocks.bad.removeAll { $0.line < line }
          return .finding(.badEncoding(file, bad, looksLikeGB18030: blocks.looksLikeGB18030))
        }
        return step
      case nil:
        // The record is not complete in the buffer: read on and parse it again from its start.
        position = start
        line = startLine
        guard buffer.count - start <= limits.recordBytes else {
          throw IntakeFailure(finding: .recordTooLong(file, line: startLine, limit: limits.recordBytes))
        }
        if try !more() { return openQuote(from: start) }
      }
    }
    return .end
  }

  /// Adds the next block to the buffer; false at the end of the text.
  private mutating func more() throws(IntakeFailure) -> Bool {
    guard let block = try blocks.next() else {
      sourceIsAtEnd = true
      return false
    }
    if position > 0 { buffer.removeFirst(position) }
    position = 0
    buffer += block
    return true
  }

  /// Finds the separator in the first line that is not blank. False when that line was `sep=;`, which is then passed over.
  private mutating func settleSeparator() throws(IntakeFailure) -> Bool {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    var i = position
    while i < buffer.count, buffer[i] == 0x0A || buffer[i] == 0x0D || buffer[i] == 0x20 { i += 1 }
    let start = i
    while i < buffer.count {
      let byte = buffer[i]
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted {
        if byte == 0x0A || byte == 0x0D { break }
        if [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09].contains(byte) { counts[byte, default: 0] += 1 }
      }
      i += 1
    }
    let first = buffer[start..<i]
    if first.count == 5, first.starts(with: "sep=".utf8), let last = first.last {
      separator = last
      line += TextCheck.lines(Array(buffer[position..<i])).count
      position = i
      if position < buffer.count, buffer[position] == 0x0D { position += 1 }
      if position < buffer.count, buffer[position] == 0x0A { position += 1 }
      return false
    }
    let order = [0x09, UInt8(ascii: ","), UInt8(ascii: ";")]
    // The first of the most frequent: labels hold commas sooner than tabs.
    let most = counts.values.max() ?? 0
    separator = most == 0 ? UInt8(ascii: ",") : order.first { counts[$0] == most }
    return true
  }

  /// The record at `position`, or `nil` if it does not end in the buffer and more may come.
  private mutating func parse() -> Step? {
    let separator = separator ?? UInt8(ascii: ",")
    var record = CSVRecord(line: line, fields: [])
    var column = 1
    var strayQuote: Finding?
    while true {
      var field = CSVField(text: "", line: line, column: column)
      if position < buffer.count, buffer[position] == UInt8(ascii: "\"") {
        guard let text = quoted(&column) else { return nil }
        field.text = text
        let after = position
        while position < buffer.count, !isEnd(buffer[position], separator: separator) { position += 1 }
        let rest = buffer[after..<position]
        if rest.contains(where: { $0 != 0x20 }), strayQuote == nil {
          strayQuote = CSVScanner.textAfterQuote(Origin(file: file, line: line, column: column))
        }
        column += rest.count { $0 & 0xC0 != 0x80 }
      } else {
        let start = position
        while position < buffer.count, !isEnd(buffer[position], separator: separator) { position += 1 }
        let slice = buffer[start..<position]
        field.text = String(decoding: slice, as: UTF8.self)
        column += slice.count { $0 & 0xC0 != 0x80 }
      }
      record.fields.append(field)
      guard position < buffer.count else {
        // Blocks hold whole lines, so an unquoted field at the end of the buffer is at the end of the text.
        line += 1
        break
      }
      let byte = buffer[position]
      if byte == separator {
        position += 1
        column += 1
        continue
      }
      endLine()
      break
    }
    if let strayQuote { return .finding(strayQuote) }
    return .record(record)
  }

  private func isEnd(_ byte: UInt8, separator: UInt8) -> Bool { byte == separator || byte == 0x0A || byte == 0x0D }

  private mutating func endLine() {
    let byte = buffer[position]
    position += 1
    if byte == 0x0D, position < buffer.count, buffer[position] == 0x0A { position += 1 }
    line += 1
  }

  /// The text of the quoted field at `position`; `nil` if its closing quote is not in the buffer.
  private mutating func quoted(_ column: inout Int) -> String? {
    position += 1
    column += 1
    var text: [UInt8] = []
    var start = position
    while position < buffer.count {
      let byte = buffer[position]
      if byte == UInt8(ascii: "\"") {
        text += buffer[start..<position]
        position += 1
        column += 1
        guard position < buffer.count, buffer[position] == byte else { return String(decoding: text, as: UTF8.self) }
        start = position
        position += 1
        column += 1
      } else if byte == 0x0A || byte == 0x0D {
        text += buffer[start..<position]
        text.append(0x0A)
        endLine()
        column = 1
        start = position
      } else {
        position += 1
        if byte & 0xC0 != 0x80 { column += 1 }
      }
    }
    return nil
  }

  // MARK: Findings

  /// The finding about a quote that is never closed; it names the place where that quote stands.
  private mutating func openQuote(from start: Int) -> Step {
    isEnded = true
    position = start
    let separator = separator ?? UInt8(ascii: ",")
    var column = 1
    var place = (line, 1)
    while position < buffer.count {
      if buffer[position] == UInt8(ascii: "\"") {
        place = (line, column)
        guard quoted(&column) != nil else { break }
      }
      while position < buffer.count, !isEnd(buffer[position], separator: separator) {
        if buffer[position] & 0xC0 != 0x80 { column += 1 }
        position += 1
      }
      guard position < buffer.count, buffer[position] == separator else { break }
      position += 1
      column += 1
    }
    return .finding(
      Finding(
        code: .csvOpenQuote,
        LocalizedText(
          "从这里开始的双引号没有结尾，此后的行都没有读", hant: "從這裡開始的雙引號沒有結尾，此後的列都沒有讀",
          en: "the quote that opens here is never closed; nothing after it was read"),
        at: Origin(file: file, line: place.0, column: place.1),
        hint: LocalizedText(
          "补上结尾的双引号；内容里的双引号要写成两个（\"\"）", hant: "補上結尾的雙引號；內容裡的雙引號要寫成兩個（\"\"）",
          en: "close it; a quote inside a quoted field is written twice (\"\")")))
  }

  private static func textAfterQuote(_ origin: Origin) -> Finding {
    Finding(
      code: .csvQuote,
      LocalizedText(
        "右引号后面还有文字，这一行没有读", hant: "右引號後面還有文字，這一列沒有讀", en: "there is text after the closing quote; this row was not read"
      ),
      at: origin,
      hint: LocalizedText(
        "内容里的双引号要写成两个（\"\"），整格再用双引号括起", hant: "內容裡的雙引號要寫成兩個（\"\"），整格再用雙引號括起",
        en: "write a quote inside a quoted field twice (\"\") and put the whole field in quotes"))
  }
}
