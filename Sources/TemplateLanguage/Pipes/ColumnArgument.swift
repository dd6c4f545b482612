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

  /// The column of a section's option, which needs rows.
  static func column(
    _ writing: String, of shape: NameShape, for option: String
  ) throws(PipeProblem) -> NameEntry? {
    switch shape {
    case .rows, .open: return try column(writing, of: shape)
    default: throw PipeTable.misfit(option, wanted: lists)
    }
  }

  /// The column to sort by, and whether the greatest comes first: `金额,降序`.
  static func order(_ argument: String, _ option: String) throws(PipeProblem) -> (String, isDescending: Bool) {
    let parts = argument.split(maxSplits: 1) { $0 == "," || $0 == "，" }.map { String($0).trimmed }
    guard let column = parts.first, !column.isEmpty else { throw missing(option) }
    switch parts.count > 1 ? NameFolding.key(parts[1]) : "asc" {
    case "asc", "升序": return (column, false)
    case "desc", "降序": return (column, true)
    default:
      throw PipeProblem(
        code: .badArgument,
        message: LocalizedText(
          "排序的方向“\(parts[1])”看不懂", hant: "排序的方向「\(parts[1])」看不懂", en: "'\(parts[1])' is no order to sort in"),
        hint: LocalizedText("可以写“升序”或“降序”", hant: "可以寫「升序」或「降序」", en: "write asc or desc"))
    }
  }

  /// The columns that a tag's pipes or options name.
  static func columns(of tag: Tag) -> [String] {
    switch tag.kind {
    case .value:
      // Only the first pipe gets the list.
      return tag.pipes.prefix(1).filter { PipeTable.takesRows($0) }.compactMap(\.argument).filter { !$0.isEmpty }
    case .section:
      return tag.pipes.compactMap { call in
        switch SectionOption.canonical(call.name) {
        case "sort": (try? order(call.argument ?? "", call.name))?.0
        case "group": call.argument
        default: nil
        }
      }
    default: return []
    }
  }

  /// What a section's groups or pages have besides the list: the column of the groups. `nil` for a section over items.
  static func parts(of tag: Tag) -> [String]? {
    let option = tag.pipes.last { ["group", "pages"].contains(SectionOption.canonical($0.name)) }
    guard tag.kind == .section, let option else { return nil }
    return SectionOption.canonical(option.name) == "group" ? [option.argument ?? ""] : []
  }

  /// What has columns.
  static let lists = LocalizedText("多行的明细", hant: "多列的明細", en: "lists")

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
