import ArgumentParser
import DeskStore
import Findings
import Foundation
import Liandan
import Logging
import WebDesk

/// Serves the desk.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "打开服务台 (serve the desk; the default)")

  @OptionGroup var options: RegisterOptions
  @Option(name: .long, help: "监听的地址和端口 (address and port to listen on)")
  var listen = "127.0.0.1:8137"
  @Option(name: .long, help: "浏览器里用的地址，如 desk.example.com，可多次 (a name by which browsers call it)")
  var name: [String] = []
  @Option(name: .long, help: "可信的反向代理地址，可多次 (a proxy whose headers are believed)")
  var proxy: [String] = []

  func run() async throws {
    var settings = ServerSettings()
    guard let colon = listen.lastIndex(of: ":"), let port = UInt16(listen[listen.index(after: colon)...]) else {
      throw DeskError(
        "--listen 要写成 地址:端口，如 127.0.0.1:8137", hant: "--listen 要寫成 位址:連接埠，如 127.0.0.1:8137",
        en: "--listen is ADDRESS:PORT, such as 127.0.0.1:8137", kind: .usage)
    }
    settings.host = String(listen[..<colon]).trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
    settings.port = Int(port)
    settings.names = name
    settings.proxies = Set(proxy)
    settings.language = Speech.language
    LoggingSystem.bootstrap(StreamLogHandler.standardError)
    var logger = Logger(label: "liandan-desk")
    logger.logLevel = .info
    let desk = try options.desk()
    let store = try options.store()
    if try await store.accounts().isEmpty {
      Speech.say(
        "还没有账号。请先加一个管理账号：liandan-desk user add admin --name 姓名 --role 管理",
        hant: "還沒有帳號。請先加一個管理帳號：liandan-desk user add admin --name 姓名 --role 管理",
        en:
          "There is no account yet. Add one that manages: liandan-desk user add admin --name NAME --role administration"
      )
    }
    let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
    try await DeskServer(desk: desk, store: store, settings: settings, logger: logger).run { port in
      Speech.say(
        "服务台已打开：http://\(host):\(port)/", hant: "服務台已開啟：http://\(host):\(port)/",
        en: "The desk is open: http://\(host):\(port)/")
    }
    try store.close()
  }
}
