import ArgumentParser
import DeskStore
import Foundation
import Liandan

/// Which register, and whose forms.
struct RegisterOptions: ParsableArguments {
  @Option(name: .long, help: "台账目录 (the register's folder)")
  var register = ProcessInfo.processInfo.environment["LIANDAN_REGISTER"] ?? "register"
  @Option(name: .long, help: "表单目录 (the folder of forms)")
  var forms = ProcessInfo.processInfo.environment["LIANDAN_FORMS"] ?? "forms"
  @Option(name: .long, help: "模板目录 (the folder of templates)")
  var templates = ProcessInfo.processInfo.environment["LIANDAN_TEMPLATES"] ?? "templates"

  /// The store of accounts and drafts.
  func store() throws -> DeskStore { try DeskStore(directory: register) }
}
