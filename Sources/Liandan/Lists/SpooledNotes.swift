import Storage

/// Texts about a row of a list.
struct RowNote {
  /// The line or row where the form begins.
  let number: Int
  let texts: [String]
}

/// Notes about the rows of a list that are laid aside while the list is worked on.
enum SpooledNotes {
  /// Between texts of a note, and after a note: controls that no text here holds.
  private static let part = UInt8(0x1F), end = UInt8(0x1E)

  /// The bytes of a note, the first of whose texts is the number of its row.
  static func bytes(_ texts: [String]) -> [UInt8] { Array(texts.map(\.utf8).joined(separator: [part])) + [end] }

  /// A text without the controls that part notes.
  static func plain(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 }) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { 0x1D...0x1F ~= $0.value ? " " : $0 }))
  }

  /// Reads notes back one by one.
  struct Reader {
    private let spool: any ByteSpool
    private var place = 0
    private var held: [UInt8] = []
    private var start = 0

    init(_ spool: any ByteSpool) { self.spool = spool }

    mutating func next() throws -> RowNote? {
      while true {
        if let stop = held[start...].firstIndex(of: SpooledNotes.end) {
          defer { start = stop + 1 }
          let texts = held[start..<stop].split(separator: SpooledNotes.part, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
          }
          return texts.first.flatMap { Int($0) }.map { RowNote(number: $0, texts: Array(texts.dropFirst())) }
        }
        guard place < spool.count else { return nil }
        held.removeFirst(start)
        start = 0
        let next = min(place + 1 << 18, spool.count)
        try spool.replay(place..<next) { held += $0 }
        place = next
      }
    }
  }
}
