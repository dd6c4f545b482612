import Findings
import Records
import SpreadsheetML
import Storage
import Zipping

/// 移交清单: what is handed over, a row per copy, with blank columns for who hands over and who receives; and on a second
/// sheet 编号核对, the account of the numbers.
///
/// The rows are laid aside until the packet is complete: only then are the counts known that stand above them. Titles and
/// labels, of which there are few, are kept once.
struct TransmittalList {
  private let rows: any ByteSpool
  private var texts: [String] = []
  private var places: [String: Int] = [:]
  private var count = 0

  init(_ spool: any ByteSpool) { rows = spool }

  /// Adds a form with its copies.
  mutating func add(
    _ number: String, title: String, closedOn: String?, copies: [(label: String, pages: Int?)]
  ) throws {
    for copy in copies {
      // Numbers are safe names: no blank can stand in them.
      let pages = copy.pages.map { "\($0)" } ?? "-"
      let line =
        "\(number) \(place(of: title)) \(place(of: copy.label)) \(pages) \(place(of: closedOn ?? ""))\n"
      try rows.write(Array(line.utf8))
      count += 1
    }
  }

  private mutating func place(of text: String) -> Int {
    if let known = places[text] { return known }
    texts.append(text)
    places[text] = texts.count - 1
    return texts.count - 1
  }

  /// Writes the workbook.
  func write(
    to sink: any ByteSink, _ head: PacketHead, accounts: [NumberAccount], span: AuditSpan,
    replacements: ReplacementIndex, spool: @escaping () throws -> any ByteSpool
  ) throws {
    do {
      var table = try StreamingTable(to: sink, title: "移交清单", spool: spool)
      try table.begin(layout(head, span, hasNotes: !replacements.isEmpty))
      var number = 0
      var lines = LineSplitter()
      try rows.replay(0..<rows.count) { piece in
        try lines.split(piece) { line in
          number += 1
          try table.append(row(number, line, replacements))
        }
      }
      try table.end()
      try table.begin(TransmittalList.accountLayout(head))
      for account in accounts { for row in TransmittalList.rows(account) { try table.append(row) } }
      try table.end()
      try table.finish()
    } catch let error as SpreadsheetError {
      throw ArchiveError(
        .transmittalFailed, "移交清单没有写成，没有打包：\(error.message.zhHans)",
        hant: "移交清單沒有寫成，沒有打包：\(error.message.text(in: .zhHant))",
        en: "the transmittal list could not be written, nothing was packed: \(error.message.text(in: .en))")
    }
  }

  /// The cells of a line that was laid aside.
  private func row(_ number: Int, _ line: ArraySlice<UInt8>, _ replacements: ReplacementIndex) -> [TableCell] {
    let parts = String(decoding: line, as: UTF8.self).split(separator: " ")
    func text(_ index: Int) -> String { Int(parts[index]).map { texts[$0] } ?? "" }
    let note = replacements[String(parts[0])].label.map { [TableCell.text($0.zhHans)] } ?? []
    return [
      .number("\(number)"), .text(String(parts[0])), .text(text(1)), .text(text(2)),
      parts[3] == "-" ? .blank : .number(String(parts[3])), text(4).isEmpty ? .blank : TransmittalList.date(text(4)),
      .text(text(4).isEmpty ? "已开单" : "已结单"),
    ] + note
  }

  /// Packets without replaced forms have no column for them, as earlier versions made them.
  private func layout(_ head: PacketHead, _ span: AuditSpan, hasNotes: Bool) -> TableLayout {
    let notes = hasNotes ? [TableColumn("备注", width: 28)] : []
    return TableLayout(
      name: "移交清单", title: "移交清单",
      remarks: [
        "\(head.organization)　　档案包 \(head.id)",
        "移交给：\(head.keeper)　　期间：\(head.periodLabel)　　制单：\(head.madeBy) \(head.madeOn)　　共 \(count) 件",
        "审计链末条摘要：\(span.head)",
      ],
      columns: [
        .init("序号", width: 8, kind: .integer), .init("编号", width: 22), .init("名称", width: 34),
        .init("联次", width: 20), .init("页数", width: 7, kind: .integer), .init("结单日期", width: 12, kind: .date),
        .init("状态", width: 9),
      ] + notes + [.init("移交人", width: 12), .init("接收人", width: 12)],
      footer: ["移交部门（盖章）：　　　　　　移交人：　　　　　　接收部门（盖章）：　　　　　　接收人：　　　　　　日期：　　年　　月　　日"])
  }

  static func accountLayout(_ head: PacketHead) -> TableLayout {
    TableLayout(
      name: "编号核对", title: "编号核对", remarks: ["\(head.organization)　　截至 \(head.madeOn)"],
      columns: [
        .init("名称", width: 30), .init("编号系列", width: 14), .init("起", width: 20), .init("止", width: 20),
        .init("份数", width: 8, kind: .integer), .init("未结单", width: 8, kind: .integer),
        .init("已结单", width: 8, kind: .integer), .init("作废", width: 8, kind: .integer),
        .init("缺号", width: 8, kind: .integer), .init("说明", width: 40),
      ])
  }

  static func rows(_ account: NumberAccount) -> [[TableCell]] {
    let sum: [TableCell] = [
      .text(account.title), .text(account.series), .text(account.first), .text(account.last),
      .number("\(account.issued)"), .number("\(account.open)"), .number("\(account.closed)"),
      .number("\(account.void.count)"), .number("\(account.missing.count)"),
      .text(account.missing.isEmpty ? "连号" : "断号：" + account.missing.prefix(50).joined(separator: "、")),
    ]
    let lost = account.lost.map { range -> [TableCell] in
      [
        .blank, .text("缺号"), .text(range.first), .text(range.last), .blank, .blank, .blank, .blank, .blank,
        .text(range.reason.zhHans),
      ]
    }
    return [sum] + lost
      + account.void.map { void in
        [
          .blank, .text("作废"), .text(void.number), .blank, .blank, .blank, .blank, .blank, .blank,
          .text(
            // Why others were made void is none of the reader's business in packets that hide their events.
            "\(void.at.prefix(10))" + (void.reason.isEmpty ? "" : " \(String(void.reason.prefix(1000)))")
              + (void.replacedBy.map { "；" + Replacements.replaced(by: $0).zhHans } ?? "")),
        ]
      }
  }

  /// An ISO day as a date cell; anything else as the text it is.
  static func date(_ text: String) -> TableCell {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return parts.count == 3 ? .date(SerialDate(year: parts[0], month: parts[1], day: parts[2])) : .text(text)
  }
}

/// Cuts bytes that come in pieces into lines. Each byte is looked at once, however long a line is.
struct LineSplitter {
  /// No line of a packet is longer; of one that is, in a packet from a stranger, the rest is dropped, so that it cannot be
  /// read as what it claims to be.
  static let lineLimit = 4 << 20

  private var rest: [UInt8] = []

  /// Hands over the lines that `piece` completes, without their ends.
  mutating func split(_ piece: some Collection<UInt8>, _ body: (ArraySlice<UInt8>) throws -> Void) throws {
    var piece = piece[...]
    while let end = piece.firstIndex(of: 0x0A) {
      append(piece[..<end])
      try body(rest[...])
      rest.removeAll(keepingCapacity: true)
      piece = piece[piece.index(after: end)...]
    }
    append(piece)
  }

  private mutating func append(_ bytes: some Collection<UInt8>) {
    rest.append(contentsOf: bytes.prefix(LineSplitter.lineLimit - rest.count))
  }

  /// Hands over what came after the last line end, if anything.
  mutating func finish(_ body: (ArraySlice<UInt8>) throws -> Void) throws {
    if !rest.isEmpty { try body(rest[...]) }
    rest = []
  }
}
