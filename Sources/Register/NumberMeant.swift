import Forms
import Foundation
import GRDB

extension FormRegister {
  /// The number on record that a writing means: in small letters or full width, without dashes, its serial without zeros
  /// (`fc-2026-1`, `ＦＣ2026000001`). Digits of a digest may stand behind it, as on paper. The writing itself where that is no
  /// number, or may be several.
  package func number(meant writing: String) throws -> String {
    let number = try plainNumber(meant: writing)
    let code = PaperCode(writing)
    return number != writing || code.digest == nil ? number : try plainNumber(meant: code.number)
  }

  private func plainNumber(meant writing: String) throws -> String {
    try read { db in
      if try String.fetchOne(db, cachedSQL: "SELECT number FROM record WHERE number = ?", arguments: [writing]) != nil {
        return writing
      }
      let meant = MeantNumber(writing)
      if meant.serials.isEmpty { return writing }
      let places = meant.serials.map { _ in "?" }.joined(separator: ", ")
      let rows = try GRDB.Row.fetchCursor(
        db,
        sql: """
          SELECT record.number, record.serial FROM series JOIN record ON record.form = series.form
          AND record.period = series.period WHERE record.serial IN (\(places))
          """, arguments: StatementArguments(meant.serials))
      var found: Set<String> = []
      while let row = try rows.next() {
        let number = try row.read(String.self, 0, of: "record")
        if meant.isMeant(number, serial: try row.read(Int.self, 1, of: "record")) { found.insert(number) }
      }
      return found.count == 1 ? found.first ?? writing : writing
    }
  }
}

/// A number as somebody wrote it.
struct MeantNumber {
  private let text: String
  private let hasDashes: Bool
  /// The serials that it may end with.
  let serials: [Int]

  init(_ writing: String) {
    text = MeantNumber.folded(writing)
    hasDashes = text.contains("-")
    let digits = String(text.reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
    let ends = (1...15).filter { $0 <= digits.count }.compactMap { Int(digits.suffix($0)) }
    serials = text.utf8.count > 60 ? [] : Set(ends).filter { $0 > 0 }.sorted()
  }

  /// Whether this writing means a number that ends with its serial.
  func isMeant(_ number: String, serial: Int) -> Bool {
    let folded = MeantNumber.folded(number)
    let whole = hasDashes ? folded : folded.replacing("-", with: "")
    for width in 1...15 where width < whole.count && Int(whole.suffix(width)) == serial {
      let head = whole.dropLast(width)
      let rest = text.dropFirst(head.count)
      if text.hasPrefix(head), !rest.isEmpty, rest.allSatisfy({ $0.isASCII && $0.isNumber }), Int(rest) == serial {
        return true
      }
    }
    return false
  }

  /// In capital letters of half width, with one kind of dash and no blanks.
  private static func folded(_ writing: String) -> String {
    let plain = writing.precomposedStringWithCompatibilityMapping.uppercased().filter { !$0.isWhitespace }
    return String(plain.map { "-–—_―−".contains($0) ? "-" : $0 })
  }
}
