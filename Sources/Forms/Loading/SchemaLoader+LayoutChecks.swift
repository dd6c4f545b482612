import Findings

/// What a layout may not ask of its paper, and what it forgets.
extension SchemaLoader {
  /// The least width and height between the margins on which a form can be printed, in mm.
  static let leastRoom = (width: 60.0, height: 40.0)

  /// The same of an enclosure, which may be a label.
  static let leastEnclosureRoom = (width: 20.0, height: 10.0)

  /// Reports margins that leave no room for a form.
  mutating func checkRoom(on paper: Paper, least: (width: Double, height: Double), at origin: Origin) {
    let (sheet, room) = (paper.dimensions, paper.room)
    guard room.width < least.width || room.height < least.height else { return }
    let size = "\(TreeReader.plain(sheet.width)) × \(TreeReader.plain(sheet.height))"
    let left = "\(TreeReader.plain(room.width)) × \(TreeReader.plain(room.height))"
    reader.report(
      .layoutTooLarge,
      LocalizedText(
        "页边距太大：\(size) 毫米的纸只剩下 \(left) 毫米", hant: "頁邊距太大：\(size) 公釐的紙只剩下 \(left) 公釐",
        en: "the margins are too wide: of the sheet of \(size) mm, \(left) mm are left"), at: origin)
  }

  /// A row's height in mm; one that is higher than the paper between its margins is reported.
  mutating func height(_ map: TreeMap, _ key: String, in names: LayoutNames) -> Double? {
    guard let height = reader.number(map, key, in: 1...300) else { return nil }
    guard height > names.height, names.height >= SchemaLoader.leastEnclosureRoom.height else { return height }
    let (own, room) = (TreeReader.plain(height), TreeReader.plain(names.height))
    reader.report(
      .layoutTooLarge,
      LocalizedText(
        "行高 \(own) 毫米，超过页边距之间的 \(room) 毫米，一页放不下", hant: "列高 \(own) 公釐，超過頁邊距之間的 \(room) 公釐，一頁放不下",
        en: "a row of \(own) mm does not fit on a page, which has \(room) mm between its margins"),
      at: map.valueOrigin(of: key))
    return height
  }

  /// Warns of fields that the layout does not print. Day and filler stand at the foot of each form, pictures on pages of their
  /// own; columns of a repeat may be left out on purpose. Of a layout with errors it is not known what it would print.
  mutating func checkPrinted(_ drafts: [FieldDraft], on layout: Layout) {
    if reader.findings.hasErrors { return }
    let printed = Set(layout.blocks.flatMap(\.fields)).union(["fill_date", "preparer"])
    for draft in drafts where !printed.contains(draft.id) && draft.type != .image {
      let label = draft.label
      reader.report(
        .fieldNotLaidOut,
        LocalizedText(
          "“\(label.zhHans)”（\(draft.id)）不在版面上，印不出来", hant: "「\(label.text(in: .zhHant))」（\(draft.id)）不在版面上，印不出來",
          en: "'\(label.text(in: .en))' (\(draft.id)) is on no row of the layout and is not printed"),
        at: draft.idOrigin, severity: .warning,
        hint: LocalizedText(
          "在 layout 里给它一格；不用印，就从 fields 里删去", hant: "在 layout 裡給它一格；不用印，就從 fields 裡刪去",
          en: "give it a cell in the layout, or delete the field"))
    }
  }
}
