import Findings

/// What a field of type `reference` says of the forms whose numbers it holds.
public struct FormReference: Sendable {
  /// The ids of the forms that may be referred to.
  public let forms: [String]
  /// Which fields take their values from the form that is referred to, where nothing else is given.
  package let fill: [Filling]
  /// Whether a number that does not fit is an error or is not looked at; `nil`: as the profile says.
  package let isStrict: Bool?

  /// A field that takes the value of a field of the form that is referred to.
  package struct Filling: Sendable {
    /// The field that is filled: beside the reference, in the same row.
    package let field: String
    /// The field of the other form.
    package let source: String
  }
}

/// The fields of a form, as forms that refer to it see them; their formulas are not known.
package struct FormOutline: Sendable {
  /// The form's id.
  package let id: String
  let fields: [Field]
  let choiceLists: [String: ChoiceList]

  /// The fields of a form whose text was read. Its findings are reported where it is loaded itself.
  package init(id: String, _ text: FormText, profile: CompanyProfile) {
    self.id = id
    var loader = SchemaLoader(profile: profile, referred: .unknown, reader: TreeReader(findings: []))
    (fields, choiceLists) = text.tree.map { loader.outline($0) } ?? ([], [:])
  }

  /// The field of this id at top level.
  func field(_ id: String) -> Field? { fields.first { $0.id == id } }
}

/// The forms that a schema may refer to.
package struct ReferredForms: Sendable {
  /// The ids of all forms; `nil` if that is not known.
  let ids: [String]?
  let outline: @Sendable (String) -> FormOutline?

  /// All forms there are; `outline` is asked for those that are referred to.
  package init(ids: [String], outline: @escaping @Sendable (String) -> FormOutline?) {
    self.ids = ids
    self.outline = outline
  }

  private init() {
    ids = nil
    outline = { _ in nil }
  }

  /// Nothing is known of other forms, as where a schema on record is read without the library it was part of: what a formula
  /// reads through a reference is then unknown.
  package static let unknown = ReferredForms()
}

/// How grave it is that a reference names no form of the register.
package enum ReferencePolicy: String, Sendable, Hashable, CaseIterable {
  /// References are not looked at.
  case off
  /// It is a warning.
  case warn
  /// It is an error.
  case strict

  /// The severity of a finding about a reference; `nil` if references are not checked.
  var severity: Severity? {
    switch self {
    case .off: nil
    case .warn: .warning
    case .strict: .error
    }
  }
}

extension FieldTypeEntry {
  static let reference = FieldTypeEntry(
    .text({ .valid(Width.withoutBlanks(Width.half($0))) }), LocalizedText("单据编号", hant: "單據編號", en: "a form's number"),
    keys: computed.union(["to", "fill", "strict"]),
    entryHint: LocalizedText(
      "那张单据的编号，照上面印的写", hant: "那張單據的編號，照上面印的寫", en: "the other form's number as it is printed there"),
    sample: "FW-2026-000123")
}
