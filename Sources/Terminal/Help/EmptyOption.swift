import Findings
import Liandan

/// An option whose value is nothing: a variable of a script that is not set, or a slip.
enum EmptyOption {
  /// Options that say by themselves what to write instead.
  private static let explained: Set = ["--place", "--box", "--holder", "--reason", "--anchor"]

  /// - Throws: a ``DeskError`` if an option has nothing but blanks after it.
  static func refuse(_ arguments: [String]) throws {
    var before = ""
    for argument in arguments {
      if argument == "--" { return }
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2, parts[1].allSatisfy(\.isWhitespace) { try refuse(String(parts[0])) }
      if !before.contains("="), argument.allSatisfy(\.isWhitespace) { try refuse(before) }
      before = argument
    }
  }

  private static func refuse(_ option: String) throws {
    guard option.hasPrefix("--"), !explained.contains(option) else { return }
    throw DeskError(
      "\(option) 是空的，请写上内容，或去掉这个选项", hant: "\(option) 是空的，請寫上內容，或去掉這個選項",
      en: "\(option) is empty: give it a value, or leave it out", kind: .usage)
  }
}
