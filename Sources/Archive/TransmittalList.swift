import Findings
import SpreadsheetML

/// 移交清单: what is handed over, a row per copy, with blank columns for who hands over and who receives; and on a second
/// sheet 编号核对, the account of the numbers.
struct TransmittalList {
  private struct Entry {
    let form: String
    let number: String
    let title: String
    let copy: String
    let pages: Int?
    let closedOn: String
  }
  private var entries: [Entry] = []

  /// A worksheet has 1,048,576 rows; some are the head.
  private static let rowsPerSheet = 1_000_000

  mutating func add(_ form: PacketForm) {
    for copy in form.copies {
      entries.append(
        Entry(
          form: form.form, number: form.number, title: form.title, copy: copy.label, pages: copy.pages,
          closedOn: form.closedOn))
    }
  }

  func workbook(_ head: PacketHead, _ accounts: [NumberAccount], _ span: AuditSpan) throws -> [UInt8] {
    let sheets = lists(head, span) + [TransmittalList.account(head, accounts)]
    do { return try TableWorkbook(sheets: sheets).bytes() } catch {
      throw ArchiveError(
        "transmittal-failed", "移交清单没有写成，没有打包：\(error.message.zhHans)",
        hant: "移交清單沒有寫成，沒有打包：\(error.message.text(in: .zhHant))",
        en: "the transmittal list could not be written, nothing was packed: \(error.message.text(in: .en))")
    }
  }

  private func lists(_ head: PacketHead, _ span: AuditSpan) -> [TableWorkbook.Sheet] {
    let sorted = entries.sorted {
      $0.form == $1.form ? BagName.precedes($0.number, $1.number) : BagName.precedes($0.form, $1.form)
    }
    return stride(from: 0, to: max(sorted.count, 1), by: TransmittalList.rowsPerSheet).map { start in
      let part = sorted[start..<min(start + TransmittalList.rowsPerSheet, sorted.count)]
      var sheet = TableWorkbook.Sheet(
        name: "移交清单", title: "移交清单",
        columns: [
          .init("序号", width: 7, kind: .integer), .init("编号", width: 22), .init("名称", width: 34),
          .init("联次", width: 20), .init("页数", width: 7, kind: .integer), .init("结单日期", width: 12, kind: .date),
          .init("状态", width: 9), .init("移交人", width: 12), .init("接收人", width: 12),
        ],
        rows: part.enumerated().map { index, entry in
          [
            .number("\(start + index + 1)"), .text(entry.number), .text(entry.title), .text(entry.copy),
            entry.pages.map { .number("\($0)") } ?? .blank, TransmittalList.date(entry.closedOn), .text("已结单"),
          ]
        })
      sheet.remarks = [
        "\(head.organization)　　档案包 \(head.id)",
        "移交给：\(head.keeper)　　期间：\(head.periodLabel)　　制单：\(head.madeBy) \(head.madeOn)　　共 \(sorted.count) 件",
        "审计链末条摘要：\(span.head)",
      ]
      sheet.footer = ["移交部门（盖章）：　　　　　　移交人：　　　　　　接收部门（盖章）：　　　　　　接收人：　　　　　　日期：　　年　　月　　日"]
      return sheet
    }
  }

  private static func account(_ head: PacketHead, _ accounts: [NumberAccount]) -> TableWorkbook.Sheet {
    var rows: [[TableWorkbook.Cell]] = []
    for account in accounts {
      rows.append([
        .text(account.title), .text(account.series), .text(account.first), .text(account.last),
        .number("\(account.issued)"), .number("\(account.open)"), .number("\(account.closed)"),
        .number("\(account.void.count)"), .number("\(account.missing.count)"),
        .text(account.missing.isEmpty ? "连号" : "断号：" + account.missing.prefix(50).joined(separator: "、")),
      ])
      for void in account.void {
        rows.append([
          .blank, .text("作废"), .text(void.number), .blank, .blank, .blank, .blank, .blank, .blank,
          .text("\(void.at.prefix(10)) \(String(void.reason.prefix(1000)))"),
        ])
      }
    }
    var sheet = TableWorkbook.Sheet(
      name: "编号核对", title: "编号核对",
      columns: [
        .init("名称", width: 30), .init("编号系列", width: 14), .init("起", width: 20), .init("止", width: 20),
        .init("份数", width: 8, kind: .integer), .init("未结单", width: 8, kind: .integer),
        .init("已结单", width: 8, kind: .integer), .init("作废", width: 8, kind: .integer),
        .init("缺号", width: 8, kind: .integer), .init("说明", width: 40),
      ], rows: rows)
    sheet.remarks = ["\(head.organization)　　截至 \(head.madeOn)"]
    return sheet
  }

  /// An ISO day as a date cell; anything else as the text it is.
  private static func date(_ text: String) -> TableWorkbook.Cell {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return parts.count == 3 ? .date(SerialDate(year: parts[0], month: parts[1], day: parts[2])) : .text(text)
  }
}
