import Expressions
import Findings

extension FormValidator {
  /// Whether the form that a value refers to can be meant, and whether what was filled from it is still the same.
  ///
  /// What was issued was looked at then.
  mutating func checkReference(_ value: Value, at located: LocatedField) {
    if form.issuedValues != nil, located.field.stage == .opening { return }
    if let theirs = evaluator.referredValue(at: located), theirs != value {
      report(value, differingFrom: theirs, at: located)
    }
    guard let reference = located.field.reference, case .text(let number) = value,
      let severity = severity(of: reference)
    else { return }
    switch evaluator.referred(value) {
    case .unknown: break
    case .missing(let nearest):
      report(
        .referenceMissing,
        LocalizedText(
          "台账里没有编号 \(number.clipped)", hant: "台帳裡沒有編號 \(number.clipped)",
          en: "the register has no number \(number.clipped)"),
        at: located, severity: severity, hint: FormValidator.hint(nearest))
    case .form(let other, _) where !reference.forms.contains(other.schema.id):
      let (id, forms) = (other.schema.id, reference.forms.joined(separator: "、"))
      report(
        .referenceForm,
        LocalizedText(
          "\(number) 是 \(id) 的编号，这里应填 \(forms) 的", hant: "\(number) 是 \(id) 的編號，這裡應填 \(forms) 的",
          en: "\(number) is a number of \(id); here one of \(reference.forms.joined(separator: ", ")) is needed"),
        at: located, severity: severity)
    case .form(_, isVoid: true):
      report(
        .referenceVoid,
        LocalizedText("\(number) 已作废", hant: "\(number) 已作廢", en: "\(number) is void"), at: located, severity: severity)
    case .form(_, isVoid: false): break
    }
  }

  private func severity(of reference: FormReference) -> Severity? {
    switch reference.isStrict {
    case true?: .error
    case false?: nil
    case nil: schema.profile.references.severity
    }
  }

  private static func hint(_ nearest: [String]) -> LocalizedText? {
    guard let first = nearest.first else { return nil }
    return LocalizedText("是不是 \(first)？", hant: "是不是 \(first)？", en: "did you mean \(first)?")
  }

  private mutating func report(_ value: Value, differingFrom theirs: Value, at located: LocatedField) {
    let field = located.field
    report(
      .referenceDiffers,
      LocalizedText(
        "填的是“\(shown(value, of: field, in: .zhHans))”，引用的单据上是“\(shown(theirs, of: field, in: .zhHans))”",
        hant: "填的是「\(shown(value, of: field, in: .zhHant))」，引用的單據上是「\(shown(theirs, of: field, in: .zhHant))」",
        en:
          "'\(shown(value, of: field, in: .en))' is given; the form referred to has '\(shown(theirs, of: field, in: .en))'"
      ), at: located,
      severity: .warning)
  }
}
