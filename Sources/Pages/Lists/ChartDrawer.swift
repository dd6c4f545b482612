import PageGraphics
import Typesetting

/// Draws a chart in an area.
struct ChartDrawer {
  let chart: PageChart
  let setter: LineSetter
  let texts: TextDrawer

  static let labelSize = 8_000
  private static let grid = Stroke(width: 400, colour: PageColour(grey: 0xD0))
  private static let axis = Stroke(width: 600, colour: PageColour(grey: 0x60))
  /// Colours that can be told apart, in print without colours too; those of charts in office documents.
  private static let palette: [(UInt8, UInt8, UInt8)] = [
    (0x2F, 0x5D, 0x8C), (0xD9, 0x8E, 0x32), (0x7F, 0xA8, 0x7A), (0x9E, 0x3D, 0x3D), (0x8E, 0x7C, 0xB5),
    (0x5F, 0xA6, 0xB0), (0xB3, 0xA2, 0x4C), (0x80, 0x80, 0x80),
  ]

  func colour(_ index: Int) -> PageColour {
    let (red, green, blue) = ChartDrawer.palette[index % ChartDrawer.palette.count]
    return PageColour(red: red, green: green, blue: blue)
  }

  func draw(in area: PageArea, _ drawing: inout Drawing) {
    let title = setter.set(chart.title, style: .title, size: 10_500, width: area.size.width, alignment: .center)
    texts.draw(title.prefix(1), at: area.origin, width: area.size.width, into: &drawing)
    let entries = chart.kind == .pie ? shares : chart.series.count > 1 ? chart.series.map(\.name) : []
    let legend = self.legend(entries, above: area.maxY, in: area, &drawing)
    let top = area.origin.y + title.text.lines[0].height + 6_000
    let plot = PageArea(x: area.origin.x, y: top, width: area.size.width, height: area.maxY - legend - top)
    switch chart.kind {
    case .column, .line: upright(plot, &drawing)
    case .bar: across(plot, &drawing)
    case .pie: pie(plot, &drawing)
    }
  }

  func set(_ text: String, width: Int = .max / 4, _ alignment: LineAlignment = .left) -> SetLine {
    setter.set(text, size: ChartDrawer.labelSize, width: width, alignment: alignment)
  }

  // MARK: Legend

  /// The names of the series, in rows from the lower edge up; gives their height.
  private func legend(_ entries: [String], above bottom: Int, in area: PageArea, _ drawing: inout Drawing) -> Int {
    if entries.isEmpty { return 0 }
    var rows: [[(index: Int, line: SetLine, width: Int)]] = [[]]
    var used = 0
    for (index, entry) in entries.enumerated() {
      let line = set(entry, width: area.size.width - 20_000).prefix(1)
      let width = line.text.width + 24_000
      if used + width > area.size.width, !rows[rows.count - 1].isEmpty {
        rows.append([])
        used = 0
      }
      rows[rows.count - 1].append((index, line, width))
      used += width
    }
    let height = ChartDrawer.labelSize * 3 / 2
    for (number, row) in rows.enumerated() {
      let y = bottom - (rows.count - number) * height
      var x = area.origin.x + (area.size.width - row.reduce(0) { $0 + $1.width }) / 2
      for entry in row {
        drawing.rectangle(PageArea(x: x, y: y + 1_500, width: 7_000, height: 7_000), fill: colour(entry.index))
        texts.draw(entry.line, at: PagePoint(x: x + 11_000, y: y), width: entry.width, into: &drawing)
        x += entry.width
      }
    }
    return rows.count * height + 4_000
  }

  // MARK: Axes

  private var ends: ChartAxis { ChartAxis(chart.series.flatMap { $0.values.compactMap { $0 } }) }

  /// Columns and lines over an axis of categories.
  private func upright(_ area: PageArea, _ drawing: inout Drawing) {
    let axis = ends
    let numbers = (0...axis.steps).map { set(axis.text($0, chart.unit)) }
    let left = area.origin.x + (numbers.map(\.text.width).max() ?? 0) + 5_000
    let slot = (area.maxX - left) / max(1, chart.labels.count)
    // Labels side by side: each in its slot, or every second, third … where slots are narrow.
    let every = max(1, (24_000 + slot - 1) / max(1, slot))
    let labels = chart.labels.map { set($0, width: max(1, slot * every - 2_000), .center).prefixed(2) }
    let labelHeight = labels.map(\.height).max() ?? 0
    let plot = PageArea(
      x: left, y: area.origin.y + 4_000, width: slot * max(1, chart.labels.count),
      height: area.size.height - labelHeight - 8_000)
    for (index, number) in numbers.enumerated() {
      let y = plot.maxY - index * plot.size.height / axis.steps
      drawing.line(from: PagePoint(x: plot.origin.x, y: y), to: PagePoint(x: plot.maxX, y: y), ChartDrawer.grid)
      texts.draw(
        number, at: PagePoint(x: left - 4_000 - number.text.width, y: y - number.height / 2),
        width: number.text.width, into: &drawing)
    }
    for (index, label) in labels.enumerated() where index % every == 0 {
      let x = plot.origin.x + index * slot - (every - 1) * slot / 2
      texts.draw(label, at: PagePoint(x: x, y: plot.maxY + 3_000), width: slot * every, into: &drawing)
    }
    let zero = plot.maxY - axis.place(0, length: plot.size.height)
    func y(_ value: Double) -> Int { plot.maxY - axis.place(value, length: plot.size.height) }
    if chart.kind == .line {
      for (index, series) in chart.series.enumerated() {
        polyline(series.values, slot: slot, from: plot.origin.x, index, &drawing, y)
      }
    } else {
      let width = slot * 7 / 10 / max(1, chart.series.count)
      for (place, series) in chart.series.enumerated() {
        for (index, value) in series.values.enumerated() {
          guard let value else { continue }
          let x = plot.origin.x + index * slot + slot * 15 / 100 + place * width
          let (top, bottom) = (min(y(value), zero), max(y(value), zero))
          drawing.rectangle(PageArea(x: x, y: top, width: width, height: bottom - top), fill: colour(place))
          let text = set(ChartAxis.text(value, chart.unit))
          if text.text.width <= width * 3 / 2, chart.series.count == 1 {
            texts.draw(
              text, at: PagePoint(x: x + (width - text.text.width) / 2, y: top - text.height), width: width * 2,
              into: &drawing)
          }
        }
      }
    }
    drawing.line(from: PagePoint(x: left, y: zero), to: PagePoint(x: plot.maxX, y: zero), ChartDrawer.axis)
  }

  private func polyline(
    _ values: [Double?], slot: Int, from left: Int, _ index: Int, _ drawing: inout Drawing, _ y: (Double) -> Int
  ) {
    var steps: [PathMark.Step] = []
    var points: [PagePoint] = []
    for (place, value) in values.enumerated() {
      guard let value else {
        steps += points.count > 1 ? path(points) : []
        points = []
        continue
      }
      let point = PagePoint(x: left + place * slot + slot / 2, y: y(value))
      points.append(point)
      drawing.rectangle(
        PageArea(x: point.x - 2_000, y: point.y - 2_000, width: 4_000, height: 4_000), fill: colour(index))
    }
    steps += points.count > 1 ? path(points) : []
    if !steps.isEmpty { drawing.path(steps, stroke: Stroke(width: 1_500, colour: colour(index))) }
  }

  private func path(_ points: [PagePoint]) -> [PathMark.Step] {
    points.enumerated().map { $0 == 0 ? .move($1) : .line($1) }
  }

  /// Bars beside an axis of categories.
  private func across(_ area: PageArea, _ drawing: inout Drawing) {
    let axis = ends
    let most = area.size.width * 3 / 10
    let labels = chart.labels.map { set($0, width: most, .right).prefixed(2) }
    let left = area.origin.x + (labels.map(\.text.width).max() ?? 0) + 6_000
    let plot = PageArea(
      x: left, y: area.origin.y, width: area.maxX - left - 24_000, height: area.size.height - 16_000)
    for index in 0...axis.steps {
      let x = plot.origin.x + index * plot.size.width / axis.steps
      drawing.line(from: PagePoint(x: x, y: plot.origin.y), to: PagePoint(x: x, y: plot.maxY), ChartDrawer.grid)
      let number = set(axis.text(index, chart.unit))
      texts.draw(
        number, at: PagePoint(x: x - number.text.width / 2, y: plot.maxY + 2_000), width: number.text.width,
        into: &drawing)
    }
    let slot = plot.size.height / max(1, chart.labels.count)
    let every = max(1, (ChartDrawer.labelSize * 3 / 2 + slot - 1) / max(1, slot))
    let height = slot * 7 / 10 / max(1, chart.series.count)
    let zero = plot.origin.x + axis.place(0, length: plot.size.width)
    for (index, label) in labels.enumerated() where index % every == 0 {
      let y = plot.origin.y + index * slot + (slot - label.height) / 2
      texts.draw(
        label, at: PagePoint(x: area.origin.x, y: y), width: left - 5_000 - area.origin.x, into: &drawing)
    }
    for (place, series) in chart.series.enumerated() {
      for (index, value) in series.values.enumerated() {
        guard let value else { continue }
        let y = plot.origin.y + index * slot + slot * 15 / 100 + place * height
        let end = plot.origin.x + axis.place(value, length: plot.size.width)
        drawing.rectangle(
          PageArea(x: min(zero, end), y: y, width: abs(end - zero), height: height), fill: colour(place))
        guard chart.series.count == 1, every == 1 else { continue }
        let text = set(ChartAxis.text(value, chart.unit))
        texts.draw(
          text, at: PagePoint(x: max(zero, end) + 2_000, y: y + (height - text.height) / 2), width: text.text.width,
          into: &drawing)
      }
    }
    drawing.line(
      from: PagePoint(x: zero, y: plot.origin.y), to: PagePoint(x: zero, y: plot.maxY), ChartDrawer.axis)
  }
}

extension SetLine {
  /// The first lines alone, if there are more.
  fileprivate func prefixed(_ count: Int) -> SetLine { lineCount > count ? prefix(count) : self }
}
