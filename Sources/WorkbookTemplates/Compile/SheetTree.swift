/// Builds the tree of a worksheet's rows: bands between the borders of sections, what stands on cells beside them.
struct SheetTree {
  private(set) var plan = RowPlan()
  private let sections: [RowSection]
  private let rows: [RowTemplate]
  /// What stands on cells, by the rows that decide which section it belongs to.
  private let attachments: [(rows: ClosedRange<Int>, attachment: SheetAttachment)]
  private var attached: [Int: [SheetAttachment]] = [:]
  private var next = 0

  init(
    _ sections: [RowSection], _ rows: [RowTemplate],
    _ attachments: [(rows: ClosedRange<Int>, attachment: SheetAttachment)]
  ) {
    self.sections = sections
    self.rows = rows
    self.attachments = attachments
  }

  /// The plan and the tree.
  mutating func build() -> (plan: RowPlan, nodes: [SheetNode]) {
    for (index, section) in sections.enumerated() {
      let parent = sections[..<index].lastIndex { $0.open < section.open && $0.close > section.close }
      plan.sections.append(
        RowPlan.Section(
          rows: section.rows, bodyStart: section.body.lowerBound, parent: parent.map { $0 + 1 } ?? 0))
    }
    for (rows, attachment) in attachments { attached[plan.section(around: rows), default: []].append(attachment) }
    let nodes = nodes(of: 0, body: 1..<RowPlan.allRows.upperBound + 1)
    return (plan, nodes)
  }

  private mutating func nodes(of parent: Int, body: Range<Int>) -> [SheetNode] {
    var nodes: [SheetNode] = []
    if let attached = attached[parent] { nodes.append(.attached(attached)) }
    var at = body.lowerBound
    while next < sections.count, plan.sections[next + 1].parent == parent {
      let section = sections[next]
      next += 1
      add(at..<section.rows.lowerBound, of: parent, to: &nodes)
      nodes.append(.section(self.section(section, index: next)))
      at = section.rows.upperBound + 1
    }
    add(at..<max(at, body.upperBound), of: parent, to: &nodes)
    return nodes
  }

  private mutating func section(_ section: RowSection, index: Int) -> SheetSection {
    drop(section.rows.lowerBound..<section.body.lowerBound, of: index)
    let body = nodes(of: index, body: section.body)
    drop(section.body.upperBound..<section.rows.upperBound + 1, of: index)
    let isEven = !body.contains { if case .section = $0 { true } else { false } }
    return SheetSection(
      index: index, slot: section.slot, body: body, rowCount: isEven ? section.body.count : nil,
      blankBody: section.keepsBlankIteration ? body.map(\.blank) : nil)
  }

  /// Rows that are not printed have a place in the plan only.
  private mutating func drop(_ range: Range<Int>, of section: Int) {
    if !range.isEmpty { plan.bands.append(RowPlan.Band(rows: ClosedRange(range), section: section)) }
  }

  private mutating func add(_ range: Range<Int>, of section: Int, to nodes: inout [SheetNode]) {
    guard !range.isEmpty else { return }
    plan.bands.append(RowPlan.Band(rows: ClosedRange(range), section: section))
    let own = rows.filter { range.contains($0.number) }
    nodes.append(.rows(band: plan.bands.count - 1, count: range.count, own))
  }
}
