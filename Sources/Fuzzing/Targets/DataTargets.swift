import Findings
import Forms
import Foundation
import Intake
import Liandan
import Pictures
import Templates
import Yams

/// A workbook that was filled in on a screen, or a list as a workbook.
struct EntryWorkbookTarget: Target {
  static let name = "entry-workbook"
  private let desk: IssueDesk
  private let forms: [String]
  private let books: [OpenArchive]
  private let mutation = ByteMutation(words: [
    "<c r=\"XFD1\">", "<row r=\"9\">", " t=\"s\"", "_x0000_", "&#0;", "<v>", "</v>",
  ])

  init(_ material: Material) throws {
    let desk = try material.desk()
    self.desk = desk
    forms = material.forms
    let made = try material.forms.map { try desk.blank(desk.library.schema($0), as: .entry) }
    let kept = try material.files(["Tests/IntakeTests/Fixtures"], ending: ".xlsx")
    books = try (made + kept).map { try OpenArchive($0) }
  }

  func write(_ dice: inout Dice, to folder: String) throws {
    var book = dice.pick(books)
    book.change(&dice) { mutation.changedText($0, &$1) }
    try book.bytes.write(to: "\(folder)/\(dice.pick(forms)).xlsx")
  }

  func feed(_ folder: String) async throws { try await desk.checkFile(in: folder) }
}

/// A list as JSON Lines or CSV.
struct ListTarget: Target {
  static let name = "list"
  private let desk: IssueDesk
  private let forms: [String]
  private let lists: [(ending: String, bytes: [UInt8])]
  private let mutation = ByteMutation(words: [
    ",", ";", "\"\"", "lines[999].item", "[1].", "\n\n", "null", "1e9999", "\\ud800",
  ])

  init(_ material: Material) throws {
    desk = try material.desk()
    forms = material.forms
    lists = try ["jsonl", "csv"].map { ($0, try material.bytes("forms/examples/surveys.\($0)")) }
  }

  func write(_ dice: inout Dice, to folder: String) throws {
    let list = dice.pick(lists)
    let bytes = mutation.changed(list.bytes, others: lists.map(\.bytes), &dice)
    let form = dice.once(in: 4) ? dice.pick(forms) : "satisfaction-survey"
    try bytes.write(to: "\(folder)/\(form).\(list.ending)")
  }

  func feed(_ folder: String) async throws { try await desk.checkFile(in: folder) }
}

/// One form as JSON or YAML.
struct DataTarget: Target {
  static let name = "data"
  private let desk: IssueDesk
  private let examples: [(name: String, bytes: [UInt8])]
  private let mutation = ByteMutation(words: [
    ": ", "- ", "&a ", "*a", "? ", "|\n", "!!binary ", "null", "[[[[", "{{{{", "\\u0000", "1e99",
  ])

  init(_ material: Material) throws {
    desk = try material.desk()
    examples = try material.forms.flatMap { form in
      let json = try material.bytes("forms/examples/\(form).json")
      let yaml = try Yams.serialize(node: try Yams.compose(yaml: String(decoding: json, as: UTF8.self)) ?? "")
      return [("\(form).json", json), ("\(form).yaml", Array(yaml.utf8))]
    }
  }

  func write(_ dice: inout Dice, to folder: String) throws {
    let example = dice.pick(examples)
    let bytes = mutation.changed(example.bytes, others: examples.map(\.bytes), &dice)
    try bytes.write(to: "\(folder)/\(example.name)")
  }

  func feed(_ folder: String) async throws { try await desk.checkFile(in: folder) }
}

extension IssueDesk {
  /// Checks the only file of a folder by the form it is named after.
  fileprivate func checkFile(in folder: String) async throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let form = String(name.prefix { $0 != "." })
      _ = try await check(form, from: [.file("\(folder)/\(name)")], stage: .closing) { _ in }
    }
  }
}

/// A picture that is printed.
struct PictureTarget: Target {
  static let name = "picture"
  private let pictures: [[UInt8]]
  private let template: CompiledTemplate?
  private let mutation = ByteMutation(words: [
    "IHDR", "IDAT", "IEND", "pHYs", "PLTE", "tRNS", "JFIF", "Exif", "GIF89a", "MM\0*", "II*\0",
    "\u{7F}\u{7F}\u{7F}\u{7F}",
  ])

  init(_ material: Material) throws {
    pictures = try ["png", "jpg", "gif"].flatMap { try material.files(["Tests/PicturesTests/Fixtures"], ending: $0) }
    let bytes = try material.bytes("Tests/Fixtures/corpus/pictures-in-header-and-rows.docx")
    template = CompiledTemplate.compile(bytes, name: "pictures.docx", vocabulary: .open).template
  }

  func write(_ dice: inout Dice, to folder: String) throws {
    try mutation.changed(dice.pick(pictures), others: pictures, &dice).write(to: "\(folder)/photo.png")
  }

  func feed(_ folder: String) async throws {
    let data = #"{"photo": "photo.png", "items": [{"photo": "photo.png", "name": "a"}]}"#
    let picture = try Picture(Array(try Data(contentsOf: URL(filePath: "\(folder)/photo.png"))))
    // What a PDF needs to know of it.
    _ = try JPEGFrame.read(picture)
    _ = try picture.pixels()
    let (submissions, _) = SubmissionReader.readAll(bytes: Array(data.utf8), name: "data.json")
    guard let submission = submissions.first else { return }
    _ = try template?.render(TemplateValue(submission, pictures: PictureLoader { _ in picture }))
  }
}
