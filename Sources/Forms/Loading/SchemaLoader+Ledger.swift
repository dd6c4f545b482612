import Findings

extension SchemaLoader {
  /// `ledger: [ columns ]`, or `ledger: { columns: [ … ], totals: [ … ], lines: 20 }`
  mutating func ledgerLayout(_ form: TreeMap, fields: [Field]) -> LedgerLayout? {
    guard var tree = form.value("ledger") else { return nil }
    if case .list = tree.content {
      let columns = YAMLTree.Member(key: "columns", origin: tree.origin, value: tree)
      tree = YAMLTree(content: .map([columns]), origin: tree.origin)
    }
    guard let map = reader.map(tree, keys: SchemaKeys.ledger) else { return nil }
    var columns: [LedgerLayout.Column] = []
    for item in reader.list(map, "columns", required: true) {
      if case .scalar(let id, _) = item.content {
        checkTopField(id, in: fields, at: item.origin)
        columns.append(LedgerLayout.Column(field: id, width: nil))
      } else if let column = reader.map(item, keys: SchemaKeys.ledgerColumn),
        let id = reader.string(column, "field", required: true)
      {
        checkTopField(id, in: fields, at: column.valueOrigin(of: "field"))
        columns.append(LedgerLayout.Column(field: id, width: reader.number(column, "width", in: 2...120)))
      }
    }
    let totals = reader.list(map, "totals").compactMap { item -> String? in
      guard let id = reader.string(item) else { return nil }
      let known = columns.map(\.field)
      if !known.contains(id) { reader.findings.append(.unknownName(id, known: known, at: item.origin)) }
      return id
    }
    return LedgerLayout(columns: columns, totals: totals, lines: reader.integer(map, "lines", in: 5...60) ?? 20)
  }

  /// `previous: { by: [plate] }`
  mutating func previousLine(_ form: TreeMap, fields: [Field]) -> PreviousLine? {
    guard let tree = form.value("previous"), let map = reader.map(tree, keys: SchemaKeys.previous) else { return nil }
    let keys = reader.list(map, "by").compactMap { item -> String? in
      guard let id = reader.string(item) else { return nil }
      checkTopField(id, in: fields, at: item.origin)
      return id
    }
    return PreviousLine(keys: keys)
  }

  private mutating func checkTopField(_ id: String, in fields: [Field], at origin: Origin) {
    if fields.contains(where: { $0.id == id }) { return }
    reader.findings.append(.unknownField(id, known: fields.map(\.id), at: origin))
  }
}
