package import DrawingML
import Markup
import OPC

/// A chart of a document, with the workbook whose cells it shows: so it can be edited.
package struct WordChart: Sendable, Hashable {
  /// Where a chart stands in the text, as wide and high as this, in twentieths of a point.
  package struct Frame: Sendable, Hashable {
    /// What it shows, for readers that cannot see it.
    package var title: String
    /// Its size.
    package var width: Int, height: Int
    /// Makes a frame.
    package init(title: String, width: Int, height: Int) {
      (self.title, self.width, self.height) = (title, width, height)
    }
  }
  /// The chart.
  package var chart: Chart
  /// The .xlsx file with its cells.
  package var workbook: [UInt8]
  /// Makes a chart.
  package init(_ chart: Chart, workbook: [UInt8]) {
    self.chart = chart
    self.workbook = workbook
  }

  static func name(_ number: Int) -> PartName { PartName("/word/charts/chart\(number).xml") ?? "/word/chart.xml" }

  /// Adds the chart and its workbook to a package.
  func add(to builder: inout OPCBuilder, number: Int) {
    let name = WordChart.name(number)
    let data = PartName("/word/embeddings/chart\(number).xlsx") ?? "/word/chart.xlsx"
    let id = builder.addRelationship(from: name, type: RelationshipType.office("package"), target: data)
    builder.add(name, contentType: DrawingML.chartType, bytes: chart.part(workbook: id))
    builder.add(
      data, contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes: workbook)
  }
}

extension XMLWriter {
  /// A chart as a character of the line; the id of its relationship is its number.
  mutating func word(chart number: Int, _ frame: WordChart.Frame) {
    open("w:r")
    open("w:drawing")
    open(
      "wp:inline",
      [
        ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"), ("distT", "0"),
        ("distB", "0"), ("distL", "0"), ("distR", "0"),
      ])
    // A twentieth of a point is 635 English metric units.
    empty("wp:extent", [("cx", "\(frame.width * 635)"), ("cy", "\(frame.height * 635)")])
    empty("wp:docPr", [("id", "\(number)"), ("name", "Chart \(number)"), ("descr", frame.title)])
    empty("wp:cNvGraphicFramePr")
    chartGraphic("rId\(number)")
    close()
    close()
    close()
  }
}
