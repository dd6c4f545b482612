import Findings
import Forms
import Records
import Register

/// The form whose place the only form of a list is to take, or which it is to correct.
struct ReplacedForm: Sendable {
  private let number: String
  /// How the new form is tied to it.
  let ties: Replacements
  /// The form that has taken its place already; it may hold what is to be issued.
  private let successor: String?

  /// - Throws: a `RegisterError` if there is no such form, or none of `schema` can take its place.
  init(_ wanted: String, by schema: FormSchema, again: Bool, _ register: FormRegister) throws {
    number = try register.number(meant: wanted)
    let successor = again ? nil : try register.record(number).replacements.successor
    ties = try successor == nil ? register.replacing(number, with: schema.id) : .none
    self.successor = successor
  }

  /// What becomes of the row that is to take its place; `nil` if it is to get its number.
  func mark(_ row: ValidRow, among forms: KnownForms, _ register: FormRegister) throws -> IssueRow? {
    let same = try forms.all(with: [row.identity], in: register)[0].filter { $0.number != number }
    if let successor {
      if let form = same.first(where: { $0.number == successor }) { return .known(form, at: row.origin) }
      return .refused(row.refused([hasReplacement(successor, at: row.origin)]))
    }
    return same.first.map { .refused(row.refused([issuedBefore($0.number, at: row.origin)])) }
  }

  private func hasReplacement(_ successor: String, at origin: Origin) -> Finding {
    let error = RegisterError.hasReplacement(number, successor)
    return Finding(code: error.code, error.message, at: origin)
  }

  private func issuedBefore(_ other: String, at origin: Origin) -> Finding {
    Finding(
      code: .wrongReplacement,
      LocalizedText(
        "同样内容已开成 \(other)，没有另外编号，也没有与 \(number) 相连", hant: "同樣內容已開成 \(other)，沒有另外編號，也沒有與 \(number) 相連",
        en: "the same content was issued as \(other); it got no second number and was not tied to \(number)"),
      at: origin,
      hint: LocalizedText(
        "核对内容；确实要另开一份代替 \(number)，请加 --again", hant: "核對內容；確實要另開一份代替 \(number)，請加 --again",
        en: "check the content; to issue another form in place of \(number), add --again"))
  }

  /// Why content that was issued as a form that is void takes no second number.
  static func voidContent(_ number: String, at origin: Origin) -> Finding {
    Finding(
      code: .contentVoid,
      LocalizedText(
        "内容与已作废的 \(number) 相同，没有另外编号", hant: "內容與已作廢的 \(number) 相同，沒有另外編號",
        en: "the same content was issued as \(number), which is void; it got no second number"), at: origin,
      hint: LocalizedText(
        "要代替它重开，请加 --replaces \(number)；与它无关的另一份，请加 --again",
        hant: "要代替它重開，請加 --replaces \(number)；與它無關的另一份，請加 --again",
        en: "to issue it in its place, add --replaces \(number); for another form, add --again"))
  }
}
