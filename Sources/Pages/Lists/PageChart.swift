/// A chart on a page: drawn as areas and lines, its labels as text.
package struct PageChart: Sendable {
  /// How values are shown.
  package enum Kind: Sendable {
    /// Upright bars.
    case column
    /// Bars across, the first on top.
    case bar
    /// Lines with a marker at each value.
    case line
    /// The parts of the first series.
    case pie
  }

  /// Values by category, `nil` where there is none.
  package struct Series: Sendable {
    package var name: String
    package var values: [Double?]

    package init(_ name: String, _ values: [Double?]) {
      self.name = name
      self.values = values
    }
  }

  package var title: String
  package var kind: Kind
  /// The categories.
  package var labels: [String]
  package var series: [Series]
  /// Behind the numbers at the axis: `%`, or nothing.
  package var unit: String

  package init(_ title: String, _ kind: Kind, labels: [String], series: [Series], unit: String = "") {
    self.title = title
    self.kind = kind
    self.labels = labels
    self.series = series
    self.unit = unit
  }
}

/// The axis of values: it begins and ends at round numbers.
struct ChartAxis {
  let least: Double, step: Double
  let steps: Int

  init(_ values: [Double]) {
    let top = max(values.max() ?? 0, 0), bottom = min(values.min() ?? 0, 0)
    let range = max(top - bottom, 1e-9)
    var unit = 1.0
    while unit * 10 <= range / 5 { unit *= 10 }
    while unit > range / 5 { unit /= 10 }
    step = [1, 2, 5, 10].map { $0 * unit }.first { $0 * 6 >= range } ?? unit * 10
    let below = Int((-bottom / step).rounded(.up))
    least = -Double(below) * step
    steps = max(1, below + Int((top / step).rounded(.up)))
  }

  /// The number at a step.
  func text(_ index: Int, _ unit: String) -> String { ChartAxis.text(least + Double(index) * step, unit) }

  /// A number with the decimals that it needs, two at most.
  static func text(_ value: Double, _ unit: String) -> String {
    let hundredths = Int((value * 100).rounded())
    let (whole, part) = (abs(hundredths) / 100, abs(hundredths) % 100)
    let decimals = part == 0 ? "" : part % 10 == 0 ? ".\(part / 10)" : part < 10 ? ".0\(part)" : ".\(part)"
    return (hundredths < 0 ? "-" : "") + "\(whole)\(decimals)\(unit)"
  }

  /// Where a value stands on an axis of a length.
  func place(_ value: Double, length: Int) -> Int {
    Int(((value - least) / (step * Double(steps)) * Double(length)).rounded())
  }
}
