import ArgumentParser
import Findings
import Terminal
import WebDesk

/// Lists the addresses of the desk, for tests of who may call them.
struct RoutesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "routes", LocalizedText("列出所有地址", hant: "列出所有位址", en: "list all addresses"), isListed: false)

  @Flag(help: .said("每行一个 JSON 对象", hant: "每行一個 JSON 物件", en: "JSON")) var json = false

  func run() throws { try Console.standard.print(json ? RouteList.json.text : RouteList.text) }
}
