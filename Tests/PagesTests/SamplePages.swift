import Expressions
import Findings
import Fonts
import Forms
import PageGraphics
import TemplateRuntime
import Testing
import Typesetting

@testable import Pages

/// A form with a table and signatures, printed on the fonts of this machine.
struct SamplePages {
  static let yaml = """
    id: part-list
    title: 配件清单
    number: { prefix: PJ }
    retention: { years: 10, class: 内部 }
    copies:
      - { id: office, label: 第一联 存根联, keeper: 售后服务部 }
      - { id: customer, label: 第二联 客户联, keeper: 客户, omit: [opinion, lines.price] }
    fields:
      - { id: customer, label: 客户单位, type: text, required: true }
      - { id: kind, label: 方式, type: select_one, choices: kind }
      - { id: problem, label: 故障说明, type: text, appearance: multiline }
      - { id: opinion, label: 内部意见, type: text }
      - id: lines
        label: 配件明细
        type: repeat
        fields:
          - { id: seq, label: 序号, type: integer, calculation: position() }
          - { id: name, label: 名称, type: text }
          - { id: price, label: 单价, type: money }
      - { id: sign, label: 验收人, type: signature }
    choices:
      kind: [ { id: a, label: 自取 }, { id: b, label: 快递 } ]
    layout:
      rows:
        - [ { field: customer, span: 8 }, { field: kind, span: 4 } ]
        - { cells: [ problem ], height: 20 }
        - [ opinion ]
        - { table: lines, heading: true, blank_rows: 3, columns: [ { field: seq, span: 1 }, { field: name, span: 8 }, { field: price, span: 3 } ] }
        - [ sign ]
        - note: 本单一式两联。
    """

  /// The same with a greeting, whose second line has a box.
  static let greeted =
    yaml
    .replacing("layout:\n", with: "layout:\n  greeting: \"尊敬的客户：\\n请在☐内打√。\\n谢谢惠顾。\"\n")
    .replacing("  - { id: kind,", with: "  - { id: preparer, label: 制表人, type: text }\n  - { id: kind,")

  let schema: FormSchema
  let template: PageTemplate
  /// The texts of its enclosures.
  let texts: [LayoutText]

  init(_ yaml: String = SamplePages.yaml, language: Language = .zhHans) throws {
    let profile = CompanyProfile(name: "某某机械有限公司")
    let result = FormSchema.load(yaml: yaml, file: "part-list.yaml", profile: profile)
    #expect(result.findings.filter { $0.severity == .error }.map { $0.text(in: .zhHans) } == [])
    schema = try #require(result.schema)
    texts = result.texts
    template = try PageTemplate.compile(
      schema, language: language, fonts: PageFonts(FontCatalogue(), language: language)
    ).get()
  }

  /// A form with so many lines and these texts.
  func form(
    lines: Int = 2, name: String = "轴承", price: Int = 268, _ texts: [String: String] = [:]
  ) throws -> NumberedForm {
    var values = Row()
    values["customer"] = .text("宁国市城乡环境工程有限公司")
    values["kind"] = .choice("b")
    for (id, text) in texts { values[id] = .text(text) }
    values["lines"] = .rows(
      (0..<lines).map { index in
        var row = Row()
        row["seq"] = .number(ExactDecimal(index + 1))
        row["name"] = .text("\(name) \(index + 1)")
        row["price"] = .number(ExactDecimal(price))
        return row
      })
    values["sign"] = .signature(Signature(name: "何婷", date: CalendarDate(iso: "2026-11-20")))
    let day = try #require(CalendarDate(iso: "2026-11-20"))
    return NumberedForm(schema: schema, number: "PJ-2026-000001", values: values, stage: .closing, issuedOn: day)
  }

  /// The flow of a form, and the pages that it is broken into.
  func broken(_ form: NumberedForm) throws -> (flow: FormFlow, pages: [[PageBreaker.Placed]]) {
    var filler = FormFiller(template, TemplateData.record(of: form, copy: schema.copies[0]))
    let flow = try FormFlow(template, &filler)
    return (flow, PageBreaker.pages(flow, room: template.area.size.height))
  }

  func pages(_ form: NumberedForm, copy: Int = 0, marks: CopyMarks = .none) throws -> [FixedPage] {
    try PageDrawer(template).pages(of: form, copies: [schema.copies[copy]], marks: marks)[0]
  }
}

extension FixedPage {
  /// All that is written on the page, the artworks' texts first.
  var text: String {
    let drawings = [underlay] + artworks.map(\.artwork.drawing) + [drawing]
    return drawings.map { String(String.UnicodeScalarView($0.glyphs.map(\.character))) }.joined(separator: "\n")
  }
}

extension SetLine {
  /// The text of the lines that are there.
  var shown: String {
    let characters = Array(words.unicodeScalars)
    return String(String.UnicodeScalarView(text.lines.flatMap { characters[$0.source] }))
  }
}
