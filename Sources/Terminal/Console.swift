import ArgumentParser
package import Findings
import Foundation

/// Speaks to the user: results on standard output, everything else on standard error.
package struct Console: Sendable {
  /// The language of the messages.
  package var language: Language
  /// Whether remarks and progress are left out.
  package var isQuiet = false

  /// A console that speaks a language.
  package init(language: Language, isQuiet: Bool = false) { (self.language, self.isQuiet) = (language, isQuiet) }

  /// The console before any option was read: the language of `--lang`, the settings or the locale, else Simplified Chinese.
  /// Every text of the help asks for it.
  package static let standard = Console(language: chosenLanguage)

  private static var chosenLanguage: Language {
    let environment = ProcessInfo.processInfo.environment
    if let given = CommandLine.arguments.language ?? Settings.standard.language { return given }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    return locale.flatMap(Language.init(locale:)) ?? .zhHans
  }

  /// Prints a result line; a result that cannot be written is a failure, not a loss nobody hears of.
  package func print(_ text: LocalizedText) throws { try print(text.text(in: language)) }

  /// Prints a result line that needs no translation.
  package func print(_ text: String) throws { try StandardOutput.write(Array("\(text)\n".utf8)) }

  /// Makes a remark, unless quiet.
  package func remark(_ text: LocalizedText) { if !isQuiet { say(text.text(in: language)) } }

  /// Says what the user must know, even where remarks are left out.
  package func warn(_ text: LocalizedText) {
    let word = LocalizedText("注意：", hant: "注意：", en: "note: ")
    say(word.text(in: language) + text.text(in: language))
  }

  /// Says why the command failed.
  package func fail(_ text: LocalizedText) {
    let word = LocalizedText("失败：", hant: "失敗：", en: "failed: ")
    say(word.text(in: language) + text.text(in: language))
  }

  /// Shows findings: as JSON lines on standard output, or as text on standard error.
  package func show(_ findings: [Finding], asJSON: Bool) throws {
    for finding in findings {
      if asJSON { try print(finding.json(in: language).text) } else { say(finding.text(in: language)) }
    }
  }

  /// Ends the command with status 1 if any finding is an error.
  package func end(with findings: [Finding]) throws { try end(hasErrors: findings.hasErrors) }

  /// Ends the command with status 1 if there were errors.
  package func end(hasErrors: Bool) throws { if hasErrors { throw ExitCode(1) } }

  /// Says a line on standard error; there is nobody to tell if this cannot be written.
  package func say(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data("\(text)\n".utf8)) }
}

extension [String] {
  /// The language asked for by `--lang`, for what must be said before the options are parsed.
  fileprivate var language: Language? {
    for (index, argument) in enumerated() {
      if argument.hasPrefix("--lang=") { return Language(rawValue: String(argument.dropFirst(7))) }
      if argument == "--lang", index + 1 < count { return Language(rawValue: self[index + 1]) }
    }
    return nil
  }
}
