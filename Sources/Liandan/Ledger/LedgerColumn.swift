import Expressions
import Findings
import Records
import Register
import SpreadsheetML

/// The columns of a ledger, in order.
enum LedgerColumn: CaseIterable {
  case number, form, customer, state, issuedOn, issuedBy, closedAt, closedBy, reprints, voidReason

  var title: LocalizedText {
    switch self {
    case .number: LocalizedText("编号", hant: "編號", en: "Number")
    case .form: LocalizedText("表单", hant: "表單", en: "Form")
    case .customer: LocalizedText("客户", hant: "客戶", en: "Customer")
    case .state: LocalizedText("状态", hant: "狀態", en: "State")
    case .issuedOn: LocalizedText("开单日期", hant: "開單日期", en: "Issued on")
    case .issuedBy: LocalizedText("开单人", hant: "開單人", en: "Issued by")
    case .closedAt: LocalizedText("结单时间", hant: "結單時間", en: "Closed at")
    case .closedBy: LocalizedText("结单人", hant: "結單人", en: "Closed by")
    case .reprints: LocalizedText("补打", hant: "補印", en: "Reprints")
    case .voidReason: LocalizedText("作废原因", hant: "作廢原因", en: "Void because")
    }
  }

  /// The width in a workbook, in digits.
  var width: Double {
    switch self {
    case .number: 18
    case .form: 26
    case .customer: 32
    case .state: 9
    case .issuedOn: 12
    case .issuedBy, .closedBy: 10
    case .closedAt: 17
    case .reprints: 9
    case .voidReason: 24
    }
  }

  /// What its cells hold in a workbook.
  var kind: TableWorkbook.Kind {
    switch self {
    case .issuedOn: .date
    case .closedAt: .dateTime
    case .reprints: .integer
    default: .text
    }
  }

  /// The cell of a line as text.
  func text(_ line: LedgerLine, _ titles: inout LedgerTitles) -> String {
    switch self {
    case .number: line.number
    case .form: titles.title(of: line.form)
    case .customer: line.customer
    case .state: line.state.label.text(in: titles.language)
    case .issuedOn: line.issuedOn.iso
    case .issuedBy: line.issuedBy
    case .closedAt: line.closedAt.map { "\($0.date.iso) \($0.time.text)" } ?? ""
    case .closedBy: line.closedBy ?? ""
    case .reprints: line.reprints == 0 ? "" : "\(line.reprints)"
    case .voidReason: line.voidReason ?? ""
    }
  }
}
