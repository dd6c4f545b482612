import Forms
import PageGraphics
import Testing

@testable import Pages

/// Where the seal across the pages of a form goes.
@Suite struct SealTests {
  private func sample(paper: String = "size: A4") throws -> SamplePages {
    try SamplePages(
      SamplePages.yaml
        .replacing("- [ sign ]", with: "- [ { signature: sign, span: 6 }, { stamp: seal, span: 6 } ]")
        .replacing("layout:\n", with: "layout:\n  paper: { \(paper) }\n")
        .replacing("omit: [opinion,", with: "omit: [seal, opinion,")
        .replacing("- { id: sign,", with: "- { id: seal, label: 客户盖章, type: stamp }\n  - { id: sign,"))
  }

  /// The points of the arcs on a page.
  private func points(_ page: FixedPage) -> [PagePoint] {
    page.underlay.marks.flatMap { mark -> [PagePoint] in
      guard case .path(let path) = mark.content else { return [] }
      return path.steps.compactMap { step in
        switch step {
        case .move(let point), .line(let point): point
        default: nil
        }
      }
    }
  }

  private func words(_ page: FixedPage) -> String {
    String(String.UnicodeScalarView(page.underlay.glyphs.map(\.character)))
  }

  @Test func `each of a few pages has its part of the seal at the right edge, in the margin`() throws {
    let sample = try sample()
    let pages = try sample.pages(sample.form(lines: 90))
    #expect((2...5).contains(pages.count))
    let (sheet, area) = (sample.template.sheet, sample.template.area)
    let diameter = Millipoints.millimetres(42)
    for (index, page) in pages.enumerated() {
      let points = points(page)
      #expect(!points.isEmpty && words(page) == "骑缝章")
      #expect(points.allSatisfy { $0.x > area.maxX && $0.x <= sheet.width })
      #expect(points.allSatisfy { abs($0.y - sheet.height / 2) <= diameter / 2 + 2 })
      // Where they lie on the seal, when the pages are fanned out.
      let end = diameter * (index + 1) / pages.count
      let part = diameter * index / pages.count - 2...end + 2
      #expect(points.allSatisfy { part.contains($0.x - sheet.width + end) })
      #expect(page.underlay.marks.allSatisfy { $0.element == nil })
    }
  }

  @Test func `of many pages each two neighbours are stamped at the same height`() throws {
    let sample = try sample()
    let pages = try sample.pages(sample.form(lines: 500))
    #expect(pages.count > 5)
    let middle = sample.template.sheet.width / 2
    for (index, page) in pages.enumerated() {
      let points = points(page)
      #expect(points.contains { $0.x > middle } == (index < pages.count - 1))
      #expect(points.contains { $0.x < middle } == (index > 0))
    }
    let right = Set(points(pages[0]).map(\.y)), left = points(pages[1]).filter { $0.x < middle }.map(\.y)
    #expect(abs((right.min() ?? 0) - (left.min() ?? 0)) < 3_000)
  }

  @Test func `one page, a copy without a stamp, and a form without one have none`() throws {
    let sample = try sample()
    let all = try sample.pages(sample.form(lines: 2)) + sample.pages(sample.form(lines: 90), copy: 1)
    let plain = try SamplePages()
    for page in try all + plain.pages(plain.form(lines: 90)) { #expect(page.underlay.marks.isEmpty) }
  }

  @Test func `continuous paper, which is torn off at its sides, has none`() throws {
    let sample = try sample(paper: "size: 241, cut: half, margins: [8, 20, 10, 20]")
    let pages = try sample.pages(sample.form(lines: 40))
    #expect(pages.count > 1 && pages.allSatisfy { $0.underlay.marks.isEmpty })
  }
}
