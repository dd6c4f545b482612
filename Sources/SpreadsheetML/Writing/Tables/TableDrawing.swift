import DrawingML
import Markup
import OPC

/// The drawing of a sheet: charts one below another, under the table.
struct TableDrawing {
  /// How high a chart is, and what is free above it, in rows of 15 points.
  private static let rows = 14, gap = 1
  /// How wide it is at least, in digits.
  private static let width = 80.0

  private let titles: [String]
  private let rowsAbove: Int
  private let columns: [Double]

  /// Takes a table, and how many rows of the sheet stand above the charts.
  init(_ layout: TableLayout, rowsAbove: Int) {
    titles = layout.charts.map(\.title)
    columns = layout.columns.map(\.width)
    self.rowsAbove = rowsAbove
  }

  /// The chart with this index among the workbook's.
  static func chartName(_ index: Int) -> PartName { PartName("/xl/charts/chart\(index + 1).xml") ?? "/xl/chart.xml" }

  /// The rows that start a page, so that no chart is cut: a page of A4 across holds two, or one under a short table.
  var pageStarts: [Int] {
    let isUnderTable = rowsAbove <= 12
    return titles.indices.filter { $0 % 2 == (isUnderTable ? 1 : 0) }.map { top(of: $0) - Self.gap + 1 }
  }

  /// The first row of a chart, from 0.
  private func top(of index: Int) -> Int { rowsAbove + index * (Self.rows + Self.gap) + Self.gap }

  /// The part, whose relationships to the charts have the ids `rId1` and on.
  var xml: [UInt8] {
    var xml = XMLWriter(declaration: true)
    xml.open("xdr:wsDr", [("xmlns:xdr", SheetDrawing.namespace), ("xmlns:a", DrawingML.namespace)])
    for (index, title) in titles.enumerated() {
      let top = top(of: index)
      xml.open("xdr:twoCellAnchor", [("editAs", "oneCell")])
      xml.corner("xdr:from", CellReference(column: 1, row: top + 1))
      xml.corner("xdr:to", CellReference(column: lastColumn + 1, row: top + Self.rows + 1))
      xml.open("xdr:graphicFrame", [("macro", "")])
      xml.open("xdr:nvGraphicFramePr")
      xml.empty("xdr:cNvPr", [("id", "\(index + 2)"), ("name", "Chart \(index + 1)"), ("descr", title)])
      xml.empty("xdr:cNvGraphicFramePr")
      xml.close()
      xml.open("xdr:xfrm")
      xml.empty("a:off", [("x", "0"), ("y", "0")])
      xml.empty("a:ext", [("cx", "0"), ("cy", "0")])
      xml.close()
      xml.chartGraphic("rId\(index + 1)")
      xml.close()
      xml.empty("xdr:clientData")
      xml.close()
    }
    xml.close()
    return xml.bytes
  }

  /// The column before which charts end; columns beyond the table are as wide as the program makes them.
  private var lastColumn: Int {
    var (count, sum) = (0, 0.0)
    while sum < Self.width {
      sum += count < columns.count ? columns[count] : 8.43
      count += 1
    }
    return count
  }
}
