/// Reads which cell styles show dates and times.
struct StyleFormats: XMLHandler {
  /// By index in `cellXfs`.
  private(set) var formats: [NumberFormat] = []
  private var custom: [Int: NumberFormat] = [:]
  private var isInCellStyles = false

  var isDone: Bool { false }

  mutating func start(_ tag: borrowing XMLTag) throws {
    switch tag.name {
    case "numFmt":
      guard let id = Int(tag.attribute("numFmtId") ?? ""), let code = tag.attribute("formatCode") else { return }
      custom[id] = NumberFormat(code: code)
    case "cellXfs": isInCellStyles = true
    case "xf" where isInCellStyles:
      let id = Int(tag.attribute("numFmtId") ?? "") ?? 0
      formats.append(custom[id] ?? NumberFormat(builtIn: id))
    default: break
    }
  }

  mutating func end(_ name: XMLName) throws { if name == "cellXfs" { isInCellStyles = false } }

  mutating func text(_ text: XMLPiece) throws {}
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

  mutating func start(_ tag: borrowing XMLTag) throws {
    switch tag.name {
    case "workbookPr": uses1904 = ["1", "true"].contains(tag.attribute("date1904"))
    case "sheet":
      guard let name = tag.attribute("name"), let id = tag.attribute("id") else { return }
      let state = tag.attribute("state") ?? "visible"
      sheets.append(Entry(name: name, relationship: id, isHidden: state != "visible"))
    default: break
    }
  }

  mutating func end(_ name: XMLName) throws {}
  mutating func text(_ text: XMLPiece) throws {}
}

/// Reads the title from the core properties.
struct CoreTitle: XMLHandler {
  private(set) var text: [UInt8] = []
  private var isInTitle = false

  var isDone: Bool { false }

  mutating func start(_ tag: borrowing XMLTag) throws { isInTitle = tag.name == "title" }
  mutating func end(_ name: XMLName) throws { isInTitle = false }
  mutating func text(_ piece: XMLPiece) throws { if isInTitle { piece.append(to: &text) } }
}
