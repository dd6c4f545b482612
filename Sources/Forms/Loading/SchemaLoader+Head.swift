import Expressions
import Findings

extension SchemaLoader {
  /// `source`: a map of seed and quote, or a short text such as `domain G5`.
  mutating func source(_ tree: YAMLTree) -> RuleSource? {
    if case .scalar(let text, _) = tree.content {
      let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
      return RuleSource(seed: parts.first ?? "", quote: parts.count > 1 ? parts[1] : "")
    }
    guard let map = reader.map(tree, keys: SchemaKeys.source) else { return nil }
    let seed = reader.string(map, "seed", required: true)
    let quote = reader.string(map, "quote", required: true)
    return RuleSource(seed: seed ?? "", quote: quote ?? "")
  }

  /// `retention: { years: 30, class: 会计凭证附件 }`, `years: permanent`.
  mutating func retention(_ form: TreeMap) -> Retention {
    guard let tree = form.value("retention"), let map = reader.map(tree, keys: SchemaKeys.retention) else {
      if form.value("retention") == nil { reader.missing("retention", in: form) }
      return Retention(years: nil, archiveClass: "")
    }
    let archiveClass = reader.string(map, "class", required: true) ?? ""
    if case .scalar("permanent", _)? = map.value("years")?.content {
      return Retention(years: nil, archiveClass: archiveClass)
    }
    return Retention(years: reader.integer(map, "years", in: 1...200, required: true), archiveClass: archiveClass)
  }

  /// `number`, with the checks that keep numbers unique and fit for file names.
  ///
  /// The company's profile may give another prefix; the series keeps the form's own name, so that it goes on under a new one.
  mutating func numberRule(_ form: TreeMap, of id: String) -> NumberRule {
    guard let tree = form.value("number"), let map = reader.map(tree, keys: SchemaKeys.number) else {
      if form.value("number") == nil { reader.missing("number", in: form) }
      return NumberRule(prefix: "X")
    }
    var rule = NumberRule(prefix: reader.string(map, "prefix", required: true) ?? "X")
    if let pattern = reader.string(map, "pattern") { rule.pattern = pattern }
    if let restart = reader.name(map, "restart", of: NumberRule.Restart.self) { rule.restart = restart }
    for problem in rule.problems() {
      reader.report(
        problem.code, problem.message, at: map.valueOrigin(of: problem.isPrefix ? "prefix" : "pattern"),
        hint: problem.hint)
    }
    if let prefix = profile.prefixes[id] { rule.prefix = prefix }
    return rule
  }

  /// `copies`: ids unique and ASCII, one voucher at most, `omit` names fields.
  mutating func copies(_ form: TreeMap, fields: [Field], isNeeded: Bool = true) -> [CopyDefinition] {
    var copies: [CopyDefinition] = []
    var voucher: String?
    let items = reader.list(form, "copies", required: isNeeded)
    for (index, tree) in items.enumerated() {
      guard let map = reader.map(tree, keys: SchemaKeys.copy) else { continue }
      let id = reader.string(map, "id", required: true) ?? ""
      if !id.isEmpty, !Identifier.isName(id) {
        reader.findings.append(.badIdentifier(id, at: map.valueOrigin(of: "id")))
      }
      if copies.contains(where: { $0.id.lowercased() == id.lowercased() }) {
        reader.report(
          .duplicateId,
          LocalizedText("联次标识“\(id)”重复", hant: "聯次識別名「\(id)」重複", en: "there are two copies '\(id)'"),
          at: map.valueOrigin(of: "id"))
      }
      let colours = PaperColour.allCases
      var copy = CopyDefinition(
        id: id, label: reader.localized(map, "label", required: true) ?? LocalizedText(id),
        colour: reader.name(map, "colour", of: PaperColour.self) ?? colours[index % colours.count],
        keeper: reader.localized(map, "keeper", required: true) ?? LocalizedText(""))
      copy.isVoucher = reader.boolean(map, "voucher") ?? false
      if copy.isVoucher {
        if let voucher {
          reader.report(
            .twoVouchers,
            LocalizedText(
              "只能有一联作报销凭证，“\(voucher)”已经是了", hant: "只能有一聯作報銷憑證，「\(voucher)」已經是了",
              en: "only one copy may serve as voucher, and '\(voucher)' already does"),
            at: map.origin(of: "voucher"))
        }
        voucher = voucher ?? id
      }
      for item in reader.list(map, "omit") {
        guard let name = reader.string(item) else { continue }
        checkFieldName(name, in: fields, at: item.origin)
        copy.omit.insert(name)
      }
      copies.append(copy)
    }
    if items.isEmpty, form.value("copies") != nil {
      reader.report(
        .noCopies, LocalizedText("至少要有一联", hant: "至少要有一聯", en: "a form needs at least one copy"),
        at: form.origin(of: "copies"))
    }
    return copies
  }

  /// `choices`: lists by name.
  mutating func choiceLists(_ form: TreeMap) -> [String: ChoiceList] {
    guard let tree = form.value("choices") else { return [:] }
    guard case .map(let members) = tree.content else {
      reader.wrongKind(tree, expecting: LocalizedText("一组选项表", hant: "一組選項表", en: "a map of choice lists"))
      return [:]
    }
    var lists: [String: ChoiceList] = [:]
    for member in members {
      if !Identifier.isName(member.key) { reader.findings.append(.badIdentifier(member.key, at: member.origin)) }
      lists[member.key] = choiceList(member)
    }
    return lists
  }

  private mutating func choiceList(_ member: YAMLTree.Member) -> ChoiceList {
    var list = ChoiceList(name: member.key, choices: [])
    var words: [String: String] = [:]
    for item in reader.list(member.value) {
      guard let map = reader.map(item, keys: SchemaKeys.choice) else { continue }
      guard let id = reader.string(map, "id", required: true) else { continue }
      if !Identifier.isChoice(id) { reader.findings.append(.badIdentifier(id, at: map.valueOrigin(of: "id"))) }
      var choice = Choice(id: id, label: reader.localized(map, "label", required: true) ?? LocalizedText(id))
      if let text = reader.string(map, "score") {
        choice.score = ExactDecimal(text)
        if choice.score == nil {
          reader.report(
            .wrongType, LocalizedText("分值应是数字", hant: "分值應是數字", en: "a score must be a number"),
            at: map.valueOrigin(of: "score"))
        }
      }
      for word in Set(([id] + choice.label.wordings).map { LooseKey.of($0) }) {
        if let other = words[word] {
          reader.report(
            .ambiguousChoice,
            LocalizedText(
              "选项“\(id)”与“\(other)”的标识或标签相同", hant: "選項「\(id)」與「\(other)」的識別名或標籤相同",
              en: "the choices '\(id)' and '\(other)' share an id or label"), at: map.valueOrigin(of: "id"))
          break
        }
        words[word] = id
      }
      list.choices.append(choice)
    }
    if list.choices.isEmpty {
      reader.report(
        .noChoices,
        LocalizedText(
          "选项表“\(member.key)”是空的", hant: "選項表「\(member.key)」是空的", en: "the list '\(member.key)' has no choices"),
        at: member.origin)
    }
    return list
  }
}
