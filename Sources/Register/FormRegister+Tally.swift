package import Expressions
import GRDB
import Records
import Storage

/// How much was done on a day, and which forms are used most.
public struct FormTally: Sendable {
  /// How many forms were issued, closed and made void on the day.
  public let issued: Int, closed: Int, voided: Int
  /// The forms that were issued since the first day that was asked for, the most frequent first.
  public let forms: [(form: String, count: Int)]

  /// Nothing at all.
  public static let none = FormTally(issued: 0, closed: 0, voided: 0, forms: [])
}

extension FormRegister {
  /// The most events of a day that are looked at for voids.
  private static let mostEvents = 20_000

  /// How much was done on `day`, and which forms were issued from `first` on.
  package func tally(on day: CalendarDate, from first: CalendarDate) throws -> FormTally {
    try read { db in
      func count(_ column: String) throws -> Int {
        try Int.fetchOne(db, cachedSQL: "SELECT count(*) FROM record WHERE \(column) = ?", arguments: [day.iso]) ?? 0
      }
      // The chain is in the order of time: its end is of today.
      let events = try GRDB.Row.fetchCursor(
        db, sql: "SELECT kind, at FROM event ORDER BY seq DESC LIMIT \(Self.mostEvents)")
      var voided = 0
      while let event = try events.next() {
        let at = try event.read(String.self, 1, of: "event")
        if at < day.iso { break }
        let kind = try event.read(String.self, 0, of: "event")
        if kind == AuditEvent.Kind.void.rawValue, at.hasPrefix(day.iso) { voided += 1 }
      }
      let forms = try GRDB.Row.fetchAll(
        db,
        sql: """
          SELECT form, count(*) FROM record WHERE issued_on >= ? GROUP BY form ORDER BY count(*) DESC, form
          """, arguments: [first.iso])
      return FormTally(
        issued: try count("issued_on"), closed: try count("closed_on"), voided: voided,
        forms: try forms.map { (try $0.read(String.self, 0, of: "record"), try $0.read(Int.self, 1, of: "record")) })
    }
  }

  /// Numbers on record that were likely meant by one that is not.
  package func numbers(near number: String) throws -> [String] {
    try read { try FormRegister.nearest(to: number, $0) }
  }
}
