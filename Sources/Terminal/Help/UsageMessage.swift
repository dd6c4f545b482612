import Findings

/// What the argument parser says of a command line that it cannot read, in the user's language.
enum UsageMessage {
  /// The message for people. `path` are the commands that were named.
  static func text(_ message: String, path: [CommandTree.Command]) -> LocalizedText {
    if let unknown = unknownCommand(message, path) { return unknown }
    for translation in translations { if let text = translation(message) { return text } }
    return LocalizedText(message, hant: message, en: message)
  }

  /// A word where a command belongs, with the command that is near to it.
  private static func unknownCommand(_ message: String, _ path: [CommandTree.Command]) -> LocalizedText? {
    guard let command = path.last, !command.visible.isEmpty,
      let found = message.firstMatch(of: /[Uu]nexpected arguments?:? '([^']*)'/)
    else { return nil }
    return unknown(String(found.1), in: command)
  }

  /// A word that is no command of a group, with the command that is near to it.
  static func unknown(_ word: String, in group: CommandTree.Command) -> LocalizedText {
    let names = group.visible.map(\.commandName)
    guard let near = NearestName.of(word, in: names) else {
      return LocalizedText(
        "没有命令“\(word)”。可用的命令：\(names.joined(separator: "、"))",
        hant: "沒有命令「\(word)」。可用的命令：\(names.joined(separator: "、"))",
        en: "there is no command '\(word)'. The commands are \(names.joined(separator: ", "))")
    }
    return LocalizedText(
      "没有命令“\(word)”。您要的也许是 \(near)", hant: "沒有命令「\(word)」。您要的也許是 \(near)",
      en: "there is no command '\(word)'. Did you mean \(near)?")
  }

  /// A placeholder such as `<data> ...` as the help shows it.
  private static func named(_ text: Substring, _ language: Language) -> String {
    var text = String(text).replacing(" ...", with: "…")
    for (name, label) in ValueNames.texts { text = text.replacing("<\(name)>", with: "<\(label.text(in: language))>") }
    return text
  }

  private static func values(_ text: Substring, _ separator: String) -> String {
    text.matches(of: /'([^']*)'/).map { String($0.1) }.joined(separator: separator)
  }

  /// What becomes of the sentences that the argument parser has, the more special ones first.
  private static let translations: [@Sendable (String) -> LocalizedText?] = [
    { message in
      guard let found = message.wholeMatch(of: /Unknown option '(.*)'\. Did you mean '(.*)'\?/)?.output else {
        return nil
      }
      return LocalizedText(
        "没有选项 \(found.1)。您要的也许是 \(found.2)", hant: "沒有選項 \(found.1)。您要的也許是 \(found.2)",
        en: "there is no option \(found.1). Did you mean \(found.2)?")
    },
    { message in
      guard let found = message.prefixMatch(of: /Unknown option '([^']*)'/)?.output else { return nil }
      return LocalizedText("没有选项 \(found.1)", hant: "沒有選項 \(found.1)", en: "there is no option \(found.1)")
    },
    { message in
      guard let found = message.wholeMatch(of: /Missing value for '(.*)'/)?.output else { return nil }
      return LocalizedText(
        "\(named(found.1, .zhHans)) 后面缺少值", hant: "\(named(found.1, .zhHant)) 後面缺少值",
        en: "\(named(found.1, .en)) needs a value")
    },
    { message in
      guard
        let found = message.wholeMatch(of: /The option '(.*)' does not take any value, but '(.*)' was specified\./)?
          .output
      else { return nil }
      return LocalizedText(
        "\(found.1) 不带值，去掉“=\(found.2)”", hant: "\(found.1) 不帶值，去掉「=\(found.2)」",
        en: "\(found.1) takes no value: remove '=\(found.2)'")
    },
    { message in
      guard let found = message.wholeMatch(of: /(?:Unexpected argument|\d+ unexpected arguments:) (.*)/)?.output else {
        return nil
      }
      return LocalizedText(
        "多出来的参数：\(values(found.1, "、"))", hant: "多出來的參數：\(values(found.1, "、"))",
        en: "too many arguments: \(values(found.1, ", "))")
    },
    { message in
      guard let found = message.wholeMatch(of: /Missing expected argument '(.*)'/)?.output else { return nil }
      return LocalizedText(
        "缺少 \(named(found.1, .zhHans))", hant: "缺少 \(named(found.1, .zhHant))", en: "\(named(found.1, .en)) is missing")
    },
    { message in
      let start = /The value '(.*)' is invalid for '(.*?)'(?:\. Please provide one of(?: the following:)?([\s\S]*))?/
      guard let found = message.wholeMatch(of: start)?.output else { return nil }
      let (value, option) = (found.1, found.2)
      guard let list = found.3 else {
        return LocalizedText(
          "\(named(option, .zhHans)) 不能是“\(value)”", hant: "\(named(option, .zhHant)) 不能是「\(value)」",
          en: "\(named(option, .en)) cannot be '\(value)'")
      }
      // A short list has quotes, a long one stands in lines.
      let words =
        list.contains("'")
        ? list : Substring(list.split(separator: "\n").map { "'\($0.drop { "- ".contains($0) })'" }.joined())
      return LocalizedText(
        "\(named(option, .zhHans)) 不能是“\(value)”，可以是 \(values(words, "、"))",
        hant: "\(named(option, .zhHant)) 不能是「\(value)」，可以是 \(values(words, "、"))",
        en: "\(named(option, .en)) cannot be '\(value)'; it can be \(values(words, ", "))")
    },
    { message in
      guard message.hasPrefix("Can't ") else { return nil }
      return LocalizedText(
        "补全脚本只有 bash、zsh、fish 三种", hant: "補全指令稿只有 bash、zsh、fish 三種",
        en: "completion scripts are made for bash, zsh and fish")
    },
  ]
}
