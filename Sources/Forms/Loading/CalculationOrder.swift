import Expressions
import Findings

/// Puts the fields that formulas fill into an order in which each comes after those it reads.
enum CalculationOrder {
  /// The paths of the fields with a calculation, default or relevance in their order; stages of calculations are settled.
  ///
  /// A calculated field whose stage is not written takes the latest stage of what it reads: a total of what is only
  /// known at closing would otherwise be issued as nought and could not change any more.
  static func of(_ drafts: inout [FieldDraft], findings: inout [Finding]) -> [FieldPath] {
    var nodes: [String: Node] = [:]
    var names: [String] = []
    for (index, draft) in drafts.enumerated() {
      var own = [
        Node(path: FieldPath(id: draft.id), index: index, column: nil, draft: draft, references: reads(draft, in: nil))
      ]
      for (column, inner) in draft.columns.enumerated() {
        let path = FieldPath(group: draft.id, id: inner.id)
        own.append(Node(path: path, index: index, column: column, draft: inner, references: reads(inner, in: draft)))
      }
      for node in own {
        if nodes[node.name] == nil { names.append(node.name) }
        nodes[node.name] = node
      }
    }
    let order = DependencyOrder.of(names.map { ($0, nodes[$0]?.references ?? []) })
    guard case .ordered(let sorted) = order else {
      if case .cycle(let cycle) = order { report(cycle, nodes, findings: &findings) }
      return []
    }
    for name in sorted {
      guard let node = nodes[name], node.draft.calculation != nil, !node.draft.stageIsGiven else { continue }
      let latest = node.references.compactMap { nodes[$0]?.draft.stage }.max() ?? .opening
      guard latest > node.draft.stage else { continue }
      nodes[name]?.draft.stage = latest
      if let column = node.column {
        drafts[node.index].columns[column].stage = latest
      } else {
        drafts[node.index].stage = latest
      }
    }
    return sorted.compactMap { nodes[$0] }.filter(\.isFilledByFormula).map(\.path)
  }

  private struct Node {
    var path: FieldPath
    var index: Int
    var column: Int?
    var draft: FieldDraft
    var references: Set<String>
    var name: String { CalculationOrder.name(path) }
    var isFilledByFormula: Bool {
      draft.calculation != nil || draft.defaultValue != nil || draft.relevant != nil || draft.source != nil
    }
  }

  private static func name(_ path: FieldPath) -> String { path.group.map { "\($0).\(path.id)" } ?? path.id }

  /// The fields that a field's value depends on, by name; a column depends on its repeat's relevance too.
  private static func reads(_ field: FieldDraft, in group: FieldDraft?) -> Set<String> {
    var names: Set<String> = []
    for formula in [field.calculation, field.defaultValue, field.relevant].compactMap(\.self) {
      for reference in formula.references {
        let parts = reference.split(separator: ".", maxSplits: 1).map(String.init)
        guard let head = parts.first, head != "profile" else { continue }
        if let group, group.columns.contains(where: { $0.id == head }) {
          names.insert("\(group.id).\(head)")
        } else {
          names.insert(head)
          // `lines.amount` and `lines.sign.date`: the column. For members of signatures no such node exists.
          if parts.count > 1 { names.insert("\(head).\(parts[1].prefix { $0 != "." })") }
        }
      }
    }
    if let reference = field.source?.reference { names.insert(group.map { "\($0.id).\(reference)" } ?? reference) }
    if let group { names.insert(group.id) }
    return names
  }

  private static func report(_ cycle: [String], _ nodes: [String: Node], findings: inout [Finding]) {
    let ring = (cycle + cycle.prefix(1)).joined(separator: " → ")
    let texts = cycle.first.flatMap { nodes[$0]?.draft.formulas }
    let text = texts?.calculation ?? texts?.defaultValue ?? texts?.relevant
    findings.append(
      Finding(
        code: .calculationCycle,
        LocalizedText(
          "公式互相引用成环：\(ring)", hant: "公式互相引用成環：\(ring)", en: "the formulas refer to one another in a circle: \(ring)"),
        at: text?.origin ?? Origin(), field: cycle.first,
        hint: LocalizedText(
          "请改其中一个公式，使它不依赖其余各项", hant: "請改其中一個公式，使它不依賴其餘各項",
          en: "change one of them so that it does not depend on the others")))
  }
}
