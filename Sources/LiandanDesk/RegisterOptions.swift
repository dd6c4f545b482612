import ArgumentParser
import DeskStore
import DirectoryLogin
import Findings
import Foundation
import Liandan
import Terminal

/// Which register, whose forms, and in which language the program speaks: common to all commands.
struct RegisterOptions: ParsableArguments {
  @Option(
    help: .said(
      "台账目录（默认环境变量 LIANDAN_REGISTER，再默认 ./register）", hant: "台帳目錄（預設環境變數 LIANDAN_REGISTER，再預設 ./register）",
      en: "folder of the register (default: LIANDAN_REGISTER, else ./register)", value: "dir"))
  var register: String?
  @Option(
    help: .said(
      "表单目录（默认 ./forms 加上随程序安装的）", hant: "表單目錄（預設 ./forms 加上隨程式安裝的）",
      en: "folder of forms (default: ./forms and the installed ones)", value: "dir"))
  var forms: String?
  @Option(
    help: .said(
      "模板目录（默认 ./templates 加上随程序安装的）", hant: "範本目錄（預設 ./templates 加上隨程式安裝的）",
      en: "folder of templates (default: ./templates and the installed ones)", value: "dir"))
  var templates: String?
  @Option(
    help: .said(
      "语言 zh-Hans、zh-Hant 或 en（默认随系统区域）", hant: "語言 zh-Hans、zh-Hant 或 en（預設隨系統區域）",
      en: "zh-Hans, zh-Hant or en (default: that of the locale)", value: "lang"))
  var lang: Language?

  /// The console that speaks the chosen language.
  var console: Console { Console(language: lang ?? Console.standard.language) }

  private var directory: String { register ?? Settings.standard.register ?? "register" }

  /// The register with its forms.
  func desk() throws -> IssueDesk {
    if Settings.standard.findings.hasErrors { throw FindingList(Settings.standard.findings) }
    let (forms, templates) = (forms ?? Settings.standard.forms, templates ?? Settings.standard.templates)
    return IssueDesk(
      library: try FormLibrary(
        directories: SearchPath.directories(named: "forms", given: forms), register: directory),
      templates: TemplateLibrary(directories: SearchPath.directories(named: "templates", given: templates)),
      registerDirectory: directory, world: .system(operatorName: "", language: console.language))
  }

  /// The store of accounts and drafts.
  ///
  /// - Parameter server: The directory that answers for passwords, if there is one.
  func store(_ server: DirectoryServer? = nil) throws -> DeskStore {
    try DeskStore(directory: directory, server: server)
  }
}
