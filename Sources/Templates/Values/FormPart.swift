import Expressions
import Findings
import Forms

/// One copy of a form on its way to the paper.
final class FormContent: Sendable {
  let wording: FormWording
  let table: FormTable
  let number: String?
  let issuedOn: CalendarDate?
  private let copy: TemplateValue?
  /// Which copy of the form it is: -1 if it is none in particular, `nil` if it is one that the form does not have.
  let copyPlace: Int?
  let marks: CopyMarks
  let pictures: PictureLoader

  init(
    _ wording: FormWording, _ table: FormTable, number: String? = nil, issuedOn: CalendarDate? = nil,
    copy: CopyDefinition?, marks: CopyMarks, pictures: PictureLoader = .none
  ) {
    self.wording = wording
    self.table = table
    self.number = number
    self.issuedOn = issuedOn
    self.copy = copy.map { wording.value(of: $0) }
    copyPlace = copy.map { wording.place(of: $0) } ?? -1
    self.marks = marks
    self.pictures = pictures
  }

  /// What a given name stands for (design section 5); `nil` if it is none.
  func given(_ name: String) -> TemplateValue? {
    switch name {
    case "number": number.map { .text($0) }
    case "issued_on": issuedOn.map { .date($0) }
    case "copy": copy
    case "void": marks.voidText.map { .text($0.text(in: wording.language)) }
    case "reprint": marks.reprintText.map { .text($0.text(in: wording.language)) }
    default: wording.given(name)
    }
  }
}

/// A form, or a part of one that has members of its own.
public struct FormPart: Sendable, Hashable {
  enum Content: Sendable {
    case form(FormContent)
    /// A row by the first of its cells.
    case row(Int, FieldGroup, FormContent)
    indirect case signature(Signature, Language)
    indirect case approval(Approval?, FieldWording, FormWording)
  }
  let content: Content

  init(_ content: Content) { self.content = content }

  /// The member of this name, worded; `nil` if there is none. `place` says where it may be.
  func find(_ name: String, at place: Int? = nil) -> TemplateValue? {
    switch content {
    case .form(let form):
      if let place, let field = form.wording.fields.field(name, exactlyAt: place) {
        return FormPart.word(form.table.value(field), field, form)
      }
      if let given = form.given(name) { return given }
      guard let field = form.wording.fields.field(name, at: nil) else { return nil }
      return FormPart.word(form.table.value(field), field, form)
    case .row(let start, let columns, let form):
      guard let field = columns.field(name, at: place) else { return nil }
      return FormPart.word(form.table.value(field, inRowAt: start), field, form)
    case .signature(let signature, let language): return FormPart.word(signature, name, language)
    case .approval(let approval, let field, let wording): return FormPart.word(approval, name, field, wording)
    }
  }

  /// The member of a signature without the signature as a value of its own; `nil` if `name` is no signature.
  func find(_ member: String, ofSignature name: String, at place: Int) -> TemplateValue? {
    guard case .form(let form) = content, let field = form.wording.fields.field(name, exactlyAt: place),
      field.type == .signature, case .signature(let signature)? = form.table.value(field)
    else { return nil }
    return FormPart.word(signature, member, form.wording.language) ?? .empty
  }

  // MARK: Wording

  private static func word(_ value: Value?, _ field: FieldWording, _ form: FormContent) -> TemplateValue {
    switch (field.type, value) {
    case (.selectOne, .choice(let id)?): return .choice(TemplateChoices(chosen: [id], options: field.options))
    case (.selectMultiple, .choices(let ids)?): return .choice(TemplateChoices(chosen: ids, options: field.options))
    case (.selectOne, _), (.selectMultiple, _): return .choice(TemplateChoices(chosen: [], options: field.options))
    case (.repeat, let value):
      guard let columns = field.columns else { return .empty }
      func row(_ start: Int) -> TemplateValue { .form(FormPart(.row(start, columns, form))) }
      let rows = value == nil ? nil : form.table.rows(at: field.place)
      let starts =
        rows.map { rows in rows.values.indices.map { rows.start + $0 * columns.fields.count } } ?? []
      return .list(starts.map(row), blank: row(form.table.blank))
    case (.approvals, let value):
      var approvals: [Approval] = []
      if case .approvals(let given)? = value { approvals = given }
      func part(_ approval: Approval?) -> TemplateValue { .form(FormPart(.approval(approval, field, form.wording))) }
      return .list(approvals.map(part), blank: part(nil))
    case (_, .text(let text)?): return .text(text)
    case (.money, .number(let number)?): return .number(number, places: 2)
    case (_, .number(let number)?): return .number(number, places: nil)
    case (_, .date(let date)?): return .date(date)
    case (_, .dateTime(let moment)?): return .moment(moment)
    case (_, .images(let images)?):
      return .list(images.compactMap { form.pictures.picture($0).map { .picture($0) } })
    case (_, .signature(let signature)?): return .form(FormPart(.signature(signature, form.wording.language)))
    default: return .empty
    }
  }

  private static func word(_ signature: Signature, _ name: String, _ language: Language) -> TemplateValue? {
    switch name {
    case "name": return .text(signature.name)
    case "opinion": return signature.opinion.map { .text($0) }
    case "date": return signature.date.map { .date($0) }
    case "moment":
      guard let date = signature.date else { return nil }
      return signature.time.map { .moment(CalendarMoment(date: date, time: $0)) } ?? .date(date)
    case "":
      let day = signature.date.map { " " + TemplateValue.date($0).text(in: language) } ?? ""
      return .text(signature.name + day)
    default: return nil
    }
  }

  private static func word(
    _ approval: Approval?, _ name: String, _ field: FieldWording, _ wording: FormWording
  ) -> TemplateValue? {
    switch name {
    case "role": .choice(TemplateChoices(chosen: approval.map { [$0.role] } ?? [], options: field.options))
    case "decision":
      .choice(TemplateChoices(chosen: approval.map { [$0.decision.rawValue] } ?? [], options: wording.decisions))
    case "name": approval.map { .text($0.name) }
    case "opinion": approval?.opinion.map { .text($0) }
    case "date": approval?.date.map { .date($0) }
    default: nil
    }
  }

  // MARK: Hashable

  /// Whether two parts are the same part of the same form, or print the same by themselves.
  public static func == (a: FormPart, b: FormPart) -> Bool {
    switch (a.content, b.content) {
    case (.form(let a), .form(let b)): a === b
    case (.row(let a, let groupA, let formA), .row(let b, let groupB, let formB)):
      a == b && groupA === groupB && formA === formB
    case (.signature(let a, let languageA), .signature(let b, let languageB)): a == b && languageA == languageB
    case (.approval(let a, let fieldA, let wordingA), .approval(let b, let fieldB, let wordingB)):
      a == b && fieldA === fieldB && wordingA === wordingB
    default: false
    }
  }

  /// Feeds what equality compares.
  public func hash(into hasher: inout Hasher) {
    switch content {
    case .form(let form): hasher.combine(ObjectIdentifier(form))
    case .row(let start, _, _): hasher.combine(start)
    case .signature(let signature, _): hasher.combine(signature)
    case .approval(let approval, _, _): hasher.combine(approval)
    }
  }
}
