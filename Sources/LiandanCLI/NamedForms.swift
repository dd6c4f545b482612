import ArgumentParser
import Findings
import Liandan
import Terminal

/// The forms that a command names by their numbers, one by one or by a list that a scanner made.
struct NamedForms: ParsableArguments {
  @Argument(help: .said("编号", hant: "編號", en: "the numbers", value: "number")) var numbers: [String] = []
  @Option(
    name: .customLong("numbers"),
    help: .said(
      "这个文件里的单，一行一个编号（扫码枪扫的），“-”为标准输入", hant: "這個檔案裡的單，一行一個編號（掃碼器掃的），「-」為標準輸入",
      en: "the forms of this file, a number on each line, as a scanner types them (- is standard input)", value: "file")
  )
  var file: String?

  func validate() throws {
    if numbers.isEmpty, file == nil {
      throw ValidationError(
        "缺少 <编号>…，或 --numbers <文件>", hant: "缺少 <編號>…，或 --numbers <檔案>", en: "missing <number>... or --numbers <file>")
    }
  }

  /// The list of numbers.
  var list: DataSource? { file.map { InputFile.source($0).buffered() } }

  /// A text that must not be blank, without blanks around it.
  static func checked(_ text: String?, _ option: String, instead: LocalizedText) throws -> String? {
    guard let text else { return nil }
    let words = text.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
    if words.isEmpty {
      throw ValidationError(
        "\(option) 是空的。\(instead.zhHans)", hant: "\(option) 是空的。\(instead.text(in: .zhHant))",
        en: "\(option) is empty. \(instead.text(in: .en))")
    }
    if words.count > 100 || words.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      throw ValidationError(
        "\(option) 太长，或有看不见的字符。最多 100 个字", hant: "\(option) 太長，或有看不見的字元。最多 100 個字",
        en: "\(option) is too long or has characters that cannot be seen; 100 characters are the most")
    }
    return words
  }
}
