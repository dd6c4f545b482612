import Expressions

/// The sum of amounts as they are written.
struct AmountSum {
  private var sum: ExactDecimal?

  /// Adds an amount; what is none is passed over.
  mutating func add(_ text: String) {
    guard let amount = ExactDecimal(text) else { return }
    sum = sum.map { $0.adding(amount) ?? $0 } ?? amount
  }

  /// The sum with two decimals; `nil` if there was no amount.
  var text: String? { sum.map { $0.text(places: 2, grouping: false) } }
}
