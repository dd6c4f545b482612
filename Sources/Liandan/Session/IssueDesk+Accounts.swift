public import Register

extension IssueDesk {
  /// Writes changes of the web desk's accounts into the audit chain; those that it has already are passed over. Where there is
  /// no register, one is made.
  ///
  /// - Parameter notes: The changes, in their order.
  /// - Throws: a `RegisterError` if the register cannot be written.
  public func noteAccounts(_ notes: [AccountNote]) async throws {
    try await serve(.writing) { call in try call.withRegister { try $0.register.note(notes, by: call.mark) } }
  }
}
