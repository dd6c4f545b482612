import Expressions
public import Findings
public import Forms

extension TemplateValue {
  /// The data of one copy of a numbered form.
  ///
  /// Fields that the copy omits are empty; without a copy every field is there and the names of the copy are empty.
  /// Pictures that `pictures` does not find are left out.
  public static func record(
    of form: NumberedForm, copy: CopyDefinition?, marks: CopyMarks = .none, pictures: PictureLoader = .none,
    language: Language = .zhHans
  ) -> TemplateValue {
    var writer = FormRecord(schema: form.schema, language: language, pictures: pictures)
    writer.fields(form.values, omitting: copy?.omit ?? [])
    writer.given(copy: copy, marks: marks)
    writer.members["number"] = .text(form.number)
    writer.members["issued_on"] = .date(form.issuedOn)
    return .record(writer.members)
  }

  /// The data of an empty form, to be filled in by hand: no number, all boxes unticked.
  public static func record(
    ofBlank schema: FormSchema, copy: CopyDefinition?, marks: CopyMarks = .none, language: Language = .zhHans
  ) -> TemplateValue {
    var writer = FormRecord(schema: schema, language: language)
    writer.fields([:], omitting: [])
    writer.given(copy: copy, marks: marks)
    return .record(writer.members)
  }
}

/// Puts the members of a form's record together.
struct FormRecord {
  let schema: FormSchema
  let language: Language
  let pictures: PictureLoader
  var members: [String: TemplateValue] = [:]

  init(schema: FormSchema, language: Language, pictures: PictureLoader = .none) {
    self.schema = schema
    self.language = language
    self.pictures = pictures
  }

  /// The members of the fields.
  mutating func fields(_ values: Row, omitting omitted: Set<String>) {
    for field in schema.fields {
      members[field.id] = value(of: field, omitted.contains(field.id) ? nil : values[field.id])
    }
  }

  /// The given names (design section 5), but for the number and the day.
  mutating func given(copy: CopyDefinition?, marks: CopyMarks) {
    var form: [String: TemplateValue] = ["id": .text(schema.id), "code": .text(schema.code)]
    form["title"] = text(schema.title)
    form[""] = form["title"]
    members["form"] = .record(form)
    var company = schema.profile.details.mapValues { TemplateValue.text($0) }
    company["name"] = .text(schema.profile.name)
    company[""] = company["name"]
    members["company"] = .record(company)
    members["copies"] = .text(CopiesLine.text(schema.copies, in: language))
    if let copy {
      var record: [String: TemplateValue] = ["label": text(copy.label), "keeper": .text(copy.keeper)]
      record["colour"] = text(copy.colour.name)
      if let place = schema.copies.firstIndex(where: { $0.id == copy.id }) {
        record["ordinal"] = .number(ExactDecimal(place + 1), places: nil)
      }
      record[""] = record["label"]
      members["copy"] = .record(record)
    }
    members["void"] = marks.voidText.map(text)
    members["reprint"] = marks.reprintText.map(text)
  }

  private func text(_ text: LocalizedText) -> TemplateValue { .text(text.text(in: language)) }

  private func value(of field: Field, _ value: Value?) -> TemplateValue {
    switch (field.type, value) {
    case (.selectOne, .choice(let id)?): return .choice(choices(field, [id]))
    case (.selectMultiple, .choices(let ids)?): return .choice(choices(field, ids))
    case (.selectOne, _), (.selectMultiple, _): return .choice(choices(field, []))
    case (.repeat, let value):
      var rows: [Row] = []
      if case .rows(let given)? = value { rows = given }
      return .list(rows.map { row($0, field) }, blank: row([:], field))
    case (.approvals, let value):
      var approvals: [Approval] = []
      if case .approvals(let given)? = value { approvals = given }
      return .list(approvals.map { approval($0, field) }, blank: approval(nil, field))
    case (_, .text(let text)?): return .text(text)
    case (.money, .number(let number)?): return .number(number, places: 2)
    case (_, .number(let number)?): return .number(number, places: nil)
    case (_, .date(let date)?): return .date(date)
    case (_, .dateTime(let moment)?): return .moment(moment)
    case (_, .images(let images)?): return .list(images.compactMap { pictures.picture($0).map { .picture($0) } })
    case (_, .signature(let signature)?): return self.signature(signature)
    default: return .empty
    }
  }

  private func row(_ row: Row, _ field: Field) -> TemplateValue {
    .record(Dictionary(uniqueKeysWithValues: field.fields.map { ($0.id, value(of: $0, row[$0.id])) }))
  }

  private func choices(_ field: Field, _ chosen: [String]) -> TemplateChoices {
    let list = field.choiceList.flatMap { schema.choiceLists[$0] }?.choices ?? []
    return TemplateChoices(
      chosen: chosen, options: list.map { .init(id: $0.id, label: $0.label.text(in: language)) })
  }

  private func signature(_ signature: Signature) -> TemplateValue {
    var record: [String: TemplateValue] = ["name": .text(signature.name)]
    record["opinion"] = signature.opinion.map { .text($0) }
    if let date = signature.date {
      record["date"] = .date(date)
      record["moment"] = signature.time.map { .moment(CalendarMoment(date: date, time: $0)) } ?? .date(date)
    }
    let day = record["date"].map { " " + $0.text(in: language) } ?? ""
    record[""] = .text(signature.name + day)
    return .record(record)
  }

  private func approval(_ approval: Approval?, _ field: Field) -> TemplateValue {
    let roles = field.chain.map { step in
      TemplateChoices.Option(id: step.role.zhHans, label: step.role.text(in: language))
    }
    let decisions = Approval.Decision.allCases.map { decision in
      TemplateChoices.Option(id: decision.rawValue, label: decision.printedLabel.text(in: language))
    }
    var record: [String: TemplateValue] = [
      "role": .choice(TemplateChoices(chosen: approval.map { [$0.role] } ?? [], options: roles)),
      "decision": .choice(
        TemplateChoices(chosen: approval.map { [$0.decision.rawValue] } ?? [], options: decisions)),
    ]
    record["name"] = approval.map { .text($0.name) }
    record["opinion"] = approval?.opinion.map { .text($0) }
    record["date"] = approval?.date.map { .date($0) }
    return .record(record)
  }
}
