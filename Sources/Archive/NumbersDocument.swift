import Findings
import Records

/// `data/numbers.json`: the packed numbers and the accounts of their series, on one line.
enum NumbersDocument {
  /// What stands before the packed numbers, and after them.
  static func frame(packet: String, accounts: [NumberAccount]) -> (start: [UInt8], end: [UInt8]) {
    let start = "{\"packet\":\(JSONValue.string(packet).text),\"packed\":["
    let end = "],\"series\":\(JSONValue.array(accounts.map(series)).text)}\n"
    return (Array(start.utf8), Array(end.utf8))
  }

  /// The void and missing numbers of an account: by the digest of this text the audit chain vouches for them.
  static func details(_ account: NumberAccount) -> String { JSONValue.object(exceptions(account)).text }

  private static func exceptions(_ account: NumberAccount) -> [(String, JSONValue)] {
    [
      (
        "void",
        .array(
          account.void.map {
            .object(
              [("number", .string($0.number)), ("reason", .string($0.reason)), ("at", .string($0.at))]
                + Replacements(replacedBy: $0.replacedBy).members)
          })
      ),
      ("missing", .array(account.missing.map { .string($0) })),
    ] + account.lost.members
  }

  private static func series(_ account: NumberAccount) -> JSONValue {
    .object(
      [
        ("form", .string(account.form)), ("title", .string(account.title)), ("series", .string(account.series)),
        ("first", .string(account.first)), ("last", .string(account.last)), ("issued", .number("\(account.issued)")),
        ("open", .number("\(account.open)")), ("closed", .number("\(account.closed)")),
      ] + exceptions(account))
  }
}
