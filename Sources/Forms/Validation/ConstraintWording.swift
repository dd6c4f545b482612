import Expressions
import Findings

/// A constraint such as `. >= 0` in words that a clerk reads; authors who want others write `constraint_message`.
struct ConstraintWording {
  private let schema: FormSchema
  private let group: Field?

  init(_ schema: FormSchema, group: Field?) {
    self.schema = schema
    self.group = group
  }

  /// What the constraint asks for; `nil` for anything but comparisons of the value.
  func text(_ constraint: Formula) -> LocalizedText? {
    var comparisons = [constraint.syntax]
    if case .junction(isAnd: true, let parts) = constraint.syntax.kind { comparisons = parts }
    var parts: [LocalizedText] = []
    for comparison in comparisons {
      guard case .comparison(let sign, _, let left, let right) = comparison.kind, case .current = left.kind,
        let bound = bound(right), let words = Self.words(sign, bound)
      else { return nil }
      parts.append(words)
    }
    guard let first = parts.first else { return nil }
    return parts.dropFirst().reduce(first) { all, part in
      LocalizedText(
        "\(all.zhHans)，\(part.zhHans)", hant: "\(all.text(in: .zhHant))，\(part.text(in: .zhHant))",
        en: "\(all.text(in: .en)) and \(part.text(in: .en))")
    }
  }

  private static func words(_ sign: String, _ bound: LocalizedText) -> LocalizedText? {
    let (zh, hant, en) = (bound.zhHans, bound.text(in: .zhHant), bound.text(in: .en))
    return switch sign {
    case ">=": LocalizedText("不能小于\(zh)", hant: "不能小於\(hant)", en: "must be at least\(en)")
    case "<=": LocalizedText("不能大于\(zh)", hant: "不能大於\(hant)", en: "must be at most\(en)")
    case ">": LocalizedText("要大于\(zh)", hant: "要大於\(hant)", en: "must be greater than\(en)")
    case "<": LocalizedText("要小于\(zh)", hant: "要小於\(hant)", en: "must be less than\(en)")
    case "=": LocalizedText("只能是\(zh)", hant: "只能是\(hant)", en: "must be\(en)")
    case "!=": LocalizedText("不能是\(zh)", hant: "不能是\(hant)", en: "must not be\(en)")
    default: nil
    }
  }

  /// What is compared with, with a blank before what is no Chinese text.
  private func bound(_ syntax: Syntax) -> LocalizedText? {
    switch syntax.kind {
    case .number(let number): return LocalizedText(" \(number)", hant: " \(number)", en: " \(number)")
    case .negative(let inner):
      guard case .number(let number) = inner.kind else { return nil }
      return LocalizedText(" -\(number)", hant: " -\(number)", en: " -\(number)")
    case .call("now", _): return LocalizedText("现在的时间", hant: "現在的時間", en: " the present time")
    case .call("today", _): return LocalizedText("今天", hant: "今天", en: " today")
    case .call("date", let arguments) where arguments.count == 1: return bound(arguments[0])
    case .name(let id):
      return (group?.column(id) ?? schema.field(id)).map { field in
        let label = field.label
        return LocalizedText("【\(label.zhHans)】", hant: "【\(label.text(in: .zhHant))】", en: " '\(label.text(in: .en))'")
      }
    default: return nil
    }
  }
}
