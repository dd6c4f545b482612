import Markup

extension ChartXML {
  /// Colours that can be told apart, in print without colours too.
  private static let palette = ["2F5D8C", "D98E32", "7FA87A", "9E3D3D", "8E7CB5", "5FA6B0", "B3A24C", "808080"]

  private func colour(_ index: Int) -> String { ChartXML.palette[index % ChartXML.palette.count] }

  /// The plot without its axes.
  mutating func plot() {
    switch chart.kind {
    case .column: bars("col")
    case .bar: bars("bar")
    case .line: lines()
    case .pie: pie()
    }
  }

  private mutating func bars(_ direction: String) {
    xml.open("c:barChart")
    value("c:barDir", direction)
    value("c:grouping", "clustered")
    value("c:varyColors", "0")
    for (index, series) in chart.series.enumerated() {
      open(series, index)
      xml.open("c:spPr")
      solidFill(colour(index))
      xml.close()
      value("c:invertIfNegative", "0")
      // More than a dozen numbers hide each other.
      if chart.series.count * chart.categories.values.count <= 12 { labels(format: series.format, isShare: false) }
      data(of: series)
      xml.close()
    }
    value("c:gapWidth", "80")
    axisIds()
    xml.close()
  }

  private mutating func lines() {
    xml.open("c:lineChart")
    value("c:grouping", "standard")
    value("c:varyColors", "0")
    for (index, series) in chart.series.enumerated() {
      open(series, index)
      xml.open("c:spPr")
      line(colour(index), width: 28_575)
      xml.close()
      xml.open("c:marker")
      value("c:symbol", ["circle", "square", "triangle", "diamond"][index % 4])
      value("c:size", "6")
      xml.open("c:spPr")
      solidFill(colour(index))
      xml.close()
      xml.close()
      data(of: series)
      value("c:smooth", "0")
      xml.close()
    }
    value("c:marker", "1")
    axisIds()
    xml.close()
  }

  private mutating func pie() {
    xml.open("c:pieChart")
    value("c:varyColors", "1")
    for series in chart.series.prefix(1) {
      open(series, 0)
      for index in chart.categories.values.indices {
        xml.open("c:dPt")
        value("c:idx", "\(index)")
        xml.open("c:spPr")
        solidFill(colour(index))
        line("FFFFFF")
        xml.close()
        xml.close()
      }
      labels(format: "0.0%", isShare: true)
      data(of: series)
      xml.close()
    }
    value("c:firstSliceAng", "0")
    xml.close()
  }

  private mutating func open(_ series: Chart.Series, _ index: Int) {
    xml.open("c:ser")
    value("c:idx", "\(index)")
    value("c:order", "\(index)")
    xml.open("c:tx")
    cells(series.name, "c:str")
    xml.close()
  }

  private mutating func labels(format: String, isShare: Bool) {
    xml.open("c:dLbls")
    xml.empty("c:numFmt", [("formatCode", format), ("sourceLinked", "0")])
    value("c:dLblPos", "outEnd")
    for (name, isShown) in [
      ("LegendKey", false), ("Val", !isShare), ("CatName", false), ("SerName", false), ("Percent", isShare),
      ("BubbleSize", false),
    ] {
      value("c:show\(name)", isShown ? "1" : "0")
    }
    xml.close()
  }

  private mutating func data(of series: Chart.Series) {
    xml.open("c:cat")
    cells(chart.categories, "c:str")
    xml.close()
    xml.open("c:val")
    cells(series.numbers, "c:num", format: series.format)
    xml.close()
  }

  /// Where the cells are, and what they hold.
  private mutating func cells(_ cells: Chart.Cells, _ kind: String, format: String? = nil) {
    xml.open(kind + "Ref")
    xml.element("c:f", text: cells.formula)
    xml.open(kind + "Cache")
    if let format { xml.element("c:formatCode", text: format) }
    value("c:ptCount", "\(cells.values.count)")
    for (index, held) in cells.values.enumerated() {
      guard let held else { continue }
      xml.open("c:pt", [("idx", "\(index)")])
      xml.element("c:v", text: held)
      xml.close()
    }
    xml.close()
    xml.close()
  }
}
