import ArgumentParser
import Findings
import Liandan
import Terminal

/// The list of numbers that `close` and `check` take in place of a list of data.
struct NumbersOption: ParsableArguments {
  @Option(
    help: .said(
      "这个文件里的单，一行一个编号（扫码枪扫的），“-”为标准输入；数据是各单共同的内容，可以不给",
      hant: "這個檔案裡的單，一行一個編號（掃碼器掃的），「-」為標準輸入；資料是各單共同的內容，可以不給",
      en:
        "the forms of this file, a number on each line, as a scanner types them (- is standard input); the data, if any, are what all of them have in common",
      value: "file"))
  var numbers: String?

  /// What is read: the data, or for each number of the list what all have in common.
  func sources(_ data: [String]) -> [DataSource] {
    guard let numbers else { return InputFile.buffered(data) }
    return [DataSource.numbers(InputFile.source(numbers), with: data.first.map(InputFile.source)).buffered()]
  }

  /// Tells what cannot be meant by the arguments.
  func check(_ data: [String], refused: String?) throws {
    if numbers == nil, data.isEmpty {
      throw ValidationError(
        "缺少 <数据>…，或 --numbers <文件>", hant: "缺少 <資料>…，或 --numbers <檔案>", en: "missing <data>... or --numbers <file>")
    }
    guard numbers != nil else { return try InputFile.checkRefused(refused, besides: data) }
    if data.count > 1 {
      throw ValidationError(
        "--numbers 之外，共同的内容只能有一个文件", hant: "--numbers 之外，共同的內容只能有一個檔案",
        en: "besides --numbers there is one file of data at most")
    }
    if refused != nil {
      throw ValidationError(
        "--refused 不和 --numbers 一起用：问题按行号列出", hant: "--refused 不和 --numbers 一起用：問題按行號列出",
        en: "--refused is not for --numbers: what is wrong is told line by line")
    }
    if numbers == "-", data.first == "-" {
      throw ValidationError(
        "标准输入只能读一次", hant: "標準輸入只能讀一次", en: "standard input can be read only once")
    }
  }
}
