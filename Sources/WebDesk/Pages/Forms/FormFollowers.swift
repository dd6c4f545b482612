import Findings
import Liandan

/// The forms that may refer to a form.
enum FormFollowers {
  static func of(_ schema: FormSchema, _ library: FormLibrary) throws -> [FormSchema] {
    try library.all().schemas.filter { other in
      func refers(_ fields: [Field]) -> Bool {
        fields.contains { $0.reference?.forms.contains(schema.id) == true || refers($0.fields) }
      }
      return refers(other.fields)
    }
  }
}
