import ArgumentParser
import Findings
import Liandan
import Terminal

/// `liandan init --company NAME`
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "init",
    LocalizedText(
      "建立本公司的参数：名称、编号前缀、起始号、节假日", hant: "建立本公司的參數：名稱、編號前綴、起始號、節假日", en: "make the profile of one's own company"),
    about: LocalizedText(
      """
      在台账目录里写 profile.yaml：照示例（--profile 可选 forms/profiles 里的一份）抄一份，换上公司名称和下面给的各项，注释保留。\
      此后开的单据没有“样张”标记。还没有说的数字在 profile.yaml 里改。
      起始号只用于这本台账里该表单的第一张单，接着纸质单据的号往下编。
      """,
      hant: """
        在台帳目錄裡寫 profile.yaml：照範例（--profile 可選 forms/profiles 裡的一份）抄一份，換上公司名稱和下面給的各項，註解保留。\
        此後開的單據沒有「樣張」標記。還沒有說的數字在 profile.yaml 裡改。
        起始號只用於這本台帳裡該表單的第一張單，接著紙本單據的號往下編。
        """,
      en: """
        Writes profile.yaml into the folder of the register: a copy of the example (--profile chooses one of forms/profiles) with the \
        company's name and what is given below; comments are kept. Documents are no longer marked as samples. All other numbers \
        can be changed in profile.yaml.
        A first serial counts for the very first form of its kind in this register: numbers go on from paper.
        """),
    examples: [
      "liandan init --company 某某机械有限公司 --phone 0551-62345678 --holidays 2026",
      "liandan init --company 某某环卫车辆有限公司 --profile special-vehicles --first return-record=1201 --prefix cost-approval=FY --register register-2",
      "liandan init --company 某某家具有限公司 --profile furniture --set warranty_months=24 --register register-3",
    ])
  @Option(
    help: .said(
      "公司名称，印在每张单的抬头", hant: "公司名稱，印在每張單的抬頭", en: "the company's name, at the head of every form", value: "company"))
  var company: String?
  @Option(help: .said("地址", hant: "地址", en: "its address", value: "text")) var address: String?
  @Option(help: .said("电话", hant: "電話", en: "its telephone", value: "text")) var phone: String?
  @Option(help: .said("传真", hant: "傳真", en: "its fax", value: "text")) var fax: String?
  @Option(help: .said("邮箱", hant: "信箱", en: "its e-mail address", value: "text")) var email: String?
  @Option(
    help: .said(
      "标志：PNG 或 JPEG，抄进台账目录，模板里写 {{@company.logo|fit:30x12mm}}",
      hant: "標誌：PNG 或 JPEG，抄進台帳目錄，範本裡寫 {{@company.logo|fit:30x12mm}}",
      en: "its mark: PNG or JPEG, copied into the folder; templates write {{@company.logo|fit:30x12mm}}", value: "file")
  )
  var logo: String?
  @Option(
    help: .said(
      "一种表单第一张单的流水号，可写多次", hant: "一種表單第一張單的流水號，可寫多次", en: "the serial of a form's first number; may be repeated",
      value: "form=n")) var first: [String] = []
  @Option(
    help: .said(
      "一种表单的编号前缀，可写多次", hant: "一種表單的編號前綴，可寫多次", en: "a form's prefix of numbers; may be repeated", value: "form=prefix")
  )
  var prefix: [String] = []
  @Option(
    help: .said(
      "一个参数的值，可写多次", hant: "一個參數的值，可寫多次", en: "the value of a parameter; may be repeated", value: "parameter=value"))
  var set: [String] = []
  @Option(
    help: .said(
      "节假日和调休：文件，或随程序来的一年，如 2026", hant: "節假日和調休：檔案，或隨程式來的一年，如 2026",
      en: "days off and worked weekends: a file, or a year that came with the program, such as 2026", value: "file|year"
    ))
  var holidays: String?
  @OptionGroup var force: ForceOption
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup(title: .common) var register: RegisterOptions
  @OptionGroup var folder: UnusedFolder
  @Flag(help: .said("输出 JSON", hant: "輸出 JSON", en: "print JSON")) var json = false

  func validate() throws {
    _ = try (pairs(first, "--first"), pairs(prefix, "--prefix"), pairs(set, "--set"))
  }

  func run() throws {
    var setup = ProfileSetup()
    let lines = [("name", company), ("address", address), ("phone", phone), ("fax", fax), ("email", email)]
    for (key, text) in lines { setup.company[key] = text }
    setup.firstSerials = try pairs(first, "--first")
    setup.prefixes = try pairs(prefix, "--prefix")
    setup.parameters = try pairs(set, "--set")
    setup.holidays = holidays
    setup.logo = logo
    setup.replacesFile = force.force
    let console = common.console
    let written = try common.desk(register).setUp(setup)
    if json { return try console.print(written.json.text) }
    for line in text(of: written) { try console.print(line) }
  }

  private func text(of written: WrittenProfile) -> [LocalizedText] {
    var lines = [
      LocalizedText(
        "已写好 \(written.file)：\(written.company)", hant: "已寫好 \(written.file)：\(written.company)",
        en: "wrote \(written.file): \(written.company)")
    ]
    if written.issued > 0 {
      lines.append(
        LocalizedText(
          "台账里已有 \(written.issued) 份单，仍按开单时的参数；新参数从下一份起用", hant: "台帳裡已有 \(written.issued) 份單，仍按開單時的參數；新參數從下一份起用",
          en:
            "the \(written.issued) forms of the register keep the profile that they were issued under; the next ones take this"
        ))
    }
    if !written.begun.isEmpty {
      let forms = written.begun.joined(separator: "、")
      lines.append(
        LocalizedText(
          "已经开过、起始号不再起作用的表单：\(forms)", hant: "已經開過、起始號不再起作用的表單：\(forms)",
          en: "begun already, so that the first serial has no effect: \(written.begun.joined(separator: ", "))"))
    }
    return lines + [
      LocalizedText(
        "接下来：看一遍这个文件里的限额、时限和目标；再用 liandan preview return-record 看印出来的样子",
        hant: "接下來：看一遍這個檔案裡的限額、時限和目標；再用 liandan preview return-record 看印出來的樣子",
        en:
          "next: look through the limits, terms and targets in that file, then see a print: liandan preview return-record"
      )
    ]
  }

  /// `NAME=VALUE` of an option that may be repeated.
  private func pairs(_ texts: [String], _ option: String) throws -> [String: String] {
    var pairs: [String: String] = [:]
    for text in texts {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw ValidationError(
          "\(option) 写成 名称=值，不能是“\(text)”", hant: "\(option) 寫成 名稱=值，不能是「\(text)」",
          en: "\(option) is NAME=VALUE, not '\(text)'")
      }
      guard pairs.updateValue(parts[1], forKey: parts[0]) == nil else {
        throw ValidationError(
          "\(option) 里 \(parts[0]) 写了两次", hant: "\(option) 裡 \(parts[0]) 寫了兩次", en: "\(option) names \(parts[0]) twice")
      }
    }
    return pairs
  }
}
