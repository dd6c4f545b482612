import ArgumentParser
import Findings
import Forms
import Liandan
import Terminal

/// `liandan pack --to KEEPER`
struct PackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "pack",
    LocalizedText("归档：把一个期间已结单的表单打成一个档案包", hant: "歸檔：把一個期間已結單的表單打成一個檔案包", en: "pack closed forms into an archive"),
    about: LocalizedText(
      "档案包是 BagIt 1.0 格式的 zip，不用本程序也能校验。同一期间再次打包：没有新结单的表单时得到同一个包，有则另打补充包。一个年度、门类、保管期限一个包，作废的单据也在内；缺 PDF/A 或 OFD 的先补印。打包以后附到单据上的文件另打补充包，档号不变。",
      hant:
        "檔案包是 BagIt 1.0 格式的 zip，不用本程式也能校驗。同一期間再次打包：沒有新結單的表單時得到同一個包，有則另打補充包。一個年度、門類、保管期限一個包，作廢的單據也在內；缺 PDF/A 或 OFD 的先補印。打包以後附到單據上的檔案另打補充包，檔號不變。",
      en:
        "A packet is a BagIt 1.0 zip that can be verified without this program. Packing a period again gives the same packet, or a supplement with what was closed since. Each year, class and retention has a packet of its own, void forms among it; PDF/A or OFD copies that are missing are made first. What was attached to forms after they were packed gets a packet of its own, under the same codes."
    ),
    examples: ["liandan pack --to 财务部 --period 2026-11 --out archive", "liandan pack --to 质检部 --form return-record"])
  @Option(
    name: .customLong("to"),
    help: .said("交给谁：保管部门或联次编号", hant: "交給誰：保管部門或聯次編號", en: "keeper or copy id", value: "keeper"))
  var keeper: String
  @Option(help: .said("期间（按结单日期，默认全部）", hant: "期間（按結單日期，預設全部）", en: "period, by day of closing")) var period: String?
  @Option(help: .said("只打这种表单", hant: "只打這種表單", en: "only this form")) var form: String?
  @Option(
    help: .said(
      "档案包放到此目录（默认台账目录下的 packets）", hant: "檔案包放到此目錄（預設台帳目錄下的 packets）",
      en: "folder for the packet (default: packets in the register)", value: "dir"))
  var out: String?
  @Flag(
    help: .said(
      "在旁边再放一个解开的目录（移交时不压缩）", hant: "在旁邊再放一個解開的目錄（移交時不壓縮）",
      en: "put each packet beside its zip as a folder too, as transfers want it"))
  var folder = false
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup(title: .common) var register: RegisterOptions
  @Flag(help: .said("输出 JSON", hant: "輸出 JSON", en: "print JSON")) var json = false

  func run() async throws {
    let console = common.console
    let desk = try common.desk(register)
    let packets = try await desk.pack(to: keeper, period: period, form: form, outDirectory: out, asFolders: folder)
    for packet in packets { try console.show(packet, asJSON: json) }
    if packets.contains(where: \.isNew), let notice = desk.unsignedNotice { console.remark(notice) }
    let made = Set(packets.map(\.id))
    let others = try await desk.packets(for: keeper, period: period, form: form).filter { !made.contains($0.id) }
    for (id, count) in others {
      console.remark(
        LocalizedText(
          "另有 \(count) 份符合条件的表单已在档案包 \(id) 里，不再打包", hant: "另有 \(count) 份符合條件的表單已在檔案包 \(id) 裡，不再打包",
          en: "packed before: \(count) of these forms are in the packet \(id) and were not packed again"))
    }
    if packets.isEmpty, others.isEmpty {
      console.remark(nothing)
    }
    let books = try await form == nil && !json ? desk.ledgers(keptBy: keeper, period: period) : []
    if let first = books.first { console.remark(notPacked(books, first)) }
  }

  /// That nothing is packed, and how to see what is open.
  private var nothing: LocalizedText {
    let (within, hant, en) = period == nil ? ("", "", "") : ("这一期间", "這一期間", " in this period")
    return LocalizedText(
      within + "没有可归档的已结单表单。没结单的，用 liandan find --state issued 列出",
      hant: hant + "沒有可歸檔的已結單表單。沒結單的，用 liandan find --state issued 列出",
      en: "no closed forms to pack\(en). Open ones are listed by liandan find --state issued")
  }

  /// What is said of the books, which have pages of their own.
  private func notPacked(_ books: [FormSchema], _ first: FormSchema) -> LocalizedText {
    func names(_ language: Language, _ separator: String) -> String {
      books.map { "\($0.title.text(in: language))（\($0.id)）" }.joined(separator: separator)
    }
    let command = "liandan ledger \(first.id)\(period.map { " --period \($0)" } ?? "") --as docx --out \(first.id).docx"
    return LocalizedText(
      "台账不打进档案包，这一期间登记过的有：\(names(.zhHans, "、"))。要一起交的，打印：\(command)",
      hant: "台帳不打進檔案包，這一期間登記過的有：\(names(.zhHant, "、"))。要一起交的，列印：\(command)",
      en: "ledgers are not packed; these have lines in the period: "
        + books.map { "\($0.title.text(in: .en)) (\($0.id))" }.joined(separator: ", ")
        + ". To hand them on, print them: \(command)")
  }
}
