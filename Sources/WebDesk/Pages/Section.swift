import DeskStore
import Findings
import HTML

/// The parts of the desk, as the navigation shows them.
enum Section: String, Sendable, CaseIterable {
  case workbench, fill, approvals, find, due, lists, ledgers, reports, archive, design, accounts, audit

  /// The name.
  var name: LocalizedText {
    switch self {
    case .workbench: LocalizedText("工作台", hant: "工作台", en: "Desk")
    case .fill: LocalizedText("填单", hant: "填單", en: "Fill in")
    case .approvals: LocalizedText("审批", hant: "審批", en: "Approvals")
    case .find: LocalizedText("查单", hant: "查單", en: "Find")
    case .due: LocalizedText("到期", hant: "到期", en: "Due")
    case .lists: LocalizedText("清单", hant: "清單", en: "Lists")
    case .ledgers: LocalizedText("台账", hant: "台帳", en: "Ledgers")
    case .reports: LocalizedText("报表", hant: "報表", en: "Reports")
    case .archive: LocalizedText("归档", hant: "歸檔", en: "Archive")
    case .design: LocalizedText("表单设计", hant: "表單設計", en: "Form design")
    case .accounts: LocalizedText("账号", hant: "帳號", en: "Accounts")
    case .audit: LocalizedText("审计", hant: "稽核", en: "Audit")
    }
  }

  /// Its first page.
  var path: Path { self == .workbench ? Path() : Path(rawValue) }

  /// What it takes to see it; `nil` for everybody who is logged in.
  var permission: Permission? {
    switch self {
    case .workbench: nil
    case .fill: .fill
    case .approvals: .approve
    case .find, .due, .ledgers, .reports: .read
    case .lists: .list
    case .archive: .archive
    case .design: .design
    case .accounts: .administer
    case .audit: .audit
    }
  }
}
