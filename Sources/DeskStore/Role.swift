public import Findings

/// What an account may be, as a department names it. One account may have several.
public enum Role: Sendable, Hashable {
  /// 填单: opens forms, corrects and voids them.
  case filling
  /// 现场: opens forms at the customer's and writes down what was done there.
  case onsite
  /// 审批: decides for one role of approval chains, such as 部门负责人.
  case approving(String)
  /// 归档: packs and receives the copies of one keeper, such as 财务部.
  case keeping(String)
  /// 批量: issues and closes lists.
  case batch
  /// 设计: changes forms.
  case design
  /// 管理: accounts and their roles. It sees no forms.
  case administration
  /// 审计: the audit chain, reads all and changes nothing.
  case audit

  /// The roles that are the same for every company.
  static let plain: [(role: Role, name: LocalizedText, id: String)] = [
    (.filling, LocalizedText("填单", hant: "填單", en: "filling"), "filling"),
    (.onsite, LocalizedText("现场", hant: "現場", en: "on site"), "onsite"),
    (.batch, LocalizedText("批量", hant: "批次", en: "lists"), "batch"),
    (.design, LocalizedText("设计", hant: "設計", en: "design"), "design"),
    (.administration, LocalizedText("管理", hant: "管理", en: "administration"), "administration"),
    (.audit, LocalizedText("审计", hant: "稽核", en: "audit"), "audit"),
  ]
  private static let approving = LocalizedText("审批", hant: "審批", en: "approval")
  private static let keeping = LocalizedText("归档", hant: "歸檔", en: "archive")

  /// The role as it is stored: `filling`, `approving:部门负责人`, `keeping:财务部`.
  package var id: String {
    switch self {
    case .approving(let role): "approving:\(role)"
    case .keeping(let keeper): "keeping:\(keeper)"
    default: Role.plain.first { $0.role == self }?.id ?? ""
    }
  }

  /// The role of this stored id, or as somebody writes it: `填单`, `审批:部门负责人`, `财务`, `质检`.
  ///
  /// - Returns: `nil` if there is no such role.
  public init?(_ text: String) {
    let trimmed = text.replacing("：", with: ":").filter { !$0.isWhitespace }
    if let plain = Role.plain.first(where: { $0.id == trimmed.lowercased() || $0.name.wordings.contains(trimmed) }) {
      self = plain.role
      return
    }
    // The two keepers that every department has.
    if let keeper = ["财务": "财务部", "財務": "财务部", "质检": "质检部", "質檢": "质检部"][trimmed] {
      self = .keeping(keeper)
      return
    }
    let parts = trimmed.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    let kind = parts[0].lowercased()
    if Role.approving.wordings.contains(kind) || kind == "approving" {
      self = .approving(parts[1])
    } else if Role.keeping.wordings.contains(kind) || kind == "keeping" {
      self = .keeping(parts[1])
    } else {
      return nil
    }
  }

  /// The role as people read it.
  public var name: LocalizedText {
    func qualified(_ kind: LocalizedText, _ of: String) -> LocalizedText {
      LocalizedText(
        "\(kind.zhHans)：\(of)", hant: "\(kind.text(in: .zhHant))：\(of)", en: "\(kind.text(in: .en)): \(of)")
    }
    switch self {
    case .approving(let role): return qualified(Role.approving, role)
    case .keeping(let keeper): return qualified(Role.keeping, keeper)
    default: return Role.plain.first { $0.role == self }?.name ?? LocalizedText("")
    }
  }
}
