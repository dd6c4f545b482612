import Findings
import Liandan

extension Visit {
  /// The forms of the company by title, from the library.
  func forms() throws -> [FormSchema] {
    try site.desk.library.all().schemas.sorted { text($0.title) < text($1.title) }
  }

  /// What a register that is not there yet has: nothing.
  func ifRegister<Value>(_ none: Value, _ body: () async throws -> Value) async rethrows -> Value {
    site.desk.hasRegister ? try await body() : none
  }
}
