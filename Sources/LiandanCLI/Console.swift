import ArgumentParser
import Findings
import Foundation

/// Speaks to the user: results on standard output, everything else on standard error.
struct Console {
  /// The language of the messages.
  var language: Language
  /// Whether remarks and progress are left out.
  var isQuiet = false

  /// The console before any option was read: the language of the environment, else Simplified Chinese.
  static var standard: Console {
    let environment = ProcessInfo.processInfo.environment
    if let given = CommandLine.arguments.language { return Console(language: given) }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    return Console(language: locale.flatMap(Language.init(locale:)) ?? .zhHans)
  }

  /// Prints a result line.
  func print(_ text: LocalizedText) { print(text.text(in: language)) }

  /// Prints a result line that needs no translation.
  func print(_ text: String) { write(text + "\n", to: .standardOutput) }

  /// Makes a remark, unless quiet.
  func remark(_ text: LocalizedText) { if !isQuiet { write(text.text(in: language) + "\n", to: .standardError) } }

  /// Says why the command failed.
  func fail(_ text: LocalizedText) {
    let word = LocalizedText("失败：", hant: "失敗：", en: "failed: ")
    write(word.text(in: language) + text.text(in: language) + "\n", to: .standardError)
  }

  /// Shows findings: as JSON lines on standard output, or as text on standard error.
  func show(_ findings: [Finding], asJSON: Bool) {
    for finding in findings {
      if asJSON { print(finding.json(in: language).text) } else {
        write(finding.text(in: language) + "\n", to: .standardError)
      }
    }
  }

  /// Ends the command with status 1 if any finding is an error.
  func end(with findings: [Finding]) throws { if findings.hasErrors { throw ExitCode(1) } }

  private func write(_ text: String, to handle: FileHandle) { try? handle.write(contentsOf: Data(text.utf8)) }
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
