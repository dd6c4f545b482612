import Findings

/// The keys of a record that no field has.
struct UnknownKeys {
  private(set) var entries: [Submission.Entry] = []
  /// How many of them are like no name of a field.
  private var strange = 0
  /// Where the findings about them stand among all.
  var places: [Int] = []

  /// Adds a key; `near` is the name that it seems to mean.
  mutating func add(_ entry: Submission.Entry, near: String?) {
    entries.append(entry)
    if near == nil, !Submission.isNumberKey(entry.key) { strange += 1 }
  }

  /// Whether so few of the keys belong to the form that the data are those of another.
  func areMost(of count: Int) -> Bool { strange >= 3 && strange * 2 > count }

  /// One finding for all: to name each would hide what they have in common.
  func ofOtherForm(than schema: FormSchema, of count: Int) -> Finding {
    let named = entries.prefix(4).map(\.key.clipped)
    let isMore = entries.count > named.count
    let more = isMore ? "……" : ""
    let keys = LocalizedText(
      named.map { "“\($0)”" }.joined() + more, hant: named.map { "「\($0)」" }.joined() + more,
      en: named.map { "'\($0)'" }.joined(separator: ", ") + (isMore ? " …" : ""))
    return Finding(
      code: .unknownKey,
      LocalizedText(
        "数据像是别的表单的：\(count) 项里有 \(entries.count) 项“\(schema.title.zhHans)”没有，如\(keys.zhHans)",
        hant:
          "資料像是別的表單的：\(count) 項裡有 \(entries.count) 項「\(schema.title.text(in: .zhHant))」沒有，如\(keys.text(in: .zhHant))",
        en:
          "these data seem to be those of another form: '\(schema.title.text(in: .en))' does not have \(entries.count) of \(count) keys: \(keys.text(in: .en))"
      ), at: entries[0].keyOrigin,
      hint: LocalizedText(
        "核对表单和文件；liandan describe \(schema.id) 列出这张表单的各项", hant: "核對表單和檔案；liandan describe \(schema.id) 列出這張表單的各項",
        en: "check form and file; liandan describe \(schema.id) lists the form's fields"))
  }

  /// What is not named one by one beyond a number of keys.
  func further(_ named: Int) -> Finding {
    let count = entries.count - named
    return Finding(
      code: .unknownKey,
      LocalizedText(
        "从这里起还有 \(count) 项不认识，没有一一列出", hant: "從這裡起還有 \(count) 項不認得，沒有一一列出",
        en: "\(count) more keys from here on are not known; they are not named one by one"),
      at: entries[named].keyOrigin,
      hint: LocalizedText(
        "核对数据是不是这张表单的", hant: "核對資料是不是這張表單的", en: "check that the data are those of this form"))
  }
}
