import Findings
import Forms
import Register

/// Which rows of a list have their numbers already, by what was given in them: whatever file, format or order of columns
/// they come in, they get no second one.
struct KnownRows {
  /// What the form is issued under, if a key was given.
  let key: RowContent?
  private let isAgain: Bool
  private var forms: KnownForms

  init(_ schema: FormSchema, _ batch: Batch, _ options: IssueOptions, _ register: FormRegister) throws {
    key = options.onceKey.map { RowContent(of: Array("\(schema.id) once \($0)".utf8)) }
    isAgain = options.again
    forms = try register.knownForms(schema.id, besides: batch)
  }

  /// Whether rows are also looked for by their texts, as version 1.0.0 knew them.
  var needsSources: Bool { forms.hasSources && key == nil && !isAgain }

  /// Marks the rows of a group that have their numbers.
  mutating func mark(_ rows: inout [FormList<IssueRow>.Item], _ register: FormRegister) throws {
    let valid = rows.valid
    if isAgain || valid.isEmpty { return }
    let wanted = valid.map { (identity: key ?? $0.identity, source: $0.source) }
    var found = try forms.take(wanted, in: register)[...]
    try rows.replaceValid { row in
      guard let form = found.popFirst() ?? nil else { return nil }
      if key != nil, try !register.isKnown(form.number, by: row.identity) {
        return .refused(row.refused([KnownRows.otherContent(form.number, at: row.origin)]))
      }
      return .known(form)
    }
  }

  /// A key is for one form.
  static func severalForms() -> DeskError {
    DeskError(
      "--once 只用于一份表单，数据里却不止一份。请分开开单，各用各的键",
      hant: "--once 只用於一份表單，資料裡卻不止一份。請分開開單，各用各的鍵",
      en: "--once is for one form, but the data hold several. Issue them one by one, each under a key of its own",
      kind: .usage)
  }

  private static func otherContent(_ number: String, at origin: Origin) -> Finding {
    Finding(
      code: "once-differs",
      LocalizedText(
        "这个 --once 键已用于 \(number)，而那一份的内容不同", hant: "這個 --once 鍵已用於 \(number)，而那一份的內容不同",
        en: "this --once key was used for \(number), whose content is different"),
      at: origin,
      hint: LocalizedText(
        "另一份单请换一个键；要改内容请作废 \(number) 后重开", hant: "另一份單請換一個鍵；要改內容請作廢 \(number) 後重開",
        en: "use another key for another form; to change the content, void \(number) and issue anew"))
  }
}
