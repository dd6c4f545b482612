import ArgumentParser
import Findings
import WebDesk

/// Lists the addresses of the desk, for tests of who may call them.
struct RoutesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "routes", abstract: "列出所有地址 (list all addresses)", shouldDisplay: false)

  @Flag(name: .long, help: "输出 JSON (print JSON)") var json = false

  func run() { print(json ? RouteList.json.text : RouteList.text) }
}
