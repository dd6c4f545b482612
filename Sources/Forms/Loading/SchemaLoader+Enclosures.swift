import Findings

extension SchemaLoader {
  /// `enclosures`: the pages that go out with a form.
  mutating func enclosures(_ map: TreeMap, fields: [Field], lists: [String: ChoiceList]) -> [Enclosure] {
    var ids: Set<String> = []
    var enclosures: [Enclosure] = []
    for tree in reader.list(map, "enclosures") {
      guard let item = reader.map(tree, keys: SchemaKeys.enclosure) else { continue }
      let id = reader.string(item, "id", required: true) ?? ""
      if !id.isEmpty, !Identifier.isName(id) {
        reader.findings.append(.badIdentifier(id, at: item.valueOrigin(of: "id")))
      }
      if !ids.insert(id).inserted {
        reader.report(
          .duplicateId,
          LocalizedText("随附页“\(id)”重复", hant: "隨附頁「\(id)」重複", en: "there are two enclosures '\(id)'"),
          at: item.valueOrigin(of: "id"))
      }
      let title = reader.localized(item, "title", required: true)
      let kind = reader.name(item, "kind", of: Enclosure.Kind.self) ?? .page
      let position = reader.name(item, "position", of: Enclosure.Position.self)
      if kind != .page, position != nil {
        reader.report(
          .keyNotForType,
          LocalizedText(
            "“position”只用于 kind: page，信封和标签另印", hant: "「position」只用於 kind: page，信封和標籤另印",
            en: "'position' is for kind: page; envelopes and labels are printed apart"), at: item.origin(of: "position")
        )
      }
      let extent = reader.name(item, "of", of: Enclosure.Extent.self) ?? .first
      if item.value("layout") == nil { reader.missing("layout", in: item) }
      guard let layout = item.value("layout").flatMap({ enclosedLayout($0, fields: fields, lists: lists) }), let title
      else { continue }
      enclosures.append(
        Enclosure(
          id: id, title: title, kind: kind, position: position ?? .after, extent: extent, layout: layout))
    }
    return enclosures
  }

  private mutating func enclosedLayout(
    _ tree: YAMLTree, fields: [Field], lists: [String: ChoiceList]
  ) -> Layout? {
    guard let map = reader.map(tree, keys: SchemaKeys.enclosureLayout) else { return nil }
    let names = LayoutNames(fields: fields, lists: lists, height: 0, isEnclosed: true)
    var layout = self.layout(map, in: names, leastRoom: SchemaLoader.leastEnclosureRoom)
    layout.areas = reader.list(map, "areas").compactMap { area($0, on: layout.paper, in: names) }
    if layout.areas.isEmpty, layout.blocks.isEmpty, !reader.findings.hasErrors { reader.missing("rows", in: map) }
    return layout
  }

  /// A text at a fixed place.
  private mutating func area(_ tree: YAMLTree, on paper: Paper, in names: LayoutNames) -> LayoutArea? {
    guard let map = reader.map(tree, keys: SchemaKeys.area) else { return nil }
    let note = note(map, "text", in: names)
    let boxes = reader.integer(map, "boxes", in: 1...20)
    if map.value("at") == nil { reader.missing("at", in: map) }
    guard let at = map.value("at") else { return nil }
    let numbers = reader.list(at).compactMap { reader.number($0, in: -450...450) }
    guard numbers.count == 4, numbers[2] > 0, numbers[3] > 0 else {
      reader.report(
        .wrongType,
        LocalizedText(
          "位置写四个数：左、上、宽、高（毫米）；左、上为负数的从右边、下边量起",
          hant: "位置寫四個數：左、上、寬、高（公釐）；左、上為負數的從右邊、下邊量起",
          en:
            "a place is four numbers: left, top, width, height in mm; a negative left or top counts from the right or "
            + "lower edge"), at: at.origin)
      return nil
    }
    guard let note else { return nil }
    let area = LayoutArea(
      x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3], note: note, boxes: boxes)
    let (place, sheet) = (area.place(on: paper), paper.dimensions)
    if place.x < 0 || place.y < 0 || place.x + area.width > sheet.width || place.y + area.height > sheet.height {
      let size = "\(TreeReader.plain(sheet.width)) × \(TreeReader.plain(sheet.height))"
      reader.report(
        .layoutTooLarge,
        LocalizedText(
          "这一块超出了 \(size) 毫米的纸", hant: "這一塊超出了 \(size) 公釐的紙",
          en: "this area reaches over the edge of the sheet of \(size) mm"), at: at.origin)
    }
    return area
  }
}
