import ArgumentParser
import Expressions
import Findings
import Liandan
import Terminal

/// `liandan retention`
struct RetentionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "retention",
    LocalizedText(
      "保管期满：哪些待鉴定，哪些可以销毁；打出销毁清册", hant: "保管期滿：哪些待鑑定，哪些可以銷毀；印出銷毀清冊",
      en: "forms past their term of retention, and the register of what may be destroyed"),
    about: LocalizedText(
      "期限按单子开出时的表单定义（retention），从结单那年的年底起算（作废的从作废那年）；永久的不列。没有结单、标了未结清（liandan hold）、相关的单没有结单、原件还借着的，期满也继续保管。本程序不销毁任何内容：销毁要经鉴定、批准和监销。",
      hant:
        "期限按單子開出時的表單定義（retention），從結單那年的年底起算（作廢的從作廢那年）；永久的不列。沒有結單、標了未結清（liandan hold）、相關的單沒有結單、原件還借著的，期滿也繼續保管。本程式不銷毀任何內容：銷毀要經鑑定、核准和監銷。",
      en:
        "The term is that of the schema a form was issued under, from the end of the year of closing (or of the void); permanent ones are not listed. Forms that are open, marked as unsettled (liandan hold), tied to an open form or lent are kept beyond it. The program destroys nothing: that takes appraisal, approval and witnesses."
    ),
    examples: [
      "liandan retention", "liandan retention --on 2037-01-01 --out 待鉴定.xlsx",
      "liandan retention --on 2037-01-01 --destruction --out 销毁清册.docx",
    ])
  @Option(
    name: .customLong("on"),
    help: .said("按哪一天算（默认今天）", hant: "按哪一天算（預設今天）", en: "as of this day (default: today)", value: "date"))
  var day: String?
  @Option(help: .said("只看这种表单的", hant: "只看這種表單的", en: "only of this form")) var form: String?
  @Flag(
    help: .said(
      "销毁清册：只列可以销毁的，附份数、清单摘要和鉴定、批准、监销的签字栏",
      hant: "銷毀清冊：只列可以銷毀的，附份數、清單摘要和鑑定、核准、監銷的簽字欄",
      en: "the register of destruction: what may be destroyed, with count, digest and places to sign"))
  var destruction = false
  @OptionGroup var output: OutputOptions<ListingStyle>
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup(title: .common) var register: RegisterOptions
  @Flag(help: .said("每行一个 JSON 对象", hant: "每行一個 JSON 物件", en: "one JSON object a line")) var json = false

  func validate() throws { if let day { try DueCommand.checkDay(day) } }

  func run() async throws {
    let style = try output.checkedStyle(json: json)
    let console = common.console
    let forms = try await common.desk(register).retention(
      on: day.flatMap { DateWriting.moment($0)?.0.date }, form: form)
    let count = destruction ? forms.destroyable : forms.count
    if count > 0 || (style != .table && !destruction) {
      try output.stream(telling: common.console) { sink, spool in
        if destruction {
          try forms.writeDestructionRegister(style, in: console.language, to: sink, spool: spool)
        } else {
          try forms.write(style, in: console.language, to: sink, spool: spool)
        }
      }
    }
    let kept = forms.count - forms.destroyable
    console.remark(
      LocalizedText(
        "期满 \(forms.count) 份：可以销毁 \(forms.destroyable) 份，继续保管 \(kept) 份。本程序不销毁任何内容",
        hant: "期滿 \(forms.count) 份：可以銷毀 \(forms.destroyable) 份，繼續保管 \(kept) 份。本程式不銷毀任何內容",
        en:
          "\(forms.count) past their term: \(forms.destroyable) may be destroyed, \(kept) \(kept == 1 ? "is" : "are") kept. The program destroys nothing"
      ))
  }
}
