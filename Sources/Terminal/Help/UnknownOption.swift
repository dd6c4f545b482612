import Findings
import Liandan

/// An option that a command does not have: the likely cause where the argument parser misses another one.
struct UnknownOption {
  private let option: String
  private let near: String?

  /// `nil` if the command has every option of the command line.
  init?(_ arguments: [String], of command: CommandTree.Command) {
    let names = Set(command.ownArguments.flatMap { $0.names ?? [] }.map(\.text))
    let written = arguments.prefix { $0 != "--" }.filter { $0.hasPrefix("--") }.map { String($0.prefix { $0 != "=" }) }
    guard let option = written.first(where: { !names.contains($0) }) else { return nil }
    self.option = option
    near = NearestName.of(option, in: names.sorted())
  }

  /// What is told, in the words of the argument parser.
  var message: String { "Unknown option '\(option)'" + (near.map { ". Did you mean '\($0)'?" } ?? "") }
}
