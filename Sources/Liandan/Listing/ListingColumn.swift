import Findings
import Records
import SpreadsheetML

/// One column of a listing: its heading, its look in a workbook, and its value in a line.
struct ListingColumn<Line>: Sendable {
  typealias Value = @Sendable (Line) -> ListingValue
  typealias Members = @Sendable (Line) -> [(String, JSONValue)]

  /// The heading.
  let title: LocalizedText
  /// The width in a workbook, in digits.
  let width: Double
  /// What its cells hold in a workbook.
  let kind: TableColumn.Kind
  /// The value of a line, as people read it.
  let value: Value
  /// The members of a line as a JSON object.
  let members: Members

  /// `id` is the name of its member in JSON.
  init(
    _ id: String, _ title: LocalizedText, width: Double, kind: TableColumn.Kind = .text, value: @escaping Value
  ) {
    self.init(title, width: width, kind: kind, value: value) { [(id, value($0).json)] }
  }

  /// A column whose value in JSON differs from the text that people read.
  init(
    _ title: LocalizedText, width: Double, kind: TableColumn.Kind = .text, value: @escaping Value,
    members: @escaping Members
  ) {
    self.title = title
    self.width = width
    self.kind = kind
    self.value = value
    self.members = members
  }
}

extension ListingColumn {
  /// 备注: the forms that a line's form is tied to since one takes the place of the other.
  static func replacements(
    _ language: Language, _ ties: @escaping @Sendable (Line) -> Replacements
  ) -> ListingColumn {
    ListingColumn(LocalizedText("备注", hant: "備註", en: "Note"), width: 28) { line in
      .text(ties(line).label?.text(in: language))
    } members: { line in
      ties(line).members
    }
  }
}
