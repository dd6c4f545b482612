package import Findings
package import Forms

extension TemplateData {
  /// The data of one copy of a numbered form.
  ///
  /// Fields that the copy omits are empty; without a copy every field is there and the names of the copy are empty.
  /// Pictures that `pictures` does not find are left out.
  package static func record(
    of form: NumberedForm, copy: CopyDefinition?, marks: CopyMarks = .none, pictures: PictureLoader = .none,
    language: Language = .zhHans
  ) -> TemplateData {
    let wording = FormWording(form.schema, in: language)
    return wording.data(wording.lists(of: form, pictures: pictures), copy: copy, marks: marks)
  }

  /// The data of an empty form, to be filled in by hand: no number, all boxes unticked.
  package static func record(
    ofBlank schema: FormSchema, copy: CopyDefinition?, marks: CopyMarks = .none, language: Language = .zhHans
  ) -> TemplateData {
    FormWording(schema, in: language).data(nil, copy: copy, marks: marks)
  }
}
