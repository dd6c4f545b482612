import Findings
import Records
import SpreadsheetML
import Storage

/// 移交清单 of a packet with terms, a row for each copy with its archival code, customer, amount, files and pages, and the
/// account of the numbers on a second sheet.
enum ArchiveTransmittal {
  static func write(
    _ entries: ArchiveEntries, to sink: any ByteSink, _ head: PacketHead, _ terms: ArchiveTerms,
    accounts: [NumberAccount], span: AuditSpan, replacements: ReplacementIndex,
    spool: @escaping () throws -> any ByteSpool
  ) throws {
    var table = try StreamingTable(to: sink, title: "移交清单", spool: spool)
    try table.begin(layout(entries, head, terms, span))
    let term = terms.years.map { "\($0)年" } ?? "永久"
    var row = 0
    var amount = AmountSum()
    try entries.replay { entry in
      row += 1
      if entry.isFirst { amount.add(entry.amount) }
      try table.append([
        .number("\(row)"), .text(entry.code), .text(entry.number), .text(entry.name),
        entry.customer.isEmpty ? .blank : .text(entry.customer),
        entry.amount.isEmpty || !entry.isFirst ? .blank : .number(entry.amount), .text(entry.label),
        .text(entry.files), entry.pages.map { .number("\($0)") } ?? .blank, TransmittalList.date(entry.day),
        .text(entry.isVoid ? "已作废" : "已结单"), .text(term),
        entry.paper.isEmpty || !entry.isFirst ? .blank : .text(entry.paper),
        entry.remark(replacements).isEmpty ? .blank : .text(entry.remark(replacements)),
      ])
    }
    try table.end(totals: [
      .blank, .text("合计"), .text("\(entries.forms) 份"), .blank, .blank, amount.text.map { .number($0) } ?? .blank,
      .text("\(entries.copies) 件"), .blank, entries.pages == 0 ? .blank : .number("\(entries.pages)"),
    ])
    try table.begin(TransmittalList.accountLayout(head))
    for account in accounts { for row in TransmittalList.rows(account) { try table.append(row) } }
    try table.end()
    try table.finish()
  }

  private static func layout(
    _ entries: ArchiveEntries, _ head: PacketHead, _ terms: ArchiveTerms, _ span: AuditSpan
  ) -> TableLayout {
    let until = terms.keptUntil.map { "保管 \(terms.years ?? 0) 年，至 \($0)" } ?? "永久保管"
    return TableLayout(
      name: "移交清单", title: "移交清单",
      remarks: [
        "\(head.organization)　　档案包 \(head.id)",
        "移交给：\(head.keeper)　　期间：\(head.periodLabel)　　制单：\(head.madeBy) \(head.madeOn)",
        "\(terms.archiveClass)　　\(terms.year) 年度　　\(until)　　共 \(entries.forms) 份 \(entries.copies) 件"
          + (entries.voids > 0 ? "，其中作废 \(entries.voids) 份" : ""),
        "审计链末条摘要：\(span.head)",
      ] + (head.supplement.map { [$0] } ?? []),
      columns: [
        .init("序号", width: 5, kind: .integer), .init("档号", width: 18), .init("编号", width: 15),
        .init("名称", width: 24), .init("客户", width: 26), .init("金额", width: 11, kind: .money),
        .init("联次", width: 16), .init("文件", width: 22), .init("页数", width: 5, kind: .integer),
        .init("结单日期", width: 11, kind: .date), .init("状态", width: 7), .init("保管期限", width: 9),
        .init("存放位置", width: 16), .init("备注", width: 16),
      ],
      footer: ["移交部门（盖章）：　　　　　　移交人：　　　　　　接收部门（盖章）：　　　　　　接收人：　　　　　　日期：　　年　　月　　日"])
  }
}
