import ArgumentParser
import DeskStore
import Findings
import Foundation
import Liandan
import Logging
import WebDesk

/// The program: serves the web desk of a register, or manages its accounts.
@main
struct DeskCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "liandan-desk", abstract: "联单服务台：在浏览器里填单、审批、查单、归档 (the web desk of Liandan)",
    subcommands: [ServeCommand.self, UserCommand.self, RoutesCommand.self], defaultSubcommand: ServeCommand.self)

  static func main() async {
    do {
      try FilePrivacy.apply(ProcessInfo.processInfo.environment[FilePrivacy.variable])
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
    } catch let error as any ExplainedError {
      let language = Speech.language
      FileHandle.standardError.write(Data((error.message.text(in: language) + "\n").utf8))
      exit(withError: ExitCode((error as? DeskError)?.kind == .usage ? 64 : 70))
    } catch let error as FindingList {
      for finding in error.findings {
        FileHandle.standardError.write(Data((finding.message.text(in: Speech.language) + "\n").utf8))
      }
      exit(withError: ExitCode(1))
    } catch { exit(withError: error) }
  }
}

/// The language of what the program says on the terminal.
enum Speech {
  static var language: Language {
    let environment = ProcessInfo.processInfo.environment
    let wish = environment["LIANDAN_LANG"] ?? environment["LC_ALL"] ?? environment["LANG"] ?? ""
    return Language(rawValue: wish) ?? Language(locale: wish) ?? .zhHans
  }

  /// Says a line on standard output.
  static func say(_ zhHans: String, hant: String, en: String) {
    // Written at once: whoever started the program waits for it.
    let line = LocalizedText(zhHans, hant: hant, en: en).text(in: language) + "\n"
    FileHandle.standardOutput.write(Data(line.utf8))
  }
}
