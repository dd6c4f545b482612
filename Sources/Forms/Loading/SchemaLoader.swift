import Expressions
package import Findings

/// What loading a schema gave.
package struct LoadResult: Sendable {
  /// The schema; `nil` if there is an error among the findings.
  package var schema: FormSchema?
  /// Everything that is wrong, with line and column.
  package var findings: [Finding]
  /// The pipes that layouts name and the texts of enclosures, which whoever knows the template language checks.
  package var formats: [LayoutFormat] = []
  package var texts: [LayoutText] = []
  /// Makes a result.
  package init(schema: FormSchema?, findings: [Finding]) {
    self.schema = schema
    self.findings = findings
  }
}

extension FormSchema {
  /// Reads a form's YAML text, compiles its formulas and checks it through.
  ///
  /// All findings come at once, with line and column in `file`; the schema is there if none of them is an error.
  /// What the form takes from `common` becomes part of the schema's text. `referring` are the forms that fields may refer to.
  package static func load(
    yaml: String, file: String, profile: CompanyProfile, common: CommonBlocks = .none,
    referring: ReferredForms = .unknown
  ) -> LoadResult {
    load(FormText(yaml, file: file, common: common), profile: profile, referring: referring)
  }

  /// The same of a text that was read.
  package static func load(
    _ text: FormText, profile: CompanyProfile, referring: ReferredForms = .unknown
  ) -> LoadResult {
    guard let tree = text.tree else { return LoadResult(schema: nil, findings: text.findings) }
    var loader = SchemaLoader(profile: profile, referred: referring, reader: TreeReader(findings: text.findings))
    let schema = loader.form(tree, text: text.text)
    let all = loader.reader.findings.inOrderOfPlace()
    var result = LoadResult(schema: all.hasErrors ? nil : schema, findings: all)
    result.formats = loader.formats
    result.texts = loader.texts
    return result
  }
}

extension [Finding] {
  /// Sorted by line and column, as one reads the file; findings of one place keep their order.
  func inOrderOfPlace() -> [Finding] {
    enumerated().sorted { a, b in
      let (x, y) = (a.element.origin, b.element.origin)
      return (x.line ?? 0, x.column ?? 0, a.offset) < (y.line ?? 0, y.column ?? 0, b.offset)
    }.map(\.element)
  }
}

/// The walk over a schema's tree. Names are read first; formulas are compiled when every name is known.
struct SchemaLoader {
  let profile: CompanyProfile
  var referred = ReferredForms.unknown
  var reader: TreeReader
  /// The pipes that the layout names.
  var formats: [LayoutFormat] = []
  /// The texts of enclosures.
  var texts: [LayoutText] = []

  /// The fields of a form without their formulas, and its lists.
  mutating func outline(_ tree: YAMLTree) -> ([Field], [String: ChoiceList]) {
    guard let map = reader.map(tree, keys: SchemaKeys.form) else { return ([], [:]) }
    let lists = choiceLists(map)
    let drafts = reader.list(map, "fields").compactMap { fieldDraft($0, lists: lists, in: nil) }
    return (drafts.map(Field.init), lists)
  }

  mutating func form(_ tree: YAMLTree, text: String) -> FormSchema? {
    guard let map = reader.map(tree, keys: SchemaKeys.form) else { return nil }
    let id = reader.string(map, "id", required: true) ?? ""
    if !id.isEmpty, !Identifier.isName(id) {
      reader.findings.append(.badIdentifier(id, at: map.valueOrigin(of: "id")))
    }
    let lists = choiceLists(map)
    var drafts = reader.list(map, "fields", required: true).compactMap { fieldDraft($0, lists: lists, in: nil) }
    checkSiblings(drafts, reserved: Identifier.reserved)
    linkReferences(&drafts, lists: lists)
    for index in drafts.indices { linkReferences(&drafts[index].columns, lists: lists) }
    var compiler = FormulaCompiler(
      drafts: drafts, lists: lists, profile: profile, readsPrevious: map.value("previous") != nil)
    compiler.compile(&drafts)
    let order = CalculationOrder.of(&drafts, findings: &compiler.findings)
    let fields = drafts.map(Field.init)
    let rules = self.rules(map, fields: fields, compiler: &compiler)
    let kind = reader.name(map, "kind", of: FormKind.self) ?? .form
    let due = dueRules(map, fields: fields, compiler: &compiler)
    reader.findings += compiler.findings
    return FormSchema(
      id: id, title: reader.localized(map, "title", required: true) ?? LocalizedText(id),
      code: reader.string(map, "code") ?? "",
      version: reader.integer(map, "version", in: 1...9_999) ?? 1,
      source: map.value("source").flatMap { source($0) }, number: numberRule(map, of: id), retention: retention(map),
      kind: kind, cardKey: cardKey(map, kind, fields: fields),
      copies: copies(map, fields: fields, isNeeded: kind != .ledger), keeper: reader.localized(map, "keeper"),
      ledger: ledgerLayout(map, fields: fields), previous: previousLine(map, fields: fields), choiceLists: lists,
      fields: fields, rules: rules, due: due,
      layout: map.value("layout").flatMap { layout($0, fields: fields, lists: lists, drafts: drafts) },
      enclosures: enclosures(map, fields: fields, lists: lists),
      profile: profile,
      calculationOrder: order, text: text)
  }

  /// Reports ids used twice among siblings, and labels used twice (entries by such a label are ambiguous).
  mutating func checkSiblings(_ drafts: [FieldDraft], reserved: [String]) {
    var ids: Set<String> = []
    var labels: [String: String] = [:]
    for draft in drafts {
      let id = draft.id
      if reserved.contains(id) {
        reader.report(
          .reservedId,
          LocalizedText(
            "“\(id)”是模板的固定名称，字段不能用", hant: "「\(id)」是範本的固定名稱，欄位不能用",
            en: "'\(id)' is a fixed name of templates; a field cannot take it"), at: draft.idOrigin)
      }
      if !ids.insert(id).inserted {
        reader.report(
          .duplicateId,
          LocalizedText("标识“\(id)”重复", hant: "識別名「\(id)」重複", en: "the id '\(id)' is used twice"),
          at: draft.idOrigin)
      }
      for wording in draft.label.wordings {
        let key = LooseKey.of(wording)
        if let other = labels[key], other != id {
          reader.report(
            .duplicateLabel,
            LocalizedText(
              "标签“\(wording)”与字段 \(other) 的相同，按标签填写时分不清", hant: "標籤「\(wording)」與欄位 \(other) 的相同，按標籤填寫時分不清",
              en: "the label '\(wording)' is also that of \(other): data keyed by label cannot tell them apart"),
            at: draft.idOrigin, severity: .warning)
        } else {
          labels[key] = id
        }
      }
    }
  }

  private mutating func rules(_ map: TreeMap, fields: [Field], compiler: inout FormulaCompiler) -> [Rule] {
    var rules: [Rule] = []
    var ids: Set<String> = []
    for tree in reader.list(map, "rules") {
      guard let rule = reader.map(tree, keys: SchemaKeys.rule) else { continue }
      let id = reader.string(rule, "id", required: true) ?? ""
      if !id.isEmpty, !Identifier.isName(id) {
        reader.findings.append(.badIdentifier(id, at: rule.valueOrigin(of: "id")))
      }
      if !ids.insert(id).inserted {
        reader.report(
          .duplicateId,
          LocalizedText("规则“\(id)”重复", hant: "規則「\(id)」重複", en: "there are two rules '\(id)'"),
          at: rule.valueOrigin(of: "id"))
      }
      let when = reader.formula(rule, "when").flatMap { compiler.compile($0, expecting: .boolean) }
      let assertion = reader.formula(rule, "assert", required: true)
        .flatMap { compiler.compile($0, expecting: .boolean) }
      let field = reader.string(rule, "field")
      if let field { checkFieldName(field, in: fields, at: rule.valueOrigin(of: "field")) }
      let message = reader.localized(rule, "message", required: true)
      let stage = reader.name(rule, "stage", of: Stage.self) ?? .opening
      let severity = reader.name(rule, "severity", of: SeverityName.self)?.severity ?? .error
      let hint = reader.localized(rule, "hint")
      let source = rule.value("source").flatMap { self.source($0) }
      guard let assertion, let message else { continue }
      rules.append(
        Rule(
          id: id, stage: stage, when: when, assertion: assertion, message: message, hint: hint, severity: severity,
          field: field, source: source))
    }
    return rules
  }

  /// Reports a name that is no field (or `group.column`).
  mutating func checkFieldName(_ name: String, in fields: [Field], at origin: Origin) {
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    let field = fields.first { $0.id == parts.first }
    if let field, parts.count == 1 || field.column(parts[1]) != nil { return }
    let known = fields.map(\.id) + fields.flatMap { group in group.fields.map { "\(group.id).\($0.id)" } }
    reader.findings.append(.unknownField(name, known: known, at: origin))
  }
}

extension Finding {
  /// A name that should be a field's id and is not.
  static func unknownField(_ name: String, known: [String], at origin: Origin) -> Finding {
    Finding(
      code: .unknownField,
      LocalizedText("没有字段“\(name)”", hant: "沒有欄位「\(name)」", en: "there is no field '\(name)'"), at: origin,
      hint: .nearest(name, in: known))
  }
}

/// Severities as a schema writes them.
enum SeverityName: String, CaseIterable {
  case error, warning
  var severity: Severity { self == .error ? .error : .warning }
}
