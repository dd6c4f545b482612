import Findings
import Forms
import PageGraphics
import Pictures
import TemplateRuntime
import Testing

@testable import Pages

/// The pages that go out with a form.
@Suite struct EnclosurePagesTests {
  private static let yaml =
    SamplePages.yaml + """

      enclosures:
        - id: letter
          title: 随函
          position: before
          layout:
            areas:
              - { at: [22, 47, 85, 36], text: "{{#opinion}}\\n{{opinion}}\\n{{/opinion}}\\n{{customer}}", size: 11 }
              - { at: [-37, 10, 14, 14], text: "{{number|qr:14mm}}" }
            rows:
              - { note: "尊敬的{{customer}}：", size: 12, before: 80 }
              - { note: "{{company.name}}", size: 12, align: right }
              - [ { field: problem, span: 12 } ]
        - id: dl
          title: 信封
          kind: envelope
          layout:
            paper: { size: DL }
            areas: [ { at: [12, 10, 54, 9], text: "230088", size: 14, boxes: 6 }, { at: [30, 32, 160, 44], text: "{{customer}}", size: 15 } ]
      """
  private let sample: SamplePages

  init() throws { sample = try SamplePages(Self.yaml) }

  private func pages(_ id: String, _ texts: [String: String] = [:]) throws -> [FixedPage] {
    let enclosure = try #require(sample.schema.enclosures.first { $0.id == id })
    let template = try PageTemplate.compile(
      sample.schema, enclosure: enclosure, language: .zhHans, fonts: sample.template.fonts
    ).get()
    return try PageDrawer(template).pages(of: sample.form(texts), copies: [sample.schema.copies[0]])[0]
  }

  @Test func `a letter says what its layout says, with the values of the form and nothing of the form's own head`()
    throws
  {
    let pages = try pages("letter", ["problem": "异响"])
    #expect(pages.count == 1 && pages[0].size == PageSize(width: 595_276, height: 841_890))
    let text = pages[0].text
    for part in ["尊敬的宁国市城乡环境工程有限公司：", "某某机械有限公司", "故障说明", "异响"] { #expect(text.contains(part), "\(part)") }
    for part in ["配件清单", "第一联", "编号", "第 1 页"] { #expect(!text.contains(part), "\(part)") }
    #expect(pages[0].codes.map(\.symbol) == [try QRCode.symbol("PJ-2026-000001")])
    // 14 mm with its quiet zone, 23 to 37 mm from the right edge.
    let code = try #require(pages[0].codes.first).area
    #expect(code.origin.x > Millipoints.millimetres(173) && code.maxX < Millipoints.millimetres(187))
  }

  @Test func `a line whose value is missing leaves no gap in an address`() throws {
    let window = PageArea(
      x: Millipoints.millimetres(22), y: Millipoints.millimetres(47), width: Millipoints.millimetres(85),
      height: Millipoints.millimetres(36))
    func lines(_ texts: [String: String]) throws -> [Int] {
      Set(try pages("letter", texts)[0].drawing.runs.map(\.origin).filter(window.contains).map(\.y)).sorted()
    }
    let (one, two) = (try lines([:]), try lines(["opinion": "230088"]))
    #expect(one.count == 1 && two.count == 2 && one[0] == two[0])
  }

  @Test func `a long address is set smaller, and stays in its window`() throws {
    let long = String(repeating: "安徽省合肥市高新区望江西路八百八十八号环卫综合楼三层东侧办公室", count: 9)
    let text = try pages("letter", ["opinion": long])[0]
    let runs = text.drawing.runs.filter {
      $0.origin.x < Millipoints.millimetres(24) && $0.origin.y < Millipoints.millimetres(90)
    }
    #expect(runs.count > 4)
    #expect(runs.allSatisfy { $0.origin.y < Millipoints.millimetres(47 + 36) && $0.size < 11_000 })
  }

  @Test func `an envelope has the digits of the postcode in boxes`() throws {
    let page = try pages("dl")[0]
    #expect(page.size == PageSize(width: Millipoints.millimetres(220), height: Millipoints.millimetres(110)))
    let boxes = page.drawing.marks.compactMap { if case .rectangle(let box) = $0.content { box.area } else { nil } }
    #expect(boxes.count == 6)
    #expect(boxes.allSatisfy { box in page.drawing.runs.contains { box.contains($0.origin) } })
    #expect(page.text.contains("宁国市城乡环境工程有限公司"))
  }

  @Test func `wrong tags of an enclosure are told at their place in the schema`() throws {
    let yaml = Self.yaml.replacing("尊敬的{{customer}}", with: "尊敬的{{custmer}}{{number|qr}}")
    let loaded = FormSchema.load(yaml: yaml, file: "part-list.yaml", profile: sample.schema.profile)
    let schema = try #require(loaded.schema)
    let found = EnclosedTexts.findings(loaded.texts, of: schema)
    #expect(Set(found.map(\.code)) == ["unknown-name", "picture-not-possible"])
    #expect(found.allSatisfy { $0.origin.file == "part-list.yaml" && $0.origin.line != nil })
    #expect(EnclosedTexts.findings(sample.texts, of: sample.schema).isEmpty)
  }
}
