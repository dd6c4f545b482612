import Expressions
import Forms
import PageGraphics
import Pictures
import TemplateRuntime
import TestSupport
import Testing

@testable import Pages

/// What was signed by hand, on pages.
@Suite struct SignedPagesTests {
  private func pages(_ height: Int, isSigned: Bool = true) throws -> [FixedPage] {
    let sample = try SamplePages(
      SamplePages.yaml.replacing(
        "- [ sign ]", with: "- { cells: [ { signature: sign, span: 6 }, { field: kind, span: 6 } ], height: \(height) }"
      ))
    var form = try sample.form()
    var values = form.values
    let day = CalendarDate(iso: "2026-11-20")
    let image = isSigned ? ImageReference(path: "sign.png") : nil
    values["sign"] = .signature(Signature(name: "何婷", date: day, picture: image))
    form = NumberedForm(
      schema: form.schema, number: form.number, values: values, stage: .closing, issuedOn: form.issuedOn)
    let points: [[Double]] = (0...40).map { (step: Int) -> [Double] in [Double(step) / 15, 0.5 + Double(step % 5) / 16]
    }
    let strokes = try #require(PenStrokes([points]))
    let picture = try Picture(strokes.picture(from: StrokesOrigin(account: "li", at: "2026-11-20T09:30:00+08:00")))
    return try PageDrawer(sample.template).pages(
      of: form, copies: [sample.schema.copies[0]], pictures: PictureLoader { _ in picture })[0]
  }

  private func run(_ text: String, on page: FixedPage) -> GlyphRun? {
    page.drawing.runs.first { run in
      String(String.UnicodeScalarView(page.drawing.glyphs[run.glyphs].map(\.character))).contains(text)
    }
  }

  private func area(_ page: FixedPage) throws -> PageArea {
    let areas = page.drawing.marks.compactMap { if case .picture(let mark) = $0.content { mark.area } else { nil } }
    #expect(areas.count == 1)
    return try #require(areas.first)
  }

  @Test(arguments: [14, 20, 40])
  func `it stands in the signature's place and covers neither name nor day`(_ height: Int) throws {
    let signed = try pages(height)
    #expect(signed.count == 1)
    let place = try area(signed[0])
    let day = try #require(run("年", on: signed[0]))
    // Digits are runs of their own. The origin of a run is on its baseline; a line is about a third higher than its characters.
    #expect(place.maxY <= day.origin.y)
    #expect(place.origin.y >= day.origin.y - Millipoints.millimetres(Double(height)))
    #expect(place.size.height >= Millipoints.millimetres(6))
    // The text stands where it stands without it.
    let plain = try pages(height, isSigned: false)
    #expect(run("年", on: plain[0])?.origin == day.origin)
    #expect(run("何婷", on: plain[0])?.origin == run("何婷", on: signed[0])?.origin)
    #expect(plain[0].text == signed[0].text)
  }

  @Test func `it is drawn before the text, which stays legible where it reaches over it`() throws {
    let page = try pages(14)[0]
    let picture = page.drawing.marks.firstIndex { if case .picture = $0.content { true } else { false } }
    let name = page.drawing.marks.firstIndex { mark in
      guard case .text(let run) = mark.content else { return false }
      return run.glyphs == self.run("何婷", on: page)?.glyphs
    }
    #expect(try #require(picture) < #require(name))
  }
}
