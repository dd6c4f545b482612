import ArgumentParser
import Findings
import Liandan
import Records
import Terminal

/// `liandan paper NUMBER…`
struct PaperCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "paper",
    LocalizedText(
      "纸质原件：放在哪里、哪一盒，谁借走、何时归还", hant: "紙本原件：放在哪裡、哪一盒，誰借走、何時歸還",
      en: "where the paper original is, in which box, who has borrowed it"),
    about: LocalizedText(
      "每次变动都登记进审计链；没写的照旧。liandan show 编号 看现在在哪里；liandan find --box 盒号 --as xlsx --out 文件 打出箱内目录，--holder 看谁借着哪些。",
      hant:
        "每次變動都登記進審計鏈；沒寫的照舊。liandan show 編號 看現在在哪裡；liandan find --box 盒號 --as xlsx --out 檔案 印出箱內目錄，--holder 看誰借著哪些。",
      en:
        "Each change stands in the audit chain; what is not given stays as it is. liandan show NUMBER tells where it is, liandan find --box BOX --as xlsx --out FILE lists a box, --holder what somebody has borrowed."
    ),
    examples: [
      "liandan paper FC-2026-000001 --place 三楼档案室 --box 2026-财-03",
      "liandan paper FC-2026-000001 --holder 王会计", "liandan paper FC-2026-000001 --returned",
      "liandan paper --numbers scanned.txt --box 2026-财-04",
    ])
  @OptionGroup var forms: NamedForms
  @Option(help: .said("存放地点：房间、柜、架", hant: "存放地點：房間、櫃、架", en: "the room or shelf", value: "text")) var place: String?
  @Option(help: .said("盒号、箱号或册号", hant: "盒號、箱號或冊號", en: "the box or folder", value: "text")) var box: String?
  @Option(help: .said("借给谁", hant: "借給誰", en: "who borrows it", value: "name")) var holder: String?
  @Flag(help: .said("已归还", hant: "已歸還", en: "it was given back")) var returned = false
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup(title: .common) var register: RegisterOptions
  @OptionGroup var folder: UnusedFolder
  @Flag(help: .said("输出 JSON，每行一份", hant: "輸出 JSON，每行一份", en: "print JSON, one form a line")) var json = false

  func validate() throws {
    if place == nil, box == nil, holder == nil, !returned {
      throw ValidationError(
        "请写 --place、--box、--holder 或 --returned；看现在在哪里用 liandan show 编号",
        hant: "請寫 --place、--box、--holder 或 --returned；看現在在哪裡用 liandan show 編號",
        en: "give --place, --box, --holder or --returned; liandan show NUMBER tells where it is")
    }
    if holder != nil, returned {
      throw ValidationError(
        "--holder 和 --returned 只能写一个", hant: "--holder 和 --returned 只能寫一個",
        en: "--holder and --returned exclude each other")
    }
    _ = try change
  }

  private var change: PaperChange {
    get throws {
      let leave = LocalizedText("不改就不写", hant: "不改就不寫", en: "Leave it out to keep what is known")
      let back = LocalizedText("归还请写 --returned", hant: "歸還請寫 --returned", en: "If it was given back, write --returned")
      return PaperChange(
        place: try NamedForms.checked(place, "--place", instead: leave),
        box: try NamedForms.checked(box, "--box", instead: leave),
        holder: try NamedForms.checked(holder, "--holder", instead: back), isReturned: returned)
    }
  }

  func run() async throws {
    let console = common.console
    let moved = try await common.desk(register).movePaper(forms.numbers, list: forms.list, try change)
    for form in moved {
      if json {
        try console.print(form.json.text)
      } else {
        let place = form.original.label.text(in: console.language)
        try console.print("\(form.number)\t\(place.isEmpty ? "—" : place)")
      }
    }
    let same = moved.count { !$0.isNew }
    if same > 0 {
      console.remark(
        LocalizedText(
          "\(same) 份本来就是这样，没有再登记", hant: "\(same) 份本來就是這樣，沒有再登記",
          en: "\(same) \(same == 1 ? "was" : "were") so before; nothing was recorded of \(same == 1 ? "it" : "them")"))
    }
  }
}
