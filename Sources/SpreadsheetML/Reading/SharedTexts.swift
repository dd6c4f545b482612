import Findings

/// The shared strings of a workbook, one after the other in one stretch of memory.
struct SharedTexts: Sendable {
  fileprivate(set) var bytes: [UInt8] = []
  fileprivate(set) var ends: [Int] = []

  var count: Int { ends.count }

  @inline(__always)
  func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }
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
    EscapedText.decode(&texts.bytes, from: texts.ends.last ?? 0)
    texts.ends.append(texts.bytes.count)
    if texts.ends.count > limits.strings {
      throw SpreadsheetError.tooMuch(
        sheet: nil, LocalizedText("文字", hant: "文字", en: "texts"), limit: limits.strings)
    }
  }

  mutating func text(_ text: XMLPiece) throws {
    guard isInItem else { return }
    item.add(text, to: &texts.bytes)
    if texts.bytes.count > limits.stringBytes {
      throw SpreadsheetError.tooMuch(
        sheet: nil, LocalizedText("字节的共享文字", hant: "位元組的共用文字", en: "bytes of shared texts"),
        limit: limits.stringBytes)
    }
  }
}
