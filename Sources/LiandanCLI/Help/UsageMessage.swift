import Findings

/// What the argument parser says of a command line that it cannot read, in the user's language.
enum UsageMessage {
  /// The message for people. `path` are the commands that were named.
  static func text(_ message: String, path: [CommandTree.Command]) -> LocalizedText {
    if let unknown = unknownCommand(message, path) { return unknown }
    for pattern in patterns {
      guard let found = message.wholeMatch(of: pattern.regex) else { continue }
      let values = found.output.dropFirst().map { $0.substring.map(String.init) ?? "" }
      return pattern.text(values)
    }
    return LocalizedText(message, hant: message, en: message)
  }

  /// A word where a command belongs, with the command that is near to it.
  private static func unknownCommand(_ message: String, _ path: [CommandTree.Command]) -> LocalizedText? {
    guard let command = path.last, !command.visible.isEmpty,
      let found = message.firstMatch(of: /[Uu]nexpected arguments?:? '([^']*)'/)
    else { return nil }
    let word = String(found.1)
    let names = command.visible.map(\.commandName)
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

  private struct Pattern: Sendable {
    let pattern: String
    let text: @Sendable ([String]) -> LocalizedText

    var regex: Regex<AnyRegexOutput> {
      // The patterns are literals below, each of which a test tries.
      do { return try Regex(pattern) } catch { preconditionFailure("\(pattern): \(error)") }
    }
  }

  /// A placeholder such as `<data> ...` as the help shows it.
  private static func named(_ text: String, _ language: Language) -> String {
    var text = text.replacing(" ...", with: "…")
    for (name, label) in ValueNames.texts { text = text.replacing("<\(name)>", with: "<\(label.text(in: language))>") }
    return text
  }

  private static func values(_ text: String, _ separator: String) -> String {
    text.matches(of: /'([^']*)'/).map { String($0.1) }.joined(separator: separator)
  }

  private static let patterns: [Pattern] = [
    Pattern(pattern: "Unknown option '(.*)'\\. Did you mean '(.*)'\\?") { value in
      LocalizedText(
        "没有选项 \(value[0])。您要的也许是 \(value[1])", hant: "沒有選項 \(value[0])。您要的也許是 \(value[1])",
        en: "there is no option \(value[0]). Did you mean \(value[1])?")
    },
    Pattern(pattern: "Unknown option '(.*)'[\\s\\S]*") { value in
      LocalizedText(
        "没有选项 \(value[0])", hant: "沒有選項 \(value[0])", en: "there is no option \(value[0])")
    },
    Pattern(pattern: "Missing value for '(.*)'") { value in
      LocalizedText(
        "\(named(value[0], .zhHans)) 后面缺少值", hant: "\(named(value[0], .zhHant)) 後面缺少值",
        en: "\(value[0]) needs a value")
    },
    Pattern(pattern: "The option '(.*)' does not take any value, but '(.*)' was specified\\.") { value in
      LocalizedText(
        "\(value[0]) 不带值，去掉“=\(value[1])”", hant: "\(value[0]) 不帶值，去掉「=\(value[1])」",
        en: "\(value[0]) takes no value: remove '=\(value[1])'")
    },
    Pattern(pattern: "(?:Unexpected argument|\\d+ unexpected arguments:) (.*)") { value in
      LocalizedText(
        "多出来的参数：\(values(value[0], "、"))", hant: "多出來的參數：\(values(value[0], "、"))",
        en: "too many arguments: \(values(value[0], ", "))")
    },
    Pattern(pattern: "Missing expected argument '(.*)'") { value in
      LocalizedText(
        "缺少 \(named(value[0], .zhHans))", hant: "缺少 \(named(value[0], .zhHant))", en: "\(value[0]) is missing")
    },
    Pattern(pattern: "Missing one of: (.*)") { value in
      LocalizedText(
        "缺少其中一个：\(values(value[0], "、"))", hant: "缺少其中一個：\(values(value[0], "、"))",
        en: "one of these is missing: \(values(value[0], ", "))")
    },
    Pattern(pattern: "The value '(.*)' is invalid for '(.*)'\\. Please provide one of(?: the following:)?([\\s\\S]*)") {
      value in
      let list =
        value[2].contains("'")
        ? value[2] : value[2].split(separator: "\n").map { "'\($0.drop { "- ".contains($0) })'" }.joined()
      return LocalizedText(
        "\(named(value[1], .zhHans)) 不能是“\(value[0])”，可以是 \(values(list, "、"))",
        hant: "\(named(value[1], .zhHant)) 不能是「\(value[0])」，可以是 \(values(list, "、"))",
        en: "\(value[1]) cannot be '\(value[0])'; it can be \(values(list, ", "))")
    },
    Pattern(pattern: "The value '(.*)' is invalid for '(.*)'[\\s\\S]*") { value in
      LocalizedText(
        "\(named(value[1], .zhHans)) 不能是“\(value[0])”", hant: "\(named(value[1], .zhHant)) 不能是「\(value[0])」",
        en: "\(value[1]) cannot be '\(value[0])'")
    },
    Pattern(pattern: "Missing required subcommand\\.") { _ in
      LocalizedText("缺少命令", hant: "缺少命令", en: "a command is missing")
    },
    Pattern(pattern: "Value to be set with flag '(.*)' had already been set with flag '(.*)'") { value in
      LocalizedText(
        "\(value[0]) 与 \(value[1]) 不能同时用", hant: "\(value[0]) 與 \(value[1]) 不能同時用",
        en: "\(value[0]) and \(value[1]) exclude each other")
    },
    Pattern(pattern: "Can't (?:generate completion scripts for '(.*)'|autodetect a supported shell)\\.[\\s\\S]*") {
      value in
      LocalizedText(
        "补全脚本只有 bash、zsh、fish 三种", hant: "補全指令稿只有 bash、zsh、fish 三種",
        en: "completion scripts are made for bash, zsh and fish")
    },
  ]
}
