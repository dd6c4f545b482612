import Findings
import Register

extension IssueDesk {
  /// Brings a register of an older format up to date, which else happens with the first form that is recorded: until then
  /// nothing can be read. The database is copied beside it first.
  ///
  /// - Returns: Whether it was of an older format.
  /// - Throws: a `RegisterError` if the register is newer than the program, in use, or cannot be written.
  public func upgrade() async throws -> Bool {
    try await serve(.writing) { call in
      guard call.hasRegister else { return false }
      do {
        try call.withReading { _ in }
        return false
      } catch let error as RegisterError where error.code == .olderRegister {
        try call.withRegister { _ in }
        return true
      }
    }
  }
}
