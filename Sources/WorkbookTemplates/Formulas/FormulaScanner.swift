import SpreadsheetML
import TemplateLanguage

/// Finds references in a formula: `A1`, `$B$2:C7`, `$1:$3`, `B:D`, `Sheet1!A1`, `'料单'!A1:B2`, `表1[数量]`; strings, names and
/// functions stay text.
struct FormulaScanner {
  private let characters: [Character]
  private var at = 0
  private var found: [FormulaText.Piece] = []
  private var plain = ""
  /// The functions around this place, and the one whose arguments begin.
  private var calls: [String] = []
  private var function = ""
  /// Whether an argument begins here.
  private var isAtStart = false
  /// The texts between quotes, in which a template's author may have written tags.
  private(set) var strings: [String] = []
  /// The names that stand before `(`, in capital letters.
  private(set) var functions: Set<String> = []

  init(_ formula: String) { characters = Array(formula) }

  mutating func pieces() -> [FormulaText.Piece] {
    while at < characters.count {
      let character = characters[at]
      if character == "\"" {
        let text = quoted("\"")
        strings.append(String(text.dropFirst().dropLast()).replacing("\"\"", with: "\""))
        plain += text
      } else if character == "'" {
        let name = quoted("'")
        if at < characters.count, characters[at] == "!" {
          at += 1
          sheet(String(name.dropFirst().dropLast()).replacing("''", with: "'"), written: name + "!")
        } else {
          plain += name
        }
      } else if character == "[" {
        plain += bracketed()
      } else if isWord(character) {
        word()
      } else {
        plain.append(character)
        at += 1
        mark(character)
        continue
      }
      isAtStart = false
    }
    flush()
    return found
  }

  /// Functions that take any number of ranges and see the cells of all.
  private static let summing: Set<String> = [
    "SUM", "AVERAGE", "AVERAGEA", "COUNT", "COUNTA", "MAX", "MAXA", "MIN", "MINA", "PRODUCT", "SUBTOTAL", "MEDIAN",
    "STDEV", "STDEVP", "STDEV.S", "STDEV.P", "VAR", "VARP", "VAR.S", "VAR.P", "SUMSQ", "GEOMEAN",
  ]

  private mutating func mark(_ character: Character) {
    switch character {
    case "(":
      calls.append(function)
      function = ""
      isAtStart = true
    case ")":
      _ = calls.popLast()
      isAtStart = false
    case ",": isAtStart = true
    case " ", "\n": break
    default: isAtStart = false
    }
  }

  private mutating func flush() {
    if !plain.isEmpty { found.append(.text(FormulaText.escaped(plain))) }
    plain = ""
  }

  private mutating func sheet(_ name: String, written: String) {
    flush()
    found.append(.sheet(name.lowercased(), written: FormulaText.escaped(written)))
    _ = reference(on: name.lowercased())
  }

  private mutating func quoted(_ mark: Character) -> String {
    var text = String(mark)
    at += 1
    while at < characters.count {
      text.append(characters[at])
      at += 1
      if characters[at - 1] == mark {
        guard at < characters.count, characters[at] == mark else { break }
        text.append(mark)
        at += 1
      }
    }
    return text
  }

  /// The part of a structured reference between brackets: column names, whatever they look like.
  private mutating func bracketed() -> String {
    var text = ""
    var depth = 0
    while at < characters.count {
      let character = characters[at]
      text.append(character)
      at += 1
      if character == "'", at < characters.count {
        text.append(characters[at])
        at += 1
      } else if character == "[" {
        depth += 1
      } else if character == "]" {
        depth -= 1
        if depth == 0 { break }
      }
    }
    return text
  }

  private mutating func word() {
    if reference(on: nil) { return }
    let start = at
    while at < characters.count, isWord(characters[at]) { at += 1 }
    let name = String(characters[start..<at])
    guard at < characters.count else {
      flush()
      found.append(.name(name.lowercased(), written: FormulaText.escaped(name)))
      return
    }
    if characters[at] == "!" {
      at += 1
      sheet(name.lowercased(), written: name + "!")
    } else if characters[at] == "(" {
      function = name.uppercased()
      functions.insert(function)
      plain += name
    } else {
      flush()
      found.append(.name(name.lowercased(), written: FormulaText.escaped(name)))
    }
  }

  /// Reads a reference here, if there is one that is not part of a longer name or a function's.
  private mutating func reference(on sheet: String?) -> Bool {
    guard let first = end(at) else { return false }
    var next = first.next
    var last: FormulaText.End?
    if next < characters.count, characters[next] == ":", let second = end(next + 1), second.kind == first.kind {
      last = second.end
      next = second.next
    }
    // Columns and rows by themselves are references only in pairs.
    if first.kind != .cell, last == nil { return false }
    if next < characters.count, isWord(characters[next]) || characters[next] == "(" || characters[next] == "!" {
      return false
    }
    flush()
    let following = characters[next...].first { $0 != " " && $0 != "\n" }
    let isSummed =
      isAtStart && (following == ")" || following == ",") && FormulaScanner.summing.contains(calls.last ?? "")
    found.append(.cells(sheet: sheet, first: first.end, last: last, isSummed: isSummed))
    at = next
    return true
  }

  private enum Kind { case cell, column, row }

  private func end(_ start: Int) -> (end: FormulaText.End, kind: Kind, next: Int)? {
    var next = start
    func peek() -> Character? { next < characters.count ? characters[next] : nil }
    func dollar() -> Bool {
      if peek() == "$" { next += 1 } else { return false }
      return true
    }
    var end = FormulaText.End(column: 0, row: 0)
    var hasDollar = dollar()
    var letters = ""
    while let character = peek(), character.isASCII, character.isLetter, letters.count < 4 {
      letters.append(character)
      next += 1
    }
    if !letters.isEmpty {
      guard letters.count <= 3, let column = CellReference("\(letters)1")?.column else { return nil }
      end.column = column
      end.isColumnFixed = hasDollar
      hasDollar = dollar()
    }
    var digits = ""
    while let character = peek(), ("0"..."9").contains(character), digits.count < 8 {
      digits.append(character)
      next += 1
    }
    if digits.isEmpty { return end.column > 0 && !hasDollar ? (end, .column, next) : nil }
    guard let row = Int(digits), RowPlan.allRows.contains(row), digits.first != "0" else { return nil }
    end.row = row
    end.isRowFixed = hasDollar
    return (end, end.column > 0 ? .cell : .row, next)
  }

  /// Names of sheets may stand without quotes with whatever is neither ASCII nor a blank: `Sheet・1!A1`.
  private func isWord(_ character: Character) -> Bool {
    guard character.isASCII else { return !character.isWhitespace }
    return character.isLetter || character.isNumber || "_.$\\?".contains(character)
  }
}
