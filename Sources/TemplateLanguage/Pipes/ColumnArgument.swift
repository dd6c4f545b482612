import Findings

/// Reads the name of a column of rows: `sum:amount`, `sort:金额`.
enum ColumnArgument {
  /// The column of these rows that a writing means; `nil` where the columns are not known, and the data's own name is meant.
  static func column(_ writing: String, of shape: NameShape) throws(PipeProblem) -> NameEntry? {
    guard case .rows(let columns) = shape else { return nil }
    let found = columns.entries(for: writing)
    if found.count == 1 { return found[0] }
    if found.isEmpty { throw unknown(writing, columns) }
    let ids = found.map(\.id)
    throw PipeProblem(
      code: .ambiguousName,
      message: LocalizedText(
        "有几列都叫“\(writing)”", hant: "有幾欄都叫「\(writing)」", en: "several columns are called '\(writing)'"),
      hint: LocalizedText(
        "请改用列的编号：\(ids.joined(separator: "、"))", hant: "請改用欄的編號：\(ids.joined(separator: "、"))",
        en: "use the column's id: \(ids.joined(separator: ", "))"))
  }

  private static func unknown(_ writing: String, _ columns: NameMembers) -> PipeProblem {
    let known = columns.entries.map { $0.labels.first ?? $0.id }
    return PipeProblem(
      code: .unknownName,
      message: LocalizedText(
        "没有叫“\(writing)”的列", hant: "沒有叫「\(writing)」的欄", en: "there is no column '\(writing)'"),
      hint: NearestName.of(writing, in: columns.writings).map(TagFindings.didYouMean)
        ?? LocalizedText(
          "它有：\(known.joined(separator: "、"))", hant: "它有：\(known.joined(separator: "、"))",
          en: "it has: \(known.joined(separator: ", "))"))
  }

  /// The problem of an option or pipe that lacks its column.
  static func missing(_ name: String) -> PipeProblem {
    PipeProblem(
      code: .badPipeArgument,
      message: LocalizedText(
        "“|\(name)”后面要写列名", hant: "「|\(name)」後面要寫欄名", en: "'|\(name)' takes the name of a column"),
      hint: LocalizedText("写成 \(name):列名", hant: "寫成 \(name):欄名", en: "write \(name):column"))
  }
}
