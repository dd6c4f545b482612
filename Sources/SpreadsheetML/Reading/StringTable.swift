import Findings

/// Gathers the texts of `si` and `is` elements: plain or rich, without phonetic guides.
struct StringItem {
  private var text = ""
  private var isInText = false
  private var phonetic = 0

  mutating func start(_ name: String) {
    if name == "rPh" { phonetic += 1 }
    isInText = name == "t" && phonetic == 0
  }

  mutating func end(_ name: String) {
    if name == "rPh" { phonetic -= 1 }
    isInText = false
  }

  mutating func add(_ piece: String) { if isInText { text += piece } }

  mutating func take() -> String {
    defer { text = "" }
    return EscapedText.decoded(text)
  }
}

/// Reads the shared strings of a workbook.
struct StringTable: XMLHandler {
  private(set) var strings: [String] = []
  private var item = StringItem()
  private var isInItem = false
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  var isDone: Bool { false }

  mutating func start(_ tag: XMLTag) throws {
    if tag.name == "si" { isInItem = true } else if isInItem { item.start(tag.name) }
  }

  mutating func end(_ name: String) throws {
    guard name == "si" else { return item.end(name) }
    isInItem = false
    strings.append(item.take())
    if strings.count > limit {
      throw SpreadsheetError.tooMuch(sheet: nil, LocalizedText("文字", hant: "文字", en: "texts"), limit: limit)
    }
  }

  mutating func text(_ text: String) throws { item.add(text) }
}

/// Reads which cell styles show dates and times.
struct StyleFormats: XMLHandler {
  /// By index in `cellXfs`.
  private(set) var formats: [NumberFormat] = []
  private var custom: [Int: NumberFormat] = [:]
  private var isInCellStyles = false

  var isDone: Bool { false }

  mutating func start(_ tag: XMLTag) throws {
    switch tag.name {
    case "numFmt":
      guard let id = tag.attribute("numFmtId").flatMap({ Int($0) }), let code = tag.attribute("formatCode") else {
        return
      }
      custom[id] = NumberFormat(code: code)
    case "cellXfs": isInCellStyles = true
    case "xf" where isInCellStyles:
      let id = tag.attribute("numFmtId").flatMap { Int($0) } ?? 0
      formats.append(custom[id] ?? NumberFormat(builtIn: id))
    default: break
    }
  }

  mutating func end(_ name: String) throws { if name == "cellXfs" { isInCellStyles = false } }

  mutating func text(_ text: String) throws {}
}

/// Reads the list of sheets and the date system.
struct WorkbookOutline: XMLHandler {
  struct Entry {
    var name: String
    var relationship: String
    var isHidden: Bool
  }
  private(set) var sheets: [Entry] = []
  private(set) var uses1904 = false

  var isDone: Bool { false }

  mutating func start(_ tag: XMLTag) throws {
    switch tag.name {
    case "workbookPr": uses1904 = ["1", "true"].contains(tag.attribute("date1904"))
    case "sheet":
      guard let name = tag.attribute("name"), let id = tag.attribute("id") else { return }
      let state = tag.attribute("state") ?? "visible"
      sheets.append(Entry(name: name, relationship: id, isHidden: state != "visible"))
    default: break
    }
  }

  mutating func end(_ name: String) throws {}
  mutating func text(_ text: String) throws {}
}
