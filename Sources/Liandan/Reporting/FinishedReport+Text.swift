import Findings
import Reports

extension FinishedReport {
  /// The report as lines for a terminal.
  var lines: [String] {
    var lines = [title] + subtitles
    if !report.figures.isEmpty {
      lines.append("")
      lines += TextWidth.table([figureHeadings] + report.figures.map(cells))
    }
    for table in report.tables {
      lines += ["", table.title.text(in: language)]
      let rows = table.rows + (table.total.map { [$0] } ?? [])
      if !rows.isEmpty {
        let texts = [table.columns.map { $0.title.text(in: language) }] + rows.map { $0.map(text) }
        lines += TextWidth.table(texts.map { $0.map { $0.replacing("\n", with: " ") } })
      }
      if let remark = remark(of: table) { lines.append(remark) }
    }
    let notes = report.definition.notes
    return lines + (notes.isEmpty ? [] : [""] + notes.map { $0.text(in: language) })
  }

  /// The report as one JSON object.
  var json: JSONValue {
    .object([
      ("report", .string(report.definition.id)), ("title", .string(title)), ("company", .string(profile.name)),
      ("profile", profile.json),
      ("period", .string(period)), ("first", .string(report.first.iso)), ("last", .string(report.last.iso)),
      (
        "figures",
        .array(
          report.figures.map { figure in
            var members: [(String, JSONValue)] = [
              ("id", .string(figure.id)), ("title", .string(figure.title.text(in: language))),
            ]
            if case .object(let value) = ReportValue.json(figure.value) { members += value }
            if let target = figure.target {
              members += [
                ("target", .string("\(target.comparison) \(target.number.description)")),
                ("reached", target.isReached.map { .boolean($0) } ?? .null),
              ]
            }
            return .object(members)
          })
      ),
      (
        "tables",
        .array(
          report.tables.map { table in
            .object([
              ("id", .string(table.id)), ("title", .string(table.title.text(in: language))),
              ("columns", .array(table.columns.map { .string($0.title.text(in: language)) })),
              ("column_ids", .array(table.columns.map { .string($0.id) })),
              ("omitted", .number("\(table.omitted)")),
              ("rows", .array(table.rows.map { .array($0.map(ReportValue.json)) })),
              ("total", table.total.map { .array($0.map(ReportValue.json)) } ?? .null),
            ])
          })
      ),
    ])
  }
}
