import ArgumentParser
import Expressions
import Findings
import Liandan
import Terminal

/// `liandan due`
struct DueCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "due",
    LocalizedText(
      "到期事项：逾期的和快到期的，连同日历上的例行工作", hant: "到期事項：逾期的和快到期的，連同日曆上的例行工作",
      en: "what is due and overdue, with the calendar's tasks"),
    examples: [
      "liandan due", "liandan due --within 30 --who 吴海涛", "liandan due --as xlsx --out due.xlsx",
      "liandan due --out due.pdf",
    ])
  @Option(
    name: .customLong("on"),
    help: .said("按哪一天算（默认今天）", hant: "按哪一天算（預設今天）", en: "as of this day (default: today)", value: "date"))
  var day: String?
  @Option(help: .said("往后看几天（默认 7）", hant: "往後看幾天（預設 7）", en: "so many days ahead (default 7)", value: "days"))
  var within = 7
  @Option(help: .said("只看这种表单的", hant: "只看這種表單的", en: "only of this form")) var form: String?
  @Option(help: .said("只看这个人的", hant: "只看這個人的", en: "only of this person", value: "name")) var who: String?
  @OptionGroup var output: OutputOptions<ListingStyle>
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup(title: .common) var register: RegisterOptions
  @Flag(help: .said("每行一个 JSON 对象", hant: "每行一個 JSON 物件", en: "one JSON object a line")) var json = false

  func validate() throws {
    guard (0...3_660).contains(within) else {
      throw ValidationError(
        "--within 要在 0 到 3660 天之间", hant: "--within 要在 0 到 3660 天之間", en: "--within is 0 to 3660 days")
    }
    if let day { try DueCommand.checkDay(day) }
  }

  /// Refuses what is no date.
  static func checkDay(_ day: String) throws {
    if DateWriting.moment(day) == nil {
      throw ValidationError(
        "看不懂日期“\(day)”。请写成 2026-11-20", hant: "看不懂日期「\(day)」。請寫成 2026-11-20",
        en: "the date '\(day)' is not understood. Write 2026-11-20")
    }
  }

  func run() async throws {
    let style = try output.checkedStyle(json: json)
    let console = common.console
    let due = try await common.desk(register).due(
      on: day.flatMap { DateWriting.moment($0)?.0.date }, within: within, form: form, who: who)
    if style != .table || due.count > 0 {
      try output.stream(telling: common.console) {
        try due.write(style, in: console.language, to: $0, spool: $1)
      }
    }
    console.remark(
      LocalizedText(
        "共 \(due.count) 项，逾期 \(due.overdue) 项", hant: "共 \(due.count) 項，逾期 \(due.overdue) 項",
        en: "\(due.count) items, \(due.overdue) overdue"))
  }
}
