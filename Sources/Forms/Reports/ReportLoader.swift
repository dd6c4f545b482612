import Expressions
package import Findings

extension ReportDefinition {
  /// Reads `forms/reports/ID.yaml`. All findings come at once; formulas are checked when the report is bound to its forms.
  package static func load(yaml: String, file: String) -> (ReportDefinition?, [Finding]) {
    let (tree, findings) = YAMLTree.read(yaml, file: file)
    guard let tree else { return (nil, findings) }
    var loader = ReportLoader(reader: TreeReader(findings: findings))
    let report = loader.report(tree)
    let all = loader.reader.findings.inOrderOfPlace()
    return (all.hasErrors ? nil : report, all)
  }
}

/// The walk over a report's tree.
private struct ReportLoader {
  var reader: TreeReader

  mutating func report(_ tree: YAMLTree) -> ReportDefinition? {
    guard let map = reader.map(tree, keys: SchemaKeys.report) else { return nil }
    let id = name(map, "id")
    let data = members(map, "data").compactMap { self.data($0) }
    let names = data.map(\.name)
    let figures = reader.list(map, "figures").compactMap { self.figure($0, names) }
    let tables = reader.list(map, "tables").compactMap { self.table($0, names) }
    let charts = reader.list(map, "charts").compactMap { self.chart($0, tables) }
    checkUnique(figures.map { ($0.id, $0.origin) } + tables.map { ($0.id, $0.origin) })
    if data.isEmpty { reader.missing("data", in: map) }
    return ReportDefinition(
      id: id, title: reader.localized(map, "title", required: true) ?? LocalizedText(id),
      period: reader.name(map, "period", of: ReportDefinition.PeriodKind.self, required: true) ?? .month,
      source: source(map), data: data, figures: figures, tables: tables, charts: charts,
      notes: reader.list(map, "notes").compactMap { reader.localized($0) })
  }

  private mutating func source(_ map: TreeMap) -> RuleSource? {
    guard let tree = map.value("source") else { return nil }
    if case .scalar(let text, _) = tree.content {
      let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
      return RuleSource(seed: parts.first ?? "", quote: parts.count > 1 ? parts[1] : "")
    }
    guard let map = reader.map(tree, keys: SchemaKeys.source) else { return nil }
    return RuleSource(
      seed: reader.string(map, "seed", required: true) ?? "", quote: reader.string(map, "quote", required: true) ?? "")
  }

  private mutating func data(_ member: YAMLTree.Member) -> ReportData? {
    guard let map = reader.map(member.value, keys: SchemaKeys.reportData) else { return nil }
    let form = reader.string(map, "form", required: true)
    let states = reader.list(map, "states").compactMap { reader.string($0) }
    guard let form else { return nil }
    return ReportData(
      name: member.key, form: form, day: formula(map, "day"), isUnbounded: reader.boolean(map, "all_time") ?? false,
      states: states, condition: formula(map, "where"), origin: member.origin)
  }

  private mutating func figure(_ tree: YAMLTree, _ names: [String]) -> ReportFigure? {
    guard let map = reader.map(tree, keys: SchemaKeys.reportFigure) else { return nil }
    let id = name(map, "id")
    let title = reader.localized(map, "title", required: true) ?? LocalizedText(id)
    var sets: [String] = []
    let content: ReportContent?
    if let numerator = map.value("numerator") {
      let first = measure(numerator, names, &sets)
      guard let denominator = map.value("denominator") else {
        reader.missing("denominator", in: map)
        return nil
      }
      let second = measure(denominator, names, &sets)
      content = first.flatMap { first in second.map { .share(first, $0) } }
    } else if let value = map.value("value") {
      content = measure(value, names, &sets).map { .measure($0) }
    } else {
      reader.missing("value", in: map)
      return nil
    }
    guard let content else { return nil }
    return ReportFigure(
      id: id, title: title, data: sets, content: content, format: format(map, of: content), target: target(map),
      note: reader.localized(map, "note"), source: reader.string(map, "source"), origin: tree.origin)
  }

  private mutating func table(_ tree: YAMLTree, _ names: [String]) -> ReportTable? {
    guard let map = reader.map(tree, keys: SchemaKeys.reportTable) else { return nil }
    let id = name(map, "id")
    let title = reader.localized(map, "title", required: true) ?? LocalizedText(id)
    let data = set(map, names)
    let group = formula(map, "by")
    let columns = reader.list(map, "columns", required: true).compactMap { column($0, isGrouped: group != nil) }
    let ids = columns.map(\.id)
    checkUnique(ids.map { ($0, map.origin(of: "columns")) })
    let sort = known(map, "sort", ids), rank = known(map, "rank", ids)
    for key in ["sort", "rank"] where map.value(key) != nil && map.value("across") != nil {
      reader.report(
        .keyNotForType,
        LocalizedText(
          "有 across 的表不能有“\(key)”", hant: "有 across 的表不能有「\(key)」",
          en: "a table with 'across' cannot have '\(key)'"), at: map.origin(of: key))
    }
    guard let data else { return nil }
    return ReportTable(
      id: id, title: title, data: data, each: reader.string(map, "each"), group: group,
      groupTitle: reader.localized(map, "heading"), across: formula(map, "across"), condition: formula(map, "where"),
      columns: columns, sort: sort, isDescending: reader.boolean(map, "descending") ?? false,
      limit: reader.integer(map, "limit", in: 1...10_000), hasTotal: reader.boolean(map, "total") ?? false, rank: rank,
      origin: tree.origin)
  }

  private mutating func column(_ tree: YAMLTree, isGrouped: Bool) -> ReportTable.Column? {
    guard let map = reader.map(tree, keys: SchemaKeys.reportColumn) else { return nil }
    let id = name(map, "id")
    let title = reader.localized(map, "title", required: true) ?? LocalizedText(id)
    if !isGrouped {
      guard let value = formula(map, "value") else {
        reader.missing("value", in: map)
        return nil
      }
      return ReportTable.Column(
        id: id, title: title, content: nil, value: value,
        format: reader.name(map, "as", of: ReportFormat.self) ?? .text)
    }
    let content: ReportContent?
    if let numerator = map.value("numerator") {
      guard let denominator = map.value("denominator") else {
        reader.missing("denominator", in: map)
        return nil
      }
      let (first, second) = (measure(numerator), measure(denominator))
      content = first.flatMap { first in second.map { .share(first, $0) } }
    } else {
      content = measure(map).map { .measure($0) }
    }
    guard let content else { return nil }
    return ReportTable.Column(id: id, title: title, content: content, value: nil, format: format(map, of: content))
  }

  private mutating func chart(_ tree: YAMLTree, _ tables: [ReportTable]) -> ReportChart? {
    guard let map = reader.map(tree, keys: SchemaKeys.reportChart) else { return nil }
    let title = reader.localized(map, "title", required: true)
    let kind = reader.name(map, "kind", of: ReportChart.Kind.self, required: true)
    let table = known(map, "table", tables.map(\.id))
    if map.value("table") == nil { reader.missing("table", in: map) }
    let columns = reader.list(map, "columns").compactMap { item -> String? in
      guard let id = reader.string(item) else { return nil }
      let ids = tables.first { $0.id == table }?.columns.map(\.id) ?? []
      if !ids.contains(id) { reader.findings.append(.unknownName(id, known: ids, at: item.origin)) }
      return id
    }
    guard let title, let kind, let table else { return nil }
    return ReportChart(title: title, table: table, kind: kind, columns: columns, origin: tree.origin)
  }

  // MARK: Parts

  /// `{ of: SET, count|sum|mean|min|max: FORMULA, where: FORMULA }`
  private mutating func measure(_ tree: YAMLTree, _ names: [String], _ sets: inout [String]) -> ReportMeasure? {
    guard let map = reader.map(tree, keys: SchemaKeys.reportMeasure) else { return nil }
    guard let set = set(map, names) else { return nil }
    sets.append(set)
    return measure(map)
  }

  /// The same in a column, whose table says the set.
  private mutating func measure(_ tree: YAMLTree) -> ReportMeasure? {
    reader.map(tree, keys: SchemaKeys.reportMeasure).flatMap { measure($0) }
  }

  private mutating func measure(_ map: TreeMap) -> ReportMeasure? {
    let kinds = ReportMeasure.Kind.allCases.filter { map.value($0.rawValue) != nil }
    let condition = formula(map, "where")
    guard let kind = kinds.first else { return ReportMeasure(kind: .count, value: nil, condition: condition) }
    if kinds.count > 1 {
      reader.wrongKind(
        YAMLTree(content: .map([]), origin: map.origin(of: kinds[1].rawValue)),
        expecting: LocalizedText(
          "\(ReportMeasure.Kind.allCases.map(\.rawValue).joined(separator: "、")) 之一",
          hant: "\(ReportMeasure.Kind.allCases.map(\.rawValue).joined(separator: "、")) 之一",
          en: "one of \(ReportMeasure.Kind.allCases.map(\.rawValue).joined(separator: ", "))"))
    }
    if kind == .count { return ReportMeasure(kind: .count, value: nil, condition: condition ?? formula(map, "count")) }
    return formula(map, kind.rawValue).map { ReportMeasure(kind: kind, value: $0, condition: condition) }
  }

  private mutating func format(_ map: TreeMap, of content: ReportContent) -> ReportFormat {
    if let format = reader.name(map, "as", of: ReportFormat.self) { return format }
    switch content {
    case .share: return .percent
    case .measure(let measure):
      switch measure.kind {
      case .count, .distinct: return .integer
      case .mean: return .decimal
      default: return .decimal2
      }
    }
  }

  /// `target: ">= 98"` or `">= ${profile.target_satisfied_percent}"`.
  private mutating func target(_ map: TreeMap) -> ReportFigure.Target? {
    guard let tree = map.value("target"), let text = reader.string(tree) else { return nil }
    for comparison in [">=", "<=", ">", "<"] where text.hasPrefix(comparison) {
      return ReportFigure.Target(
        comparison: comparison,
        value: ReportFormula(text: text.dropFirst(comparison.count).trimmingBlanks, origin: tree.origin))
    }
    reader.wrongKind(
      tree, expecting: LocalizedText("“>= 98” 这样的目标", hant: "「>= 98」這樣的目標", en: "a target such as '>= 98'"))
    return nil
  }

  private mutating func formula(_ map: TreeMap, _ key: String) -> ReportFormula? {
    reader.formula(map, key).map { ReportFormula(text: $0.text, origin: $0.origin) }
  }

  private mutating func set(_ map: TreeMap, _ names: [String]) -> String? {
    if map.value("of") == nil, names.count == 1 { return names[0] }
    if map.value("of") == nil { reader.missing("of", in: map) }
    return known(map, "of", names)
  }

  private mutating func known(_ map: TreeMap, _ key: String, _ names: [String]) -> String? {
    guard let name = reader.string(map, key) else { return nil }
    if names.contains(name) { return name }
    reader.findings.append(.unknownName(name, known: names, at: map.valueOrigin(of: key)))
    return nil
  }

  private mutating func name(_ map: TreeMap, _ key: String) -> String {
    let id = reader.string(map, key, required: true) ?? ""
    if !id.isEmpty, !Identifier.isName(id) { reader.findings.append(.badIdentifier(id, at: map.valueOrigin(of: key))) }
    return id
  }

  private mutating func members(_ map: TreeMap, _ key: String) -> [YAMLTree.Member] {
    guard let tree = map.value(key) else { return [] }
    guard case .map(let members) = tree.content else {
      reader.wrongKind(tree, expecting: LocalizedText("一组“键: 值”", hant: "一組「鍵: 值」", en: "a map of keys and values"))
      return []
    }
    for member in members where !Identifier.isName(member.key) {
      reader.findings.append(.badIdentifier(member.key, at: member.origin))
    }
    return members
  }

  private mutating func checkUnique(_ ids: [(String, Origin)]) {
    var known: Set<String> = []
    for (id, origin) in ids where !known.insert(id).inserted {
      reader.report(
        .duplicateId, LocalizedText("标识“\(id)”重复", hant: "識別名「\(id)」重複", en: "the id '\(id)' is used twice"), at: origin
      )
    }
  }
}

extension Substring {
  fileprivate var trimmingBlanks: String { String(drop { $0 == " " }) }
}
