import Findings

/// `data/numbers.json`: the packed numbers and the accounts of their series.
enum NumbersDocument {
  static func json(packet: String, numbers: [String], accounts: [NumberAccount]) -> JSONValue {
    .object([
      ("packet", .string(packet)),
      ("packed", .array(numbers.map { .string($0) })),
      ("series", .array(accounts.map(series))),
    ])
  }

  private static func series(_ account: NumberAccount) -> JSONValue {
    .object([
      ("form", .string(account.form)), ("title", .string(account.title)), ("series", .string(account.series)),
      ("first", .string(account.first)), ("last", .string(account.last)), ("issued", .number("\(account.issued)")),
      ("open", .number("\(account.open)")), ("closed", .number("\(account.closed)")),
      (
        "void",
        .array(
          account.void.map {
            .object([("number", .string($0.number)), ("reason", .string($0.reason)), ("at", .string($0.at))])
          })
      ),
      ("missing", .array(account.missing.map { .string($0) })),
    ])
  }
}
