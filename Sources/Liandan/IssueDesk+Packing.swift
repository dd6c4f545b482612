extension IssueDesk {
  /// Packs the forms closed or made void in a period for a keeper: a packet for each year, archive class and retention.
  ///
  /// Copies of fixed pages that they lack are drawn and recorded first. Packing again gives the same packets, byte for byte, and
  /// supplements if forms were closed since.
  ///
  /// - Parameters:
  ///   - keeper: The department (财务部), or the id or label of a copy that it keeps.
  ///   - period: The period by day of closing, as `2026`, `2026-Q4`, `2026-11`, a day, or two days with `..`; all if `nil`.
  ///   - form: The only form wanted, by id or title.
  ///   - outDirectory: The folder for the packets; `packets` in the register's folder if `nil`.
  ///   - asFolders: Whether each packet is put beside its zip as a folder too.
  /// - Returns: The packets made for the same request before, oldest first, then the new one if forms were closed since.
  /// - Throws: a ``DeskError`` if no copy has this keeper, or the form or period is unknown.
  public func pack(
    to keeper: String, period: String? = nil, form: String? = nil, outDirectory: String? = nil,
    asFolders: Bool = false
  ) async throws -> [PackedArchive] {
    try await serve(.long) {
      try $0.pack(to: keeper, period: period, form: form, outDirectory: outDirectory, asFolders: asFolders)
    }
  }

  /// The packets that hold forms which ``pack(to:period:form:outDirectory:asFolders:)`` would pack for the same keeper, period and form,
  /// had they not been packed, and how many of these forms each holds.
  public func packets(
    for keeper: String, period: String? = nil, form: String? = nil
  ) async throws -> [(id: String, formCount: Int)] {
    try await serve(.writing) { try $0.packets(for: keeper, period: period, form: form) }
  }

  /// The books (forms of the kind ledger) of a keeper that have lines in a period: they have no copies, so that no packet holds
  /// them; ``ledger(form:period:)`` prints their pages.
  ///
  /// - Parameters:
  ///   - keeper: The department, or the id or label of a copy that it keeps.
  ///   - period: The period by day of the lines, as for ``ledger(form:period:)``; all if `nil`.
  /// - Throws: a `RegisterError` if there is no register, a ``DeskError`` if the period is unknown.
  public func ledgers(keptBy keeper: String, period: String? = nil) async throws -> [FormSchema] {
    try await serve { try $0.ledgers(keptBy: keeper, period: period) }
  }
}
