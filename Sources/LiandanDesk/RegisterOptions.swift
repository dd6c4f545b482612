import ArgumentParser
import DeskStore
import DirectoryLogin
import Findings
import Foundation
import Liandan
import Terminal

/// Which register, whose forms, and in which language the program speaks: common to all commands.
struct RegisterOptions: ParsableArguments, RegisterFolder {
  @Option(help: .registerFolder) var register: String?
  @Option(help: .formFolder) var forms: String?
  @Option(help: .templateFolder) var templates: String?
  @Option(help: .language) var lang: Language?

  /// The console that speaks the chosen language.
  var console: Console { Console(language: lang ?? Console.standard.language) }

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
