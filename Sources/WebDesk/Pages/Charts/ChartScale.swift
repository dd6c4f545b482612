import Foundation

/// The axis of a chart: from its lowest to its highest mark, by round steps.
struct ChartScale: Sendable, Equatable {
  /// The lowest and highest mark.
  let low: Double, high: Double
  /// From one mark to the next.
  let step: Double

  /// An axis for these values, which begins at nought where none is below.
  init(_ values: [Double], steps: Int = 4) {
    let finite = values.filter(\.isFinite)
    let (least, most) = (min(0, finite.min() ?? 0), max(0, finite.max() ?? 0))
    let step = ChartScale.round((most - least) / Double(steps))
    // Counts have no halves.
    self.step = finite.allSatisfy { $0 == $0.rounded() } ? max(1, step) : step
    low = (least / self.step).rounded(.down) * self.step
    high = most == least ? self.step * Double(steps) : (most / self.step).rounded(.up) * self.step
  }

  /// The marks, from below.
  var marks: [Double] { (0...Int(((high - low) / step).rounded())).map { low + Double($0) * step } }

  /// Where a value lies between the ends, from 0 to 1.
  func place(_ value: Double) -> Double { min(1, max(0, (value - low) / (high - low))) }

  /// The next step of 1, 2 or 5 times a power of ten.
  private static func round(_ wanted: Double) -> Double {
    guard wanted > 0, wanted.isFinite else { return 1 }
    let power = pow(10, log10(wanted).rounded(.down))
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= wanted * 0.999_999 } ?? power * 10
  }

  /// A number without needless decimals.
  static func text(_ value: Double) -> String {
    let rounded = (value * 100).rounded() / 100
    if abs(rounded) < 1e15, rounded == rounded.rounded() { return "\(Int(rounded))" }
    return "\(rounded)"
  }
}
