import ArgumentParser
import Findings
import Liandan

/// `liandan pack --to KEEPER`
struct PackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack", abstract: "归档：把一个期间已结单的表单打成一个档案包 · pack closed forms into an archive",
    discussion: """
      档案包是 BagIt 1.0 格式的 zip，不用本程序也能校验。同一期间再次打包：没有新结单的表单时得到同一个包，有则另打补充包。
      A packet is a BagIt 1.0 zip that can be verified without this program. Packing a period again gives the same packet,
      or a supplement with what was closed since.
      例 · examples:
        liandan pack --to 财务部 --period 2026-11 --out archive
        liandan pack --to 质检部 --form return-record
      """)
  @Option(name: .customLong("to"), help: ArgumentHelp("交给谁：保管部门或联次编号 · keeper or copy id", valueName: "keeper"))
  var keeper: String
  @Option(help: "期间（按结单日期，默认全部）· period, by day of closing") var period: String?
  @Option(help: "只打这种表单 · only this form") var form: String?
  @Option(help: ArgumentHelp("档案包放到此目录（默认台账目录下的 packets）· folder for the packet", valueName: "dir"))
  var out: String?
  @OptionGroup var common: CommonOptions
  @OptionGroup var register: RegisterOptions
  @Flag(help: "输出 JSON · print JSON") var json = false

  func run() async throws {
    let console = common.console
    let desk = try common.desk(register)
    let packets = try await desk.pack(to: keeper, period: period, form: form, outDirectory: out)
    for packet in packets { try console.show(packet, asJSON: json) }
    if packets.isEmpty {
      console.remark(
        LocalizedText(
          "这一期间没有可归档的已结单表单", hant: "這一期間沒有可歸檔的已結單表單", en: "no closed forms to pack in this period"))
    }
  }
}
