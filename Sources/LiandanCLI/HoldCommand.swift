import ArgumentParser
import Findings
import Liandan
import Terminal

/// `liandan hold NUMBER… --reason TEXT`
struct HoldCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "hold",
    LocalizedText(
      "未结清：保管期满也不列入销毁", hant: "未結清：保管期滿也不列入銷毀",
      en: "mark forms as unsettled: they are kept beyond their term"),
    about: LocalizedText(
      "债权债务没有结清、正在诉讼、检查的单，保管期满也要抽出来继续保管，到事项完结。每次标记和解除都登记进审计链，liandan retention 据此列单。",
      hant: "債權債務沒有結清、正在訴訟、檢查的單，保管期滿也要抽出來繼續保管，到事項完結。每次標記和解除都登記進審計鏈，liandan retention 據此列單。",
      en:
        "Forms of claims and debts that are not settled, or of a lawsuit or audit, are kept beyond their term until that is over. Marking and lifting stand in the audit chain; liandan retention goes by them."
    ),
    examples: [
      "liandan hold FC-2026-000001 --reason 客户欠款未收回", "liandan hold FC-2026-000001 --lift --reason 欠款已收回",
    ])
  @OptionGroup var forms: NamedForms
  @Option(help: .said("原因（必填）", hant: "原因（必填）", en: "the reason (required)", value: "text")) var reason: String
  @Flag(help: .said("解除：事项已完结", hant: "解除：事項已完結", en: "take the mark away: the matter is over")) var lift = false
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup(title: .common) var register: RegisterOptions
  @OptionGroup var folder: UnusedFolder
  @Flag(help: .said("输出 JSON，每行一份", hant: "輸出 JSON，每行一份", en: "print JSON, one form a line")) var json = false

  func validate() throws { _ = try words }

  private var words: String {
    get throws {
      let why = LocalizedText("请写明原因", hant: "請寫明原因", en: "Say why")
      return try NamedForms.checked(reason, "--reason", instead: why) ?? ""
    }
  }

  func run() async throws {
    let console = common.console
    let forms = try await common.desk(register).hold(
      self.forms.numbers, list: self.forms.list, isHeld: !lift, reason: try words)
    for form in forms {
      if json {
        try console.print(form.json.text)
        continue
      }
      let number = form.number
      let state =
        form.isHeld
        ? LocalizedText("未结清", hant: "未結清", en: "unsettled")
        : form.isNew
          ? LocalizedText("已解除", hant: "已解除", en: "no longer unsettled")
          : LocalizedText("没有标记过", hant: "沒有標記過", en: "was not marked")
      try console.print("\(number)\t\(state.text(in: console.language))")
    }
  }
}
