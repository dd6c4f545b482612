import Findings

/// Options that were written before the command they belong to.
struct MisplacedOptions {
  /// The arguments as they should be: the command first.
  let moved: [String]
  private let option: String
  private let program: String

  /// `nil` if the command line begins with a command, or names none.
  init?(_ arguments: [String], from root: CommandTree.Command) {
    let names = Set(root.visible.map(\.commandName))
    guard let option = arguments.first, option.hasPrefix("-"), let place = arguments.firstIndex(where: names.contains)
    else { return nil }
    program = root.commandName
    self.option = String(option.prefix { $0 != "=" })
    moved = Array(arguments[place...] + arguments[..<place])
  }

  /// What is told.
  var message: LocalizedText {
    let line = ([program] + moved.map(ShellWord.quoted)).joined(separator: " ")
    return LocalizedText(
      "选项 \(option) 要写在命令后面：\(line)", hant: "選項 \(option) 要寫在命令後面：\(line)",
      en: "the option \(option) belongs behind the command: \(line)")
  }
}

/// Words of a command line that can be copied into a shell.
enum ShellWord {
  static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "-_./=:,@%+".unicodeScalars.contains(scalar)
      }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
