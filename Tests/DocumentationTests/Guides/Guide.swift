import Foundation
import TestSupport

/// An article for form authors, whose files, commands and tables are the program's own.
///
/// ```` ```yaml forms/visit.yaml ```` is a file of that name, ```` ```xlsx 名单.xlsx ```` a workbook in the notation of the articles
/// on templates. ```` ```console ```` holds commands after `$ ` with what they say, ```` ```printed FILE ```` what a document reads
/// as. The table after `<!-- keys: field -->` has the keys that the loader knows, and a row that ends in an example and its
/// result is computed.
struct Guide {
  /// Something that the program says, and the lines of the article that say so.
  struct Outcome {
    let lines: Range<Int>
    let text: String
  }

  let name: String
  let file: URL
  let lines: [String]

  static let names = [
    "Forms", "Fields", "Functions", "Layouts", "DataFiles", "DueAndCalendar", "Reports", "Profile",
  ]
  static var all: [Guide] { get throws { try names.map { try Guide($0) } } }

  init(_ name: String) throws {
    self.name = name
    file = Article.folder.appending(path: "Sources/Liandan/Liandan.docc/\(name).md")
    lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
  }

  /// The lines of the article in a range, as one text.
  func text(_ range: Range<Int>) -> String { lines[range].joined(separator: "\n") }

  /// Everything in the article that the program says, from top to bottom.
  func outcomes() throws -> [Outcome] {
    let office = try GuideOffice()
    defer { office.remove() }
    var outcomes: [Outcome] = []
    for block in Article.blocks(lines) {
      switch (block.words.first ?? "", block.words.count) {
      case ("console", 1): outcomes.append(Outcome(lines: block.lines, text: try office.session(block.text)))
      case ("printed", 2):
        outcomes.append(Outcome(lines: block.lines, text: try office.reading(block.words[1])))
      case ("xlsx", 2): try office.write(Data(SheetNotation.xlsx(block.text)), to: block.words[1])
      case (_, 2): try office.write(block.text + "\n", to: block.words[1])
      default: break
      }
    }
    outcomes += try KeyTable.all(in: self).compactMap { try $0.outcome }
    outcomes += try FormulaRow.all(in: self).map { try $0.outcome(in: office) }
    return outcomes.sorted { $0.lines.lowerBound < $1.lines.lowerBound }
  }

  /// The article with these outcomes instead of its own.
  func writing(_ outcomes: [Outcome]) -> String {
    var lines = lines
    for outcome in outcomes.reversed() {
      lines.replaceSubrange(outcome.lines, with: outcome.text.components(separatedBy: "\n"))
    }
    return lines.joined(separator: "\n")
  }

  /// The cells of a row of a table.
  static func cells(_ line: String) -> [String] {
    guard line.hasPrefix("| "), line.hasSuffix("|") else { return [] }
    return line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
