import Expressions
import Forms
import Register

/// The sums of a ledger's summed columns while its lines go by; void lines do not count.
struct LedgerSums {
  /// The sums by column; one that is greater than numbers can be is `nil` from then on.
  private var sums: [String: ExactDecimal?]

  /// Nothing yet of these columns.
  init(_ columns: [String]) { sums = Dictionary(columns.map { ($0, ExactDecimal(0)) }) { first, _ in first } }

  /// Takes a line.
  mutating func add(_ line: RecordRow) {
    if line.record.state == .void { return }
    for (id, sum) in sums {
      guard case .number(let number)? = line.values[id] else { continue }
      sums[id] = .some(sum?.adding(number))
    }
  }

  /// Takes the sums of other lines.
  mutating func add(_ other: LedgerSums) {
    for (id, sum) in sums { sums[id] = .some(sum.flatMap { sum in other[id].flatMap { sum.adding($0) } }) }
  }

  /// The sum of a column; `nil` if it is none of these, or cannot be said.
  subscript(id: String) -> ExactDecimal? { sums[id] ?? nil }
}
