import ArgumentParser
import Foundation

/// The commands with their arguments, as the argument parser describes them.
struct CommandTree: Decodable {
  /// A command.
  struct Command: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let shouldDisplay: Bool?
    let defaultSubcommand: String?
    let subcommands: [Command]?
    let arguments: [Argument]?

    /// The commands below it that people use.
    var visible: [Command] {
      (subcommands ?? []).filter { $0.commandName != "help" && $0.shouldDisplay != false }
    }

    /// The arguments that it takes itself, or by the command that is meant where none is named.
    var ownArguments: [Argument] {
      let standard = defaultSubcommand.flatMap { name in subcommands?.first { $0.commandName == name } }
      return (arguments ?? []) + (standard?.arguments ?? []).filter { !($0.isOfParser) }
    }
  }

  /// A positional argument, an option or a flag.
  struct Argument: Decodable {
    struct Name: Decodable {
      let kind: String
      let name: String
      /// As it is typed.
      var text: String { (kind == "long" ? "--" : "-") + name }
    }
    let kind: String
    let shouldDisplay: Bool
    let sectionTitle: String?
    let isOptional: Bool
    let isRepeating: Bool
    let names: [Name]?
    let valueName: String?
    let defaultValue: String?
    let abstract: String?

    /// Whether it is the argument parser's own.
    var isOfParser: Bool { names?.contains { ["help", "version"].contains($0.name) } ?? false }
  }

  let command: Command

  /// A program's commands.
  static func read(_ program: any ParsableCommand.Type) throws -> Command {
    try JSONDecoder().decode(CommandTree.self, from: Data(program._dumpHelp().utf8)).command
  }

  /// The commands that a command line names, from the program down: `liandan template lint`.
  static func path(_ arguments: [String], from root: Command) -> [Command] {
    var path = [root]
    for argument in arguments where argument != "help" {
      guard let next = path.last?.visible.first(where: { $0.commandName == argument }) else { break }
      path.append(next)
    }
    return path
  }
}
