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
    FormWording(form.schema, language).value(of: form, copy: copy, marks: marks, pictures: pictures)
  }

  /// The data of an empty form, to be filled in by hand: no number, all boxes unticked.
  public static func record(
    ofBlank schema: FormSchema, copy: CopyDefinition?, marks: CopyMarks = .none, language: Language = .zhHans
  ) -> TemplateValue {
    let wording = FormWording(schema, language)
    return .form(FormPart(.form(FormContent(wording, values: [:], copy: copy, marks: marks))))
  }
}

extension FormWording {
  /// The data of one copy of a form of this schema.
  func value(
    of form: NumberedForm, copy: CopyDefinition?, marks: CopyMarks, pictures: PictureLoader
  ) -> TemplateValue {
    .form(
      FormPart(
        .form(
          FormContent(
            self, values: form.values, number: form.number, issuedOn: form.issuedOn, copy: copy, marks: marks,
            pictures: pictures))))
  }
}
