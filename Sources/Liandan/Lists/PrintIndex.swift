import Findings

/// Where the forms of a list stand in files to be printed.
struct PrintIndex {
  /// A form in a file.
  struct Place {
    let file: String
    let pages: [ClosedRange<Int>]

    /// The pages as `3–5`, or `1、201、401`.
    func pagesText(in language: Language) -> String {
      pages.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
        .joined(separator: language == .en ? ", " : "、")
    }

    var json: JSONValue {
      .object([
        ("file", .string(file)),
        (
          "pages",
          .array(
            pages.map { range in
              .object([("first", .number("\(range.lowerBound)")), ("count", .number("\(range.count)"))])
            })
        ),
      ])
    }
  }
  private var files: [String] = []
  private var forms: [String: [(file: Int, pages: [ClosedRange<Int>])]] = [:]
  /// Whether pages of a form are known.
  private(set) var hasPages = false

  mutating func add(_ file: PrintedFile) {
    files.append(file.file)
    hasPages = hasPages || file.pageCount != nil
    for form in file.forms { forms[form.number, default: []].append((files.count - 1, form.pages)) }
  }

  /// The files in which a form stands, each with its pages there.
  func places(of number: String) -> [Place] {
    (forms[number] ?? []).map { Place(file: files[$0.file], pages: $0.pages) }
  }
}
