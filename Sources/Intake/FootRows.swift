import Findings
import Forms

/// Tells the rows below a list that are no forms: totals, and who made the list.
struct FootRows {
  /// The columns of fields without which no form is issued.
  private let required: [Int]
  private let hasForms: Bool

  init(_ header: TableHeader, schema: FormSchema?) {
    hasForms = schema != nil
    required = header.columns.indices.filter { index in
      guard case .field(let key)? = header.columns[index]?.target, let field = schema?.fieldNamed(key) else {
        return false
      }
      guard case .always = field.requirement else { return false }
      return field.stage == .opening && field.relevant == nil && field.defaultValue == nil && field.calculation == nil
    }
  }

  /// The finding about a row that begins with 合计, 制表 or the like and lacks what every form has; `nil` for any other.
  func finding(_ cells: [TableCell], at origin: Origin) -> Finding? {
    guard hasForms, let first = cells.first(where: { !$0.isEmpty }), case .text(let text) = first.content,
      let word = FootRows.word(beginning: text.trimmed),
      required.contains(where: { $0 >= cells.count || cells[$0].isEmpty })
    else { return nil }
    return Finding(
      .warning, code: .footRow,
      LocalizedText(
        "这一行以“\(word)”开头，不是一份表单，没有读", hant: "這一列以「\(word)」開頭，不是一份表單，沒有讀",
        en: "this row begins with '\(word)': it is no form and was not read"), at: origin)
  }

  private static let words = [
    "本页小计", "本頁小計", "合计", "合計", "总计", "總計", "小计", "小計", "共计", "共計", "累计", "累計", "制表", "製表", "制单", "製單",
    "填表", "审核", "審核", "复核", "複核", "total", "subtotal", "sum", "prepared by", "checked by",
  ]

  /// The word itself, with blanks between its characters, or the word with a colon and more behind it.
  private static func word(beginning text: String) -> String? {
    let plain = LooseKey.of(String(text.prefix(40)))
    return words.first { word in
      let word = LooseKey.of(word)
      guard plain.hasPrefix(word) else { return false }
      let rest = plain.dropFirst(word.count)
      return ["", "人", "员", "員", ":"].contains(rest) || [":", "人:", "员:", "員:"].contains(where: rest.hasPrefix)
    }
  }
}
