package import ArgumentParser
package import Findings

extension CommandConfiguration {
  /// A command that explains itself in the user's language.
  ///
  /// - Parameters:
  ///   - about: Its paragraphs, with line feeds between.
  ///   - examples: Command lines that can be run after `liandan examples`.
  ///   - isListed: Whether help names it.
  ///   - standard: The one of the subcommands that is meant where none is named.
  package init(
    _ name: String, _ abstract: LocalizedText, about: LocalizedText? = nil, examples: [String] = [],
    version: String = "", isListed: Bool = true, subcommands: [any ParsableCommand.Type] = [],
    standard: (any ParsableCommand.Type)? = nil
  ) {
    let language = Console.standard.language
    let heading = LocalizedText("例：", hant: "例：", en: "Examples:").text(in: language)
    let lines = examples.isEmpty ? [] : ["", heading] + examples.map { "  \($0)" }
    self.init(
      commandName: name, abstract: abstract.text(in: language),
      discussion: ([about?.text(in: language)].compactMap(\.self) + lines).joined(separator: "\n"), version: version,
      shouldDisplay: isListed, subcommands: subcommands, defaultSubcommand: standard)
  }
}

extension ArgumentHelp {
  /// What an option or argument means, in the user's language.
  package static func said(_ zhHans: String, hant: String, en: String, value: String? = nil) -> ArgumentHelp {
    ArgumentHelp(
      stringLiteral: LocalizedText(zhHans, hant: hant, en: en).text(in: Console.standard.language), value: value)
  }

  private init(stringLiteral text: String, value: String?) {
    self.init(text, valueName: value)
  }
}

extension ValidationError {
  /// What is wrong with a command line, in the user's language.
  package init(_ zhHans: String, hant: String, en: String) {
    self.init(LocalizedText(zhHans, hant: hant, en: en).text(in: Console.standard.language))
  }
}

extension String {
  /// The title over the options that most commands have.
  package static var common: String {
    LocalizedText("共同选项", hant: "共同選項", en: "Common options").text(in: Console.standard.language)
  }
}
