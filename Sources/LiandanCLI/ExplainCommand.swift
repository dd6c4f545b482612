import ArgumentParser
import Findings
import Liandan
import Terminal

/// `liandan explain [CODE…]`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "explain",
    LocalizedText(
      "说明提示末尾方括号里的代码：什么意思、怎么办", hant: "說明提示末尾方括號裡的代碼：什麼意思、怎麼辦", en: "what the code of a message means and what to do"),
    about: LocalizedText(
      "不写代码就列出全部。表单自己的规则用 liandan describe 表单 查看。", hant: "不寫代碼就列出全部。表單自己的規則用 liandan describe 表單 檢視。",
      en: "Without a code all are listed; the rules of a form are shown by liandan describe FORM."),
    examples: ["liandan explain bad-phone", "liandan explain", "liandan explain series-full wrong-state --json"])
  @Argument(help: .said("代码，如 bad-phone", hant: "代碼，如 bad-phone", en: "codes, such as bad-phone")) var codes: [String] =
    []
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup var unused: UnusedOptions
  @OptionGroup var folder: UnusedFolder
  @Flag(help: .said("每行一个 JSON 对象", hant: "每行一個 JSON 物件", en: "one JSON object a line")) var json = false

  func run() throws {
    let console = common.console
    let wanted = try codes.map { try ExplainCommand.find($0) }
    for area in FindingArea.all {
      if codes.isEmpty, !json { try console.print(area.title) }
      for code in codes.isEmpty ? area.codes : wanted.filter(area.codes.contains) {
        if json {
          try console.print(code.json(area: area, in: console.language).text)
        } else if codes.isEmpty {
          try console.print("  \(code.code.name)\t\(code.meaning.text(in: console.language))")
        } else {
          for line in ExplainCommand.lines(of: code, in: area) { try console.print(line) }
        }
      }
    }
  }

  private static func lines(of code: CodeDescription, in area: FindingArea) -> [LocalizedText] {
    func line(_ make: (Language) -> String) -> LocalizedText {
      LocalizedText(make(.zhHans), hant: make(.zhHant), en: make(.en))
    }
    let example = LocalizedText("例：", hant: "例：", en: "example: ")
    return [
      line { "\(code.code.name)  \(code.effect.label.text(in: $0)) · \(area.title.text(in: $0))" },
      line { "    \(code.meaning.text(in: $0))" },
      code.example.map { message in line { "    \(example.text(in: $0))\(message.text(in: $0))" } },
      line { "    → \(code.remedy.text(in: $0))" },
    ].compactMap(\.self)
  }

  /// The code as a user copies it from a message, with or without its brackets.
  private static func find(_ text: String) throws -> CodeDescription {
    let name = text.trimmingPrefix("[").prefix { $0 != "]" }
    if let code = CodeDescription.named(String(name)) { return code }
    let near = NearestName.of(String(name), in: CodeDescription.all.map(\.code.name))
    throw DeskError(
      "没有代码“\(name)”。" + (near.map { "是不是 \($0)？" } ?? "它若是表单自己的规则，用 liandan describe 表单 查看"),
      hant: "沒有代碼「\(name)」。" + (near.map { "是不是 \($0)？" } ?? "它若是表單自己的規則，用 liandan describe 表單 檢視"),
      en: "there is no code '\(name)'. "
        + (near.map { "Did you mean \($0)?" } ?? "If it is a rule of a form, liandan describe FORM shows it"),
      kind: .usage)
  }
}
