import Register

extension IssueDesk {
  /// A period as the user wrote it.
  static func period(_ text: String?) throws -> LedgerPeriod? {
    guard let text else { return nil }
    do { return try LedgerPeriod(text) } catch let error as RegisterError { throw DeskError(usage: error) }
  }
}
