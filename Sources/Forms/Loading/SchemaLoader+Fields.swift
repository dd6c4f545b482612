import Findings

extension SchemaLoader {
  /// Reads one field; `group` is the repeat whose column it is.
  mutating func fieldDraft(_ tree: YAMLTree, lists: [String: ChoiceList], in group: FieldDraft?) -> FieldDraft? {
    guard let map = reader.map(tree, keys: SchemaKeys.field) else { return nil }
    let id = reader.string(map, "id", required: true)
    let label = reader.localized(map, "label", required: true)
    let type = reader.name(map, "type", of: FieldType.self, required: true)
    if let id, !Identifier.isName(id) { reader.findings.append(.badIdentifier(id, at: map.valueOrigin(of: "id"))) }
    guard let id else { return nil }
    var field = FieldDraft(id: id, label: label ?? LocalizedText(id), type: type ?? SchemaLoader.likelyType(map))
    field.idOrigin = map.valueOrigin(of: "id")
    field.hint = reader.localized(map, "hint")
    let stage = reader.name(map, "stage", of: Stage.self)
    field.stage = max(stage ?? .opening, group?.stage ?? .opening)
    field.stageIsGiven = stage != nil
    field.requiredMessage = reader.localized(map, "required_message")
    field.constraintMessage = reader.localized(map, "constraint_message")
    field.appearance = reader.string(map, "appearance")
    if let appearance = field.appearance, !SchemaKeys.appearances.contains(appearance) {
      var finding = Finding.unknownName(
        appearance, known: SchemaKeys.appearances, at: map.valueOrigin(of: "appearance"))
      finding.severity = .warning
      reader.findings.append(finding)
    }
    field.maxLength = reader.integer(map, "max_length", in: 1...ValueLimits.textLength)
    field.minRows = reader.integer(map, "min_rows", in: 0...ValueLimits.rows)
    field.maxRows = reader.integer(map, "max_rows", in: 1...ValueLimits.rows)
    if case .list? = map.value("choices")?.content {
      reader.report(
        .wrongType,
        LocalizedText(
          "字段的 choices 写选项表的名称，不写选项本身", hant: "欄位的 choices 寫選項表的名稱，不寫選項本身",
          en: "the choices of a field are the name of a list, not the choices themselves"),
        at: map.valueOrigin(of: "choices"),
        hint: LocalizedText(
          "把这些选项移到表单最外层的 choices 下面，起个名称，如 choices: { region: [ … ] }，这里写 choices: region",
          hant: "把這些選項移到表單最外層的 choices 下面，起個名稱，如 choices: { region: [ … ] }，這裡寫 choices: region",
          en:
            "put them under the form's own choices with a name, as choices: { region: [ … ] }, and write choices: region here"
        ))
    } else {
      field.choiceList = reader.string(map, "choices")
    }
    readRequired(map, &field)
    field.formulas.constraint = reader.formula(map, "constraint")
    field.formulas.relevant = reader.formula(map, "relevant")
    field.formulas.calculation = reader.formula(map, "calculation")
    field.formulas.defaultValue = reader.formula(map, "default")
    for item in reader.list(map, "fields") {
      if let column = fieldDraft(item, lists: lists, in: field) { field.columns.append(column) }
    }
    checkSiblings(field.columns, reserved: [])
    for item in reader.list(map, "chain") {
      guard let step = reader.map(item, keys: SchemaKeys.step),
        let role = reader.localized(step, "role", required: true)
      else { continue }
      field.chain.append(ApprovalStep(role: role))
      field.formulas.steps.append(reader.formula(step, "when"))
    }
    if type == .reference { readReference(map, into: &field) }
    if type != nil { check(field, map, lists: lists, isColumn: group != nil) }
    return field
  }

  /// What a field of a misspelt type most likely is, so that one slip is not reported again wherever its name occurs.
  private static func likelyType(_ map: TreeMap) -> FieldType {
    if map.value("fields") != nil { return .repeat }
    if map.value("chain") != nil { return .approvals }
    return map.value("choices") != nil ? .selectOne : .text
  }

  private mutating func readRequired(_ map: TreeMap, _ field: inout FieldDraft) {
    guard let tree = map.value("required"), let text = reader.string(tree) else { return }
    switch text {
    case "true": field.requirement = .always
    case "false": field.requirement = .never
    case "yes", "no", "Yes", "No", "YES", "NO", "True", "False", "on", "off", "是", "否":
      reader.wrongKind(
        tree,
        expecting: LocalizedText("true、false 或一个公式", hant: "true、false 或一個公式", en: "true, false or a formula"))
    default: field.formulas.required = FormulaText(text: text, origin: tree.origin, lines: tree.lines)
    }
  }

  /// What must go together, and what must not.
  private mutating func check(
    _ field: FieldDraft, _ map: TreeMap, lists: [String: ChoiceList], isColumn: Bool
  ) {
    let type = field.type
    if type.entry.keys.contains("choices") {
      if let name = field.choiceList {
        if lists[name] == nil {
          var finding = Finding.unknownName(name, known: lists.keys.sorted(), at: map.valueOrigin(of: "choices"))
          let example = "choices: { \(name.clipped): [ { id: a, label: … } ] }"
          finding.hint =
            finding.hint
            ?? LocalizedText(
              "选项表写在表单最外层，如 \(example)", hant: "選項表寫在表單最外層，如 \(example)",
              en: "lists of choices stand at the top level of the form: \(example)")
          reader.findings.append(finding)
        }
      } else if map.value("choices") == nil {
        reader.missing("choices", in: map)
      }
    }
    for key in FieldTypeEntry.particularKeys.subtracting(type.entry.keys) where map.value(key) != nil {
      reader.report(
        .keyNotForType,
        LocalizedText(
          "类型 \(type.rawValue) 不能有“\(key)”", hant: "類型 \(type.rawValue) 不能有「\(key)」",
          en: "a field of type \(type.rawValue) cannot have '\(key)'"), at: map.origin(of: key))
    }
    if type == .repeat, field.columns.isEmpty { reader.missing("fields", in: map) }
    if type == .approvals, field.chain.isEmpty { reader.missing("chain", in: map) }
    if isColumn, !type.entry.canBeColumn {
      reader.report(
        .typeInRepeat,
        LocalizedText(
          "明细里不能再有类型 \(type.rawValue) 的列", hant: "明細裡不能再有類型 \(type.rawValue) 的欄",
          en: "a repeat cannot have a column of type \(type.rawValue)"), at: map.origin(of: "type"))
    }
    if let least = field.minRows, let most = field.maxRows, least > most {
      reader.report(
        .rowsRange,
        LocalizedText(
          "最少 \(least) 行多于最多 \(most) 行", hant: "最少 \(least) 列多於最多 \(most) 列",
          en: "min_rows \(least) is more than max_rows \(most)"), at: map.origin(of: "min_rows"))
    }
    if field.formulas.calculation != nil, field.formulas.defaultValue != nil {
      reader.report(
        .defaultAndCalculation,
        LocalizedText(
          "有 calculation 的字段不能再有 default", hant: "有 calculation 的欄位不能再有 default",
          en: "a calculated field cannot have a default"), at: map.origin(of: "default"))
    }
    let roles = field.chain.flatMap { $0.role.wordings.map { LooseKey.of($0) } }
    if Set(roles).count != roles.count {
      reader.report(
        .duplicateRole, LocalizedText("审批角色重复", hant: "審批角色重複", en: "a role is in the chain twice"),
        at: map.origin(of: "chain"))
    }
  }
}
