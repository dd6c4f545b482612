import ArgumentParser
import Findings
import Foundation
import Liandan

/// Where forms and templates lie, in which language to speak, and who is at the desk: common to all commands.
struct CommonOptions: ParsableArguments {
  @Option(help: ArgumentHelp("表单目录（默认 ./forms，再找随程序安装的）· folder of form schemas", valueName: "dir"))
  var forms: String?
  @Option(help: ArgumentHelp("模板目录（默认 ./templates，再找随程序安装的）· folder of templates", valueName: "dir"))
  var templates: String?
  @Option(help: ArgumentHelp("语言 zh-Hans、zh-Hant 或 en（默认随系统区域）· language", valueName: "lang"))
  var lang: Language?
  @Flag(help: "不显示进度和提示 · no progress, no remarks") var quiet = false

  /// The console that speaks the chosen language.
  var console: Console { Console(language: lang ?? Console.standard.language, isQuiet: quiet) }

  /// The forms at hand.
  func library() throws -> FormLibrary {
    try FormLibrary(directories: SearchPath.directories(named: "forms", given: forms))
  }

  /// The desk, with its register where the command needs one.
  func desk(_ register: RegisterOptions? = nil) throws -> IssueDesk {
    var world = World.system(operatorName: register?.operatorName ?? NSUserName(), language: console.language)
    world.acceptsClock = register?.acceptClock ?? false
    var desk = IssueDesk(
      library: try library(),
      templates: TemplateLibrary(directories: SearchPath.directories(named: "templates", given: templates)),
      registerDirectory: register?.directory ?? "", world: world)
    if let register { desk.lockTimeout = .seconds(register.wait) }
    desk.pictures = .besideData
    let console = console
    desk.notice = { console.warn($0) }
    return desk
  }
}

/// Whether files that are there already may be replaced.
struct ForceOption: ParsableArguments {
  @Flag(help: "覆盖已有的同名文件 · replace files that exist") var force = false
}

/// Which register, and who writes in it.
struct RegisterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("台账目录（默认环境变量 LIANDAN_REGISTER，再默认 ./register）· folder of the register", valueName: "dir"))
  var register: String?
  @Option(help: ArgumentHelp("经办人（默认登录名）· who does this", valueName: "name"))
  var `operator`: String?
  @Option(help: ArgumentHelp("台账被占用时最多等几秒 · how long to wait for the register", valueName: "seconds"))
  var wait = 120
  @Flag(help: "时钟早于台账最后一次登记，但现在的时间没错 · the clock is right although the register has later events")
  var acceptClock = false

  func validate() throws {
    if let register, register.allSatisfy(\.isWhitespace) {
      throw ValidationError("--register 是空的，请写上台账目录 · --register is empty: name the folder")
    }
    guard (0...86_400).contains(wait) else { throw ValidationError("--wait: 0…86400 秒 · seconds") }
  }

  /// Who does this: the name given, else that of the login.
  var operatorName: String {
    let name = (`operator` ?? "").split { $0.isNewline || $0.isWhitespace || $0 == "\0" }.joined(separator: " ")
    return name.isEmpty ? NSUserName() : name
  }

  /// The folder to use.
  var directory: String {
    register ?? ProcessInfo.processInfo.environment["LIANDAN_REGISTER"].flatMap { $0.isEmpty ? nil : $0 } ?? "register"
  }
}

/// The folders in which forms or templates are looked for.
enum SearchPath {
  /// The given folder alone; or `./NAME`, then `share/liandan/NAME` beside the program's `bin`.
  static func directories(named name: String, given: String?) -> [String] {
    if let given { return [given] }
    let program = URL(fileURLWithPath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
    let executable = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? program.path
    let prefix = URL(fileURLWithPath: executable).deletingLastPathComponent().deletingLastPathComponent()
    return [name, prefix.appendingPathComponent("share/liandan/\(name)").path]
  }
}
