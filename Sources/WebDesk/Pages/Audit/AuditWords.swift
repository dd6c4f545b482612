import DeskStore
import Findings
import Records

extension AuditEvent.Kind {
  /// What happened, as people read it.
  var title: LocalizedText {
    switch self {
    case .issue: LocalizedText("开单", hant: "開單", en: "Issued")
    case .print: LocalizedText("打印", hant: "列印", en: "Printed")
    case .add: LocalizedText("续填", hant: "續填", en: "Added to")
    case .close: LocalizedText("结单", hant: "結單", en: "Closed")
    case .void: LocalizedText("作废", hant: "作廢", en: "Made void")
    case .reprint: LocalizedText("补打", hant: "補印", en: "Reprinted")
    case .deliver: LocalizedText("补打交付", hant: "補印交付", en: "Reprint handed over")
    case .list: LocalizedText("清单办完", hant: "清單辦完", en: "List done")
    case .attach: LocalizedText("附件", hant: "附件", en: "Attached")
    case .paper: LocalizedText("纸质原件", hant: "紙本原件", en: "Paper original")
    case .hold: LocalizedText("未结清", hant: "未結清", en: "Unsettled")
    case .prepare: LocalizedText("备归档", hant: "備歸檔", en: "Packet planned")
    case .pack: LocalizedText("归档", hant: "歸檔", en: "Packed")
    case .stamp: LocalizedText("时间戳", hant: "時間戳", en: "Time stamp")
    case .restore: LocalizedText("从备份恢复", hant: "從備份恢復", en: "Restored")
    case .repair: LocalizedText("修复", hant: "修復", en: "Repaired")
    case .account: LocalizedText("账号", hant: "帳號", en: "Account")
    }
  }
}

/// What an event holds, in a few words.
enum AuditWords {
  static func summary(_ detail: EventDetail, of kind: String, _ visit: Visit) -> String {
    if kind == AuditEvent.Kind.account.rawValue { return account(detail, visit) }
    let packet = [
      detail.packet, detail.keeper, detail.forms.map { visit.text("\($0) 份", hant: "\($0) 份", en: "\($0) forms") },
    ]
    let parts: [String?] = [
      detail.reason, detail.packet == nil ? nil : packet.compactMap(\.self).joined(separator: " "), detail.name,
      detail.place, detail.box, detail.holder,
      detail.replaces.map { visit.text("代替 \($0)", hant: "代替 \($0)", en: "in place of \($0)") },
      detail.corrects.map { visit.text("更正 \($0)", hant: "更正 \($0)", en: "corrects \($0)") },
      detail.replacedBy.map { visit.text("由 \($0) 代替", hant: "由 \($0) 代替", en: "replaced by \($0)") },
      detail.packet == nil
        ? detail.files.map { visit.text("\($0.count) 件", hant: "\($0.count) 件", en: "\($0.count) files") } : nil,
    ]
    return parts.compactMap(\.self).joined(separator: visit.language == .en ? "; " : "；")
  }

  private static func account(_ detail: EventDetail, _ visit: Visit) -> String {
    let act: LocalizedText? =
      switch detail.change.flatMap(AccountChange.Kind.init) {
      case .add: LocalizedText("加账号", hant: "加帳號", en: "added")
      case .roles: LocalizedText("改角色", hant: "改角色", en: "roles changed")
      case .lock: LocalizedText("停用", hant: "停用", en: "locked")
      case .unlock: LocalizedText("恢复", hant: "恢復", en: "unlocked")
      case .password: LocalizedText("改密码", hant: "改密碼", en: "password set")
      case .logout: LocalizedText("结束登录", hant: "結束登入", en: "logged out")
      case nil: nil
      }
    let roles = RoleChoice.names((detail.roles ?? []).compactMap { Role($0) }, visit)
    let who = [detail.login, detail.name].compactMap(\.self).joined(separator: " ")
    return
      "\(act.map(visit.text) ?? detail.change ?? "") \(who)\(roles.isEmpty ? "" : visit.language == .en ? ": \(roles)" : "：\(roles)")"
  }
}
