package import Expressions
package import Findings

/// A condition such as `${handle_type} = 'repair'` in words that a clerk reads: 【处理类型】为“维修”.
package struct ConditionWording {
  private let schema: FormSchema
  private let group: Field?

  /// Words for conditions of fields at top level, or of columns of `group`.
  package init(_ schema: FormSchema, group: Field?) {
    self.schema = schema
    self.group = group
  }

  /// When the condition holds; `nil` where it asks for more than values of fields and choices.
  package func text(_ condition: Formula) -> LocalizedText? { words(condition.syntax) }

  private func words(_ syntax: Syntax) -> LocalizedText? {
    switch syntax.kind {
    case .junction(let isAnd, let parts):
      if !isAnd, let choices = choicesOfOneField(parts) { return choices }
      let all = parts.compactMap { part in words(part).map { isJunction(part) ? Self.bracketed($0) : $0 } }
      guard all.count == parts.count, let first = all.first else { return nil }
      return all.dropFirst().reduce(first) { Self.joined($0, isAnd, $1) }
    case .comparison(let sign, _, let left, let right):
      guard case .name(let name) = left.kind, let field = field(name) else { return nil }
      return comparison(of: field, sign, right)
    case .call("selected", let arguments) where arguments.count == 2:
      guard case .name(let name) = arguments[0].kind, case .text(let id) = arguments[1].kind, let field = field(name),
        let label = choice(id, of: field)
      else { return nil }
      return Self.sentence(field, "选了", "選了", "includes", Self.quoted(label))
    default: return nil
    }
  }

  private func comparison(of field: Field, _ sign: String, _ right: Syntax) -> LocalizedText? {
    if case .text(let text) = right.kind {
      guard sign == "=" || sign == "!=" else { return nil }
      let isEqual = sign == "="
      if text.isEmpty {
        let nothing = LocalizedText("")
        return isEqual
          ? Self.sentence(field, "没有填", "沒有填", "is empty", nothing)
          : Self.sentence(field, "填了", "填了", "is filled in", nothing)
      }
      guard let label = choice(text, of: field) else { return nil }
      return isEqual
        ? Self.sentence(field, "为", "為", "is", Self.quoted(label))
        : Self.sentence(field, "不是", "不是", "is not", Self.quoted(label))
    }
    guard let signs = Self.signs[sign], let bound = number(right) else { return nil }
    return Self.sentence(field, signs.0, signs.1, signs.2, bound)
  }

  private static let signs = [
    ">": ("大于", "大於", "is more than"), ">=": ("不小于", "不小於", "is at least"), "<": ("小于", "小於", "is less than"),
    "<=": ("不大于", "不大於", "is at most"), "=": ("等于", "等於", "is"), "!=": ("不等于", "不等於", "is not"),
  ]

  private func number(_ syntax: Syntax) -> LocalizedText? {
    switch syntax.kind {
    case .number(let number): LocalizedText(" \(number)", hant: " \(number)", en: " \(number)")
    case .name(let name): field(name).map { Self.named($0) }
    default: nil
    }
  }

  /// `A = 'x' or A = 'y'`, said once.
  private func choicesOfOneField(_ parts: [Syntax]) -> LocalizedText? {
    var one: Field?
    var labels: [LocalizedText] = []
    for part in parts {
      guard case .comparison("=", _, let left, let right) = part.kind, case .name(let name) = left.kind,
        case .text(let id) = right.kind, let field = field(name), one == nil || one === field,
        let label = choice(id, of: field)
      else { return nil }
      one = field
      labels.append(Self.quoted(label))
    }
    guard let one, let first = labels.first else { return nil }
    let all = labels.dropFirst().reduce(first) { all, label in
      LocalizedText(
        "\(all.zhHans)或\(label.zhHans)", hant: "\(all.text(in: .zhHant))或\(label.text(in: .zhHant))",
        en: "\(all.text(in: .en)) or\(label.text(in: .en))")
    }
    return Self.sentence(one, "为", "為", "is", all)
  }

  private func isJunction(_ syntax: Syntax) -> Bool { if case .junction = syntax.kind { true } else { false } }

  private func field(_ name: String) -> Field? { group?.column(name) ?? schema.field(name) }

  private func choice(_ id: String, of field: Field) -> LocalizedText? {
    field.choiceList.flatMap { schema.choiceLists[$0] }?.choice(id)?.label
  }

  // MARK: Wording

  private static func named(_ field: Field) -> LocalizedText {
    let label = field.label
    return LocalizedText("【\(label.zhHans)】", hant: "【\(label.text(in: .zhHant))】", en: " '\(label.text(in: .en))'")
  }

  private static func quoted(_ label: LocalizedText) -> LocalizedText {
    LocalizedText("“\(label.zhHans)”", hant: "「\(label.text(in: .zhHant))」", en: " '\(label.text(in: .en))'")
  }

  private static func bracketed(_ text: LocalizedText) -> LocalizedText {
    LocalizedText("（\(text.zhHans)）", hant: "（\(text.text(in: .zhHant))）", en: "(\(text.text(in: .en)))")
  }

  private static func sentence(
    _ field: Field, _ zh: String, _ hant: String, _ en: String, _ object: LocalizedText
  ) -> LocalizedText {
    let name = named(field)
    return LocalizedText(
      "\(name.zhHans)\(zh)\(object.zhHans)", hant: "\(name.text(in: .zhHant))\(hant)\(object.text(in: .zhHant))",
      en: "\(name.text(in: .en).dropFirst()) \(en)\(object.text(in: .en))")
  }

  private static func joined(_ first: LocalizedText, _ isAnd: Bool, _ second: LocalizedText) -> LocalizedText {
    let (zh, en) = isAnd ? ("且", "and") : ("或", "or")
    return LocalizedText(
      "\(first.zhHans)\(zh)\(second.zhHans)",
      hant: "\(first.text(in: .zhHant))\(zh)\(second.text(in: .zhHant))",
      en: "\(first.text(in: .en)) \(en) \(second.text(in: .en))")
  }
}
