import Findings

/// What names a layout may use.
struct LayoutNames {
  var fields: [Field]
  var lists: [String: ChoiceList]
  /// The repeat whose columns they are.
  var table: String?
  /// The height between the margins in mm: no row is higher.
  var height: Double
  /// Whether they are of an enclosure: its texts are checked as templates are.
  var isEnclosed = false
  func field(_ id: String) -> Field? { fields.first { $0.id == id } }
}

extension SchemaLoader {
  /// `layout`: the printed grid.
  mutating func layout(
    _ tree: YAMLTree, fields: [Field], lists: [String: ChoiceList], drafts: [FieldDraft]
  ) -> Layout? {
    guard let map = reader.map(tree, keys: SchemaKeys.layout) else { return nil }
    var layout = self.layout(
      map, in: LayoutNames(fields: fields, lists: lists, height: 0), leastRoom: SchemaLoader.leastRoom)
    layout.greeting = reader.localized(map, "greeting")
    checkPrinted(drafts, on: layout)
    return layout
  }

  /// What the layouts of forms and of enclosures have in common.
  mutating func layout(
    _ map: TreeMap, in names: LayoutNames, leastRoom: (width: Double, height: Double)
  ) -> Layout {
    var layout = Layout(blocks: [])
    var names = names
    if let tree = map.value("paper") {
      layout.paper = paper(tree)
      checkRoom(on: layout.paper, least: leastRoom, at: tree.origin)
    }
    names.height = layout.paper.room.height
    if let height = height(map, "row_height", in: names) { layout.rowHeight = height }
    if let size = reader.number(map, "font_size", in: 5...40) { layout.fontSize = size }
    for tree in reader.list(map, "rows", required: !names.isEnclosed) {
      if let block = block(tree, in: names) { layout.blocks.append(block) }
    }
    return layout
  }

  private mutating func paper(_ tree: YAMLTree) -> Paper {
    var paper = Paper()
    guard let map = reader.map(tree, keys: SchemaKeys.paper) else { return paper }
    if let tree = map.value("size"), let size = size(tree) { paper.size = size }
    paper.isLandscape = reader.name(map, "orientation", of: Orientation.self) == .landscape
    if let margins = map.value("margins") {
      let sides = reader.list(margins).compactMap { reader.number($0, in: 0...100) }
      if sides.count == 4 {
        (paper.top, paper.right, paper.bottom, paper.left) = (sides[0], sides[1], sides[2], sides[3])
      } else {
        reader.report(
          .wrongType,
          LocalizedText(
            "页边距写四个数：上、右、下、左（毫米）", hant: "頁邊距寫四個數：上、右、下、左（公釐）",
            en: "margins are four numbers: top, right, bottom, left, in mm"), at: margins.origin)
      }
    }
    let isContinuous = paper.size == .continuous241
    for key in ["plies", "cut"] where !isContinuous && map.value(key) != nil {
      reader.report(
        .keyNotForPaper,
        LocalizedText(
          "“\(key)”只用于 241 连续纸", hant: "「\(key)」只用於 241 連續紙", en: "'\(key)' is for continuous paper (241) only"),
        at: map.origin(of: key))
    }
    if let plies = reader.integer(map, "plies", in: 1...7) { paper.plies = plies }
    if let cut = reader.name(map, "cut", of: Paper.Cut.self) { paper.cut = cut }
    return paper
  }

  /// A sheet's size: its name, or `[width, height]` in mm.
  private mutating func size(_ tree: YAMLTree) -> Paper.Size? {
    if case .list(let sides) = tree.content {
      let lengths = sides.compactMap { reader.number($0, in: 20...450) }
      if lengths.count == 2, sides.count == 2 { return .own(width: lengths[0], height: lengths[1]) }
      reader.report(
        .wrongType,
        LocalizedText(
          "自定的纸写两个数：[宽, 高]（毫米）", hant: "自訂的紙寫兩個數：[寬, 高]（公釐）",
          en: "a size of its own is two numbers: [width, height] in mm"), at: tree.origin)
      return nil
    }
    guard let name = reader.string(tree) else { return nil }
    if let known = Paper.Size.named.first(where: { $0.name == name }) { return known.size }
    reader.findings.append(.unknownName(name, known: Paper.Size.named.map(\.name), at: tree.origin))
    return nil
  }

  private enum Orientation: String, CaseIterable { case portrait, landscape }

  private mutating func block(_ tree: YAMLTree, in names: LayoutNames) -> LayoutBlock? {
    if case .list(let items) = tree.content { return row(items, height: nil, at: tree.origin, in: names) }
    guard case .map(let members) = tree.content else {
      reader.wrongKind(
        tree,
        expecting: LocalizedText(
          "一行，如 [ name, date ]，或一个块，如 { table: lines }", hant: "一列，如 [ name, date ]，或一個區塊，如 { table: lines }",
          en: "a row such as [ name, date ], or a block such as { table: lines }"))
      return nil
    }
    let keys = members.map(\.key)
    if keys.contains("cells") {
      guard let map = reader.map(tree, keys: SchemaKeys.row) else { return nil }
      let height = height(map, "height", in: names)
      return row(reader.list(map, "cells"), height: height, at: map.origin(of: "cells"), in: names)
    }
    if keys.contains("table") { return table(tree, in: names) }
    if keys.contains("matrix") { return matrix(tree, in: names) }
    if keys.contains("note") {
      guard let map = reader.map(tree, keys: SchemaKeys.note) else { return nil }
      var note = note(map, "note", in: names)
      note?.before = reader.number(map, "before", in: 0...200) ?? 0
      return note.map { .note($0) }
    }
    if let first = members.first, !keys.contains(where: SchemaKeys.single.contains) {
      // Nothing says what kind of block it is meant to be.
      reader.findings.append(.unknownSchemaKey(first.key, known: SchemaKeys.blocks, at: first.origin))
      return nil
    }
    guard let map = reader.map(tree, keys: SchemaKeys.single) else { return nil }
    if members.count > 1 {
      reader.wrongKind(
        tree,
        expecting: LocalizedText(
          "heading、page_break 之一", hant: "heading、page_break 之一", en: "one of heading, page_break"))
    }
    if let text = reader.localized(map, "heading") { return .heading(text) }
    if reader.boolean(map, "page_break") == true { return .pageBreak }
    if members.isEmpty { reader.missing("cells", in: map) }
    return nil
  }

  private mutating func row(
    _ items: [YAMLTree], height: Double?, at origin: Origin, in names: LayoutNames
  ) -> LayoutBlock {
    let standard = standardSpan(items)
    let cells = items.compactMap { cell($0, span: standard, in: names) }
    if cells.count == items.count { checkSpans(cells.map(\.span), at: origin) }
    return .row(cells: cells, height: height)
  }

  private mutating func checkSpans(_ spans: [Double], at origin: Origin) {
    let sum = spans.reduce(0, +)
    if abs(sum - 12) < 0.001 { return }
    let plain = TreeReader.plain(sum)
    reader.report(
      .spanSum,
      LocalizedText(
        "这一行各格的宽度合计是 \(plain)，应是 12", hant: "這一列各格的寬度合計是 \(plain)，應是 12",
        en: "the spans of this row add up to \(plain), not to 12"), at: origin)
  }

  private mutating func span(_ map: TreeMap, _ key: String, default standard: Double, least: Double = 0.25) -> Double {
    let value = reader.number(map, key, in: least...12) ?? standard
    if (value * 4).rounded() != value * 4 {
      reader.report(
        .spanQuarter,
        LocalizedText(
          "宽度须是 0.25 的倍数，请写明", hant: "寬度須是 0.25 的倍數，請寫明", en: "give a span that is a multiple of 0.25"),
        at: map.origin(of: key))
    }
    return value
  }

  /// The span of cells that give none: they share equally what the others leave of 12.
  private func standardSpan(_ items: [YAMLTree]) -> Double {
    let given = items.compactMap { item -> Double? in
      guard case .map(let members) = item.content, let span = members.first(where: { $0.key == "span" }),
        case .scalar(let text, _) = span.value.content
      else { return nil }
      return Double(text)
    }
    let open = items.count - given.count
    let rest = 12 - given.reduce(0, +)
    return open > 0 && rest > 0 ? rest / Double(open) : 12 / Double(max(items.count, 1))
  }

  /// A cell that is the name of a field alone, as a map: `customer_name` is `{ field: customer_name }`.
  private func named(_ tree: YAMLTree, in names: LayoutNames) -> YAMLTree {
    guard case .scalar(let id, _) = tree.content else { return tree }
    let kind =
      switch names.field(id)?.type {
      case .signature: "signature"
      case .stamp: "stamp"
      default: "field"
      }
    let member = YAMLTree.Member(key: kind, origin: tree.origin, value: tree)
    return YAMLTree(content: .map([member]), origin: tree.origin)
  }

  private mutating func cell(_ tree: YAMLTree, span standard: Double, in names: LayoutNames) -> LayoutCell? {
    guard let map = reader.map(named(tree, in: names), keys: SchemaKeys.cellContent + SchemaKeys.cellStyle) else {
      return nil
    }
    let given = SchemaKeys.cellContent.filter { map.value($0) != nil }
    guard given.count == 1, let kind = given.first, let value = map.value(kind) else {
      // A key that is not known was told already.
      let known = SchemaKeys.cellContent + SchemaKeys.cellStyle
      if given.isEmpty, case .map(let members) = tree.content, members.contains(where: { !known.contains($0.key) }) {
        return nil
      }
      let (choice, english) = (
        SchemaKeys.cellContent.joined(separator: "、"), SchemaKeys.cellContent.joined(separator: ", ")
      )
      reader.report(
        .cellContent,
        LocalizedText(
          "一格须有且只有一项内容：\(choice)", hant: "一格須有且只有一項內容：\(choice)", en: "a cell has exactly one of \(english)"),
        at: tree.origin)
      return nil
    }
    let span = self.span(map, "span", default: standard)
    let labelSpan = self.span(map, "label_span", default: span > 2 ? 2 : 0, least: 0)
    if labelSpan >= span, labelSpan > 0 {
      reader.report(
        .labelSpan,
        LocalizedText(
          "标签宽度须小于格宽 \(TreeReader.plain(span))", hant: "標籤寬度須小於格寬 \(TreeReader.plain(span))",
          en: "label_span must be less than the span \(TreeReader.plain(span))"), at: map.origin(of: "label_span"))
    }
    guard let content = content(kind, value, labelSpan: labelSpan, in: names) else { return nil }
    var cell = LayoutCell(content, span: span)
    cell.align = reader.name(map, "align", of: Alignment.self)?.rawValue
    cell.format = reader.string(map, "format")
    if let format = cell.format {
      formats += content.fields.map {
        LayoutFormat(field: $0, table: names.table, pipe: format, origin: map.valueOrigin(of: "format"))
      }
    }
    cell.label = reader.localized(map, "label")
    return cell
  }

  /// A text without a border, with how it is set.
  mutating func note(_ map: TreeMap, _ key: String, in names: LayoutNames) -> LayoutNote? {
    let text = reader.localized(map, key, required: true)
    if names.isEnclosed {
      texts += (text?.wordings ?? []).map {
        LayoutText(text: $0, mayDraw: key == "text" && map.value("boxes") == nil, origin: map.valueOrigin(of: key))
      }
    }
    guard let text else { return nil }
    var note = LayoutNote(text)
    if let size = reader.number(map, "size", in: 5...72) { note.size = size }
    if let align = reader.name(map, "align", of: Alignment.self) { note.align = align.rawValue }
    note.isTitle = reader.boolean(map, "title") ?? false
    return note
  }

  private enum Alignment: String, CaseIterable { case left, center, right }

  private mutating func content(
    _ kind: String, _ value: YAMLTree, labelSpan: Double, in names: LayoutNames
  ) -> LayoutCell.Content? {
    switch kind {
    case "field":
      guard let field = fieldID(value, in: names) else { return nil }
      if field.type == .repeat {
        reader.report(
          .fieldType,
          LocalizedText(
            "“\(field.id)”是明细，请用 table 排版", hant: "「\(field.id)」是明細，請用 table 排版",
            en: "'\(field.id)' is a repeat: lay it out as a table"), at: value.origin)
      }
      return .field(id: field.id, labelSpan: labelSpan)
    case "fields":
      let ids = reader.list(value).compactMap { fieldID($0, in: names)?.id }
      return .fields(ids)
    case "signature": return fieldID(value, in: names, of: [.signature]).map { .signature(id: $0.id) }
    case "stamp": return fieldID(value, in: names, of: [.stamp]).map { .stamp(id: $0.id) }
    case "approval":
      guard let map = reader.map(value, keys: SchemaKeys.approval) else { return nil }
      if map.value("field") == nil { reader.missing("field", in: map) }
      let role = reader.string(map, "role", required: true)
      guard let role, let tree = map.value("field"), let field = fieldID(tree, in: names, of: [.approvals]) else {
        return nil
      }
      guard let step = field.chain.first(where: { $0.role.wordings.contains(role) }) else {
        reader.findings.append(
          .unknownName(role, known: field.chain.map(\.role.zhHans), at: map.valueOrigin(of: "role")))
        return nil
      }
      return .approval(field: field.id, role: step.role.zhHans)
    default: return reader.localized(value).map { .text($0) }
    }
  }

  /// The field that a layout names, of one of the types if any are given.
  private mutating func fieldID(_ tree: YAMLTree, in names: LayoutNames, of types: [FieldType] = []) -> Field? {
    guard let id = reader.string(tree) else { return nil }
    guard let field = names.field(id) else {
      reader.findings.append(.unknownField(id, known: names.fields.map(\.id), at: tree.origin))
      return nil
    }
    if types.isEmpty || types.contains(field.type) { return field }
    let wanted = types.map(\.rawValue).joined(separator: ", ")
    reader.report(
      .fieldType,
      LocalizedText(
        "“\(id)”的类型是 \(field.type.rawValue)，这里要 \(wanted)", hant: "「\(id)」的類型是 \(field.type.rawValue)，這裡要 \(wanted)",
        en: "'\(id)' is of type \(field.type.rawValue); \(wanted) is needed here"), at: tree.origin)
    return nil
  }

  private mutating func table(_ tree: YAMLTree, in names: LayoutNames) -> LayoutBlock? {
    guard let map = reader.map(tree, keys: SchemaKeys.table), let name = map.value("table") else { return nil }
    guard let group = fieldID(name, in: names, of: [.repeat]) else { return nil }
    var table = LayoutTable(
      field: group.id, columns: [], blankRows: reader.integer(map, "blank_rows", in: 0...100) ?? 1)
    switch map.value("heading")?.content {
    case .scalar("true", false)?: table.showsHeading = true
    case .scalar("false", false)?, nil: break
    default:
      table.heading = reader.localized(map, "heading")
      table.showsHeading = table.heading != nil
    }
    table.rowHeight = height(map, "row_height", in: names)
    let columns = reader.list(map, "columns", required: true)
    let inner = LayoutNames(fields: group.fields, lists: names.lists, table: group.id, height: names.height)
    let standard = standardSpan(columns)
    for item in columns {
      guard var cell = cell(item, span: standard, in: inner) else { continue }
      guard case .field(let id, _) = cell.content else {
        reader.report(
          .cellContent, LocalizedText("表格的列只能是 field", hant: "表格的欄只能是 field", en: "a table's column is a field"),
          at: item.origin)
        continue
      }
      cell.content = .field(id: id, labelSpan: 0)
      table.columns.append(cell)
    }
    if table.columns.count == columns.count, !columns.isEmpty {
      checkSpans(table.columns.map(\.span), at: map.origin(of: "columns"))
    }
    let footer = reader.list(map, "footer")
    let footerSpan = standardSpan(footer)
    table.footer = footer.compactMap { cell($0, span: footerSpan, in: names) }
    if table.footer.count == footer.count, !footer.isEmpty {
      checkSpans(table.footer.map(\.span), at: map.origin(of: "footer"))
    }
    return .table(table)
  }

  private mutating func matrix(_ tree: YAMLTree, in names: LayoutNames) -> LayoutBlock? {
    guard let map = reader.map(tree, keys: SchemaKeys.matrix) else { return nil }
    let items = reader.list(map, "matrix")
    let fields = items.compactMap { fieldID($0, in: names, of: [.selectOne]) }
    let matrix = LayoutMatrix(
      fields: fields.map(\.id), numberSpan: span(map, "number_span", default: 1, least: 0),
      itemSpan: span(map, "item_span", default: 6), choiceSpan: span(map, "choice_span", default: 1),
      rowHeight: height(map, "row_height", in: names))
    guard fields.count == items.count, let first = fields.first else {
      if items.isEmpty { reader.missing("matrix", in: map) }
      return nil
    }
    if let other = fields.first(where: { $0.choiceList != first.choiceList }) {
      reader.report(
        .matrixLists,
        LocalizedText(
          "矩阵各行须用同一个选项表：\(other.id) 与 \(first.id) 不同", hant: "矩陣各列須用同一個選項表：\(other.id) 與 \(first.id) 不同",
          en: "the fields of a matrix share one choice list; \(other.id) and \(first.id) do not"),
        at: map.origin(of: "matrix"))
    } else if let list = first.choiceList.flatMap({ names.lists[$0] }) {
      let choices = Array(repeating: matrix.choiceSpan, count: list.choices.count)
      checkSpans([matrix.numberSpan, matrix.itemSpan] + choices, at: map.origin(of: "matrix"))
    }
    return .matrix(matrix)
  }
}
