import ArgumentParser
import Findings
import Terminal

/// The program: serves the web desk of a register, or manages its accounts.
@main
struct DeskCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "liandan-desk",
    LocalizedText(
      "联单服务台：在浏览器里填单、审批、查单、归档", hant: "聯單服務台：在瀏覽器裡填單、審批、查單、歸檔",
      en: "the web desk of Liandan: forms filled in, approved, found and archived in a browser"),
    about: LocalizedText(
      """
      不写命令就打开服务台。退出码：0 完成；64 用法不对；70 其他故障。
      常用的选项可以写进 ~/.config/liandan/config.yaml（register、operator、lang、forms、templates），或用环境变量 LIANDAN_REGISTER、\
      LIANDAN_OPERATOR、LIANDAN_LANG、LIANDAN_FORMS、LIANDAN_TEMPLATES。
      """,
      hant: """
        不寫命令就開啟服務台。退出碼：0 完成；64 用法不對；70 其他故障。
        常用的選項可以寫進 ~/.config/liandan/config.yaml（register、operator、lang、forms、templates），或用環境變數 LIANDAN_REGISTER、\
        LIANDAN_OPERATOR、LIANDAN_LANG、LIANDAN_FORMS、LIANDAN_TEMPLATES。
        """,
      en: """
        Without a command it serves the desk. Exit status: 0 done, 64 wrong usage, 70 anything else.
        Common options can be kept in ~/.config/liandan/config.yaml (register, operator, lang, forms, templates) or in the \
        environment: LIANDAN_REGISTER, LIANDAN_OPERATOR, LIANDAN_LANG, LIANDAN_FORMS, LIANDAN_TEMPLATES.
        """),
    version: "1.0.0", subcommands: [ServeCommand.self, UserCommand.self, RoutesCommand.self],
    standard: ServeCommand.self)

  static func main() async {
    await Program.run(DeskCommand.self) { parsed in
      if var command = parsed as? any AsyncParsableCommand { return try await command.run() }
      var command = parsed
      try command.run()
    }
  }
}
