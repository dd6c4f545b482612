package import Markup

/// What charts and pictures are called in a package, and how drawings show them.
package enum DrawingML {
  /// The namespace of DrawingML.
  package static let namespace = "http://schemas.openxmlformats.org/drawingml/2006/main"
  /// The content type of charts.
  package static let chartType = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
  /// The namespace of pictures in documents.
  package static let pictures = "http://schemas.openxmlformats.org/drawingml/2006/picture"
  static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
}

extension Chart {
  /// The chart's part.
  ///
  /// - Parameter workbook: the id of its relationship to a workbook of its own; `nil` if its cells are in the package.
  package func part(workbook: String? = nil) -> [UInt8] {
    var xml = ChartXML(self)
    return xml.bytes(workbook: workbook)
  }
}

extension XMLWriter {
  /// Writes the `a:graphic` that shows the chart of a relationship.
  package mutating func chartGraphic(_ relationship: String) {
    open("a:graphic", [("xmlns:a", DrawingML.namespace)])
    open("a:graphicData", [("uri", ChartXML.namespace)])
    empty(
      "c:chart",
      [
        ("xmlns:c", ChartXML.namespace), ("xmlns:r", DrawingML.relationships), ("r:id", relationship),
      ])
    close()
    close()
  }
}
