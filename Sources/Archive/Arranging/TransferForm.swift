import Records
import SpreadsheetML
import Storage

/// 电子档案移交与接收登记表 (档发〔2012〕7号), in two copies: one for who hands over, one for who receives.
enum TransferForm {
  static func write(
    _ entries: ArchiveEntries, to sink: any ByteSink, _ head: PacketHead, _ terms: ArchiveTerms, _ span: AuditSpan,
    octets: Int, spool: @escaping () throws -> any ByteSpool
  ) throws {
    var table = try StreamingTable(to: sink, title: "电子档案移交与接收登记表", spool: spool)
    for copy in ["移交单位留存", "接收单位留存"] {
      try table.begin(
        TableLayout(
          name: copy, title: "电子档案移交与接收登记表", remarks: ["\(copy)　　一式两份"],
          columns: [.init("项目", width: 24), .init("移交单位", width: 46), .init("接收单位", width: 46)],
          footer: ["检验合格写“合格”，不合格写明问题；四项检验可用 liandan verify --report 打出的四性检测报告。"]))
      for row in rows(entries, head, terms, span, octets: octets) { try table.append(row) }
      try table.end()
    }
    try table.finish()
  }

  private static func rows(
    _ entries: ArchiveEntries, _ head: PacketHead, _ terms: ArchiveTerms, _ span: AuditSpan, octets: Int
  ) -> [[TableCell]] {
    func row(_ item: String, _ giving: String, _ receiving: String = "") -> [TableCell] {
      [.text(item), .text(giving), receiving.isEmpty ? .blank : .text(receiving)]
    }
    let codes = entries.codes.map { $0.first == $0.last ? $0.first : "\($0.first) 至 \($0.last)" } ?? ""
    return [
      row("单位名称", head.organization, head.keeper),
      row("交接工作名称", "\(terms.year) 年度 \(terms.archiveClass) 移交（\(head.periodLabel)）"),
      row("内容描述", "档案包 \(head.id)" + (head.supplement.map { "。\($0)" } ?? "")),
      row("移交电子档案数量", "\(entries.forms) 份 \(entries.copies) 件" + (entries.pages > 0 ? " \(entries.pages) 页" : "")),
      row("移交数据量", "\(octets) 字节"),
      row("档号", codes),
      row("保管期限", terms.years.map { "\($0) 年，至 \(terms.keptUntil ?? "")" } ?? "永久"),
      row("载体起止顺序号", ""), row("移交载体类型、规格", ""),
      row("审计链末条摘要", "\(span.head)"),
      row("准确性检验", "", ""), row("完整性检验", "", ""), row("可用性检验", "", ""), row("安全性检验", "", ""),
      row("载体外观检验", "", ""),
      row("填表人（签名）", head.madeBy + "　　　　　　年　　月　　日", "　　　　　　年　　月　　日"),
      row("审核人（签名）", "　　　　　　年　　月　　日", "　　　　　　年　　月　　日"),
      row("单位（印章）", "　　　　　　年　　月　　日", "　　　　　　年　　月　　日"),
    ]
  }
}
