import Foundation
import HTML
import Liandan
import Testing

@testable import WebDesk

/// Charts as SVG.
struct ChartTests {
  private func svg(_ chart: ShownReport.Chart) -> String {
    var html = HTML()
    ChartSVG.write(chart, in: .zhHans, &html)
    return String(decoding: html.bytes, as: UTF8.self)
  }

  private func chart(
    _ kind: ShownReport.Chart.Kind, _ labels: [String], _ values: [Double?]..., unit: String = ""
  ) -> ShownReport.Chart {
    ShownReport.Chart(
      title: "各月投诉", kind: kind, labels: labels,
      series: values.enumerated().map { ShownReport.Chart.Series(name: "第\($0)列", values: $1) }, unit: unit)
  }

  @Test func `an axis has round marks from nought`() {
    #expect(ChartScale([3, 7, 17]).marks == [0, 5, 10, 15, 20])
    #expect(ChartScale([97.5, 100]).high == 100)
    #expect(ChartScale([0.2, 0.9]).marks.last == 1)
    #expect(ChartScale([-3, 8]).low == -5)
    #expect(ChartScale([]).marks == [0, 1, 2, 3, 4] && ChartScale([0, 0]).high == 4)
    #expect(ChartScale([.infinity, 4]).high == 4)
    #expect(ChartScale.text(12) == "12" && ChartScale.text(97.25) == "97.25" && ChartScale.text(1e300).contains("e"))
  }

  @Test func `a column is drawn for each value, and told in words`() {
    let text = svg(chart(.column, ["2026-10", "2026-11"], [3, 5], [1, nil]))
    #expect(text.components(separatedBy: "<rect class=\"s0\" x=").count == 3)
    #expect(text.components(separatedBy: "<rect class=\"s1\" x=").count == 2)
    #expect(text.contains("role=\"img\" aria-label=\"各月投诉。第0列：2026-10 3，2026-11 5；第1列：2026-10 1，2026-11 —\""))
    #expect(text.contains("class=\"legend\""))
  }

  @Test func `a line breaks where a value is missing`() {
    let text = svg(chart(.line, ["1", "2", "3", "4"], [90, nil, 80, 85.5], unit: "%"))
    #expect(text.components(separatedBy: "M").count == 3 && text.components(separatedBy: "<circle").count == 4)
    #expect(text.contains("4 85.5%"))
  }

  @Test func `shares are drawn as bars of one series`() {
    let text = svg(chart(.pie, ["满意", "不满意"], [8, 2], [1, 1]))
    #expect(text.contains("s0") && !text.contains("s1"))
  }

  @Test func `a chart of nothing is none, and long ones end`() {
    #expect(svg(chart(.bar, [], [])) == "")
    #expect(svg(chart(.column, ["a"], [nil])) == "")
    let labels = (0..<500).map { "标签\($0)" }
    let text = svg(chart(.bar, labels, labels.map { _ in 1 }))
    #expect(text.contains("标签39") && !text.contains("标签40"))
  }

  @Test func `labels can be no markup`() {
    let text = svg(chart(.bar, ["<script>\"'&"], [1]))
    #expect(!text.contains("<script") && text.contains("&lt;script&gt;"))
  }
}
