import Findings
import Storage
import Zipping

extension Listing {
  /// A text that a spreadsheet would take for a formula gets an apostrophe in front.
  func writeCSV(in language: Language, to sink: any ByteSink) throws {
    var out = TextPieces(sink)
    out.bytes.append(contentsOf: "\u{FEFF}".utf8)
    out.appendCSV(columns.map { $0.title.text(in: language) })
    try lines { line in
      let values = columns.map { $0.value(line) }
      // Only a text can be taken for a formula.
      out.appendCSV(values.map(\.text)) { if case .number = values[$0] { true } else { false } }
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
    for text in foot { out.bytes.append(contentsOf: "\(text)\n".utf8) }
    try out.flush()
  }
}
