import ArgumentParser
import DeskStore
import Findings
import Foundation
import Liandan
import Logging
import Terminal
import WebDesk

/// Serves the desk.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "serve",
    LocalizedText("打开服务台（不写命令时）", hant: "開啟服務台（不寫命令時）", en: "serve the desk (the default)"),
    about: LocalizedText(
      """
      本身只说 HTTP，默认只在本机监听；给别的机器用时前面放一个带 TLS 的代理，并用 --name 和 --proxy 指明。
      收到 SIGTERM 或 SIGINT 后办完手上的一组再结束。
      """,
      hant: """
        本身只說 HTTP，預設只在本機監聽；給別的機器用時前面放一個帶 TLS 的代理，並用 --name 和 --proxy 指明。
        收到 SIGTERM 或 SIGINT 後辦完手上的一組再結束。
        """,
      en: """
        It speaks plain HTTP, on this machine alone by default. For others put a proxy with TLS before it, and say --name and --proxy.
        At SIGTERM or SIGINT it finishes the group in hand and ends.
        """))

  @OptionGroup(title: .common) var options: RegisterOptions
  @Option(help: .said("监听的地址和端口", hant: "監聽的位址和連接埠", en: "address and port to listen on", value: "address"))
  var listen = "127.0.0.1:8137"
  @Option(
    help: .said(
      "浏览器里用的地址，如 desk.example.com，可写多次", hant: "瀏覽器裡用的位址，如 desk.example.com，可寫多次",
      en: "a name by which browsers call it, as desk.example.com; may be repeated", value: "address"))
  var name: [String] = []
  @Option(
    help: .said(
      "可信的反向代理的地址，可写多次", hant: "可信的反向代理的位址，可寫多次", en: "a proxy whose headers are believed; may be repeated",
      value: "address"))
  var proxy: [String] = []

  @OptionGroup var directory: DirectoryOptions

  /// Address and port to listen on.
  private func place() throws -> (host: String, port: Int) {
    guard let colon = listen.lastIndex(of: ":"), let port = UInt16(listen[listen.index(after: colon)...]) else {
      throw DeskError(
        "--listen 要写成 地址:端口，如 127.0.0.1:8137", hant: "--listen 要寫成 位址:連接埠，如 127.0.0.1:8137",
        en: "--listen is ADDRESS:PORT, such as 127.0.0.1:8137", kind: .usage)
    }
    return (String(listen[..<colon]).trimmingCharacters(in: CharacterSet(charactersIn: "[]")), Int(port))
  }

  func run() async throws {
    let console = options.console
    var settings = ServerSettings()
    (settings.host, settings.port) = try place()
    settings.names = name
    settings.proxies = Set(proxy)
    settings.language = console.language
    LoggingSystem.bootstrap(StreamLogHandler.standardError)
    var logger = Logger(label: "liandan-desk")
    logger.logLevel = .info
    let desk = try options.desk()
    let store = try options.store(directory.server())
    if try await store.accounts().isEmpty {
      try console.print(
        LocalizedText(
          "还没有账号。请先加一个管理账号：liandan-desk user add admin --name 姓名 --role 管理",
          hant: "還沒有帳號。請先加一個管理帳號：liandan-desk user add admin --name 姓名 --role 管理",
          en:
            "There is no account yet. Add one that manages: liandan-desk user add admin --name NAME --role administration"
        ))
    }
    let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
    try await DeskServer(desk: desk, store: store, settings: settings, logger: logger).run { port in
      // Whoever started it may not listen any more.
      try? console.print(
        LocalizedText(
          "服务台已打开：http://\(host):\(port)/", hant: "服務台已開啟：http://\(host):\(port)/",
          en: "The desk is open: http://\(host):\(port)/"))
    }
    try store.close()
  }
}
