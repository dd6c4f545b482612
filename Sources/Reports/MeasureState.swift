import Expressions
import Forms

/// What is known of a measure while records go by.
struct MeasureState {
  private let kind: ReportMeasure.Kind
  private(set) var count = 0
  /// `nil` once it is greater than numbers can be: no sum is better than a wrong one.
  private var sum: ExactDecimal? = ExactDecimal(0)
  private var extreme: ExactDecimal?
  private var distinct: Set<Operand> = []

  init(_ kind: ReportMeasure.Kind) { self.kind = kind }

  /// Takes a record that meets the condition, with the value of the formula.
  mutating func add(_ value: Operand?) {
    guard kind != .count else {
      count += 1
      return
    }
    guard let value, value != .unknown else { return }
    if kind == .distinct {
      if !value.isEmpty { distinct.insert(value) }
      return
    }
    guard case .number(let number) = value else { return }
    count += 1
    switch kind {
    case .min: extreme = extreme.map { Swift.min($0, number) } ?? number
    case .max: extreme = extreme.map { Swift.max($0, number) } ?? number
    default: sum = sum?.adding(number)
    }
  }

  /// The value; `nil` where there is nothing to compute it from.
  var value: ExactDecimal? {
    switch kind {
    case .count: ExactDecimal(count)
    case .distinct: ExactDecimal(distinct.count)
    case .sum: sum
    case .mean: count == 0 ? nil : sum?.divided(by: ExactDecimal(count))
    case .min, .max: extreme
    }
  }
}

/// What is known of a figure or column while records go by.
struct ContentState {
  private var states: [MeasureState]
  private let isShare: Bool
  private let format: ReportFormat

  init(_ content: ReportContent, as format: ReportFormat) {
    self.format = format
    switch content {
    case .measure(let measure): (states, isShare) = ([MeasureState(measure.kind)], false)
    case .share(let first, let second):
      (states, isShare) = ([MeasureState(first.kind), MeasureState(second.kind)], true)
    }
  }

  /// Takes a record for one of the measures.
  mutating func add(_ value: Operand?, to index: Int) { states[index].add(value) }

  /// The value. A share of nothing has none; shares are in hundredths where they are written so.
  var amount: Report.Amount {
    guard isShare else { return Report.Amount(number: states[0].value, parts: nil, format: format) }
    let (numerator, denominator) = (states[0].value ?? ExactDecimal(0), states[1].value ?? ExactDecimal(0))
    let parts = Report.Amount.Parts(numerator: numerator, denominator: denominator)
    let scaled = format == .percent ? numerator.multiplied(by: ExactDecimal(100)) : numerator
    let number = denominator == ExactDecimal(0) ? nil : scaled?.divided(by: denominator)
    return Report.Amount(number: number, parts: parts, format: format)
  }
}
