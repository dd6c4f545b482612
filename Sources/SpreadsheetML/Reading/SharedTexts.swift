import Findings
import Markup

/// The shared strings of a workbook, in stretches of memory that never move while more are added: millions of texts take
/// their bytes and four more each, and no moment needs twice the room.
struct SharedTexts {
  /// A text lies in one stretch; one longer than this has a stretch of its own.
  private static let stretch = 1 << 20
  /// How many places are kept together.
  private static let page = 1 << 16
  private var stretches: [[UInt8]] = []
  /// By text: its stretch in the high 12 bits, and where it begins in it.
  private var places: [[UInt32]] = []
  private(set) var count = 0
  /// The bytes of all texts together.
  private(set) var size = 0
  /// Whether some text is empty.
  private(set) var hasEmpty = false

  /// How many bytes can be held, since a place has 32 bits.
  static let capacity = 4 << 30 - 2 * stretch

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    // An empty text at the end of a full stretch would have no place there.
    if let last = stretches.last, last.count < SharedTexts.stretch, last.count + text.count <= SharedTexts.stretch {
      stretches[stretches.count - 1].append(contentsOf: text)
    } else {
      var fresh: [UInt8] = []
      fresh.reserveCapacity(max(SharedTexts.stretch, text.count))
      fresh.append(contentsOf: text)
      stretches.append(fresh)
    }
    let stretch = stretches.count - 1
    if count % SharedTexts.page == 0 {
      places.append([])
      places[places.count - 1].reserveCapacity(SharedTexts.page)
    }
    places[places.count - 1].append(UInt32(stretch << 20 | (stretches[stretch].count - text.count)))
    count += 1
    size += text.count
    if text.isEmpty { hasEmpty = true }
  }

  /// Lends the bytes of a text.
  @inline(__always)
  func withBytes<T>(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> T) rethrows -> T {
    let (stretch, start, end) = place(index)
    return try stretches[stretch].withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[start..<end])) }
  }

  @inline(__always)
  func isEmpty(_ index: Int) -> Bool {
    let (_, start, end) = place(index)
    return start == end
  }

  @inline(__always)
  private func place(_ index: Int) -> (stretch: Int, start: Int, end: Int) {
    let here = Int(places[index >> 16][index & 0xFFFF])
    let stretch = here >> 20
    let next = index + 1 < count ? Int(places[(index + 1) >> 16][(index + 1) & 0xFFFF]) : Int.max
    let end = next >> 20 == stretch ? next & 0xFFFFF : stretches[stretch].count
    return (stretch, here & 0xFFFFF, end)
  }
}

/// Gathers the text of an `si` or `is` element: plain or rich, without phonetic guides.
struct StringItem {
  private var isInText = false
  private var phonetic = 0

  /// Makes ready for the next element.
  @inline(__always)
  mutating func begin() {
    isInText = false
    phonetic = 0
  }

  @inline(__always)
  mutating func start(_ name: XMLName) {
    if name == "rPh" { phonetic += 1 }
    isInText = name == "t" && phonetic == 0
  }

  @inline(__always)
  mutating func end(_ name: XMLName) {
    if name == "rPh" { phonetic -= 1 }
    isInText = false
  }

  @inline(__always)
  func add(_ piece: XMLPiece, to bytes: inout [UInt8]) { if isInText { piece.append(to: &bytes) } }
}

/// Reads the shared strings of a workbook.
struct StringTable: XMLHandler {
  private(set) var texts = SharedTexts()
  private var text: [UInt8] = []
  private var item = StringItem()
  private var isInItem = false
  private let limits: SpreadsheetLimits

  init(limits: SpreadsheetLimits) { self.limits = limits }

  var isDone: Bool { false }

  mutating func start(_ tag: borrowing XMLTag) throws {
    if isInItem {
      item.start(tag.name)
    } else if tag.name == "si" {
      isInItem = true
      item.begin()
    }
  }

  mutating func end(_ name: XMLName) throws {
    guard name == "si" else { return item.end(name) }
    isInItem = false
    keep()
    if texts.count > limits.strings {
      throw SpreadsheetError.tooMuch(
        sheet: nil, LocalizedText("文字", hant: "文字", en: "texts"), limit: limits.strings)
    }
  }

  private mutating func keep() {
    EscapedText.decode(&text, from: 0)
    text.withUnsafeBufferPointer { texts.append($0) }
    text.removeAll(keepingCapacity: true)
  }

  mutating func text(_ text: XMLPiece) throws {
    guard isInItem else { return }
    item.add(text, to: &self.text)
    if texts.size + self.text.count > most {
      throw SpreadsheetError.tooMuch(
        sheet: nil, LocalizedText("字节的共享文字", hant: "位元組的共用文字", en: "bytes of shared texts"),
        limit: limits.stringBytes)
    }
  }

  private var most: Int { min(limits.stringBytes, SharedTexts.capacity) }

  /// Texts without runs, as most are: `<si><t>…</t></si>`.
  @inline(__always)
  mutating func shortcut(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
    guard !isInItem else { return start }
    var at = start
    while at < end, let next = plain(bytes, at, end) { at = next }
    return at
  }

  /// Takes a text that begins at `start` and gives the place behind it; `nil` if it is not there, whole and without runs,
  /// or must be refused.
  @inline(__always)
  private mutating func plain(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var at = bytes + start
    guard texts.count < limits.strings, XMLBytes.starts(with: "<si><t", at) else { return nil }
    at += 6
    guard PlainCell.skipTagEnd(&at) else { return nil }
    let first = at
    PlainCell.skipText(&at)
    let isPlain = at[0] == UInt8(ascii: "<")
    if !isPlain { at = bytes + XMLBytes.find(UInt8(ascii: "<"), bytes, at - bytes, end) }
    let raw = UnsafeBufferPointer(start: first, count: at - first)
    guard XMLBytes.starts(with: "</t></si>", at), texts.size + raw.count <= most else { return nil }
    if isPlain, !raw.contains(UInt8(ascii: "_")) {
      texts.append(raw)
    } else {
      XMLPiece(raw).append(to: &text)
      keep()
    }
    return at + 9 - bytes
  }
}
