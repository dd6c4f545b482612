import Expressions
package import Findings

extension Binder {
  /// The members of signatures and approvals by every name they may be given under.
  private static let memberNames: [String: String] = {
    let names = [
      "name": ["姓名", "签名", "签字", "簽名", "簽字", "签字人", "簽字人", "审批人", "審批人", "signer"],
      "date": ["日期", "签字日期", "簽字日期"], "opinion": ["意见", "意見"],
      "picture": ["图片", "圖片", "手写签名", "手寫簽名"],
      "role": ["level", "角色", "级别", "級別", "审批角色", "審批角色"],
      "decision": ["决定", "決定", "审批结论", "審批結論", "结论", "結論"],
    ]
    var all: [String: String] = [:]
    for (name, others) in names { for word in others + [name] { all[word] = name } }
    return all
  }()
  private static let signatureMembers = ["date", "name", "opinion", "picture"]
  private static let approvalMembers = ["date", "decision", "name", "opinion", "role"]

  /// `{"name":…,"date":…,"opinion":…,"picture":…}`, or `王建国 2026-11-20` in a cell.
  mutating func signature(_ raw: RawValue, at target: BindingTarget) -> Signature? {
    switch raw.content {
    case .text(let text):
      guard let text = checked(text, raw, at: target, isMultiline: false) else { return nil }
      return signature(text.trimmed, raw, at: target)
    case .object(let entries):
      let before = findings.count
      let parts = members(entries, at: target, Self.signatureMembers)
      let name = part("name", parts, at: target)
      let opinion = part("opinion", parts, at: target)
      let moment = parts["date"].flatMap { signingMoment($0, at: target) }
      let picture = parts["picture"].flatMap { image($0, at: target) }
      guard findings.count == before || name != nil else { return nil }
      if let name, parts["date"] == nil, let written = SigningText.split(name), !written.before.isEmpty {
        // The day was written behind the name.
        let said = written.after.isEmpty ? opinion : [written.after, opinion].compactMap(\.self).joined(separator: " ")
        return Signature(
          name: written.before, date: written.moment.date, time: written.hasTime ? written.moment.time : nil,
          opinion: said, picture: picture)
      }
      guard let name else {
        if moment != nil || opinion != nil || picture != nil { nameMissing(raw.origin, at: target) }
        return nil
      }
      return Signature(name: name, date: moment?.0, time: moment?.1, opinion: opinion, picture: picture)
    default:
      wrongKind(raw, at: target, expecting: target.field.type.entry.valueName, hint: Self.signatureExample)
      return nil
    }
  }

  private static let signatureExample = LocalizedText(
    "可以写成 王建国 2026-11-20", hant: "可以寫成 王建國 2026-11-20", en: "for example 王建国 2026-11-20")

  private static let dayExample = LocalizedText(
    "可以写成 2026-11-20", hant: "可以寫成 2026-11-20", en: "for example 2026-11-20")

  /// Name, day and perhaps time and opinion, separated by blanks; the day may follow the name directly.
  private mutating func signature(_ text: String, _ raw: RawValue, at target: BindingTarget) -> Signature? {
    guard let (before, moment, hasTime, after) = SigningText.split(text) else {
      if Width.half(text).unicodeScalars.contains(where: { ("0"..."9").contains($0) }) {
        add(
          .notADate,
          LocalizedText(
            "“\(text.clipped)”里的日期读不懂", hant: "「\(text.clipped)」裡的日期讀不懂",
            en: "cannot read the date in '\(text.clipped)'"), at: raw.origin, of: target, hint: Self.signatureExample)
        return nil
      }
      return Signature(name: text, date: nil)
    }
    if before.isEmpty {
      nameMissing(raw.origin, at: target)
      return nil
    }
    return Signature(
      name: before, date: moment.date, time: hasTime ? moment.time : nil, opinion: after.isEmpty ? nil : after)
  }

  private mutating func nameMissing(_ origin: Origin, at target: BindingTarget) {
    add(
      .signerMissing, LocalizedText("没有写签字人的姓名", hant: "沒有寫簽字人的姓名", en: "the signer's name is missing"), at: origin,
      of: target,
      hint: Self.signatureExample)
  }

  /// The members of an object by their canonical names; unknown and doubled keys are reported.
  private mutating func members(
    _ entries: [Submission.Entry], at target: BindingTarget, _ known: [String]
  ) -> [String: RawValue] {
    var found: [String: RawValue] = [:]
    for entry in entries {
      let meant = Self.memberNames[entry.key] ?? Self.memberNames[LooseKey.of(entry.key)]
      guard let name = meant, known.contains(name) else {
        findings.append(
          Finding(
            code: .unknownKey,
            LocalizedText(
              "“\(target.field.label.zhHans)”里没有“\(entry.key.clipped)”这一项",
              hant: "「\(target.field.label.text(in: .zhHant))」裡沒有「\(entry.key.clipped)」這一項",
              en: "'\(target.field.label.text(in: .en))' has no member '\(entry.key.clipped)'"), at: entry.keyOrigin,
            field: target.path, label: target.field.label,
            hint: .nearest(entry.key, in: known)))
        continue
      }
      if found[name] != nil {
        findings.append(
          Finding(
            code: .duplicateKey,
            LocalizedText(
              "“\(entry.key.clipped)”给了两次", hant: "「\(entry.key.clipped)」給了兩次",
              en: "'\(entry.key.clipped)' is given twice"),
            at: entry.keyOrigin, field: target.path, label: target.field.label))
        continue
      }
      found[name] = entry.value
    }
    return found.filter { !$0.value.isEmpty }
  }

  /// A text member.
  private mutating func part(_ name: String, _ parts: [String: RawValue], at target: BindingTarget) -> String? {
    guard let raw = parts[name] else { return nil }
    guard let text = plainText(raw, at: target, expecting: FieldTypeEntry.text.valueName) else { return nil }
    return checked(text, raw, at: target, isMultiline: name == "opinion")
  }

  private mutating func signingMoment(_ raw: RawValue, at target: BindingTarget) -> (CalendarDate, ClockTime?)? {
    switch raw.content {
    case .date(let moment, let hasTime): return (moment.date, hasTime ? moment.time : nil)
    case .text(let text):
      if let (moment, hasTime) = DateWriting.expectedMoment(text.trimmed), moment.date.year >= ValueLimits.firstYear {
        return (moment.date, hasTime ? moment.time : nil)
      }
    default: break
    }
    add(
      .notADate,
      LocalizedText(
        "\(raw.kindName.zhHans)不是有效的日期", hant: "\(raw.kindName.text(in: .zhHant))不是有效的日期",
        en: "\(raw.kindName.text(in: .en)) is not a valid date"), at: raw.origin, of: target, hint: Self.dayExample)
    return nil
  }

  // MARK: Approvals

  /// An array of objects or texts, or texts separated by `；` in a cell.
  mutating func approvals(_ raw: RawValue, at target: BindingTarget) -> [Approval]? {
    let items: [RawValue]
    switch raw.content {
    case .list(let list): items = list
    case .object: items = [raw]
    case .text(let text):
      items = text.split(whereSeparator: { "；;\n\r".contains($0) }).map { RawValue(.text(String($0)), at: raw.origin) }
    default:
      wrongKind(raw, at: target, expecting: target.field.type.entry.valueName, hint: Self.approvalExample)
      return nil
    }
    var approvals: [Approval] = []
    for item in items where !item.isEmpty {
      if let approval = approval(item, at: target) { approvals.append(approval) }
    }
    return approvals.isEmpty ? nil : approvals
  }

  private static let approvalExample = LocalizedText(
    "可以写成 部门负责人 同意 张三 2026-11-20；财务 同意 李四 2026-11-21",
    hant: "可以寫成 部門負責人 同意 張三 2026-11-20；財務 同意 李四 2026-11-21",
    en: "for example 部门负责人 同意 张三 2026-11-20；财务 同意 李四 2026-11-21")

  private mutating func approval(_ raw: RawValue, at target: BindingTarget) -> Approval? {
    switch raw.content {
    case .text(let text):
      guard let text = checked(text, raw, at: target, isMultiline: false) else { return nil }
      return approval(text, raw, at: target)
    case .object(let entries):
      let parts = members(entries, at: target, Self.approvalMembers)
      let name = part("name", parts, at: target)
      let opinion = part("opinion", parts, at: target)
      let moment = parts["date"].flatMap { signingMoment($0, at: target) }
      let role = part("role", parts, at: target).flatMap {
        self.role($0, at: parts["role"]?.origin ?? raw.origin, of: target)
      }
      let decision = part("decision", parts, at: target)
        .flatMap { self.decision($0, at: parts["decision"]?.origin ?? raw.origin, of: target) }
      for key in ["role", "decision", "name"] where parts[key] == nil { partMissing(key, at: raw.origin, of: target) }
      guard let role, let decision, let name else { return nil }
      return Approval(role: role, decision: decision, name: name, date: moment?.0, opinion: opinion)
    default:
      wrongKind(raw, at: target, expecting: target.field.type.entry.valueName, hint: Self.approvalExample)
      return nil
    }
  }

  /// `部门负责人 同意 张三 2026-11-20`: role, decision, name, day and perhaps an opinion.
  private mutating func approval(_ text: String, _ raw: RawValue, at target: BindingTarget) -> Approval? {
    let roles = target.field.chain.flatMap { $0.role.wordings }.sorted { $0.count > $1.count }
    let prefix = roles.first { text.hasPrefix($0) && (text.dropFirst($0.count).first.map(\.isWhitespace) ?? true) }
    let words = text.split(whereSeparator: { $0.isWhitespace || $0 == "\u{3000}" }).map(String.init)
    let roleText = prefix ?? words.first ?? ""
    let rest = String(text.dropFirst(prefix?.count ?? roleText.count)).trimmed
    let decisionText = String(rest.prefix { !$0.isWhitespace })
    let signing = String(rest.dropFirst(decisionText.count)).trimmed
    let role = self.role(roleText, at: raw.origin, of: target)
    if decisionText.isEmpty { partMissing("decision", at: raw.origin, of: target) }
    let decision = decisionText.isEmpty ? nil : self.decision(decisionText, at: raw.origin, of: target)
    guard decision != nil else { return nil }
    if signing.isEmpty {
      partMissing("name", at: raw.origin, of: target)
      return nil
    }
    guard let signature = signature(signing, raw, at: target), let role, let decision else { return nil }
    return Approval(
      role: role, decision: decision, name: signature.name, date: signature.date, opinion: signature.opinion)
  }

  private mutating func partMissing(_ key: String, at origin: Origin, of target: BindingTarget) {
    let names: [String: LocalizedText] = [
      "role": LocalizedText("审批角色", hant: "審批角色", en: "role"),
      "decision": LocalizedText("审批决定", hant: "審批決定", en: "decision"),
      "name": LocalizedText("审批人姓名", hant: "審批人姓名", en: "name"),
    ]
    let name = names[key] ?? LocalizedText(key)
    add(
      .approvalIncomplete,
      LocalizedText(
        "这条审批没有写\(name.zhHans)", hant: "這條審批沒有寫\(name.text(in: .zhHant))",
        en: "this approval lacks its \(name.text(in: .en))"), at: origin, of: target, hint: Self.approvalExample)
  }

  private mutating func role(_ text: String, at origin: Origin, of target: BindingTarget) -> String? {
    let key = LooseKey.of(text)
    for step in target.field.chain where step.role.wordings.contains(where: { LooseKey.of($0) == key }) {
      return step.role.zhHans
    }
    add(
      .unknownRole,
      LocalizedText(
        "审批链里没有“\(text.clipped)”", hant: "審批鏈裡沒有「\(text.clipped)」", en: "'\(text.clipped)' is not a role of this chain"),
      at: origin, of: target, hint: .nearest(text, in: target.field.chain.map(\.role.zhHans)))
    return nil
  }

  private mutating func decision(_ text: String, at origin: Origin, of target: BindingTarget) -> Approval.Decision? {
    let key = LooseKey.of(text)
    for decision in Approval.Decision.allCases
    where key == decision.rawValue || decision.label.wordings.contains(where: { LooseKey.of($0) == key }) {
      return decision
    }
    add(
      .unknownDecision,
      LocalizedText(
        "审批决定不能是“\(text.clipped)”", hant: "審批決定不能是「\(text.clipped)」", en: "'\(text.clipped)' is not a decision"),
      at: origin, of: target,
      hint: LocalizedText("可以写：同意、不同意、修改", hant: "可以寫：同意、不同意、修改", en: "possible: agree, refuse, change"))
    return nil
  }
}

/// Finds the day in `王建国 2026-11-20 14:30 情况属实`.
enum SigningText {
  /// The text before the day, the day and time, and the text after; `nil` if there is no readable day.
  static func split(_ text: String) -> (before: String, moment: CalendarMoment, hasTime: Bool, after: String)? {
    let scalars = Array(text.unicodeScalars)
    if scalars.count > 2_000 { return nil }
    guard let start = scalars.firstIndex(where: { ("0"..."9").contains(Width.half($0)) }) else { return nil }
    // The longest reading wins, so that a time belongs to the day and not to the opinion.
    let longest = min(scalars.count, start + 40)
    for end in stride(from: longest, to: start, by: -1) {
      guard
        end == scalars.count || scalars[end].isBlank || scalars[end - 1].isBlank
          || isDaySign(scalars[end - 1])
      else { continue }
      let piece = string(scalars[start..<end]).trimmed
      guard let (moment, hasTime) = DateWriting.expectedMoment(piece), moment.date.year >= ValueLimits.firstYear else {
        continue
      }
      return (
        string(scalars[..<start]).trimmed, moment, hasTime, string(scalars[end...]).trimmed
      )
    }
    return nil
  }

  private static func isDaySign(_ scalar: Unicode.Scalar) -> Bool { scalar == "日" || scalar == "号" || scalar == "號" }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}

extension Approval.Decision {
  /// The decision as people write it: 同意, 不同意, 修改.
  package var label: LocalizedText {
    switch self {
    case .agree: LocalizedText("同意", hant: "同意", en: "agree")
    case .refuse: LocalizedText("不同意", hant: "不同意", en: "refuse")
    case .change: LocalizedText("修改", hant: "修改", en: "change")
    }
  }
}
