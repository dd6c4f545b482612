package import ArgumentParser
import Findings
import Foundation
import Liandan

/// What programs of ours have in common: help in the user's language, and what went wrong as one line and an exit status.
package enum Program {
  /// Runs the command that the command line names.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - execute: Runs a command.
  package static func run(_ program: any ParsableCommand.Type, _ execute: (sending any ParsableCommand) throws -> Void)
  {
    do { if let command = try command(of: program) { try execute(command) } } catch { end(program, with: error) }
  }

  /// The same for commands that are asynchronous.
  package static func run(
    _ program: any ParsableCommand.Type, _ execute: @Sendable (sending any ParsableCommand) async throws -> Void
  ) async {
    do { if let command = try command(of: program) { try await execute(command) } } catch { end(program, with: error) }
  }

  /// The command that is to be run; `nil` if help was asked for, which was shown.
  private static func command(of program: any ParsableCommand.Type) throws -> sending (any ParsableCommand)? {
    try FilePrivacy.apply(ProcessInfo.processInfo.environment[FilePrivacy.variable])
    try EmptyOption.refuse(Array(CommandLine.arguments.dropFirst()))
    guard let page = try helpPage(of: program) else { return try program.parseAsRoot() }
    try Console.standard.print(page)
    return nil
  }

  /// Says why a command failed, and ends.
  private static func end(_ program: any ParsableCommand.Type, with error: any Error) -> Never {
    switch error {
    case let error as FindingList:
      try? Console.standard.show(error.findings, asJSON: CommandLine.arguments.contains("--json"))
      program.exit(withError: ExitCode(1))
    case let error as any ExplainedError:
      Console.standard.fail(error.message)
      program.exit(withError: ExitCode((error as? DeskError)?.kind == .usage ? 64 : 70))
    case let error as CocoaError:
      let reason = SystemReason(error).text
      Console.standard.fail(
        LocalizedText(
          "文件读写不成：\(reason.zhHans)。请检查路径、权限和磁盘空间", hant: "檔案讀寫不成：\(reason.text(in: .zhHant))。請檢查路徑、權限和磁碟空間",
          en: "reading or writing a file: \(reason.text(in: .en)). Check the path, its permissions and the free space"))
      program.exit(withError: ExitCode(70))
    default: endOfParser(program, with: error)
    }
  }

  /// Help, an exit status, a command line that does not parse; anything else is a failure of which we know no more.
  private static func endOfParser(_ program: any ParsableCommand.Type, with error: any Error) -> Never {
    let code = program.exitCode(for: error)
    if error is ExitCode || code == .success { program.exit(withError: error) }
    if code == .validationFailure {
      sayUsage(of: program, program.message(for: error))
      program.exit(withError: code)
    }
    Console.standard.fail(
      LocalizedText(
        "没有料到的故障：\(error)。请重试；若再出现，请把这一行报告给维护人员",
        hant: "沒有料到的故障：\(error)。請重試；若再出現，請把這一行報告給維護人員",
        en: "unexpected: \(error). Try again; if it comes back, report this line"))
    program.exit(withError: ExitCode(70))
  }

  /// Says what is wrong with the command line, and how the command is called.
  private static func sayUsage(of program: any ParsableCommand.Type, _ message: String) {
    let arguments = Array(CommandLine.arguments.dropFirst())
    var (path, text): ([CommandTree.Command], LocalizedText) = ([], UsageMessage.text(message, path: []))
    if let root = try? CommandTree.read(program) {
      path = CommandTree.path(arguments, from: root)
      // An option that is mistyped is missing too.
      let mistyped =
        message.hasPrefix("Missing expected argument") ? path.last.flatMap { UnknownOption(arguments, of: $0) } : nil
      text = UsageMessage.text(mistyped?.message ?? message, path: path)
      if let misplaced = MisplacedOptions(arguments, from: root) {
        path = CommandTree.path(misplaced.moved, from: root)
        text = misplaced.message
      }
    }
    Console.standard.fail(text)
    Console.standard.say(HelpPage(path, in: Console.standard.language).usage)
    let help = (path.map(\.commandName) + ["--help"]).joined(separator: " ")
    Console.standard.say(
      LocalizedText("详见 \(help)", hant: "詳見 \(help)", en: "See \(help)").text(in: Console.standard.language))
  }

  /// The help that was asked for: by an option, by `help`, or by naming no command where one belongs; `nil` if none was.
  private static func helpPage(of program: any ParsableCommand.Type) throws -> String? {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let words = arguments.filter { !$0.hasPrefix("--lang") && Language(rawValue: $0) == nil }
    let asks = words.first == "help" || words.contains { ["-h", "--help"].contains($0) }
    let groups = program.configuration.subcommands.filter { !$0.configuration.subcommands.isEmpty }
    let isGroup =
      words.isEmpty && program.configuration.defaultSubcommand == nil
      || words.count == 1 && groups.contains { $0.configuration.commandName == words[0] }
    guard asks || isGroup else { return nil }
    let named = words.filter { $0 != "help" }
    let path = CommandTree.path(named, from: try CommandTree.read(program))
    if let group = path.last, !group.visible.isEmpty, let word = named.dropFirst(path.count - 1).first,
      !word.hasPrefix("-")
    {
      throw DeskError(UsageMessage.unknown(word, in: group), kind: .usage)
    }
    return HelpPage(path, in: Console.standard.language).text
  }
}
