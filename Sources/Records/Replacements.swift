public import Findings

/// The forms that a form is tied to since one takes the place of the other.
public struct Replacements: Sendable, Hashable {
  /// The void form whose place it takes.
  public var replaces: String?
  /// The packed form that it corrects.
  public var corrects: String?
  /// The form that takes its place; it is void.
  public var replacedBy: String?
  /// The form that corrects it; it is packed.
  public var correctedBy: String?

  /// No forms.
  package static let none = Replacements()

  /// Makes a record of such forms.
  package init(
    replaces: String? = nil, corrects: String? = nil, replacedBy: String? = nil, correctedBy: String? = nil
  ) {
    self.replaces = replaces
    self.corrects = corrects
    self.replacedBy = replacedBy
    self.correctedBy = correctedBy
  }

  /// Only the form whose place it takes or which it corrects.
  package var replacing: Replacements { Replacements(replaces: replaces, corrects: corrects) }
  /// The form that takes its place or corrects it.
  package var successor: String? { replacedBy ?? correctedBy }
  /// The form whose place it takes or which it corrects.
  package var predecessor: String? { replaces ?? corrects }

  /// The ties by their names in the audit chain and in JSON, those that are there.
  package var members: [(String, JSONValue)] {
    [
      ("replaces", replaces), ("corrects", corrects), ("replaced_by", replacedBy), ("corrected_by", correctedBy),
    ].compactMap { name, number in number.map { (name, .string($0)) } }
  }

  /// The ties for people: 代替作废单 N, 更正 N, 由 N 代替, 由 N 更正; `nil` if there are none.
  public var label: LocalizedText? {
    let labels = [
      replaces.map { LocalizedText("代替作废单 \($0)", hant: "代替作廢單 \($0)", en: "in place of \($0), void") },
      corrects.map { LocalizedText("更正 \($0)", hant: "更正 \($0)", en: "corrects \($0)") },
      replacedBy.map(Replacements.replaced),
      correctedBy.map { LocalizedText("由 \($0) 更正", hant: "由 \($0) 更正", en: "corrected by \($0)") },
    ].compactMap(\.self)
    if labels.isEmpty { return nil }
    func list(_ language: Language) -> String {
      labels.map { $0.text(in: language) }.joined(separator: language == .en ? "; " : "；")
    }
    return LocalizedText(list(.zhHans), hant: list(.zhHant), en: list(.en))
  }

  /// That another form takes the place of a void one.
  package static func replaced(by number: String) -> LocalizedText {
    LocalizedText("由 \(number) 代替", hant: "由 \(number) 代替", en: "replaced by \(number)")
  }
}
