import Findings
import Forms
import Records
import Register
import Storage

/// Which rows of a list have their numbers already, by what was given in them: whatever file, format or order of columns
/// they come in, they get no second one.
struct KnownRows {
  /// What the form is issued under, if a key was given.
  let key: RowContent?
  /// The form whose place the only row takes, or which it corrects.
  let replaced: ReplacedForm?
  /// Whether the list is a single form.
  private let isSingle: @Sendable () -> Bool
  private let isAgain: Bool
  private var cards = CardRule()
  private var forms: KnownForms
  private let hasForms = Flag()
  /// What is to be told of a form that was issued before under another key, or without one.
  private(set) var repeated: Finding?

  /// `list` is the list itself, if it was begun: its own forms are not looked for.
  ///
  /// - Throws: a `RegisterError` if the form that is to be replaced cannot be.
  init(
    _ schema: FormSchema, list: Int?, options: IssueOptions, register: FormRegister,
    isSingle: @escaping @Sendable () -> Bool
  ) throws {
    replaced = try options.replaces.map { try ReplacedForm($0, by: schema, again: options.again, register) }
    self.isSingle = isSingle
    key = options.onceKey.map { RowContent(of: Array("\(schema.id) once \($0)".utf8)) }
    isAgain = options.again
    forms = try register.knownForms(schema.id, besides: list)
    if forms.hasForms { hasForms.raise() }
  }

  /// Whether rows are also looked for by their texts, as version 1.0.0 knew them.
  var needsSources: Bool { forms.hasSources && key == nil && !isAgain && replaced == nil }

  /// Whether it is looked for forms that rows complete. All copies of this value know it, on whatever thread.
  var findsCompletions: Bool { hasForms.isRaised && key == nil && !isAgain && replaced == nil }

  /// Looks at the register anew, in which others have written since. `list` is the list itself.
  mutating func refresh(list: Int, in register: FormRegister) throws {
    try forms.refresh(besides: list, in: register)
    if forms.hasForms { hasForms.raise() }
  }

  /// Whether any of these may complete an open form, as far as digests tell.
  func mayComplete(_ completions: [RowContent], _ register: FormRegister) throws -> Bool {
    guard findsCompletions else { return false }
    // SQLite looks for so many at once.
    let step = 500
    for start in stride(from: 0, to: completions.count, by: step) {
      let opened = try forms.all(with: Array(completions[start...].prefix(step)), in: register)
      if opened.contains(where: { $0.contains { $0.state == .issued } }) { return true }
    }
    return false
  }

  /// Why a form is refused that completes an open one; `nil` if it does not, or has a number itself.
  func finding(of filled: FilledForm, at origin: Origin, _ records: RecordReader) throws -> Finding? {
    guard let completion = Completion(filled) else { return nil }
    let found = try forms.all(
      with: [completion.whole, completion.bare, completion.partial], in: records.register)
    guard found[0].isEmpty, case .open(let numbers)? = try completion.match(among: found[1] + found[2], records) else {
      return nil
    }
    return Completion.refusal(numbers, at: origin)
  }

  /// Marks the rows of a group that have their numbers, and refuses those that complete an open form.
  mutating func mark(_ rows: inout [FormList<IssueRow>.Item], _ records: RecordReader, in batch: Batch) throws {
    try markKnown(&rows, records, in: batch)
    try cards.mark(&rows, records.register)
  }

  private mutating func markKnown(
    _ rows: inout [FormList<IssueRow>.Item], _ records: RecordReader, in batch: Batch
  ) throws {
    let register = records.register
    if isAgain { return }
    if key == nil, rows.count == 1, case .form(.numbered(let row, let origin)) = rows[0], isSingle(),
      let other = try KnownRows.inPlaceOfVoid(try register.number(ofRow: row, in: batch), row, origin, register)
    {
      rows[0] = .form(other)
    }
    if let replaced { return try rows.replaceValid { try replaced.mark($0, among: forms, register) } }
    let valid = rows.valid
    if valid.isEmpty { return }
    let wanted = valid.map { (identity: key ?? $0.identity, source: $0.source) }
    var found = try forms.take(wanted, in: register)[...]
    try rows.replaceValid { row in
      guard let form = found.popFirst() ?? nil else { return nil }
      if key != nil, try !register.isKnown(form.number, by: row.identity) {
        return .refused(row.refused([KnownRows.otherContent(form.number, at: row.origin)]))
      }
      if form.state == .void, key == nil, isSingle() {
        return .refused(row.refused([ReplacedForm.voidContent(form.number, at: row.origin)]))
      }
      return .known(form, at: row.origin)
    }
    if key != nil, let row = rows.valid.first, let before = try forms.all(with: [row.identity], in: register)[0].last {
      repeated = KnownRows.sameContent(before.number, at: row.origin)
    }
    if !findsCompletions { return }
    let completions = rows.valid.compactMap(\.completion)
    var opened = try forms.all(with: completions.flatMap { [$0.bare, $0.partial] }, in: register)[...]
    try rows.replaceValid { row in
      guard let completion = row.completion, let bare = opened.popFirst(), let partial = opened.popFirst() else {
        return nil
      }
      switch try completion.match(among: bare + partial, records) {
      case .done(let form): return .known(form, at: row.origin)
      case .open(let numbers): return .refused(row.refused([Completion.refusal(numbers, at: row.origin)]))
      case nil: return nil
      }
    }
  }

  /// What is to be told of a single form that was issued under this number and made void since: the form in force that holds
  /// the same, or that there is none; `nil` if it is not void.
  private static func inPlaceOfVoid(
    _ number: String?, _ row: Int, _ origin: Origin, _ register: FormRegister
  ) throws -> IssueRow? {
    guard let number, try register.record(number).state == .void else { return nil }
    if let other = try register.formInForce(like: number) { return .known(other, at: origin) }
    return .refused(
      RefusedForm(
        row: row, submission: Submission(origin: origin, entries: []),
        findings: [ReplacedForm.voidContent(number, at: origin)]))
  }

  /// Keys and replaced forms are for one form.
  static func severalForms(_ option: String) -> DeskError {
    DeskError(
      "\(option) 只用于一份表单，数据里却不止一份。请分开开单", hant: "\(option) 只用於一份表單，資料裡卻不止一份。請分開開單",
      en: "\(option) is for one form, but the data hold several. Issue them one by one", kind: .usage)
  }

  private static func sameContent(_ number: String, at origin: Origin) -> Finding {
    Finding(
      .warning, code: .onceRepeats,
      LocalizedText(
        "同样的内容已经开过 \(number)；这个 --once 键没有用过，所以另编了一号", hant: "同樣的內容已經開過 \(number)；這個 --once 鍵沒有用過，所以另編了一號",
        en: "the same content was issued as \(number); since this --once key is new, it got a number of its own"),
      at: origin,
      hint: LocalizedText(
        "真是两份就不用管；开重了请作废一份：liandan void 编号 --reason 重复", hant: "真是兩份就不用管；開重了請作廢一份：liandan void 編號 --reason 重複",
        en: "two forms are right if two were meant; otherwise void one: liandan void NUMBER --reason doubled"))
  }

  private static func otherContent(_ number: String, at origin: Origin) -> Finding {
    Finding(
      code: .onceDiffers,
      LocalizedText(
        "这个 --once 键已用于 \(number)，而那一份的内容不同", hant: "這個 --once 鍵已用於 \(number)，而那一份的內容不同",
        en: "this --once key was used for \(number), whose content is different"),
      at: origin,
      hint: LocalizedText(
        "另一份单请换一个键；要改内容请作废 \(number) 后重开", hant: "另一份單請換一個鍵；要改內容請作廢 \(number) 後重開",
        en: "use another key for another form; to change the content, void \(number) and issue anew"))
  }
}
