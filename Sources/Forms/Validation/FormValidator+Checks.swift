import Expressions
import Findings

extension FormValidator {
  /// Checks one field, and the rows of a repeat.
  mutating func check(_ located: LocatedField) {
    guard isRelevant(located) else { return }
    let field = located.field
    let value = evaluator.value(located.location)
    let binds = max(field.stage, located.group?.stage ?? .opening) <= stage
    guard let value else {
      let before = findings.count
      if field.type == .approvals, binds, !isUnreadable(located) { checkChain([], at: located) }
      if binds, findings.count == before { checkPresence(located) }
      return
    }
    if let constraint = field.constraint {
      let current = Operands.of(value, of: field, member: nil)
      if evaluator.evaluate(constraint, row: located.row, current: current).isFalse {
        report(
          .constraint, field.constraintMessage ?? broken(constraint, value, at: located), at: located,
          hint: field.constraintMessage == nil ? field.hint : nil)
      }
    }
    checkReference(value, at: located)
    switch value {
    case .rows(let rows):
      checkCount(rows.count, binds: binds, at: located)
      for row in rows.indices {
        for column in field.fields.indices { check(LocatedField(column: column, row: row, of: located)) }
      }
    case .signature(let signature) where binds && signature.date == nil:
      report(
        .signatureWithoutDate,
        LocalizedText(
          "“\(signature.name)”签字没有写日期，先后无法核对", hant: "「\(signature.name)」簽字沒有寫日期，先後無法核對",
          en: "the signature of \(signature.name) has no date, so its order cannot be checked"), at: located,
        severity: .warning)
    case .approvals(let approvals): checkChain(approvals, at: located, isComplete: binds)
    default: break
    }
  }

  private func broken(_ constraint: Formula, _ value: Value, at located: LocatedField) -> LocalizedText {
    let words = ConstraintWording(schema, group: located.group).text(constraint)
    func text(_ language: Language, else plain: String) -> String { words?.text(in: language) ?? plain }
    let field = located.field
    return LocalizedText(
      "“\(shown(value, of: field, in: .zhHans))”\(text(.zhHans, else: "不符合这一项的要求"))",
      hant: "「\(shown(value, of: field, in: .zhHant))」\(text(.zhHant, else: "不符合這一項的要求"))",
      en: "'\(shown(value, of: field, in: .en))' \(text(.en, else: "is not allowed here"))")
  }

  private mutating func checkPresence(_ located: LocatedField) {
    let field = located.field
    if isUnreadable(located) || !isCertainlyRelevant(located) || field.type == .stamp { return }
    let isRequired =
      switch field.requirement {
      case .never: false
      case .always: true
      case .when(let formula): evaluator.evaluate(formula, row: located.row).isTrue
      }
    if field.type == .repeat, let least = field.minRows, least > 0 {
      checkCount(0, binds: true, at: located)
    } else if isRequired, lacksColumn(located) {
      findings.append(
        Finding(
          code: .columnMissing,
          LocalizedText(
            "必须填写，清单里却没有这一列", hant: "必須填寫，清單裡卻沒有這一欄", en: "must be filled in, but the list has no such column"),
          at: Origin(file: form.origin.file, sheet: form.origin.sheet), field: located.path, label: field.label,
          hint: LocalizedText(
            "加上这一列，标题写“\(field.label.zhHans)”", hant: "加上這一欄，標題寫「\(field.label.text(in: .zhHant))」",
            en: "add the column, headed '\(field.label.text(in: .en))'")))
    } else if isRequired {
      let message: LocalizedText =
        if let message = field.requiredMessage {
          message
        } else if field.calculation != nil {
          LocalizedText(
            "这一项由其他各项算出，目前算不出来，请先补齐相关各项", hant: "這一項由其他各項算出，目前算不出來，請先補齊相關各項",
            en: "this value is computed from other fields, some of which are still missing")
        } else {
          LocalizedText("必须填写", hant: "必須填寫", en: "must be filled in")
        }
      report(.required, message, at: located, hint: field.requiredMessage == nil ? field.hint : nil)
    }
  }

  /// Whether a list has no column for a field that all its forms need: that is a fault of the list, not of its rows.
  private func lacksColumn(_ located: LocatedField) -> Bool {
    let field = located.field
    guard form.given.isRow, located.group == nil, case .always = field.requirement else { return false }
    // Signatures and approvals have columns for their parts.
    if [.signature, .approvals].contains(field.type) || field.calculation != nil { return false }
    return !form.given.contains(located.location)
  }

  private mutating func checkCount(_ count: Int, binds: Bool, at located: LocatedField) {
    if binds, let least = located.field.minRows, count < least {
      report(
        .tooFewRows,
        located.field.requiredMessage
          ?? LocalizedText(
            "有 \(count) 行，至少要 \(least) 行", hant: "有 \(count) 列，至少要 \(least) 列",
            en: "\(count) rows; at least \(least) are needed"), at: located)
    }
    let most = located.field.maxRows ?? ValueLimits.rows
    if count > most {
      report(
        .tooManyRows,
        LocalizedText(
          "有 \(count) 行，最多 \(most) 行", hant: "有 \(count) 列，最多 \(most) 列",
          en: "\(count) rows; at most \(most) are allowed"), at: located,
        hint: LocalizedText("多出的请另开一单", hant: "多出的請另開一單", en: "put the rest on another form"))
    }
  }

  /// Whether a rule over several fields is broken: not where its condition does not hold or its assertion is unknown.
  func isBroken(_ when: Formula?, _ assertion: Formula) -> Bool {
    if let when, !evaluator.evaluate(when).isTrue { return false }
    return evaluator.evaluate(assertion).isFalse
  }

  mutating func report(_ rule: Rule) {
    let names = (rule.field ?? "").split(separator: ".", maxSplits: 1).map(String.init)
    let position = names.first.flatMap { schema.lookups.keys.position(ofID: $0) }
    let field = position.map { schema.fields[$0] }
    let origin = position.flatMap { form.given.origin(FieldLocation(field: $0)) } ?? form.origin
    findings.append(
      Finding(
        rule.severity, rule: rule.id, rule.message, at: origin, field: rule.field, label: field?.label, hint: rule.hint
      ))
  }

  // MARK: Approvals

  /// The approval chain: what is given must fit; where it binds, every step that is needed must be agreed.
  mutating func checkChain(_ approvals: [Approval], at located: LocatedField, isComplete: Bool = true) {
    let chain = located.field.chain
    var byRole: [String: Approval] = [:]
    for approval in approvals {
      if !chain.contains(where: { $0.role.zhHans == approval.role }) {
        report(
          .unknownRole,
          LocalizedText(
            "审批链里没有“\(approval.role)”", hant: "審批鏈裡沒有「\(approval.role)」",
            en: "'\(approval.role)' is not a role of this chain"), at: located,
          hint: .nearest(approval.role, in: chain.map(\.role.zhHans)))
      } else if byRole[approval.role] != nil {
        report(
          .secondDecision,
          LocalizedText(
            "“\(approval.role)”有两个审批意见", hant: "「\(approval.role)」有兩個審批意見",
            en: "'\(approval.role)' has decided twice"), at: located,
          hint: LocalizedText("每个角色只保留一个意见", hant: "每個角色只保留一個意見", en: "keep one decision per role"))
      } else {
        byRole[approval.role] = approval
      }
    }
    checkDeciders(approvals, at: located)
    checkOrder(chain.compactMap { byRole[$0.role.zhHans] }, at: located)
    guard isComplete else { return }
    for step in chain {
      let isNeeded = step.when.map { evaluator.evaluate($0).isTrue } ?? true
      check(byRole[step.role.zhHans], of: step, isNeeded: isNeeded, at: located)
    }
  }

  /// Refuses decisions that are not for who fills the form to take; those on record stand.
  private mutating func checkDeciders(_ approvals: [Approval], at located: LocatedField) {
    guard let roles = evaluator.context.decidingRoles else { return }
    var recorded: [Approval] = []
    if case .approvals(let known)? = form.issuedValues?[located.field.id] { recorded = known }
    for approval in approvals where !recorded.contains(approval) {
      if roles.contains(approval.role), approval.name == evaluator.context.operatorName { continue }
      report(
        .approvalElsewhere,
        LocalizedText(
          "“\(approval.role)”的审批不能由这份数据给出", hant: "「\(approval.role)」的審批不能由這份資料給出",
          en: "the data cannot decide as '\(approval.role)'"), at: located,
        hint: LocalizedText(
          "删去这一项；由有这个角色的人登录后在“审批”里办", hant: "刪去這一項；由有這個角色的人登入後在「審批」裡辦",
          en: "leave it out: whoever has the role decides it under Approvals, logged in"))
    }
  }

  private mutating func check(_ approval: Approval?, of step: ApprovalStep, isNeeded: Bool, at located: LocatedField) {
    guard let approval else {
      if isNeeded, isCertainlyRelevant(located) {
        report(
          .approvalMissing,
          LocalizedText(
            "缺少“\(step.role.zhHans)”的审批", hant: "缺少「\(step.role.text(in: .zhHant))」的審批",
            en: "the approval of '\(step.role.text(in: .en))' is missing"), at: located)
      }
      return
    }
    if approval.decision != .agree {
      report(
        .approvalRefused,
        LocalizedText(
          "“\(step.role.zhHans)”的意见是“\(approval.decision.label.zhHans)”，未获同意",
          hant: "「\(step.role.text(in: .zhHant))」的意見是「\(approval.decision.label.text(in: .zhHant))」，未獲同意",
          en: "'\(step.role.text(in: .en))' did not agree (\(approval.decision.label.text(in: .en)))"), at: located,
        severity: isNeeded ? .error : .warning)
    } else if approval.date == nil, isNeeded {
      report(
        .approvalWithoutDate,
        LocalizedText(
          "“\(step.role.zhHans)”的审批没有写日期", hant: "「\(step.role.text(in: .zhHant))」的審批沒有寫日期",
          en: "the approval of '\(step.role.text(in: .en))' has no date"), at: located)
    }
  }

  /// Dates must not decrease along the chain.
  private mutating func checkOrder(_ ordered: [Approval], at located: LocatedField) {
    var latest: (approval: Approval, date: CalendarDate)?
    for approval in ordered {
      guard let date = approval.date else { continue }
      if let before = latest, date < before.date {
        let (first, second) = (before.approval.role, approval.role)
        report(
          .approvalOrder,
          LocalizedText(
            "“\(second)”\(date.iso) 的审批早于前一级“\(first)”（\(before.date.iso)）",
            hant: "「\(second)」\(date.iso) 的審批早於前一級「\(first)」（\(before.date.iso)）",
            en: "'\(second)' approved on \(date.iso), before '\(first)' (\(before.date.iso)) who comes first"),
          at: located,
          hint: LocalizedText(
            "审批须逐级进行，请核对日期", hant: "審批須逐級進行，請核對日期", en: "approvals go up step by step: check the dates"))
      } else {
        latest = (approval, date)
      }
    }
  }
}
