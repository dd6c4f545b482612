import Expressions
package import Findings

extension FilledForm {
  /// This submission as the completion of an issued form: what was empty is filled, what was issued stays.
  ///
  /// It must be bound to the schema of the issued form.
  /// Every value that differs from an issued one is reported, with both; the issued one is kept. Rows that were issued
  /// must stay as they are, but empty columns of them may be filled; rows may be added only to a repeat that was empty
  /// or is of the closing stage. Members of a signature and approvals of further roles are filled in likewise.
  /// Calculated fields are computed anew when the form is validated, and compared there.
  ///
  /// The repeats of a card grow: given rows that it does not hold are appended, and with `isAgain` those that it holds too.
  package func completing(_ issued: NumberedForm, again isAgain: Bool = false) -> (FilledForm, [Finding]) {
    var merger = Merger(form: self, schema: issued.schema, isAgain: isAgain)
    let names = issued.schema.names
    let (before, now) = (issued.values.values(of: names), values.values(of: names))
    var result = FilledForm(
      schema: issued.schema, values: Row(names), origin: origin, given: given, issuedValues: issued.values,
      issuedNumber: issued.number)
    result.unreadable = unreadable
    for (position, field) in issued.schema.fields.enumerated() {
      result.values[position] = merger.merged(
        before[position], with: now[position], at: LocatedField(field, at: position))
    }
    for (field, places) in merger.places { result.moveRows(of: field, to: places) }
    result.isOfOtherForm = isOfOtherForm
    result.hasBindingErrors = hasBindingErrors || merger.findings.hasErrors
    return (result, merger.findings)
  }
}

/// Lays given values over issued ones.
private struct Merger {
  let form: FilledForm
  let schema: FormSchema
  let isAgain: Bool
  var findings: [Finding] = []
  /// Where the given rows of a card's repeats came to lie, by the position of the repeat.
  var places: [Int: [Int]] = [:]

  mutating func merged(_ issued: Value?, with given: Value?, at located: LocatedField) -> Value? {
    if located.field.calculation != nil { return given }
    guard let issued else { return given }
    guard let given else { return issued }
    switch (issued, given) {
    case (.rows(let old), .rows(let new)): return .rows(rows(old, with: new, at: located))
    case (.signature(let old), .signature(let new)):
      if let both = Merger.signature(old, with: new) { return .signature(both) }
    case (.approvals(let old), .approvals(let new)): return .approvals(approvals(old, with: new, at: located))
    default: if issued == given { return issued }
    }
    report(issued, given: given, at: located)
    return issued
  }

  private mutating func rows(_ old: [Row], with new: [Row], at located: LocatedField) -> [Row] {
    let group = located.field
    let names = schema.columnNames(at: located.location.field)
    if schema.kind == .card {
      let merged = CardRows(
        old.map { $0.values(of: names) }, with: new.map { $0.values(of: names) }, columns: group.fields,
        isAgain: isAgain)
      places[located.location.field] = merged.places
      return merged.rows.map { Row(names, $0) }
    }
    let rows = old.enumerated().map { index, before in
      let (before, now) = (before.values(of: names), (index < new.count ? new[index] : Row()).values(of: names))
      return Row(
        names,
        before.indices.map { merged(before[$0], with: now[$0], at: LocatedField(column: $0, row: index, of: located)) })
    }
    if new.count > old.count, group.stage == .closing { return rows + new[old.count...] }
    if new.count != old.count {
      findings.append(
        Finding(
          code: .changed,
          LocalizedText(
            "开单时有 \(old.count) 行，现在给的是 \(new.count) 行", hant: "開單時有 \(old.count) 列，現在給的是 \(new.count) 列",
            en: "issued with \(old.count) rows, now given \(new.count)"), at: origin(located), field: located.path,
          label: group.label, hint: .voidAndReissue))
    }
    return rows
  }

  /// Both signatures in one, if the later only fills what was empty.
  private static func signature(_ old: Signature, with new: Signature) -> Signature? {
    guard old.name == new.name, old.date == nil || new.date == nil || old.date == new.date,
      old.time == nil || new.time == nil || old.time == new.time,
      old.opinion == nil || new.opinion == nil || old.opinion == new.opinion,
      old.picture == nil || new.picture == nil || old.picture == new.picture
    else { return nil }
    return Signature(
      name: old.name, date: old.date ?? new.date, time: old.time ?? new.time, opinion: old.opinion ?? new.opinion,
      picture: old.picture ?? new.picture)
  }

  private mutating func approvals(_ old: [Approval], with new: [Approval], at located: LocatedField) -> [Approval] {
    var all = old
    for approval in new {
      guard let index = old.firstIndex(where: { $0.role == approval.role }) else {
        all.append(approval)
        continue
      }
      let before = old[index]
      let isSame =
        before.decision == approval.decision && before.name == approval.name
        && (before.date == nil || approval.date == nil || before.date == approval.date)
        && (before.opinion == nil || approval.opinion == nil || before.opinion == approval.opinion)
      if isSame {
        all[index].date = before.date ?? approval.date
        all[index].opinion = before.opinion ?? approval.opinion
      } else {
        report(.approvals([before]), given: .approvals([approval]), at: located)
      }
    }
    let order = located.field.chain.map(\.role.zhHans)
    return all.enumerated().sorted { a, b in
      let (x, y) = (order.firstIndex(of: a.element.role), order.firstIndex(of: b.element.role))
      return (x ?? order.count, a.offset) < (y ?? order.count, b.offset)
    }.map(\.element)
  }

  private func origin(_ located: LocatedField) -> Origin {
    form.given.nearest(located.location) ?? form.origin
  }

  private mutating func report(_ issued: Value, given: Value, at located: LocatedField) {
    findings.append(
      .changed(from: issued, to: given, field: located.field, schema: schema, path: located.path, at: origin(located)))
  }
}

extension Finding {
  /// A value that would change what was issued.
  static func changed(
    from issued: Value, to given: Value?, field: Field, schema: FormSchema, path: String, at origin: Origin
  ) -> Finding {
    func words(_ value: Value?, in language: Language, _ nothing: String) -> String {
      value.map { ValueText.text($0, field: field, schema: schema, language: language).clipped } ?? nothing
    }
    let (old, new) = (issued, given)
    if schema.kind == .card {
      return Finding(
        code: .changed,
        LocalizedText(
          "卡上是“\(words(old, in: .zhHans, ""))”，现在是“\(words(new, in: .zhHans, "空"))”",
          hant: "卡上是「\(words(old, in: .zhHant, ""))」，現在是「\(words(new, in: .zhHant, "空"))」",
          en: "the card says '\(words(old, in: .en, ""))', now '\(words(new, in: .en, "nothing"))'"), at: origin,
        field: path, label: field.label,
        hint: LocalizedText(
          "卡上已有的内容不能改；有变化请续填一行，确有错误请作废后重开", hant: "卡上已有的內容不能改；有變化請續填一列，確有錯誤請作廢後重開",
          en: "what is on a card cannot change; add a row for news, or void the card and issue another if it is wrong"))
    }
    return Finding(
      code: .changed,
      LocalizedText(
        "开单时是“\(words(old, in: .zhHans, ""))”，现在是“\(words(new, in: .zhHans, "空"))”",
        hant: "開單時是「\(words(old, in: .zhHant, ""))」，現在是「\(words(new, in: .zhHant, "空"))」",
        en: "issued as '\(words(old, in: .en, ""))', now '\(words(new, in: .en, "nothing"))'"), at: origin, field: path,
      label: field.label, hint: .voidAndReissue)
  }
}

extension LocalizedText {
  /// What to do when something issued was wrong.
  static let voidAndReissue = LocalizedText(
    "开单后的内容不能改；确有错误请作废后重开", hant: "開單後的內容不能改；確有錯誤請作廢後重開",
    en: "what was issued cannot change; if it is wrong, void the form and issue another")
}
