import PackageChecks
import TestSupport
import Testing

@testable import Templates

/// Cells merged downwards whose first row is in a section, and others are not.
@Suite struct WordMergeTests {
  private func table(_ rows: [[(merge: String?, text: String)]]) -> String {
    let cells = rows.map { row in
      "<w:tr>"
        + row.map { "<w:tc><w:tcPr>\($0.merge ?? "")</w:tcPr>\(WordMaker.p($0.text))</w:tc>" }.joined() + "</w:tr>"
    }
    return "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>\(cells.joined())</w:tbl><w:p/>"
  }
  private let first = "<w:vMerge w:val=\"restart\"/>"
  private let next = "<w:vMerge/>"

  private func render(_ body: String, _ count: Int) throws -> (text: String, merges: Int) {
    let items = TemplateValue.list((0..<count).map { .record(["x": .text("\($0)")]) })
    let groups = TemplateValue.list([.record(["行": items]), .record(["行": items])])
    let output = try compiled(try WordMaker.docx(body)).render(.record(["行": items, "组": groups]))
    let faults = PackageCheck.findings(in: output, name: "o", schemas: Repository.schemas)
    #expect(faults.map(\.description) == [])
    return (try WordReading.text(output), try WordReading.xml(output).components("<w:vMerge w:val=\"").count)
  }

  @Test(arguments: [0, 1, 3])
  func `a label that begins in the row of the items stands once over all rows, without items too`(_ count: Int) throws {
    let body = table([
      [(first, "配件"), (nil, "{{#行}}{{x}}"), (nil, "{{/行}}")], [(next, ""), (nil, "末"), (nil, "")],
    ])
    let found = try render(body, count)
    #expect(found.merges == 1)
    #expect(found.text.hasSuffix(count == 0 ? "| 配件 | 末 |  |\n" : "|  | 末 |  |\n"), "\(found.text)")
    // In each iteration of a section around it anew.
    let groups = WordMaker.p("{{#组}}") + body + WordMaker.p("{{/组}}")
    #expect(try render(groups, count).merges == 2)
  }

  @Test func `what differs from item to item begins a merge with each`() throws {
    let body = table([
      [(first, "{{#行}}{{x}}"), (nil, "甲"), (nil, "{{/行}}")], [(next, ""), (nil, "末"), (nil, "")],
    ])
    #expect(try render(body, 3).merges == 3)
    #expect(try render(body, 0).text == "|  | 末 |  |\n")
  }
}
