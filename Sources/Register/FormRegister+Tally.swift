package import Expressions
import GRDB
import Records

/// How much was done on a day.
public struct FormTally: Sendable, Hashable {
  /// How many forms were issued, closed and made void.
  public let issued: Int, closed: Int, voided: Int

  /// Nothing at all.
  public static let none = FormTally(issued: 0, closed: 0, voided: 0)
}

/// How often a form was issued.
public struct FormUse: Sendable, Hashable {
  /// The form's id.
  public let form: String
  /// How many of it there are.
  public let count: Int
}

extension FormRegister {
  /// How much was done on a day.
  package func tally(on day: CalendarDate) throws -> FormTally {
    try read { db in
      func count(_ column: String) throws -> Int {
        try Int.fetchOne(db, cachedSQL: "SELECT count(*) FROM record WHERE \(column) = ?", arguments: [day.iso]) ?? 0
      }
      let next = day.adding(days: 1) ?? .last
      let voided = try Int.fetchOne(
        db, cachedSQL: "SELECT count(*) FROM record WHERE void_at >= ? AND void_at < ?", arguments: [day.iso, next.iso])
      return FormTally(issued: try count("issued_on"), closed: try count("closed_on"), voided: voided ?? 0)
    }
  }

  /// Which forms were issued since a day, or ever, the most frequent first.
  package func use(since day: CalendarDate?) throws -> [FormUse] {
    try read { db in
      let rows = try GRDB.Row.fetchAll(
        db,
        sql: """
          SELECT form, count(*) FROM record WHERE ?1 IS NULL OR issued_on >= ?1 GROUP BY form ORDER BY count(*) DESC, form
          """, arguments: [day?.iso])
      return try rows.map {
        FormUse(form: try $0.read(String.self, 0, of: "record"), count: try $0.read(Int.self, 1, of: "record"))
      }
    }
  }

  /// Numbers on record that were likely meant by one that is not.
  package func numbers(near number: String) throws -> [String] {
    try read { try FormRegister.nearest(to: number, $0) }
  }
}
