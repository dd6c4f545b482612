import Foundation
import PageGraphics

/// Pies: the parts of a whole, clockwise from the top.
extension ChartDrawer {
  private var parts: [Double] { chart.series.first?.values.map { max(0, $0 ?? 0) } ?? [] }

  /// The categories with their shares.
  var shares: [String] {
    let sum = parts.reduce(0, +)
    return zip(chart.labels, parts).map { label, part in
      sum > 0 ? "\(label) \(ChartAxis.text((part / sum * 1_000).rounded() / 10, "%"))" : label
    }
  }

  func pie(_ area: PageArea, _ drawing: inout Drawing) {
    let sum = parts.reduce(0, +)
    guard sum > 0 else { return }
    let radius = Double(min(area.size.width, area.size.height)) / 2 - 4_000
    let middle = PagePoint(x: area.origin.x + area.size.width / 2, y: area.origin.y + area.size.height / 2)
    func point(_ angle: Double, _ radius: Double) -> PagePoint {
      PagePoint(
        x: middle.x + Int((radius * sin(angle)).rounded()), y: middle.y - Int((radius * cos(angle)).rounded()))
    }
    var start = 0.0
    for (index, part) in parts.enumerated() where part > 0 {
      let end = start + part / sum * 2 * .pi
      var steps: [PathMark.Step] =
        part == sum ? [.move(point(start, radius))] : [.move(middle), .line(point(start, radius))]
      // An arc of up to a quarter is a curve.
      let pieces = max(1, Int(((end - start) / (.pi / 2)).rounded(.up)))
      let angle = (end - start) / Double(pieces)
      let handle = radius * 4 / 3 * tan(angle / 4)
      for piece in 0..<pieces {
        let (from, to) = (start + Double(piece) * angle, start + Double(piece + 1) * angle)
        let (first, last) = (point(from, radius), point(to, radius))
        steps.append(
          .curve(
            PagePoint(
              x: first.x + Int((handle * cos(from)).rounded()), y: first.y + Int((handle * sin(from)).rounded())),
            PagePoint(
              x: last.x - Int((handle * cos(to)).rounded()), y: last.y - Int((handle * sin(to)).rounded())),
            to: last))
      }
      drawing.path(steps + [.close], fill: colour(index), stroke: Stroke(width: 800, colour: .white))
      start = end
    }
  }
}
