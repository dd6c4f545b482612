import Markup

/// Writes the part of a chart (ISO 29500-1, 21.2). Its types are sequences: the order of the calls is the schema's.
struct ChartXML {
  static let namespace = "http://schemas.openxmlformats.org/drawingml/2006/chart"
  let chart: Chart
  var xml = XMLWriter(declaration: true)

  init(_ chart: Chart) { self.chart = chart }

  /// The part; `workbook` is the id of its relationship to the workbook that holds the cells, where they are in no other
  /// part of the package.
  mutating func bytes(workbook: String?) -> [UInt8] {
    xml.open(
      "c:chartSpace",
      [
        ("xmlns:c", ChartXML.namespace), ("xmlns:a", DrawingML.namespace), ("xmlns:r", DrawingML.relationships),
      ])
    value("c:roundedCorners", "0")
    xml.open("c:chart")
    title(chart.title, points: 14, isBold: true)
    value("c:autoTitleDeleted", "0")
    xml.open("c:plotArea")
    xml.empty("c:layout")
    plot()
    if chart.kind != .pie { axes() }
    xml.close()
    legend()
    value("c:plotVisOnly", "1")
    value("c:dispBlanksAs", "gap")
    xml.close()
    xml.open("c:spPr")
    solidFill("FFFFFF")
    line("BFBFBF")
    xml.close()
    textProperties()
    if let workbook {
      xml.open("c:externalData", [("r:id", workbook)])
      value("c:autoUpdate", "0")
      xml.close()
    }
    xml.close()
    return xml.bytes
  }

  private mutating func legend() {
    guard chart.kind == .pie || chart.series.count > 1 else { return }
    xml.open("c:legend")
    value("c:legendPos", "b")
    value("c:overlay", "0")
    xml.close()
  }

  // MARK: Axes

  private static let categoryAxis = "1", valueAxis = "2"

  private mutating func axes() {
    let isBar = chart.kind == .bar
    axis("c:catAx", ChartXML.categoryAxis, at: isBar ? "l" : "b", isReversed: isBar)
    title(chart.categoryTitle, points: 10)
    tail(format: "General", labels: "low", crosses: ChartXML.valueAxis, at: "autoZero")
    value("c:auto", "0")
    value("c:lblAlgn", "ctr")
    value("c:lblOffset", "100")
    value("c:noMultiLvlLbl", "1")
    xml.close()

    let formats = Set(chart.series.map(\.format))
    axis("c:valAx", ChartXML.valueAxis, at: isBar ? "b" : "l", isReversed: false)
    xml.open("c:majorGridlines")
    xml.open("c:spPr")
    line("D9D9D9")
    xml.close()
    xml.close()
    if chart.series.count == 1 { title(chart.series[0].name.values.first.flatMap { $0 } ?? "", points: 10) }
    // The first category of bars stands on top, and the axis of the values beside the last one.
    tail(
      format: formats.count == 1 ? formats.first ?? "General" : "General", labels: "nextTo",
      crosses: ChartXML.categoryAxis, at: isBar ? "max" : "autoZero")
    value("c:crossBetween", "between")
    xml.close()
  }

  private mutating func axis(_ name: String, _ id: String, at place: String, isReversed: Bool) {
    xml.open(name)
    value("c:axId", id)
    xml.open("c:scaling")
    value("c:orientation", isReversed ? "maxMin" : "minMax")
    xml.close()
    value("c:delete", "0")
    value("c:axPos", place)
  }

  private mutating func tail(format: String, labels: String, crosses axis: String, at place: String) {
    xml.empty("c:numFmt", [("formatCode", format), ("sourceLinked", "0")])
    value("c:majorTickMark", "out")
    value("c:minorTickMark", "none")
    value("c:tickLblPos", labels)
    value("c:crossAx", axis)
    value("c:crosses", place)
  }

  mutating func axisIds() {
    value("c:axId", ChartXML.categoryAxis)
    value("c:axId", ChartXML.valueAxis)
  }

  // MARK: Texts and looks

  mutating func value(_ name: String, _ value: String) { xml.empty(name, [("val", value)]) }

  private mutating func title(_ text: String, points: Int, isBold: Bool = false) {
    guard !text.isEmpty else { return }
    let look = [("sz", "\(points * 100)"), ("b", isBold ? "1" : "0")]
    xml.open("c:title")
    xml.open("c:tx")
    xml.open("c:rich")
    xml.empty("a:bodyPr")
    xml.open("a:p")
    xml.open("a:pPr")
    fonts("a:defRPr", look)
    xml.close()
    xml.open("a:r")
    fonts("a:rPr", look)
    xml.element("a:t", text: text)
    xml.close()
    xml.close()
    xml.close()
    xml.close()
    value("c:overlay", "0")
    xml.close()
  }

  /// The look of all texts that have none of their own.
  private mutating func textProperties() {
    xml.open("c:txPr")
    xml.empty("a:bodyPr")
    xml.open("a:p")
    xml.open("a:pPr")
    fonts("a:defRPr", [("sz", "900")])
    xml.close()
    xml.empty("a:endParaRPr", [("lang", "zh-CN")])
    xml.close()
    xml.close()
  }

  private mutating func fonts(_ name: String, _ look: [(String, String)]) {
    xml.open(name, (name == "a:rPr" ? [("lang", "zh-CN")] : []) + look)
    solidFill("000000")
    xml.empty("a:latin", [("typeface", chart.latinFont)])
    xml.empty("a:ea", [("typeface", chart.chineseFont)])
    xml.close()
  }

  mutating func solidFill(_ colour: String) {
    xml.open("a:solidFill")
    xml.empty("a:srgbClr", [("val", colour)])
    xml.close()
  }

  /// A line, in English metric units (12,700 are a point).
  mutating func line(_ colour: String, width: Int = 9_525) {
    xml.open("a:ln", [("w", "\(width)")])
    solidFill(colour)
    xml.close()
  }
}
