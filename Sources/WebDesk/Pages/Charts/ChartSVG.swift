import Findings
import HTML
import Liandan

/// A chart as SVG within a page: bars or lines, with its values as text for those who do not see it.
struct ChartSVG {
  let chart: ShownReport.Chart
  private let language: Language
  /// More labels than this would be unreadable.
  private static let mostLabels = 40
  private static let width = 640

  /// Writes a chart; nothing if it has no values.
  static func write(_ chart: ShownReport.Chart, in language: Language, _ html: inout HTML) {
    let cut = ShownReport.Chart(
      title: chart.title, kind: chart.kind, labels: Array(chart.labels.prefix(mostLabels)),
      // A pie is drawn as bars: lengths are compared more easily than angles.
      series: (chart.kind == .pie ? Array(chart.series.prefix(1)) : chart.series).map {
        ShownReport.Chart.Series(name: $0.name, values: Array($0.values.prefix(mostLabels)))
      }, unit: chart.unit)
    guard !cut.labels.isEmpty, cut.series.contains(where: { $0.values.contains { $0 != nil } }) else { return }
    let drawing = ChartSVG(chart: cut, language: language)
    html.element(.figure, .class("chart")) { html in
      html.element(.figcaption) { html in
        html.element(.b, text: cut.title)
        if cut.series.count > 1 { drawing.legend(&html) }
      }
      switch cut.kind {
      case .bar, .pie: drawing.bars(&html)
      case .column, .line: drawing.upright(&html)
      }
    }
  }

  private func legend(_ html: inout HTML) {
    html.element(.ul, .class("legend")) { html in
      for (index, series) in chart.series.enumerated() {
        html.element(.li) { html in
          html.element(.svg, .named("viewBox", "0 0 10 10"), .aria("hidden", "true")) { html in
            html.element(.rect, .class("s\(index % 6)"), .named("width", 10), .named("height", 10))
          }
          html.text(series.name)
        }
      }
    }
  }

  /// All values as a sentence.
  private var alternative: String {
    let comma = language == .en ? ", " : "，"
    let series = chart.series.map { series in
      let points = zip(chart.labels, series.values).map { label, value in
        "\(label) \(value.map { ChartScale.text($0) + chart.unit } ?? "—")"
      }
      return (chart.series.count > 1 ? series.name + (language == .en ? ": " : "：") : "")
        + points.joined(separator: comma)
    }
    return chart.title + (language == .en ? ". " : "。") + series.joined(separator: language == .en ? "; " : "；")
  }

  private func drawing(height: Int, _ html: inout HTML, _ content: (inout HTML) -> Void) {
    html.element(
      .svg, .named("viewBox", "0 0 \(ChartSVG.width) \(height)"), .named("role", "img"), .aria("label", alternative),
      content: content)
  }

  // MARK: Upright

  private func upright(_ html: inout HTML) {
    let (height, left, right, top, bottom) = (250, 56, 10, 14, 34)
    let scale = ChartScale(chart.series.flatMap { $0.values.compactMap(\.self) })
    let plot = (width: ChartSVG.width - left - right, height: height - top - bottom)
    func y(_ value: Double) -> Int { top + plot.height - Int((scale.place(value) * Double(plot.height)).rounded()) }
    let slot = Double(plot.width) / Double(chart.labels.count)
    func x(_ index: Int, _ part: Double = 0.5) -> Int { left + Int(((Double(index) + part) * slot).rounded()) }
    drawing(height: height, &html) { html in
      for mark in scale.marks {
        html.element(
          .line, .class(mark == 0 ? "axis" : "grid"), .named("x1", left), .named("x2", ChartSVG.width - right),
          .named("y1", y(mark)), .named("y2", y(mark)))
        text(ChartScale.text(mark) + chart.unit, x: left - 6, y: y(mark) + 4, anchor: "end", &html)
      }
      // Labels that would touch one another are left out.
      let room = max(1, Int(slot / 12))
      let longest = chart.labels.map { ChartSVG.length($0) }.max() ?? 1
      let every = min(chart.labels.count, max(1, Int((Double(min(longest, 12) + 1) * 7 / slot).rounded(.up))))
      for (index, label) in chart.labels.enumerated() where index % every == 0 {
        text(
          ChartSVG.clipped(label, to: max(12, room)), x: x(index), y: height - bottom + 18, anchor: "middle", &html)
      }
      for (place, series) in chart.series.enumerated() {
        if chart.kind == .line {
          line(series, style: "s\(place % 6)", x: { x($0) }, y: y, &html)
        } else {
          // Bars of a few values are no walls.
          let group = min(0.76, 96 / slot)
          let bar = group / Double(chart.series.count)
          for (index, value) in series.values.enumerated() {
            guard let value else { continue }
            let start = x(index, 0.5 - group / 2 + bar * Double(place))
            let (a, b) = (y(max(0, value)), y(min(0, value)))
            html.element(
              .rect, .class("s\(place % 6)"), .named("x", start), .named("y", a),
              .named("width", max(1, x(index, 0.5 - group / 2 + bar * Double(place + 1)) - start - 1)),
              .named("height", max(b - a, value == 0 ? 0 : 1)))
          }
        }
      }
    }
  }

  /// A line that is broken where a value is missing, with a dot at each value.
  private func line(
    _ series: ShownReport.Chart.Series, style: String, x: (Int) -> Int, y: (Double) -> Int, _ html: inout HTML
  ) {
    var path = ""
    var isOpen = false
    for (index, value) in series.values.enumerated() {
      guard let value else {
        isOpen = false
        continue
      }
      path += "\(isOpen ? "L" : "M")\(x(index)) \(y(value))"
      isOpen = true
    }
    html.element(.path, .class("line \(style)"), .named("d", path))
    for (index, value) in series.values.enumerated() {
      guard let value else { continue }
      html.element(.circle, .class(style), .named("cx", x(index)), .named("cy", y(value)), .named("r", 3))
    }
  }

  // MARK: Lying

  private func bars(_ html: inout HTML) {
    let (left, right, row) = (190, 70, 20)
    let group = row * chart.series.count + 8
    let height = group * chart.labels.count + 8
    let scale = ChartScale(chart.series.flatMap { $0.values.compactMap(\.self) })
    let width = ChartSVG.width - left - right
    func x(_ value: Double) -> Int { left + Int((scale.place(value) * Double(width)).rounded()) }
    drawing(height: height, &html) { html in
      html.element(
        .line, .class("axis"), .named("x1", x(0)), .named("x2", x(0)), .named("y1", 0), .named("y2", height))
      for (index, label) in chart.labels.enumerated() {
        let y = 8 + index * group
        text(
          ChartSVG.clipped(label, to: 28), x: left - 8, y: y + (group - 8) / 2 + 4, anchor: "end", &html)
        for (place, series) in chart.series.enumerated() {
          guard index < series.values.count, let value = series.values[index] else { continue }
          let (a, b) = (x(min(0, value)), x(max(0, value)))
          html.element(
            .rect, .class("s\(place % 6)"), .named("x", a), .named("y", y + place * row),
            .named("width", max(b - a, 1)),
            .named("height", row - 4))
          text(
            ChartScale.text(value) + chart.unit, x: b + 6, y: y + place * row + 12, anchor: "start", &html)
        }
      }
    }
  }

  private func text(_ text: String, x: Int, y: Int, anchor: StaticString, _ html: inout HTML) {
    html.element(.svgText, .named("x", x), .named("y", y), .named("text-anchor", anchor.description), text: text)
  }

  /// The length in narrow characters.
  private static func length(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E7F ? 2 : 1) }
  }

  private static func clipped(_ text: String, to length: Int) -> String {
    if self.length(text) <= length { return text }
    var out = ""
    for character in text {
      if self.length(out + String(character)) >= length { break }
      out.append(character)
    }
    return out + "…"
  }
}
