import ArgumentParser
import Foundation

/// The commands with their arguments, as the argument parser describes them.
struct CommandTree: Decodable {
  /// A command.
  struct Command: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let subcommands: [Command]?
    let arguments: [Argument]?

    /// The commands below it that people use.
    var visible: [Command] { (subcommands ?? []).filter { $0.commandName != "help" } }
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
  }

  let command: Command

  /// The program's commands.
  static func read() throws -> Command {
    try JSONDecoder().decode(CommandTree.self, from: Data(LiandanCommand._dumpHelp().utf8)).command
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
