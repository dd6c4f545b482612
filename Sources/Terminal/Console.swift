import ArgumentParser
import Findings
import Foundation

/// Speaks to the user: results on standard output, everything else on standard error.
struct Console {
  /// The language of the messages.
  var language: Language
  /// Whether remarks and progress are left out.
  var isQuiet = false

  /// The console before any option was read: the language of `--lang`, the settings or the locale, else Simplified Chinese.
  /// Every text of the help asks for it.
  static let standard = Console(language: chosenLanguage)

  private static var chosenLanguage: Language {
    let environment = ProcessInfo.processInfo.environment
    if let given = CommandLine.arguments.language ?? Settings.standard.language { return given }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    return locale.flatMap(Language.init(locale:)) ?? .zhHans
  }

  /// Prints a result line; a result that cannot be written is a failure, not a loss nobody hears of.
  func print(_ text: LocalizedText) throws { try print(text.text(in: language)) }

  /// Prints a result line that needs no translation.
  func print(_ text: String) throws { try OutputFile.print(Array("\(text)\n".utf8)) }

  /// Makes a remark, unless quiet.
  func remark(_ text: LocalizedText) { if !isQuiet { say(text.text(in: language)) } }

  /// Says what the user must know, even where remarks are left out.
  func warn(_ text: LocalizedText) {
    let word = LocalizedText("注意：", hant: "注意：", en: "note: ")
    say(word.text(in: language) + text.text(in: language))
  }

  /// Says why the command failed.
  func fail(_ text: LocalizedText) {
    let word = LocalizedText("失败：", hant: "失敗：", en: "failed: ")
    say(word.text(in: language) + text.text(in: language))
  }

  /// Shows findings: as JSON lines on standard output, or as text on standard error.
  func show(_ findings: [Finding], asJSON: Bool) throws {
    for finding in findings {
      if asJSON { try print(finding.json(in: language).text) } else { say(finding.text(in: language)) }
    }
  }

  /// Ends the command with status 1 if any finding is an error.
  func end(with findings: [Finding]) throws { try end(hasErrors: findings.hasErrors) }

  /// Ends the command with status 1 if there were errors.
  func end(hasErrors: Bool) throws { if hasErrors { throw ExitCode(1) } }

  /// Says a line on standard error; there is nobody to tell if this cannot be written.
  func say(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data("\(text)\n".utf8)) }
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
