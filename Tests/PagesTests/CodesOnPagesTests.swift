import Expressions
import Forms
import PageGraphics
import Pictures
import TemplateRuntime
import Testing

@testable import Pages

/// The number of a form as codes on its pages.
@Suite struct CodesOnPagesTests {
  @Test func `the first page carries the number as a QR code and as a bar code`() throws {
    let sample = try SamplePages()
    let page = try sample.pages(sample.form())[0]
    let codes = page.codes
    let number = "PJ-2026-000001"
    #expect(codes.map(\.symbol) == [try QRCode.symbol(number), try Code128.symbol(number)])
    #expect(codes.allSatisfy { sample.template.area.contains($0.area) })
    // Fine enough to fit, coarse enough for hand-held readers.
    for code in codes {
      let module = Double(code.area.size.width) / Double(code.symbol.width)
      #expect(module >= Double(Millipoints.millimetres(0.19)))
    }
    // Nothing is written over a code.
    #expect(codes.allSatisfy { code in page.runs.allSatisfy { !code.area.contains($0.origin) } })
  }

  @Test func `behind the number stand the digits of the form's data, in the QR code and at the foot of each page`()
    throws
  {
    let sample = try SamplePages()
    let form = try sample.form(lines: 60)
    let digest = "1a2b3c4d" + String(repeating: "0", count: 56)
    let pages = try sample.pages(
      NumberedForm(
        schema: form.schema, number: form.number, values: form.values, stage: form.stage, issuedOn: form.issuedOn,
        dataDigest: digest))
    #expect(pages[0].codes.first?.symbol == (try QRCode.symbol("PJ-2026-000001 1a2b3c4d")))
    #expect(pages.allSatisfy { $0.text.contains("PJ-2026-000001 1a2b3c4d") })
    #expect(try sample.pages(form).allSatisfy { !$0.text.contains("1a2b3c4d") })
  }

  @Test func `further pages carry the bar code beside the number, and leave room for it first`() throws {
    let sample = try SamplePages()
    let pages = try sample.pages(sample.form(lines: 60))
    #expect(pages.count > 1)
    for page in pages.dropFirst() {
      #expect(page.codes.map(\.symbol) == [try Code128.symbol("PJ-2026-000001")])
      #expect(page.codes.allSatisfy { $0.area.maxY < sample.template.area.origin.y })
    }
  }

  @Test func `an empty form has no number, hence no codes, and its day stands at the edge`() throws {
    let sample = try SamplePages()
    #expect(try PageDrawer(sample.template).blankPages(copy: nil)[0].codes.isEmpty)
  }

  @Test func `a long title gives way to the QR code, and leaves out the bar code`() throws {
    let title = String(repeating: "设备维修配件领用与旧件退回登记", count: 2)
    let sample = try SamplePages(SamplePages.yaml.replacing("title: 配件清单", with: "title: \(title)"))
    let page = try sample.pages(sample.form())[0]
    #expect(page.codes.map(\.symbol) == [try QRCode.symbol("PJ-2026-000001")])
    let start = try #require(page.artworks[0].artwork.drawing.runs.first)
    #expect(start.origin.x > page.codes[0].area.maxX)
  }

  @Test func `a number in Chinese characters has a QR code alone`() throws {
    let codes = try #require(NumberCodes("返厂-2026-000001"))
    #expect(codes.bar == nil && codes.barWidth(in: 1_000_000) == nil)
  }
}

extension FixedPage {
  var codes: [CodeMark] { drawing.marks.compactMap { if case .code(let code) = $0.content { code } else { nil } } }
  var runs: [GlyphRun] { (artworks.map(\.artwork.drawing) + [drawing]).flatMap(\.runs) }
}

extension Drawing {
  var runs: [GlyphRun] { marks.compactMap { if case .text(let run) = $0.content { run } else { nil } } }
}

extension PageArea {
  func contains(_ point: PagePoint) -> Bool {
    (origin.x...maxX).contains(point.x) && (origin.y...maxY).contains(point.y)
  }

  func contains(_ other: PageArea) -> Bool {
    contains(other.origin) && contains(PagePoint(x: other.maxX, y: other.maxY))
  }
}
