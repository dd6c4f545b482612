import Findings
import Storage
import Zipping

extension Listing {
  /// A text that a spreadsheet would take for a formula gets an apostrophe in front.
  func writeCSV(in language: Language, to sink: any ByteSink) throws {
    var out = TextPieces(sink)
    out.bytes.append(contentsOf: "\u{FEFF}".utf8)
    func end(_ index: Int) {
      if index < columns.count - 1 {
        out.bytes.append(UInt8(ascii: ","))
      } else {
        out.bytes.append(contentsOf: "\r\n".utf8)
      }
    }
    for (index, column) in columns.enumerated() {
      CSVText.quote(column.title.text(in: language), into: &out.bytes)
      end(index)
    }
    try lines { line in
      for (index, column) in columns.enumerated() {
        column.value(line).writeCSV(to: &out.bytes)
        end(index)
      }
      try out.flushIfLarge()
    }
    try out.flush()
  }

  func writeJSON(to sink: any ByteSink) throws {
    var out = TextPieces(sink)
    try lines { line in
      JSONValue.object(columns.flatMap { $0.members(line) }).write(to: &out.bytes)
      out.bytes.append(UInt8(ascii: "\n"))
      try out.flushIfLarge()
    }
    try out.flush()
  }

  /// Columns aligned, Chinese characters two wide: the lines are read twice, first for the widths.
  func writeTable(in language: Language, to sink: any ByteSink) throws {
    let heads = columns.map { $0.title.text(in: language) }
    var widths = heads.map(TextWidth.columns)
    try lines { line in
      for (index, column) in columns.enumerated() {
        widths[index] = max(widths[index], TextWidth.columns(column.value(line).text))
      }
    }
    if let totals {
      for (index, value) in totals().enumerated() { widths[index] = max(widths[index], TextWidth.columns(value.text)) }
    }
    var out = TextPieces(sink)
    func write(_ texts: [String]) throws {
      let last = texts.lastIndex { !$0.isEmpty } ?? 0
      for (index, text) in texts[...last].enumerated() {
        let start = out.bytes.count
        out.bytes.append(contentsOf: text.utf8)
        // Line breaks and other controls would upset a terminal.
        for at in start..<out.bytes.count where out.bytes[at] < 0x20 || out.bytes[at] == 0x7F { out.bytes[at] = 0x20 }
        if index < last {
          out.bytes.append(contentsOf: repeatElement(0x20, count: widths[index] - TextWidth.columns(text) + 2))
        }
      }
      out.bytes.append(UInt8(ascii: "\n"))
      try out.flushIfLarge()
    }
    try write(heads)
    try lines { line in try write(columns.map { $0.value(line).text }) }
    if let totals { try write(totals().map(\.text)) }
    try out.flush()
  }
}

extension ListingValue {
  /// Appends the value as a field of CSV; only a text can be taken for a formula.
  fileprivate func writeCSV(to out: inout [UInt8]) {
    if case .number = self { out.append(contentsOf: text.utf8) } else { CSVText.quote(text, into: &out) }
  }
}

/// Fields of CSV (RFC 4180).
enum CSVText {
  /// Appends a field, in quotes where it needs them.
  static func quote(_ text: String, into out: inout [UInt8]) {
    let isFormula = text.unicodeScalars.first.map { "=+-@\t\r＝＋－＠".unicodeScalars.contains($0) } ?? false
    let guarded = isFormula ? "'" + text : text
    let needsQuotes = guarded.utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
    }
    guard needsQuotes else { return out.append(contentsOf: guarded.utf8) }
    out.append(UInt8(ascii: "\""))
    out.append(contentsOf: guarded.replacing("\"", with: "\"\"").utf8)
    out.append(UInt8(ascii: "\""))
  }
}

/// Text on its way to a sink, in pieces of some 64 KB.
private struct TextPieces {
  var bytes: [UInt8] = []
  private let sink: any ByteSink

  init(_ sink: any ByteSink) { self.sink = sink }

  mutating func flushIfLarge() throws { if bytes.count >= 1 << 16 { try flush() } }

  mutating func flush() throws {
    try sink.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}
