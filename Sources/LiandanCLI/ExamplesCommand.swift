import ArgumentParser
import Findings
import Foundation
import Liandan
import Terminal

/// `liandan examples`
struct ExamplesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "examples",
    LocalizedText(
      "把随程序安装的样例数据复制出来，供试用", hant: "把隨程式安裝的樣例資料複製出來，供試用", en: "copy the example data that came with the program"),
    about: LocalizedText(
      "每种表单一份填好的数据，另有调查表的清单；各命令帮助里的例子用的就是它们。已有的同名文件不覆盖。",
      hant: "每種表單一份填好的資料，另有調查表的清單；各命令說明裡的例子用的就是它們。已有的同名檔案不覆蓋。",
      en:
        "A filled form of each kind, and lists of surveys: what the examples in the help of each command use. Files that "
        + "exist are not replaced."), examples: ["liandan examples", "liandan examples --out trial"])
  @Option(
    help: .said(
      "复制到这个目录（默认 examples）", hant: "複製到這個目錄（預設 examples）", en: "copy into this folder (default: examples)",
      value: "dir"))
  var out = "examples"
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup var unused: UnusedOptions

  func run() throws {
    let console = common.console
    let copied = try common.desk(unused).copyExamples(to: out)
    for path in copied { try console.print(path) }
    if copied.isEmpty {
      console.remark(
        LocalizedText(
          "\(out) 里已经都有了", hant: "\(out) 裡已經都有了", en: "\(out) has them all"))
    }
  }
}
