import Findings
import Forms
import Register

/// By what a card is known: the value of its key field, however it is written.
struct CardKey: Sendable {
  /// The value.
  let text: String
  /// The digest by which the register finds the card.
  let identity: RowContent

  /// `nil` for a form that is no card.
  init?(_ form: ValidForm) { self.init(form.values, of: form.schema) }

  /// `nil` where the key has no value.
  init?(_ values: Row, of schema: FormSchema) {
    guard let field = schema.cardKey, case .text(let text)? = values[field] else { return nil }
    self.text = text
    identity = RowContent(of: Array("\(schema.id) card \(FoldedText(text).text)".utf8))
  }
}

/// There is one open card for each value of the key. One that is closed has ended: the next may follow.
struct CardRule {
  /// The row of the list that opens a card of this key.
  private var rows: [RowContent: Int] = [:]

  /// Refuses the rows whose cards are open already, and those that open one a second time.
  mutating func mark(_ items: inout [FormList<IssueRow>.Item], _ register: FormRegister) throws {
    let keys = items.valid.compactMap { $0.card?.identity }
    if keys.isEmpty { return }
    let open = try register.openForms(with: keys)
    items.replaceValid { row in
      guard let card = row.card else { return nil }
      if let number = open[card.identity] {
        return .refused(row.refused([CardRule.exists(card, number, at: row.origin)]))
      }
      let first = rows[card.identity] ?? row.row
      rows[card.identity] = first
      return first == row.row ? nil : .refused(row.refused([CardRule.doubled(card, first, at: row.origin)]))
    }
  }

  /// Refuses what makes no sense for cards: whether one is open is told when it is to get its number, and a packet of a list
  /// would be of one moment.
  static func check(_ options: IssueOptions, _ schema: FormSchema) throws {
    let used = [("--all-or-none", options.allOrNone), ("--packet", options.packetPath != nil)].first { $0.1 }?.0
    guard schema.kind == .card, let used else { return }
    throw DeskError(
      "“\(schema.title.zhHans)”是卡片，不能用 \(used)", hant: "「\(schema.title.text(in: .zhHant))」是卡片，不能用 \(used)",
      en: "\(schema.title.text(in: .en)) is a card: \(used) is not for it", kind: .usage)
  }

  private static func exists(_ card: CardKey, _ number: String, at origin: Origin) -> Finding {
    Finding(
      code: .cardExists,
      LocalizedText(
        "“\(card.text)”已有卡片 \(number)，没有另外编号", hant: "「\(card.text)」已有卡片 \(number)，沒有另外編號",
        en: "“\(card.text)” has the card \(number) already; no second one was issued"), at: origin,
      hint: LocalizedText(
        "续填请用 liandan add \(number) 数据", hant: "續填請用 liandan add \(number) 資料",
        en: "add to it with liandan add \(number) DATA"))
  }

  private static func doubled(_ card: CardKey, _ row: Int, at origin: Origin) -> Finding {
    Finding(
      code: .cardExists,
      LocalizedText(
        "“\(card.text)”的卡片由第 \(row) 份开，没有另外编号", hant: "「\(card.text)」的卡片由第 \(row) 份開，沒有另外編號",
        en: "form \(row) of the list opens the card of “\(card.text)”; no second one was issued"), at: origin,
      hint: LocalizedText(
        "一个客户或产品一张卡片：并成一份，或开出后续填", hant: "一個客戶或產品一張卡片：併成一份，或開出後續填",
        en: "one card for each: make one form of them, or add to it later"))
  }
}
