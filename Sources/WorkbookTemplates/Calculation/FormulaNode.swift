import SpreadsheetML

/// A formula as a tree.
indirect enum FormulaNode: Sendable {
  case value(CellValue)
  /// Cells of a sheet (its name in lower case; `nil`: the formula's own).
  case cells(sheet: String?, CellRange)
  /// A defined name, in lower case.
  case name(String)
  case negative(FormulaNode)
  case percent(FormulaNode)
  case operation(Operation, FormulaNode, FormulaNode)
  /// A function, in capital letters.
  case call(String, [FormulaNode])

  enum Operation: String, Sendable {
    case plus = "+", minus = "-", times = "*", divided = "/"
    case equal = "=", unequal = "<>", less = "<", notMore = "<=", more = ">", notLess = ">="
  }

  /// Reads a formula of a rendered sheet; `nil` if it has anything else in it.
  init?(_ text: String) {
    var parser = FormulaParser(text)
    guard let node = parser.formula() else { return nil }
    self = node
  }
}

/// Reads the formulas whose values are calculated.
private struct FormulaParser {
  private let bytes: [UInt8]
  private var at = 0
  private var depth = 0
  private static let deepest = 64

  init(_ text: String) { bytes = Array(text.utf8) }

  mutating func formula() -> FormulaNode? {
    guard let node = comparison() else { return nil }
    skipBlanks()
    return at == bytes.count ? node : nil
  }

  private mutating func comparison() -> FormulaNode? {
    chain(["<>", "<=", ">=", "=", "<", ">"]) { $0.sum() }
  }

  private mutating func sum() -> FormulaNode? { chain(["+", "-"]) { $0.product() } }

  private mutating func product() -> FormulaNode? { chain(["*", "/"]) { $0.signed() } }

  private mutating func chain(
    _ signs: [String], _ operand: (inout FormulaParser) -> FormulaNode?
  ) -> FormulaNode? {
    guard var left = operand(&self) else { return nil }
    while true {
      skipBlanks()
      guard let sign = signs.first(where: { bytes[at...].starts(with: $0.utf8) }),
        let operation = FormulaNode.Operation(rawValue: sign)
      else { return left }
      at += sign.utf8.count
      guard let right = operand(&self) else { return nil }
      left = .operation(operation, left, right)
    }
  }

  private mutating func signed() -> FormulaNode? {
    depth += 1
    defer { depth -= 1 }
    if depth > FormulaParser.deepest { return nil }
    if take("-") { return signed().map { .negative($0) } }
    if take("+") { return signed() }
    guard var node = operand() else { return nil }
    while take("%") { node = .percent(node) }
    return node
  }

  private mutating func operand() -> FormulaNode? {
    skipBlanks()
    guard at < bytes.count else { return nil }
    if take("(") {
      guard let node = comparison(), take(")") else { return nil }
      return node
    }
    if bytes[at] == UInt8(ascii: "\"") { return quoted("\"").map { .value(.text($0)) } }
    if bytes[at] == UInt8(ascii: "'") {
      guard let sheet = quoted("'"), take("!") else { return nil }
      return cells(on: sheet.lowercased())
    }
    if let cells = cells(on: nil) { return cells }
    return isDigit(bytes[at]) || bytes[at] == UInt8(ascii: ".") ? number() : named()
  }

  private mutating func named() -> FormulaNode? {
    let start = at
    while at < bytes.count, isWord(bytes[at]) { at += 1 }
    if start == at { return nil }
    let word = String(decoding: bytes[start..<at], as: UTF8.self)
    if at < bytes.count, bytes[at] == UInt8(ascii: "!") {
      at += 1
      return cells(on: word.lowercased())
    }
    if at < bytes.count, bytes[at] == UInt8(ascii: "(") {
      at += 1
      return arguments().map { .call(word.uppercased(), $0) }
    }
    switch word.uppercased() {
    case "TRUE": return .value(.truth(true))
    case "FALSE": return .value(.truth(false))
    default: return .name(word.lowercased())
    }
  }

  private mutating func arguments() -> [FormulaNode]? {
    if take(")") { return [] }
    var all: [FormulaNode] = []
    while let node = comparison() {
      all.append(node)
      if take(")") { return all }
      guard take(",") else { return nil }
    }
    return nil
  }

  private mutating func number() -> FormulaNode? {
    let start = at
    while at < bytes.count, isDigit(bytes[at]) || bytes[at] == UInt8(ascii: ".") { at += 1 }
    if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
      while at < bytes.count, isDigit(bytes[at]) { at += 1 }
    }
    return Double(String(decoding: bytes[start..<at], as: UTF8.self)).map { .value(.number($0)) }
  }

  // MARK: Cells

  private mutating func cells(on sheet: String?) -> FormulaNode? {
    let start = at
    guard let first = end() else { return nil }
    var last: (column: Int, row: Int)?
    if at < bytes.count, bytes[at] == UInt8(ascii: ":") {
      at += 1
      last = end()
    }
    let isPart = at < bytes.count && (isWord(bytes[at]) || [UInt8(ascii: "("), UInt8(ascii: "!")].contains(bytes[at]))
    guard !isPart, let range = FormulaParser.range(first, last) else {
      at = start
      return nil
    }
    return .cells(sheet: sheet, range)
  }

  private static func range(_ first: (column: Int, row: Int), _ last: (column: Int, row: Int)?) -> CellRange? {
    let end = last ?? first
    guard (first.column == 0) == (end.column == 0), (first.row == 0) == (end.row == 0),
      last != nil || first.column > 0 && first.row > 0
    else { return nil }
    let columns =
      first.column == 0 ? CellReference.columns : min(first.column, end.column)...max(first.column, end.column)
    let rows = first.row == 0 ? CellReference.rows : min(first.row, end.row)...max(first.row, end.row)
    return CellRange(columns: columns, rows: rows)
  }

  /// One end of a reference, from 1; 0 for what whole columns and rows leave out.
  private mutating func end() -> (column: Int, row: Int)? {
    let start = at
    var letters: [UInt8] = []
    if at < bytes.count, bytes[at] == UInt8(ascii: "$") { at += 1 }
    while at < bytes.count, isLetter(bytes[at]), letters.count < 4 {
      letters.append(bytes[at])
      at += 1
    }
    if !letters.isEmpty, at < bytes.count, bytes[at] == UInt8(ascii: "$") { at += 1 }
    var row = 0
    while at < bytes.count, isDigit(bytes[at]), row <= CellReference.rows.upperBound {
      row = row * 10 + Int(bytes[at] - UInt8(ascii: "0"))
      at += 1
    }
    let column = letters.reduce(0) { $0 * 26 + Int($1 & 0x1F) }
    guard column > 0 || row > 0, column <= CellReference.columns.upperBound, row <= CellReference.rows.upperBound else {
      at = start
      return nil
    }
    return (column, row)
  }

  // MARK: Characters

  private mutating func quoted(_ mark: Character) -> String? {
    guard let mark = mark.asciiValue else { return nil }
    var text: [UInt8] = []
    at += 1
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == mark {
        guard at < bytes.count, bytes[at] == mark else { return String(decoding: text, as: UTF8.self) }
        at += 1
      }
      text.append(byte)
    }
    return nil
  }

  private mutating func take(_ sign: Character) -> Bool {
    skipBlanks()
    guard at < bytes.count, bytes[at] == sign.asciiValue else { return false }
    at += 1
    return true
  }

  private mutating func skipBlanks() {
    while at < bytes.count, bytes[at] == 0x20 || (0x09...0x0D).contains(bytes[at]) { at += 1 }
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  private func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || isDigit(byte) || isLetter(byte) || "_.$\\?".utf8.contains(byte)
  }
}
