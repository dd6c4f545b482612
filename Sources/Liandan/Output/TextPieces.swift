import Storage

/// Text on its way to a sink, in pieces of some 64 KB.
struct TextPieces {
  var bytes: [UInt8] = []
  private let sink: (any ByteSink)?

  /// Pieces for a sink; without one they stay in ``bytes``.
  init(_ sink: (any ByteSink)? = nil) { self.sink = sink }

  mutating func flushIfLarge() throws { if bytes.count >= 1 << 16 { try flush() } }

  mutating func flush() throws {
    guard let sink else { return }
    try sink.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Appends a record of RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe in front, unless
  /// `isHarmless` says that the one in this place is none.
  mutating func appendCSV(_ texts: [String], isHarmless: (Int) -> Bool = { _ in false }) {
    for (index, text) in texts.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      let isFormula = text.unicodeScalars.first.map { "=+-@\t\r＝＋－＠".unicodeScalars.contains($0) } ?? false
      let guarded = isFormula && !isHarmless(index) ? "'" + text : text
      let needsQuotes = guarded.utf8.contains {
        $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
      }
      bytes.append(contentsOf: (needsQuotes ? "\"\(guarded.replacing("\"", with: "\"\""))\"" : guarded).utf8)
    }
    bytes.append(contentsOf: "\r\n".utf8)
  }
}
