import Findings
import Foundation
import Intake
import Liandan
import PackageChecks

/// Templates of one format, and what is done with them.
struct TemplateCases {
  private let desk: IssueDesk
  private let ending: String
  private let books: [OpenArchive]
  private let data: [String]
  private let mutation: ByteMutation

  /// All templates of the repository with an ending.
  init(_ material: Material, ending: String, words: [String]) throws {
    desk = try material.desk()
    self.ending = ending
    let folders = [
      "templates", "Tests/Fixtures/corpus", "Tests/Fixtures/mistakes", "Tests/Fixtures/office",
      "Tests/Fixtures/resaved",
      "Tests/TemplatesTests/Fixtures", "Tests/TemplatesTests/Fixtures/xlsx",
    ]
    books = try material.files(folders, ending: ending).map { try OpenArchive($0) }
    data = (["Tests/Fixtures/corpus/data"] + material.forms.map { "forms/examples/\($0)" })
      .map { "\(material.repository)/\($0).json" }
    mutation = ByteMutation(words: words)
  }

  /// Writes a template whose numbers, or bytes, were changed.
  func write(numbersOnly: Bool, _ dice: inout Dice, to folder: String) throws {
    var book = dice.pick(books)
    book.change(&dice) { bytes, dice in
      numbersOnly ? NumberMutation.changed(bytes, &dice) : mutation.changedText(bytes, &dice)
    }
    var bytes = try book.bytes
    if !numbersOnly, dice.once(in: 10) { bytes = mutation.changed(bytes, others: [], &dice) }
    try bytes.write(to: "\(folder)/template.\(ending)")
    try Array(dice.pick(data).utf8).write(to: "\(folder)/data")
  }

  /// Checks the template, renders it, and checks what came out.
  func feed(_ folder: String) async throws {
    let path = "\(folder)/template.\(ending)"
    _ = try desk.lint(path, form: nil)
    let data = String(decoding: try Data(contentsOf: URL(filePath: "\(folder)/data")), as: UTF8.self)
    let rendered = try IssueDesk.render(template: path, data: .file(data), delimiters: nil)
    if let document = rendered.document { _ = PackageCheck.report(in: document, name: "out.\(ending)", schemas: nil) }
  }
}

/// A Word template of blind bytes.
struct WordTarget: Target {
  static let name = "docx"
  private let cases: TemplateCases
  init(_ material: Material) throws { cases = try TemplateCases(material, ending: ".docx", words: TemplateCases.word) }
  func write(_ dice: inout Dice, to folder: String) throws { try cases.write(numbersOnly: false, &dice, to: folder) }
  func feed(_ folder: String) async throws { try await cases.feed(folder) }
}

/// A Word template with numbers at their extreme.
struct WordNumbersTarget: Target {
  static let name = "docx-numbers"
  private let cases: TemplateCases
  init(_ material: Material) throws { cases = try TemplateCases(material, ending: ".docx", words: []) }
  func write(_ dice: inout Dice, to folder: String) throws { try cases.write(numbersOnly: true, &dice, to: folder) }
  func feed(_ folder: String) async throws { try await cases.feed(folder) }
}

/// A spreadsheet template of blind bytes.
struct SpreadsheetTarget: Target {
  static let name = "xlsx"
  private let cases: TemplateCases
  init(_ material: Material) throws { cases = try TemplateCases(material, ending: ".xlsx", words: TemplateCases.sheet) }
  func write(_ dice: inout Dice, to folder: String) throws { try cases.write(numbersOnly: false, &dice, to: folder) }
  func feed(_ folder: String) async throws { try await cases.feed(folder) }
}

/// A spreadsheet template with numbers at their extreme.
struct SpreadsheetNumbersTarget: Target {
  static let name = "xlsx-numbers"
  private let cases: TemplateCases
  init(_ material: Material) throws { cases = try TemplateCases(material, ending: ".xlsx", words: []) }
  func write(_ dice: inout Dice, to folder: String) throws { try cases.write(numbersOnly: true, &dice, to: folder) }
  func feed(_ folder: String) async throws { try await cases.feed(folder) }
}

extension TemplateCases {
  private static let tags = [
    "{{.}}", "{{#items}}", "{{/items}}", "{{name|qr:20mm}}", "{{^items}}", "{{@photo}}", "{{=[ ]=}}",
  ]
  static let word =
    tags + [
      "<w:p>", "</w:p>", "<w:r>", "<w:t>", "</w:t>", "<w:tr>", "</w:tr>", "<w:tbl>", "</w:tc>", "<w:sdt>",
      "<w:fldChar/>",
    ]
  static let sheet =
    tags + [
      "<row>", "</row>", "<c>", "</c>", "<f>", "</f>", "<mergeCell ref=\"A1:B2\"/>", "Sheet1!$A$1:$B$2", "<is><t>",
      "<si>",
    ]
}
