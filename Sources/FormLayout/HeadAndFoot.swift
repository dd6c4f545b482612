import Expressions
import Findings
import Forms

/// The texts of the blocks that every form has above and below its grid.
extension ScaffoldPlanner {
  /// That the template is filled in in its language; Simplified Chinese goes without saying.
  var languageProperty: (name: String, value: String)? {
    language == .zhHans ? nil : (Language.documentProperty, language.rawValue)
  }

  package var title: String { schema.title.text(in: language) }

  /// `填表日期：… 填表人：…`, of those two fields that the schema has.
  package var headLine: String {
    ["fill_date", "preparer"].compactMap { id in
      guard let field = schema.field(id) else { return nil }
      let label = field.label.text(in: language) + ScaffoldWords.colon.text(in: language)
      return label + (field.type == .date ? dateTag(id, blank: ScaffoldWords.blankDate) : "{{\(id)}}")
    }.joined(separator: "　　")
  }

  package var numberLine: String { ScaffoldWords.number.text(in: language) + "{{number}}" }

  /// A number as long as most.
  var sampleNumber: String {
    schema.number.number(serial: 1, on: CalendarDate(year: 2026, month: 12, day: 20) ?? .first)
  }

  /// What ``headLine`` and ``numberLine`` say on most forms.
  var headSamples: (left: String, right: String) {
    let parts = ["fill_date", "preparer"].compactMap { id in
      schema.field(id).map { field in
        let label = field.label.text(in: language) + ScaffoldWords.colon.text(in: language)
        let day = DateWritingStyle.sample(ScaffoldWords.datePattern.text(in: language))
        return label + (field.type == .date ? day : language == .en ? "Wang Jianguo" : "王建国")
      }
    }
    return (parts.joined(separator: "　　"), ScaffoldWords.number.text(in: language) + sampleNumber)
  }

  /// The side note, absent on a blank form, which is no copy.
  package var sideNote: String {
    // Chinese characters of a sheet stand one below another, and nothing turns their brackets.
    let brackets = language == .en ? (" (", ")") : target == .sheet ? ("︵", "︶") : ("（", "）")
    return "{{#copy.label}}{{copy.label}}\(brackets.0){{copy.colour}}\(brackets.1){{/copy.label}}"
  }

  /// The title in the file's properties: by its number a form is found there.
  var titleProperty: String { title + "{{#number}} {{number}}{{/number}}" }

  /// That a form is void, since when, who said so and why. What stands before the first wide space is stamped on a sheet.
  package var voidLine: String {
    "{{#void}}{{void}}　{{void.date|date\(datePattern)}}　{{void.operator}}　{{void.reason}}{{/void}}"
  }

  /// How many pictures are attached, before the page's number in the foot; nothing where there are none.
  var attachedCount: String {
    schema.hasPictures
      ? ScaffoldWords.attached(countOf: ScaffoldPlanner.attachedPictures, in: language, gap: "　") : ""
  }

  /// What the foot says on the copy with the longest label: where copies go, copy and number, page.
  package var footSamples: [String] {
    let labels = schema.copies.map { $0.label.text(in: language) }
    let longest = labels.max { measure.width($0, size: 1) < measure.width($1, size: 1) } ?? ""
    let attached = schema.hasPictures ? ScaffoldWords.attached("10").text(in: language) + "　" : ""
    let page = [ScaffoldWords.page, ScaffoldWords.pageOf, ScaffoldWords.pageEnd].map { $0.text(in: language) }
    return [
      CopiesLine.text(schema.copies, in: language), "\(longest)　\(sampleNumber)",
      attached + page.joined(separator: "1"),
    ]
  }

  /// Whose place the form takes, and which reprint it is.
  package var marks: String { "{{#replaces}}{{replaces}}　{{/replaces}}{{#reprint}}{{reprint}}　{{/reprint}}" }

  /// The length in points of the longest side note, set in `size`.
  func sideNoteLength(size: Double) -> Double {
    let labels = schema.copies.map { $0.label.text(in: language) + "（" + $0.colour.name.text(in: language) + "）" }
    return (labels.map { measure.width($0, size: size) }.max() ?? 0) + 2 * size
  }
}
