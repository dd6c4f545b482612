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
  func text(_ source: String) -> LocalizedText? {
    var parts: [LocalizedText] = []
    for part in source.split(separator: /\s+and\s+/) {
      guard let found = part.wholeMatch(of: /\s*\.\s*(>=|<=|>|<|!=|=)\s*(.+?)\s*/),
        let bound = bound(String(found.2)), let words = Self.words(String(found.1), bound)
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
  private func bound(_ source: String) -> LocalizedText? {
    if source.wholeMatch(of: /-?[0-9]+(?:\.[0-9]+)?/) != nil {
      return LocalizedText(" \(source)", hant: " \(source)", en: " \(source)")
    }
    if source == "now()" { return LocalizedText("现在的时间", hant: "現在的時間", en: " the present time") }
    if source == "today()" { return LocalizedText("今天", hant: "今天", en: " today") }
    guard let found = source.wholeMatch(of: /(?:date\()?\$\{([A-Za-z0-9_]+)\}\)?/) else { return nil }
    let id = String(found.1)
    let field = (group?.fields ?? []).first { $0.id == id } ?? schema.fields.first { $0.id == id }
    return (field?.label).map { label in
      LocalizedText("【\(label.zhHans)】", hant: "【\(label.text(in: .zhHant))】", en: " '\(label.text(in: .en))'")
    }
  }
}
