import Findings
import HTML

/// What was just done, told on the page after it: its address names it.
enum Notice: String, CaseIterable {
  case passwordChanged = "password"
  case draftSaved = "saved"
  case draftRemoved = "removed"
  case issued, closed, voided, reprinted, completed, decided
  case delegated, delegationEnded = "returned"
  case accountAdded = "added"
  case accountChanged = "changed"
  case sessionEnded = "ended"
  case listRemoved, published, attached

  /// The parameter of the address.
  static let parameter = "said"

  var text: LocalizedText {
    switch self {
    case .passwordChanged: LocalizedText("密码已改", hant: "密碼已改", en: "The password was changed")
    case .draftSaved: LocalizedText("草稿已保存", hant: "草稿已儲存", en: "The draft was saved")
    case .draftRemoved: LocalizedText("草稿已删", hant: "草稿已刪", en: "The draft was deleted")
    case .issued: LocalizedText("已开单", hant: "已開單", en: "Issued")
    case .closed: LocalizedText("已结单", hant: "已結單", en: "Closed")
    case .voided: LocalizedText("已作废", hant: "已作廢", en: "Made void")
    case .reprinted: LocalizedText("已补打", hant: "已補打", en: "Printed again")
    case .completed: LocalizedText("已补全", hant: "已補全", en: "Completed")
    case .decided: LocalizedText("意见已记下", hant: "意見已記下", en: "The decision was recorded")
    case .delegated: LocalizedText("已委托", hant: "已委託", en: "Handed over")
    case .delegationEnded: LocalizedText("已收回", hant: "已收回", en: "Taken back")
    case .accountAdded: LocalizedText("账号已加", hant: "帳號已加", en: "The account was added")
    case .published:
      LocalizedText("已发布，新开的单按这个版本", hant: "已發布，新開的單按這個版本", en: "Published: new forms follow this version")
    case .attached: LocalizedText("已附上", hant: "已附上", en: "Attached")
    case .listRemoved: LocalizedText("清单已删", hant: "清單已刪", en: "The list was removed")
    case .sessionEnded: LocalizedText("登录已结束", hant: "登入已結束", en: "The login was ended")
    case .accountChanged: LocalizedText("账号已改", hant: "帳號已改", en: "The account was changed")
    }
  }

  /// Writes what the address tells, if it tells anything.
  static func write(_ visit: Visit, _ html: inout HTML) {
    guard let notice = visit.query[parameter].flatMap(Notice.init(rawValue:)) else { return }
    html.element(.p, .class("notice"), .named("role", "status"), text: visit.text(notice.text))
  }
}

extension Path {
  /// The address with what was just done.
  func saying(_ notice: Notice) -> Path { query(Notice.parameter, notice.rawValue) }
}
