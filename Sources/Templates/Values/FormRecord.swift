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
    let wording = FormWording(form.schema, language)
    let table = FormTable(form.values, wording.fields, omitting: copy?.omit ?? [])
    return wording.value(of: form, table, copy: copy, marks: marks, pictures: pictures)
  }

  /// The data of an empty form, to be filled in by hand: no number, all boxes unticked.
  public static func record(
    ofBlank schema: FormSchema, copy: CopyDefinition?, marks: CopyMarks = .none, language: Language = .zhHans
  ) -> TemplateValue {
    let wording = FormWording(schema, language)
    let table = FormTable([:], wording.fields, omitting: [])
    return .form(FormPart(.form(FormContent(wording, table, copy: copy, marks: marks))))
  }
}

extension FormWording {
  /// The data of one copy of a form of this schema; `table` has its values without those that the copy omits.
  func value(
    of form: NumberedForm, _ table: FormTable, copy: CopyDefinition?, marks: CopyMarks, pictures: PictureLoader
  ) -> TemplateValue {
    .form(
      FormPart(
        .form(
          FormContent(
            self, table, number: form.number, issuedOn: form.issuedOn, copy: copy, marks: marks, pictures: pictures))))
  }
}
