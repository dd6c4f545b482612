import Findings
import Foundation
import Testing

/// The page of the documentation that explains every code is made from the registry.
///
/// With `LIANDAN_RECORD_EXAMPLES=1` the page is written anew; such a run fails.
@Suite struct `Page of codes` {
  private let file = Article.folder.appending(path: "Sources/Liandan/Liandan.docc/Findings.md")

  @Test func `the page says what the registry says`() throws {
    let page = FindingsPage.text
    if ProcessInfo.processInfo.environment["LIANDAN_RECORD_EXAMPLES"] != nil {
      try page.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded: look at the difference, then run again without recording")
    }
    let written = try String(contentsOf: file, encoding: .utf8)
    #expect(page == written, "record it with LIANDAN_RECORD_EXAMPLES=1")
  }
}

/// Writes the page: a table for each area.
enum FindingsPage {
  static var text: String {
    var lines = [
      "# 提示的代码", "", "每条提示末尾方括号里的代码是什么意思、怎么办。", "", "## Overview", "",
      "共 \(FindingCode.allCases.count) 个代码。同一代码在各种输出里意思相同，程序可以依靠它；提示的文字以后可能改。",
      "表单自己的规则也用代码（规则的 id），见 `liandan describe 表单`。",
      "命令行里用 `liandan explain 代码` 查看，`--lang en` 是英文，`--lang zh-Hant` 是繁体。", "",
      "程度：**错误**，照提示改正后才能继续；**提醒**，可以用，但应有人看一眼；**命令停止**，命令做不下去，说明原因后结束（退出码 70 或 64），",
      "不显示代码，但可由程序查到；**视情形**，随出现的地方是上面几种之一。",
    ]
    for area in FindingArea.all {
      lines += ["", "### \(area.title.zhHans)", "", "| 代码 | 程度 | 意思 | 例 | 怎么办 |", "|---|---|---|---|---|"]
      for code in area.codes {
        let cells = [
          "`\(code.code.name)`", code.effect.label.zhHans, cell(code.meaning),
          code.example.map(cell) ?? "（提示就是这句话）", cell(code.remedy),
        ]
        lines.append("| \(cells.joined(separator: " | ")) |")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func cell(_ text: LocalizedText) -> String {
    text.zhHans.replacing("\\", with: "\\\\").replacing("|", with: "\\|").replacing("<", with: "&lt;")
      .replacing("*", with: "\\*")
  }
}
