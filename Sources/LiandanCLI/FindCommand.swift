import ArgumentParser
import Findings
import Liandan
import Terminal

/// `liandan find [WORD…]`
struct FindCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "find",
    LocalizedText("查单：按内容查已开的单子", hant: "查單：按內容查已開的單子", en: "look issued forms up by what they hold"),
    about: LocalizedText(
      "单子里要有每一个词；两个字、编号的一段也查得到，全半角、大小写、简繁不分。新的在前。",
      hant: "單子裡要有每一個詞；兩個字、編號的一段也查得到，全半形、大小寫、簡繁不分。新的在前。",
      en:
        "Every word occurs in the form; two characters or a piece of a number suffice, and width, case and script do not matter. The newest comes first."
    ),
    examples: [
      "liandan find 宁国 轴承", "liandan find TDY2603 --state issued",
      "liandan find --form cost-approval --where '${total} > 1000' --period 2026-Q4",
    ])
  @Argument(help: .said("要查的词", hant: "要查的詞", en: "words", value: "word")) var words: [String] = []
  @Option(help: .said("只查这种表单", hant: "只查這種表單", en: "only this form")) var form: String?
  @Option(
    help: .said(
      "状态：issued 已开单、closed 已结单、packed 已归档、void 已作废，可用逗号并列",
      hant: "狀態：issued 已開單、closed 已結單、packed 已歸檔、void 已作廢，可用逗號並列",
      en: "states: issued, closed, packed, void, with commas between", value: "states")) var state: StateList?
  @Option(
    help: .said(
      "期间（按开单日期），如 2026-11、2026-Q4", hant: "期間（按開單日期），如 2026-11、2026-Q4",
      en: "period, by day of issue: 2026-11, 2026-Q4")) var period: String?
  @Option(
    name: .customLong("where"),
    help: .said(
      "条件：字段的公式，要同时写 --form", hant: "條件：欄位的公式，要同時寫 --form", en: "a formula over the fields; needs --form",
      value: "expr")) var condition: String?
  @Option(
    help: .said("纸质原件放在这里的", hant: "紙本原件放在這裡的", en: "whose paper original lies here", value: "text"))
  var place: String?
  @Option(
    help: .said(
      "纸质原件在这一盒的：列出全部，按编号", hant: "紙本原件在這一盒的：列出全部，按編號",
      en: "whose paper original lies in this box: all of them, by number", value: "text")) var box: String?
  @Option(
    help: .said("纸质原件由这个人借着的", hant: "紙本原件由這個人借著的", en: "whose paper original this person has borrowed", value: "name"))
  var holder: String?
  @Option(
    help: .said(
      "最多几份（默认 100；--box 全部）", hant: "最多幾份（預設 100；--box 全部）", en: "the most forms (default 100; --box: all)", value: "n"
    ))
  var limit: Int?
  @OptionGroup var output: OutputOptions<ListingStyle>
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup(title: .common) var register: RegisterOptions
  @Flag(help: .said("输出 JSON，每行一份，带全部内容", hant: "輸出 JSON，每行一份，帶全部內容", en: "print JSON, with all values"))
  var json = false

  func validate() throws {
    guard (1...1_000_000).contains(limit ?? 1) else {
      throw ValidationError(
        "--limit 要在 1 到 1000000 之间", hant: "--limit 要在 1 到 1000000 之間", en: "--limit is 1 to 1000000")
    }
    if words.isEmpty, form == nil, state == nil, period == nil, place == nil, box == nil, holder == nil {
      throw ValidationError(
        "请写要查的词，或用 --form、--state、--period、--box 说明查哪些", hant: "請寫要查的詞，或用 --form、--state、--period、--box 說明查哪些",
        en: "give words, or say which forms with --form, --state, --period or --box")
    }
  }

  func run() async throws {
    let style = try output.checkedStyle(json: json)
    let console = common.console
    var search = FormSearch(words, form: form, states: state?.states, period: period, condition: condition)
    let limit = limit ?? (box == nil ? 100 : 1_000_000)
    search.limit = limit
    (search.place, search.box, search.holder) = (place, box, holder)
    if box != nil { search.order = .oldestFirst }
    let found = try await common.desk(register).findForms(search)
    if found.rows.isEmpty {
      console.remark(LocalizedText("没有查到", hant: "沒有查到", en: "nothing found"))
      if style == .table { return }
    }
    try output.stream(telling: common.console) {
      try found.write(style, in: console.language, to: $0, spool: $1)
    }
    if found.hasMore {
      console.remark(
        LocalizedText(
          "还有更多，只列了最新的 \(limit) 份；用 --limit 多列，或再加条件", hant: "還有更多，只列了最新的 \(limit) 份；用 --limit 多列，或再加條件",
          en: "there are more: these are the newest \(limit); raise --limit or add conditions"))
    }
  }
}

/// States with commas between, by id or name.
struct StateList: ExpressibleByArgument {
  let states: Set<RecordState>

  init?(argument: String) {
    var states: Set<RecordState> = []
    for word in argument.split(whereSeparator: { ",，、".contains($0) }).map(String.init) {
      let state = RecordState.allCases.first { state in
        state.rawValue == word.lowercased() || state.label.wordings.contains { $0 == word || $0 == "已" + word }
      }
      guard let state else { return nil }
      states.insert(state)
    }
    if states.isEmpty { return nil }
    self.states = states
  }

  static var allValueStrings: [String] { RecordState.allCases.map(\.rawValue) }
}
