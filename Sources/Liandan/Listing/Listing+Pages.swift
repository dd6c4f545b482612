import Findings
import Pages
import SpreadsheetML
import Storage

extension Listing {
  /// The size of text in millipoints.
  private static var textSize: Int { 9_000 }

  /// The columns, as wide as their texts want: the lines are read once for it. Columns in which nothing stands take no more than
  /// their heading.
  func wantedColumns(in language: Language) throws -> [ListColumn] {
    let heads = columns.map { $0.title.text(in: language) }
    var widths = heads.map(TextWidth.columns)
    try lines { line in
      for (index, column) in columns.enumerated() {
        widths[index] = max(widths[index], TextWidth.columns(column.value(line).pageText))
      }
    }
    return zip(zip(columns, heads), widths).map { column, width in
      ListColumn(
        column.1, column.0.alignment, isRigid: column.0.alignment != .left, columns: width,
        textSize: Listing.textSize)
    }
  }

  /// Columns as wide as their texts want, on A4 across where they do not fit upright: the lines are read three times, first for
  /// the widths.
  func writePages(
    _ format: FixedFormat, in language: Language, from origin: ListOrigin, to sink: any ByteSink
  ) throws {
    let wanted = try wantedColumns(in: language)
    let upright = ListSheet(isAcross: false)
    let sheet = wanted.reduce(0) { $0 + $1.width } > upright.width ? ListSheet(isAcross: true) : upright
    let table = ListColumn.fitted(wanted, into: sheet.width)
    let document = ListDocument(
      title, as: format, in: language, from: origin, sheet,
      foot: "\(origin.company.heading(in: language))　\(origin.day.iso)", textSize: Listing.textSize)
    let remarks = try remarks()
    try document.write(to: sink) { setter in
      try setter.title(title)
      for remark in remarks { try setter.paragraph(remark, .center) }
      try setter.beginTable(table)
      try lines { line in try setter.row(columns.map { ListCell($0.value(line).pageText) }) }
      if let totals { try setter.row(totals().map { ListCell($0.pageText, isStrong: true) }) }
      try setter.endTable()
      for text in foot { try setter.paragraph(text, before: 8_000) }
    }
  }
}

extension ListColumn {
  /// A column for texts of so many narrow characters.
  init(_ title: String, _ alignment: LineAlignment, isRigid: Bool, columns: Int, textSize: Int) {
    self.init(title, alignment, isRigid: isRigid, width: columns * textSize / 2 + 6_500)
  }
}

extension ListingColumn {
  /// Numbers stand at the right, days in the middle.
  var alignment: LineAlignment {
    switch kind {
    case .text: .left
    case .date, .dateTime: .center
    default: .right
    }
  }
}

extension ListingValue {
  /// The value on a page: amounts are grouped.
  var pageText: String {
    if case .number(let number?, let places?) = self { return number.text(places: places, grouping: true) }
    return text.replacing("\n", with: " ")
  }
}
