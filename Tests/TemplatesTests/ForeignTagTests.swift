import Findings
import Testing

@testable import Templates

/// Templates that were written for another engine, and tags with another engine's expressions.
@Suite struct `Tags of other engines` {
  private func found(_ text: String, _ vocabulary: TemplateVocabulary = .open) throws -> [Finding] {
    CompiledTemplate.lint(try WordMaker.docx(WordMaker.p(text)), name: "t.docx", vocabulary: vocabulary)
  }

  @Test(arguments: [
    ("${客户}", "{{客户}}"), ("{客户}", "{{客户}}"), ("{.name}", "{{#明细}}{{name}}{{/明细}}"), ("{#lines}", "{{#lines}}"),
    ("{/lines}", "{{/lines}}"), ("<<[sum]>>", "{{sum}}"), ("«金额»", "{{金额}}"), ("【【金额】】", "{{金额}}"),
    ("{% for x in lines %}", "{{#lines}}…{{/lines}}"), ("{%tr endfor %}", "{{#明细}}"), ("{% endif %}", "{{/名称}}"),
    ("<%= name %>", "{{名称}}"), ("jx:each(items=\"lines\" var=\"x\")", "{{#lines}}…{{/lines}}"),
  ])
  func `each is named once, with what to write instead`(_ text: String, _ instead: String) throws {
    let findings = try found(text)
    #expect(findings.map(\.code) == ["foreign-tag"] && !findings.hasErrors)
    #expect(findings.first?.message.zhHans.contains("“\(text)”") == true)
    #expect(findings.first?.hint?.zhHans.contains(instead) == true, "\(findings.first?.hint?.zhHans ?? "")")
  }

  @Test(arguments: [
    "{普通的话，不是标签}", "价格 $5", "{1,2}", "{ }", "a < b << c", "{0}", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", "《名称》",
  ])
  func `prose is not taken for a tag`(_ text: String) throws { #expect(try found(text) == []) }

  @Test func `they are no tags where the delimiters are theirs`() throws {
    let bytes = try WordMaker.docx(WordMaker.p("{客户}"))
    let marks = try #require(TagDelimiters("{ }"))
    #expect(CompiledTemplate.lint(bytes, name: "t.docx", vocabulary: .open, delimiters: marks) == [])
  }

  @Test func `they are told in cells, comments and page headers of workbooks too`() throws {
    let rows = "<row r=\"1\">\(SheetMaker.cell("A1", "${客户}"))</row>"
    let header = "<headerFooter><oddHeader>&amp;L{.name}</oddHeader></headerFooter>"
    let findings = CompiledTemplate.lint(
      try SheetMaker.workbook(rows: rows, after: header), name: "t.xlsx", vocabulary: .open)
    #expect(findings.filter { $0.code == "foreign-tag" }.map { $0.origin.cell } == ["A1", nil])
  }

  @Test(arguments: [
    "数量*单价", "合计 > 100", "a ? b : c", "name.toUpperCase()", "list[0].x", "sum(金额)", "a + b", "=#this",
  ])
  func `an expression is told as one`(_ name: String) throws {
    let findings = try found("{{\(name)}}", TemplateVocabulary(schema: try SampleForm.schema()))
      .filter { $0.severity == .error }
    #expect(findings.count == 1)
    let isMark = name.hasPrefix("=")
    #expect(isMark || findings.first?.hint?.zhHans.contains("算式请写成表单里的计算字段") == true)
  }

  @Test func `tags that ran into one since a brace is missing are told as that`() throws {
    let findings = try found("{{{数量}} {{金额} {{x}}}", TemplateVocabulary(schema: try SampleForm.schema()))
    #expect(findings.contains { $0.hint?.zhHans.hasPrefix("花括号不成对") == true })
  }

  @Test func `a slip in the end of a section is one finding`() throws {
    let schema = TemplateVocabulary(schema: try SampleForm.schema())
    let findings = try found("{{#费用预算明细}}{{数量}}{{/费用预算名细}}", schema).filter { $0.severity == .error }
    #expect(findings.map(\.code) == ["unopened-section"])
    #expect(findings.first?.hint?.zhHans == "写成 {{/费用预算明细}}")
  }

  @Test(arguments: [
    ("{{费用预算明细.1.数量}}", "写成 {{#费用预算明细}}{{数量}}{{/费用预算明细}}"), ("{{用户签字.名字}}", "它有：姓名、日期、时间、意见、手写签名"),
    ("{{用户签字吧.姓名}}", "您要的也许是“用户签字.姓名”"),
  ])
  func `a part of a value that is not there is told with what there is`(_ tag: String, _ hint: String) throws {
    let findings = try found(tag, TemplateVocabulary(schema: try SampleForm.schema())).filter { $0.severity == .error }
    #expect(findings.map { $0.hint?.zhHans } == [hint])
  }

  @Test func `what a number's words are written in must be known`() throws {
    let schema = TemplateVocabulary(schema: try SampleForm.schema())
    #expect(try found("{{合计|rmb:大}}", schema).contains { $0.code == "bad-pipe-argument" })
    #expect(try !found("{{合计|rmb:简}}{{合计|大写:繁}}", schema).hasErrors)
  }
}
