import ArgumentParser
import Findings
import Foundation
import Liandan
import Terminal

/// Where forms and templates lie, in which language to speak, and who is at the desk: common to all commands.
struct CommonOptions: ParsableArguments {
  @Option(help: .formFolder) var forms: String?
  @Option(help: .templateFolder) var templates: String?
  @Option(
    help: .said(
      "公司参数：profiles 目录里的名称或文件（默认台账目录里的 profile.yaml，再默认表单旁边的）",
      hant: "公司參數：profiles 目錄裡的名稱或檔案（預設台帳目錄裡的 profile.yaml，再預設表單旁邊的）",
      en:
        "the company's profile: a name in the folder profiles, or a file (default: profile.yaml of the register, else beside the forms)",
      value: "name|file"))
  var profile: String?
  @Option(help: .language) var lang: Language?
  @Flag(help: .said("不显示进度和提示", hant: "不顯示進度和提示", en: "no progress, no remarks")) var quiet = false

  /// The console that speaks the chosen language.
  var console: Console { Console(language: lang ?? Console.standard.language, isQuiet: quiet) }

  /// The folders of forms.
  var formDirectories: [String] { SearchPath.directories(named: "forms", given: forms ?? Settings.standard.forms) }

  /// The forms at hand, for the company of this register.
  func library(_ register: any RegisterFolder) throws -> FormLibrary {
    if Settings.standard.findings.hasErrors { throw FindingList(Settings.standard.findings) }
    return try FormLibrary(directories: formDirectories, profile: profile, register: register.directory)
  }

  /// The desk of a command that makes documents: says that they are marked if the profile is an example.
  func printingDesk(_ register: any RegisterFolder) throws -> IssueDesk {
    let desk = try desk(register)
    if desk.library.profile.isSample {
      console.remark(
        LocalizedText(
          "样张：公司参数还是随程序来的示例，运行 liandan init 之后不再有此标记", hant: "樣張：公司參數還是隨程式來的範例，執行 liandan init 之後不再有此標記",
          en:
            "sample: the company's profile is still an example; once liandan init was run, documents are no longer marked"
        ))
    }
    return desk
  }

  /// The desk of a register.
  func desk(_ folder: any RegisterFolder) throws -> IssueDesk {
    let register = folder as? RegisterOptions
    var world = World.system(
      operatorName: register?.operatorName ?? Settings.standard.operatorName ?? NSUserName(), language: console.language
    )
    world.acceptsClock = register?.acceptClock ?? false
    var desk = IssueDesk(
      library: try library(folder),
      templates: TemplateLibrary(
        directories: SearchPath.directories(
          named: "templates", given: templates ?? Settings.standard.templates)),
      registerDirectory: folder.directory, world: world)
    if let register { desk.lockTimeout = .seconds(register.wait) }
    desk.pictures = .besideData
    if Settings.standard.key != Settings.noKey { desk.key = folder.keyFile(on: console) }
    let console = console
    desk.notice = { console.warn($0) }
    return desk
  }
}

/// Whether files that are there already may be replaced.
struct ForceOption: ParsableArguments {
  @Flag(help: .said("覆盖已有的同名文件", hant: "覆蓋已有的同名檔案", en: "replace files that exist")) var force = false
}

/// For which printer fixed pages are moved.
struct PrinterOption: ParsableArguments {
  @Option(
    help: .said(
      "pdf、ofd 按公司参数 printers 里这台打印机的偏移移动（文件名如 编号-联次.打印机.pdf；存档联不动）",
      hant: "pdf、ofd 按公司參數 printers 裡這台印表機的偏移移動（檔名如 編號-聯次.印表機.pdf；存檔聯不動）",
      en:
        "move pdf and ofd by the offset of this printer of the profile (NUMBER-COPY.PRINTER.pdf; the record stays as it is)",
      value: "printer"))
  var printer: String?

  /// Refuses formats that have no fixed pages.
  func check(_ formats: [DocumentFormat]) throws {
    guard printer != nil, !formats.isEmpty, !formats.contains(.pdf), !formats.contains(.ofd) else { return }
    throw ValidationError(
      "--printer 只能移动 pdf、ofd，请加 --as pdf", hant: "--printer 只能移動 pdf、ofd，請加 --as pdf",
      en: "--printer moves pdf and ofd alone: add --as pdf")
  }

  /// Refuses to move what lies on record.
  func check(out: String?) throws {
    guard printer != nil, out == nil else { return }
    throw ValidationError(
      "--printer 要和 --out 一起用：存档联不动", hant: "--printer 要和 --out 一起用：存檔聯不動",
      en: "--printer needs --out: the record stays as it is")
  }
}

/// Which register, and who writes in it.
struct RegisterOptions: ParsableArguments, RegisterFolder {
  @Option(help: .registerFolder) var register: String?
  @Option(
    help: .said(
      "经办人（默认环境变量 LIANDAN_OPERATOR，再默认登录名）", hant: "經辦人（預設環境變數 LIANDAN_OPERATOR，再預設登入名）",
      en: "who does this (default: LIANDAN_OPERATOR, else the login)", value: "name"))
  var `operator`: String?
  @Option(
    help: .said("台账被占用时最多等几秒", hant: "台帳被佔用時最多等幾秒", en: "wait so many seconds for a register in use", value: "seconds"))
  var wait = 120
  @Flag(
    help: .said(
      "时钟早于台账最后一次登记，但现在的时间没错", hant: "時鐘早於台帳最後一次登記，但現在的時間沒錯",
      en: "the clock is right although the register has later events"))
  var acceptClock = false

  func validate() throws {
    guard (0...86_400).contains(wait) else {
      throw ValidationError(
        "--wait 要在 0 到 86400 秒之间", hant: "--wait 要在 0 到 86400 秒之間", en: "--wait is 0 to 86400 seconds")
    }
  }

  /// Who does this: the name given, else that of the login.
  var operatorName: String {
    let name = (`operator` ?? Settings.standard.operatorName ?? "").split {
      $0.isNewline || $0.isWhitespace || $0 == "\0"
    }.joined(separator: " ")
    return name.isEmpty ? NSUserName() : name
  }
}

/// What every command takes and some have no use for: a line of options can be kept for all of them. The register's folder is
/// asked for the company's profile alone.
struct UnusedOptions: ParsableArguments, RegisterFolder {
  @Option(help: .hidden) var register: String?
  @OptionGroup var name: UnusedName
}

/// The operator of a command that records nothing.
struct UnusedName: ParsableArguments {
  @Option(help: .hidden) var `operator`: String?
}

/// The folder for copies of a command that makes none.
struct UnusedFolder: ParsableArguments {
  @Option(help: .hidden) var out: String?
}
