import GRDB

/// One-line queries over cached statements, for the hot paths.
extension DatabaseValueConvertible {
  /// The first column of the first row of a query that is compiled once for the connection.
  static func fetchOne(_ db: Database, cachedSQL sql: String, arguments: StatementArguments) throws -> Self? {
    try fetchOne(try db.cachedStatement(sql: sql), arguments: arguments)
  }
}

extension Database {
  /// Runs a statement that is compiled once for the connection.
  func run(_ sql: String, _ arguments: StatementArguments) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }

  /// The first row of a query that is compiled once for the connection.
  func row(_ sql: String, _ arguments: StatementArguments) throws -> GRDB.Row? {
    try GRDB.Row.fetchOne(try cachedStatement(sql: sql), arguments: arguments)
  }
}

extension Statement {
  /// Runs a statement of the hot paths, whose arguments are known to be as many as it wants.
  func run(_ arguments: StatementArguments) throws {
    setUncheckedArguments(arguments)
    try execute()
  }
}
