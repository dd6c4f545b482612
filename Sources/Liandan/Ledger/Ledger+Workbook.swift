import Findings
import Forms
import Register
import SpreadsheetML
import Storage
import Zipping

extension Ledger {
  func writeWorkbook(
    _ reading: LedgerReading, _ titles: inout LedgerTitles, to sink: any ByteSink,
    spool: @escaping () throws -> any ByteSpool
  ) throws {
    let language = titles.language
    let title = LocalizedText("售后服务表单台账", hant: "售後服務表單台帳", en: "Ledger of after-sales forms").text(in: language)
    var table = try StreamingTable(to: sink, title: title, spool: spool)
    let count = try reading.count()
    let remark = LocalizedText(
      "\(library.profile.name)　　期间：\(period ?? "全部")　　共 \(count) 份",
      hant: "\(library.profile.name)　　期間：\(period ?? "全部")　　共 \(count) 份",
      en: "\(library.profile.name)    Period: \(period ?? "all")    Forms: \(count)")
    try table.begin(
      TableLayout(
        name: LocalizedText("台账", hant: "台帳", en: "Ledger").text(in: language), title: title,
        remarks: [remark.text(in: language)],
        columns: LedgerColumn.all.map { .init($0.title.text(in: language), width: $0.width, kind: $0.kind) }))
    try reading.forEach { line in
      try table.append(LedgerColumn.all.map { $0.value(line, &titles).cell })
    }
    try table.end()
    try table.finish()
  }
}
