import Expressions
package import Findings

extension FormSchema {
  /// Binds what was read to this schema's fields: keys by id or label, texts to typed values.
  ///
  /// Never fails: what cannot be understood is left out and reported, everything at once.
  package func bind(_ submission: Submission) -> (FilledForm, [Finding]) {
    var binder = Binder(schema: self)
    let (row, filledBy) = binder.row(submission.entries, fields: fields, keys: lookups.keys, path: BindingPath())
    var form = FilledForm(schema: self, values: row, origin: submission.origin)
    binder.given.isRow = submission.isRow
    binder.given.record = .init(entries: submission.entries, filledBy: filledBy, origin: submission.origin)
    form.given = binder.given
    form.unreadable = binder.unreadable
    form.hasBindingErrors = binder.findings.hasErrors
    form.isOfOtherForm = binder.isOfOtherForm
    return (form, binder.findings)
  }
}

/// Where in the form a value goes: at top level, or in a row of a repeat.
struct BindingPath {
  var group: Field?
  /// The position of the repeat.
  var position = 0
  /// The row, counted from 0.
  var row = 0

  /// The path in findings, rows from 1: `items[2].qty`.
  func shown(_ id: String) -> String { group.map { "\($0.id)[\(row + 1)].\(id)" } ?? id }
  /// The key of the field at a position.
  func key(_ field: Int) -> FieldLocation {
    group == nil ? FieldLocation(field: field) : FieldLocation(field: position, row: row, column: field)
  }
}

/// One field that is being filled: what findings about it say.
struct BindingTarget {
  var field: Field
  /// The position of the field among its siblings.
  var position: Int
  var parent: BindingPath

  /// The path in findings.
  var path: String { parent.shown(field.id) }
}

/// Binds one submission.
struct Binder {
  let schema: FormSchema
  var findings: [Finding] = []
  var given = GivenOrigins()
  var unreadable: Set<FieldLocation> = []
  /// Whether most keys are no names of the form, nor like any.
  private(set) var isOfOtherForm = false

  init(schema: FormSchema) { self.schema = schema }

  /// The values of one record or row, and which entry filled which field (−1: none).
  mutating func row(
    _ entries: [Submission.Entry], fields: [Field], keys: KeyIndex, path: BindingPath
  ) -> (Row, filledBy: [Int]) {
    var row = Row(keys.names)
    var next = 0
    var filledBy = [Int](repeating: -1, count: fields.count)
    var unknown = UnknownKeys()
    for index in entries.indices {
      let position: Int
      switch keys.positions(entries[index].key, from: next) {
      case .none:
        // Among very many keys the nearest names are not looked for.
        let isNamed = unknown.entries.count < ValueLimits.unknownKeys
        let near = isNamed ? Binder.near(entries[index].key, in: fields) : nil
        unknown.add(entries[index], near: near)
        if isNamed {
          unknown.places.append(findings.count)
          findings.append(self.unknown(entries[index], near, fields, at: path))
        }
        continue
      case .several(let positions):
        findings.append(ambiguous(entries[index], positions.map { fields[$0] }))
        continue
      case .one(let found): position = found
      }
      next = position + 1
      let field = fields[position]
      if filledBy[position] >= 0 {
        findings.append(doubled(entries[index], after: entries[filledBy[position]], of: field, at: path))
        continue
      }
      filledBy[position] = index
      let raw = entries[index].value
      // Nothing may stand there, with a place for whoever asks where it is missing.
      if raw.isEmpty { continue }
      let before = findings.count
      if let value = value(raw, at: BindingTarget(field: field, position: position, parent: path)) {
        row[position] = value
      } else if findings.count > before {
        unreadable.insert(path.key(position))
      }
    }
    if path.group == nil, unknown.areMost(of: entries.count) {
      isOfOtherForm = true
      for place in unknown.places.reversed() { findings.remove(at: place) }
      findings.insert(unknown.ofOtherForm(than: schema, of: entries.count), at: unknown.places[0])
    } else if unknown.entries.count > ValueLimits.unknownKeys {
      findings.append(unknown.further(ValueLimits.unknownKeys))
    }
    return (row, filledBy)
  }

  private mutating func value(_ raw: RawValue, at target: BindingTarget) -> Value? {
    switch target.field.type.kind {
    case .text(nil): text(raw, at: target).map { .text($0) }
    case .text(let read?): identifier(raw, at: target, read: read).map { .text($0) }
    case .number(let format): number(raw, at: target, format).map { .number($0) }
    case .date: date(raw, at: target).map { .date($0) }
    case .dateTime: moment(raw, at: target).map { .dateTime($0) }
    case .choice: choice(raw, at: target).map { .choice($0) }
    case .choices: choices(raw, at: target).map { .choices($0) }
    case .rows: rows(raw, at: target).map { .rows($0) }
    case .images: images(raw, at: target).map { .images($0) }
    case .signature: signature(raw, at: target).map { .signature($0) }
    case .approvals: approvals(raw, at: target).map { .approvals($0) }
    case .nothing: stamp(raw, at: target)
    }
  }

  /// A stamp is set on paper: a value for it is not kept, and a finding says so.
  private mutating func stamp(_ raw: RawValue, at target: BindingTarget) -> Value? {
    add(
      .stampValue,
      LocalizedText(
        "印章盖在打印出的纸上，这里填的内容不保存", hant: "印章蓋在列印出的紙上，這裡填的內容不保存",
        en: "a stamp is set on the printed paper; what is given here is not kept"),
      at: raw.origin, of: target, severity: .warning,
      hint: LocalizedText("可以去掉这一项", hant: "可以去掉這一項", en: "it may be left out"))
    return nil
  }

  private mutating func rows(_ raw: RawValue, at target: BindingTarget) -> [Row]? {
    let plain = Binder.plainColumn(of: target.field)
    let items: [RawValue]
    switch (raw.content, plain) {
    case (.list(let list), _): items = list
    case (.text(let text), .some):
      items = text.split { "、；;\n".contains($0) }.map { RawValue(.text(String($0)), at: raw.origin) }
    default:
      wrongKind(raw, at: target, expecting: LocalizedText("明细行的列表", hant: "明細列的列表", en: "a list of rows"))
      return nil
    }
    let limit = target.field.maxRows ?? ValueLimits.rows
    let keys = schema.lookups.keys.columns(at: target.position)
    var rows: [Row] = []
    var records: [GivenOrigins.Record] = []
    for item in items {
      if item.isEmpty { continue }
      let entries: [Submission.Entry]
      switch (item.content, plain) {
      case (.object(let members), _): entries = members
      case (.text, let column?): entries = [.init(key: column, keyOrigin: item.origin, value: item)]
      default:
        wrongKind(
          item, at: target, expecting: LocalizedText("一行（列名和值）", hant: "一列（欄名和值）", en: "a row of names and values"))
        continue
      }
      let path = BindingPath(group: target.field, position: target.position, row: rows.count)
      // A blank line of the paper form is no row, unless its keys are wrong.
      let before = findings.count
      let (row, filledBy) = self.row(entries, fields: target.field.fields, keys: keys, path: path)
      if row.isEmpty, findings.count == before { continue }
      records.append(.init(entries: entries, filledBy: filledBy, origin: item.origin))
      rows.append(row)
      // Far beyond the limit nothing more is read; the row count is reported when the form is checked.
      if rows.count > max(limit, ValueLimits.rows) { break }
    }
    given.rows[target.position] = records
    return rows.isEmpty ? nil : rows
  }

  /// The column that a row written as a bare text means: the only one that must be filled, if it is a text. So a list of
  /// names is enough where rows are of names: `["张三", "李四"]`, or `张三、李四` in a cell.
  private static func plainColumn(of field: Field) -> String? {
    let needed = field.fields.filter { if case .always = $0.requirement { $0.calculation == nil } else { false } }
    return needed.count == 1 && needed[0].type == .text ? needed[0].id : nil
  }

  // MARK: Findings

  mutating func add(
    _ code: FindingCode, _ message: LocalizedText, at origin: Origin, of target: BindingTarget,
    severity: Severity = .error,
    hint: LocalizedText? = nil
  ) {
    findings.append(
      Finding(
        severity, code: code, message, at: origin, field: target.path, label: target.field.label,
        hint: hint ?? target.field.hint))
  }

  mutating func wrongKind(
    _ raw: RawValue, at target: BindingTarget, expecting expected: LocalizedText, hint: LocalizedText? = nil
  ) {
    if case .unreadable(var finding) = raw.content {
      (finding.field, finding.label) = (target.path, target.field.label)
      findings.append(finding)
      return
    }
    let found = raw.kindName
    add(
      .wrongType,
      LocalizedText(
        "应填\(expected.zhHans)，给的是\(found.zhHans)",
        hant: "應填\(expected.text(in: .zhHant))，給的是\(found.text(in: .zhHant))",
        en: "expected \(expected.text(in: .en)), found \(found.text(in: .en))"), at: raw.origin, of: target, hint: hint)
  }

  /// The name of a field that a key seems to mean.
  private static func near(_ key: String, in fields: [Field]) -> String? {
    NearestName.likely(LooseKey.of(key), in: fields.flatMap { [$0.id] + $0.label.wordings })
  }

  private func unknown(
    _ entry: Submission.Entry, _ near: String?, _ fields: [Field], at path: BindingPath
  ) -> Finding {
    var hint: LocalizedText?
    if path.group == nil, Submission.isNumberKey(entry.key) {
      hint = LocalizedText(
        "开单时编号由程序给；已有编号的单用 liandan close 结单", hant: "開單時編號由程式給；已有編號的單用 liandan close 結單",
        en: "numbers are given when forms are issued; those that have one are closed with liandan close")
    } else if let near, let field = fields.first(where: { $0.id == near || $0.label.wordings.contains(near) }) {
      hint = LocalizedText(
        "是不是“\(field.label.zhHans)”（\(field.id)）？",
        hant: "是不是「\(field.label.text(in: .zhHant))」（\(field.id)）？",
        en: "did you mean '\(field.label.text(in: .en))' (\(field.id))?")
    } else {
      hint = LocalizedText(
        "删去这一项，或改成表单里有的名称；liandan describe \(schema.id) 列出全部",
        hant: "刪去這一項，或改成表單裡有的名稱；liandan describe \(schema.id) 列出全部",
        en: "delete it, or give it a name of the form; liandan describe \(schema.id) lists them")
    }
    let form = path.group?.label ?? schema.title
    return Finding(
      code: .unknownKey,
      LocalizedText(
        "“\(form.zhHans)”里没有“\(entry.key.clipped)”这一项", hant: "「\(form.text(in: .zhHant))」裡沒有「\(entry.key.clipped)」這一項",
        en: "'\(form.text(in: .en))' has no field '\(entry.key.clipped)'"), at: entry.keyOrigin, hint: hint)
  }

  private func ambiguous(_ entry: Submission.Entry, _ fields: [Field]) -> Finding {
    let ids = fields.map(\.id)
    return Finding(
      code: .ambiguousKey,
      LocalizedText(
        "有 \(ids.count) 项都叫“\(entry.key.clipped)”，分不清是哪一项", hant: "有 \(ids.count) 項都叫「\(entry.key.clipped)」，分不清是哪一項",
        en: "\(ids.count) fields are labelled '\(entry.key.clipped)'"), at: entry.keyOrigin,
      hint: LocalizedText(
        "请改用标识：\(ids.joined(separator: "、"))", hant: "請改用識別名：\(ids.joined(separator: "、"))",
        en: "use an id: \(ids.joined(separator: ", "))"))
  }

  private func doubled(
    _ entry: Submission.Entry, after earlier: Submission.Entry, of field: Field, at path: BindingPath
  ) -> Finding {
    Finding(
      code: .duplicateKey,
      entry.key == earlier.key
        ? LocalizedText(
          "“\(entry.key.clipped)”给了两次", hant: "「\(entry.key.clipped)」給了兩次", en: "'\(entry.key.clipped)' is given twice")
        : LocalizedText(
          "“\(earlier.key.clipped)”和“\(entry.key.clipped)”是同一项，给了两次",
          hant: "「\(earlier.key.clipped)」和「\(entry.key.clipped)」是同一項，給了兩次",
          en: "'\(earlier.key.clipped)' and '\(entry.key.clipped)' are the same field, given twice"),
      at: entry.keyOrigin, field: path.shown(field.id), label: field.label,
      hint: LocalizedText("请只保留一个", hant: "請只保留一個", en: "keep one of them"))
  }
}

extension RawValue {
  /// Whether a value is empty: nothing, blank text, or a list or object of empty values only.
  package var isEmpty: Bool {
    switch content {
    case .empty: true
    case .text(let text): text.unicodeScalars.allSatisfy(\.isBlank)
    case .list(let items): items.allSatisfy(\.isEmpty)
    case .object(let entries): entries.isEmpty
    case .number, .boolean, .date, .unreadable: false
    }
  }

  /// What kind of thing this is, for people.
  var kindName: LocalizedText {
    switch content {
    case .empty: LocalizedText("空值", hant: "空值", en: "nothing")
    case .text(let text):
      LocalizedText("“\(text.clipped)”", hant: "「\(text.clipped)」", en: "'\(text.clipped)'")
    case .number(let digits):
      LocalizedText("数 \(digits.clipped)", hant: "數 \(digits.clipped)", en: "the number \(digits.clipped)")
    case .boolean(let value):
      LocalizedText(value ? "true" : "false", hant: value ? "true" : "false", en: value ? "true" : "false")
    case .date(let moment, let hasTime):
      LocalizedText(
        "日期 \(hasTime ? moment.iso : moment.date.iso)", hant: "日期 \(hasTime ? moment.iso : moment.date.iso)",
        en: "the date \(hasTime ? moment.iso : moment.date.iso)")
    case .list: LocalizedText("一个列表", hant: "一個列表", en: "a list")
    case .unreadable: LocalizedText("读不出的内容", hant: "讀不出的內容", en: "what cannot be read")
    case .object: LocalizedText("一组“名称: 值”", hant: "一組「名稱: 值」", en: "an object")
    }
  }
}

extension String {
  /// At most 40 characters, so that a message stays one line.
  var clipped: String {
    let line = prefix(41)
    return (line.count > 40 ? "\(line.prefix(40))…" : String(line)).replacing("\n", with: "↵")
  }
}
