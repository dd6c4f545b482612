import Foundation
import TestSupport

/// An article of the documentation with its worked examples.
struct Article {
  /// One example: a template, what it is filled with, what comes out.
  struct Example {
    /// What the template is, by the word after the three backquotes.
    enum Kind: String { case text = "template", docx, xlsx }
    var kind: Kind
    /// The words after the kind: other delimiters, if there are any.
    var words: [String]
    var template: String
    /// The last data above the end of the example: a form's, or plain ones.
    var data: (isForm: Bool, text: String)?
    /// Whether findings are expected and no document.
    var isMistake: Bool
    /// Whether only errors are shown of the findings.
    var showsErrorsOnly: Bool
    /// What should come out, and the lines of the article that say so.
    var outcome: String
    var lines: Range<Int>
  }

  let file: URL
  let examples: [Example]
  let text: String

  static let folder = URL(filePath: Repository.path)
  static let names = ["Templates", "TemplatePipes", "WordTemplates", "WorkbookTemplates", "TemplateMistakes"]
  static var all: [Article] { get throws { try names.map { try Article($0) } } }

  init(_ name: String) throws {
    file = Article.folder.appending(path: "Sources/Liandan/Liandan.docc/\(name).md")
    text = try String(contentsOf: file, encoding: .utf8)
    var examples: [Example] = []
    var open: (kind: Example.Kind, words: [String], template: String)?
    var data: (isForm: Bool, text: String)?
    for block in Article.blocks(text.components(separatedBy: "\n")) {
      switch block.words.first ?? "" {
      case "data", "form": data = (block.words[0] == "form", block.text)
      case "result", "findings":
        guard let template = open else { continue }
        examples.append(
          Example(
            kind: template.kind, words: template.words, template: template.template, data: data,
            isMistake: block.words[0] == "findings",
            showsErrorsOnly: block.words.contains("错误"), outcome: block.text, lines: block.lines))
        open = nil
      case let word:
        if let kind = Example.Kind(rawValue: word) { open = (kind, Array(block.words.dropFirst()), block.text) }
      }
    }
    self.examples = examples
  }

  /// What stands between backquotes, with the words after the first three.
  static func blocks(_ lines: [String]) -> [(words: [String], text: String, lines: Range<Int>)] {
    var blocks: [(words: [String], text: String, lines: Range<Int>)] = []
    var start: Int?
    for (number, line) in lines.enumerated() where line.hasPrefix("```") {
      if let first = start {
        let words = lines[first].dropFirst(3).split(separator: " ").map(String.init)
        blocks.append((words, lines[(first + 1)..<number].joined(separator: "\n"), (first + 1)..<number))
        start = nil
      } else {
        start = number
      }
    }
    return blocks
  }

  /// The article with these outcomes instead of its own.
  func writing(_ outcomes: [Int: String]) -> String {
    var lines = text.components(separatedBy: "\n")
    for (index, outcome) in outcomes.sorted(by: { $0.key > $1.key }) {
      lines.replaceSubrange(examples[index].lines, with: outcome.components(separatedBy: "\n"))
    }
    return lines.joined(separator: "\n")
  }
}
