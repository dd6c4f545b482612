import Expressions
import Findings
import Records
import Register
import SpreadsheetML

/// The columns of a ledger.
enum LedgerColumns {
  /// All columns in order.
  static func all(_ titles: LedgerTitles) -> [ListingColumn<LedgerLine>] {
    [
      ListingColumn("number", LocalizedText("编号", hant: "編號", en: "Number"), width: 18) { line in .text(line.number) },
      ListingColumn(LocalizedText("表单", hant: "表單", en: "Form"), width: 26) { line in
        .text(titles.title(of: line.form))
      } members: { line in
        [("form", .string(line.form)), ("title", .string(titles.title(of: line.form)))]
      },
      ListingColumn("customer", LocalizedText("客户", hant: "客戶", en: "Customer"), width: 32) { line in
        .text(line.customer)
      },
      ListingColumn(LocalizedText("状态", hant: "狀態", en: "State"), width: 9) { line in
        .text(line.state.label.text(in: titles.language))
      } members: { line in
        [("state", .string(line.state.rawValue))]
      },
      ListingColumn("issued_on", LocalizedText("开单日期", hant: "開單日期", en: "Issued on"), width: 12, kind: .date) { line in
        .day(line.issuedOn)
      },
      ListingColumn("issued_by", LocalizedText("开单人", hant: "開單人", en: "Issued by"), width: 10) { line in
        .text(line.issuedBy)
      },
      ListingColumn("closed_at", LocalizedText("结单时间", hant: "結單時間", en: "Closed at"), width: 17, kind: .dateTime) {
        line in
        .moment(line.closedAt)
      },
      ListingColumn("closed_by", LocalizedText("结单人", hant: "結單人", en: "Closed by"), width: 10) { line in
        .text(line.closedBy)
      },
      ListingColumn("reprints", LocalizedText("补打", hant: "補打", en: "Reprints"), width: 9, kind: .integer) { line in
        .count(line.reprints)
      },
      ListingColumn("void_at", LocalizedText("作废时间", hant: "作廢時間", en: "Void at"), width: 17, kind: .dateTime) { line in
        .moment(line.voidedAt)
      },
      ListingColumn("void_by", LocalizedText("作废人", hant: "作廢人", en: "Void by"), width: 10) { line in
        .text(line.voidedBy)
      },
      ListingColumn("void_reason", LocalizedText("作废原因", hant: "作廢原因", en: "Void because"), width: 24) { line in
        .text(line.voidReason)
      },
      .replacements(titles.language) { $0.replacements },
    ]
  }
}
