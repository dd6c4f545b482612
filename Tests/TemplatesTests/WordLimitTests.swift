import Findings
import PackageChecks
import TestSupport
import Testing

@testable import TemplateLanguage
@testable import Templates

/// What is large or extreme is refused with a reason, or costs no more than its size.
@Suite struct WordLimitTests {
  @Test func `braces without end are looked through once`() throws {
    for (text, count) in [("{{", 50_000), ("{{!", 30_000), ("{{=", 30_000)] {
      var parser = TagParser()
      #expect(parser.tags(in: Array(String(repeating: text, count: count).utf8)).isEmpty)
      #expect(parser.issues.count > count / 3)
    }
    var parser = TagParser()
    let text = "{{{a {{b}} {{{c}}} {{! x {{d}}"
    #expect(parser.tags(in: Array(text.utf8)).map(\.source) == ["{{{a {{b}} {{{c}}}", "{{! x {{d}}"])
  }

  @Test func `sections that are entered without end are stopped, whether they print or not`() throws {
    let section = SectionSlot(path: NamePath(start: .search, members: ["a"]), isInverted: false, options: [])
    var builder = ProgramBuilder()
    for _ in 0..<3 { builder.begin(section) }
    for _ in 0..<3 { builder.end() }
    let data = TemplateValue.record(["a": .list(Array(repeating: .empty, count: 300))])
    var state = RenderState(TemplateData(data), iterations: 5_000)
    var runner = ProgramRunner()
    #expect(throws: TemplateError.tooManyIterations) { try runner.run(builder.program, in: &state) }
  }

  @Test(arguments: ["9223372036854775807", "-9223372036854775808", "99999999999999999999"])
  func `extreme numbers in tables and lists are read without overflow`(_ number: String) throws {
    let cell =
      "<w:tc><w:tcPr><w:gridSpan w:val=\"\(number)\"/><w:vMerge w:val=\"restart\"/></w:tcPr>\(WordMaker.p("{{#a}}{{/a}}"))</w:tc>"
    let row =
      "<w:tr><w:trPr><w:gridBefore w:val=\"\(number)\"/><w:gridAfter w:val=\"\(number)\"/></w:trPr>\(cell)\(cell)</w:tr>"
    let table = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>\(row)\(row)</w:tbl>"
    let numbering = (
      kind: "numbering",
      content:
        "<w:abstractNum w:abstractNumId=\"0\"/><w:num w:numId=\"\(number)\"><w:abstractNumId w:val=\"0\"/></w:num>"
    )
    let notes = (kind: "footnotes", content: "<w:footnote w:id=\"\(number)\">\(WordMaker.p("注"))</w:footnote>")
    let bytes = try WordMaker.docx(
      WordMaker.p("{{#a}}") + table + WordMaker.p("{{/a}}") + WordMaker.p(""), parts: [numbering, notes])
    let output = try compiled(bytes).render(.record(["a": .list([.text("x"), .text("y")])]))
    #expect(!PackageCheck.findings(in: output, name: "o", schemas: Repository.schemas).isEmpty)
  }
}
