import ArgumentParser
import DeskStore
import Foundation
import Liandan

/// Which register, and whose forms.
struct RegisterOptions: ParsableArguments {
  @Option(name: .long, help: "台账目录 (the register's folder)")
  var register = ProcessInfo.processInfo.environment["LIANDAN_REGISTER"] ?? "register"
  @Option(name: .long, help: "表单目录 (the folder of forms)")
  var forms: String?
  @Option(name: .long, help: "模板目录 (the folder of templates)")
  var templates: String?

  /// The register with its forms.
  func desk() throws -> IssueDesk {
    let environment = ProcessInfo.processInfo.environment
    func folders(_ name: String, _ given: String?) -> [String] {
      SearchPath.directories(named: name, given: given ?? environment["LIANDAN_\(name.uppercased())"])
    }
    return IssueDesk(
      library: try FormLibrary(directories: folders("forms", forms), register: register),
      templates: TemplateLibrary(directories: folders("templates", templates)), registerDirectory: register,
      world: .system(operatorName: "", language: Speech.language))
  }

  /// The store of accounts and drafts.
  func store() throws -> DeskStore { try DeskStore(directory: register) }
}
