import SpreadsheetML

/// Reads a formula for what it calls and what it refers to outside its workbook.
struct FormulaReader {
  /// What makes a formula dangerous.
  enum Danger: Hashable {
    /// A function that is not on the list.
    case function(String)
    /// A cell or name of another workbook.
    case workbook(String)
    /// A value that another program is asked for (DDE).
    case exchange(String)
    /// A link to an address that is not allowed, or that nobody can foresee.
    case address(String)
  }

  /// What a formula may refer to by name.
  struct Names {
    /// The sheets in lower case; `nil` where they are not known, as in a chart of a document.
    var sheets: Set<String>?
    /// The names that are functions of the workbook's own, in capital letters.
    var functions: Set<String> = []
  }

  private let bytes: [UInt8]
  private let names: Names
  private var at = 0

  /// The first danger in a formula.
  static func danger(in formula: String, _ names: Names) -> Danger? {
    var reader = FormulaReader(bytes: Array(formula.utf8), names: names)
    return reader.danger()
  }

  private init(bytes: [UInt8], names: Names) {
    self.bytes = bytes
    self.names = names
  }

  private mutating func danger() -> Danger? {
    while at < bytes.count {
      var danger: Danger?
      switch bytes[at] {
      case UInt8(ascii: "\""): _ = quoted()
      case UInt8(ascii: "'"):
        let name = quoted()
        danger = next == UInt8(ascii: "|") ? .exchange(name) : sheet(name)
      case UInt8(ascii: "["): danger = bracket()
      case UInt8(ascii: "|"): danger = .exchange(String(decoding: bytes, as: UTF8.self))
      case UInt8(ascii: "#"): skipError()
      case let byte where FormulaReader.isWord(byte): danger = word()
      default: at += 1
      }
      if let danger { return danger }
    }
    return nil
  }

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  /// The text between two marks of the kind at this place, which stand twice for themselves.
  private mutating func quoted() -> String {
    let mark = bytes[at]
    var text: [UInt8] = []
    at += 1
    while at < bytes.count {
      if bytes[at] == mark {
        at += 1
        guard next == mark else { break }
      }
      text.append(bytes[at])
      at += 1
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Columns of a table, or the number of another workbook: behind that a sheet or name follows.
  private mutating func bracket() -> Danger? {
    let start = at
    let before = start > 0 ? bytes[start - 1] : 0x20
    var depth = 0
    repeat {
      if bytes[at] == UInt8(ascii: "'") { at += 1 }
      if next == UInt8(ascii: "[") { depth += 1 }
      if next == UInt8(ascii: "]") { depth -= 1 }
      at += 1
    } while at < bytes.count && depth > 0
    at = min(at, bytes.count)
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    if before == UInt8(ascii: "\\") { return .workbook(text) }
    if FormulaReader.isWord(before) || before == UInt8(ascii: "]") { return nil }
    // Excel writes the workbook itself with the number 0.
    let isOutside = next.map { FormulaReader.isWord($0) || $0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "'") } ?? false
    return isOutside && text != "[0]" ? .workbook(text) : nil
  }

  /// An error such as `#REF!` or `#N/A`; behind a cell `#` means all that its formula fills.
  private mutating func skipError() {
    at += 1
    while let byte = next, FormulaReader.isLetter(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "_") {
      at += 1
    }
    if let byte = next, byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") { at += 1 }
  }

  private mutating func word() -> Danger? {
    let start = at
    while let byte = next, FormulaReader.isWord(byte) { at += 1 }
    let name = String(decoding: bytes[start..<at], as: UTF8.self)
    if next == UInt8(ascii: "!") { return sheet(name) }
    let upper = name.uppercased()
    var call = at
    while call < bytes.count, bytes[call] <= 0x20 { call += 1 }
    guard call < bytes.count, bytes[call] == UInt8(ascii: "(") else {
      // A function handed over by name.
      let isFunction = upper.hasPrefix("_XLETA.") || upper.hasPrefix("_XLL.")
      return isFunction && !FunctionList.allows(String(upper.dropFirst(7))) ? .function(name) : nil
    }
    if upper == "HYPERLINK" { return address(from: call + 1) }
    // A reference may stand before a bracket with a blank between.
    let isReference = call > at && CellReference(exactly: upper.replacing("$", with: "")) != nil
    return isReference || FunctionList.allows(upper) || names.functions.contains(upper) ? nil : .function(name)
  }

  /// A sheet's name before its `!`.
  private func sheet(_ name: String) -> Danger? {
    if name.contains("|"), !(names.sheets?.contains(name.lowercased()) ?? false) { return .exchange(name) }
    if name.contains(where: { "[]/\\*?".contains($0) }) { return .workbook(name) }
    // What is no sheet here and looks like a file is one; other names are those of sheets that were deleted.
    guard next == UInt8(ascii: "!"), name.contains("."), let sheets = names.sheets else { return nil }
    // Two sheets with those between them.
    let isKnown = name.lowercased().split(separator: ":").allSatisfy { sheets.contains(String($0)) }
    return isKnown || sheets.contains(name.lowercased()) ? nil : .workbook(name)
  }

  /// The beginning of a link's address must be written out and allowed.
  private func address(from start: Int) -> Danger? {
    var reader = self
    reader.at = start
    func skip(_ word: String) {
      while let byte = reader.next, byte <= 0x20 || byte == UInt8(ascii: "(") { reader.at += 1 }
      let end = reader.at + word.utf8.count
      if end <= bytes.count, String(decoding: bytes[reader.at..<end], as: UTF8.self).uppercased() == word {
        reader.at = end
      }
    }
    for word in ["CONCATENATE(", "_XLFN.CONCAT(", ""] { skip(word) }
    guard reader.next == UInt8(ascii: "\"") else {
      return .address(String(decoding: bytes[start...].prefix(60), as: UTF8.self))
    }
    let text = reader.quoted()
    while let byte = reader.next, byte <= 0x20 { reader.at += 1 }
    let isWhole = reader.next != UInt8(ascii: "&")
    return SafeAddress.isAllowed(text) && (isWhole || !text.isEmpty) ? nil : .address(text)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80 || (0x30...0x39).contains(byte)
  }

  private static func isWord(_ byte: UInt8) -> Bool { isLetter(byte) || "_.$\\?".utf8.contains(byte) }
}
