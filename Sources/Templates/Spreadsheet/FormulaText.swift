import SpreadsheetML

/// A formula cut at its references to rows, so that it can be written anew where rows have moved.
struct FormulaText: Sendable {
  /// A piece of the formula.
  enum Piece: Sendable, Hashable {
    /// Text that stays.
    case text(String)
    /// A reference to rows of a sheet (`nil`: the formula's own): each part is what stands before a row's number.
    case reference(sheet: String?, first: (before: String, row: Int), last: (before: String, row: Int)?)

    static func == (a: Piece, b: Piece) -> Bool { "\(a)" == "\(b)" }
    func hash(into hasher: inout Hasher) { hasher.combine("\(self)") }
  }
  /// The pieces in order.
  let pieces: [Piece]

  /// Whether it refers to any rows.
  var hasReferences: Bool { pieces.contains { if case .reference = $0 { true } else { false } } }

  init(_ formula: String) {
    var scanner = FormulaScanner(formula)
    pieces = scanner.pieces()
  }

  /// The formula for a cell in a row that moved by `shift` within the template's rows `turn`: references into the same
  /// turn move along with the cell, all others go where their rows went.
  func text(maps: [String: RowMap], own: String, turn: ClosedRange<Int>?, shift: Int) -> String {
    var out = ""
    for piece in pieces {
      switch piece {
      case .text(let text): out += text
      case .reference(let sheet, let first, let last):
        guard let map = maps[(sheet ?? own).lowercased()] else {
          out += first.before + "\(first.row)" + (last.map { $0.before + "\($0.row)" } ?? "")
          continue
        }
        let lastRow = last?.row ?? first.row
        let rows: ClosedRange<Int>
        if sheet == nil, let turn, turn.contains(first.row), turn.contains(lastRow) {
          rows = min(first.row, lastRow) + shift...max(first.row, lastRow) + shift
        } else if last == nil {
          let row = map.places(of: first.row).first ?? map.cover(of: first.row...first.row).lowerBound
          rows = row...row
        } else {
          rows = map.cover(of: min(first.row, lastRow)...max(first.row, lastRow))
        }
        out += first.before + "\(rows.lowerBound)" + (last.map { $0.before + "\(rows.upperBound)" } ?? "")
      }
    }
    return out
  }
}

/// Finds cell references in a formula: `A1`, `$B$2:C7`, `Sheet1!A1`, `'料单'!A1:B2`; strings and names stay text.
struct FormulaScanner {
  private let characters: [Character]
  private var at = 0
  private var found: [FormulaText.Piece] = []
  private var plain = ""

  init(_ formula: String) { characters = Array(formula) }

  mutating func pieces() -> [FormulaText.Piece] {
    while at < characters.count {
      let character = characters[at]
      if character == "\"" {
        plain += quoted("\"")
      } else if character == "'" {
        let name = quoted("'")
        plain += name
        if at < characters.count, characters[at] == "!" {
          plain.append("!")
          at += 1
          _ = reference(on: String(name.dropFirst().dropLast()).replacing("''", with: "'"))
        }
      } else if isWord(character) {
        word()
      } else {
        plain.append(character)
        at += 1
      }
    }
    if !plain.isEmpty { found.append(.text(plain)) }
    return found
  }

  private mutating func quoted(_ mark: Character) -> String {
    var text = String(mark)
    at += 1
    while at < characters.count {
      text.append(characters[at])
      at += 1
      if characters[at - 1] == mark {
        if at < characters.count, characters[at] == mark {
          text.append(mark)
          at += 1
        } else {
          break
        }
      }
    }
    return text
  }

  private mutating func word() {
    let start = at
    if reference(on: nil) { return }
    while at < characters.count, isWord(characters[at]) { at += 1 }
    let name = String(characters[start..<at])
    plain += name
    if at < characters.count, characters[at] == "!" {
      plain.append("!")
      at += 1
      _ = reference(on: name)
    }
  }

  /// Reads a reference here, if there is one that is not part of a longer name or a function's.
  private mutating func reference(on sheet: String?) -> Bool {
    guard let first = cell(at) else { return false }
    var end = first.end
    var last: (before: String, row: Int)?
    if end < characters.count, characters[end] == ":", let second = cell(end + 1) {
      last = (":" + second.before, second.row)
      end = second.end
    }
    if end < characters.count, isWord(characters[end]) || characters[end] == "(" || characters[end] == "!" { return false }
    if !plain.isEmpty { found.append(.text(plain)) }
    plain = ""
    found.append(.reference(sheet: sheet, first: (first.before, first.row), last: last))
    at = end
    return true
  }

  private func cell(_ start: Int) -> (before: String, row: Int, end: Int)? {
    var end = start
    var before = ""
    func peek() -> Character? { end < characters.count ? characters[end] : nil }
    if peek() == "$" { before.append("$"); end += 1 }
    let letters = end
    while let character = peek(), character.isASCII, character.isLetter { before.append(character); end += 1 }
    guard (1...3).contains(end - letters) else { return nil }
    if peek() == "$" { before.append("$"); end += 1 }
    var digits = ""
    while let character = peek(), ("0"..."9").contains(character) { digits.append(character); end += 1 }
    guard (1...7).contains(digits.count), let row = Int(digits), row > 0, row <= 1_048_576 else { return nil }
    return (before, row, end)
  }

  private func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "." || character == "$"
  }
}
