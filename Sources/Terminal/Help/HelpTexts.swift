import ArgumentParser
import Findings

extension CommandConfiguration {
  /// A command that explains itself in the user's language.
  ///
  /// - Parameters:
  ///   - about: Its paragraphs, with line feeds between.
  ///   - examples: Command lines that can be run after `liandan examples`.
  init(
    _ name: String, _ abstract: LocalizedText, about: LocalizedText? = nil, examples: [String] = [],
    version: String = "", subcommands: [any ParsableCommand.Type] = []
  ) {
    let language = Console.standard.language
    let heading = LocalizedText("例：", hant: "例：", en: "Examples:").text(in: language)
    let lines = examples.isEmpty ? [] : ["", heading] + examples.map { "  \($0)" }
    self.init(
      commandName: name, abstract: abstract.text(in: language),
      discussion: ([about?.text(in: language)].compactMap(\.self) + lines).joined(separator: "\n"), version: version,
      subcommands: subcommands)
  }
}

extension ArgumentHelp {
  /// What an option or argument means, in the user's language.
  static func said(_ zhHans: String, hant: String, en: String, value: String? = nil) -> ArgumentHelp {
    ArgumentHelp(
      stringLiteral: LocalizedText(zhHans, hant: hant, en: en).text(in: Console.standard.language), value: value)
  }

  private init(stringLiteral text: String, value: String?) {
    self.init(text, valueName: value)
  }
}

extension ValidationError {
  /// What is wrong with a command line, in the user's language.
  init(_ zhHans: String, hant: String, en: String) {
    self.init(LocalizedText(zhHans, hant: hant, en: en).text(in: Console.standard.language))
  }
}

extension String {
  /// The title over the options that most commands have.
  static var common: String {
    LocalizedText("共同选项", hant: "共同選項", en: "Common options").text(in: Console.standard.language)
  }
}
