import Findings
import Testing

@testable import Templates

/// What plain data leave empty by mistake.
@Suite struct `Tags that plain data do not fill` {
  private func unfilled(_ text: String, _ data: TemplateValue) throws -> [UnfilledTag] {
    let bytes = try WordMaker.docx(WordMaker.p(text))
    let template = try #require(CompiledTemplate.compile(bytes, name: "t.docx", vocabulary: .open).template)
    return template.unfilledTags(by: data)
  }

  private func names(_ text: String, _ data: TemplateValue) throws -> [String] {
    try unfilled(text, data).map(\.tag.name)
  }

  @Test func `a name that no record has is told once, with the nearest`() throws {
    let found = try unfilled("{{客户}}{{客户名}}{{客户名}}", .record(["客户": .text("a")]))
    #expect(found.map(\.reason) == [.unknownName(nearest: "客户")])
  }

  @Test func `what is there and empty is meant to be`() throws {
    let data: TemplateValue = .record(["a": .empty, "b": .text(""), "c": .list([]), "d": .record(["e": .empty])])
    #expect(try names("{{a}}{{b}}{{#c}}{{x}}{{/c}}{{d.e}}{{#b}}{{y}}{{/b}}", data) == [])
  }

  @Test func `names in sections are those of any item, and those around`() throws {
    let items: [TemplateValue] = [.record(["name": .text("a")]), .record(["size": .text("b")])]
    let data: TemplateValue = .record(["items": .list(items), "title": .text("t")])
    let text =
      "{{#items}}{{position}}{{name}}{{size}}{{title}}{{price}}{{.}}{{/items}}{{name}}{{^items}}{{z}}{{/items}}"
    #expect(try names(text, data) == ["price", "name"])
    #expect(try names("{{^none}}{{title}}{{x}}{{/none}}", data) == ["none", "x"])
    #expect(try names("{{items.name}}{{a.b}}", data) == ["items.name", "a.b"])
    #expect(try unfilled("{{items[0].name}}", data).map(\.reason) == [.expression])
  }

  @Test func `columns that no item has are told, and groups have their column and their list alone`() throws {
    let items: [TemplateValue] = [.record(["金额": .text("1"), "仓库": .text("甲")]), .record(["品名": .text("a")])]
    let data: TemplateValue = .record(["明细": .list(items), "月": .text("11")])
    let found = try unfilled("{{明细|合计:金头}}{{明细|合计:金额}}{{#明细|排序:日期,降序}}{{品名}}{{/明细}}{{明细|行数}}", data)
    #expect(found.map(\.reason) == [.unknownColumn("金头", nearest: "金额"), .unknownColumn("日期", nearest: nil)])
    #expect(
      try names("{{#明细|分组:仓库}}{{仓库}}{{月}}{{品名}}{{序号}}{{#明细}}{{品名}}{{/明细}}{{明细|合计:金额}}{{/明细}}", data) == ["品名"])
    #expect(try names("{{#明细|每页:2}}{{#明细}}{{品名}}{{/明细}}{{金额}}{{/明细}}", data) == ["金额"])
  }

  @Test func `a picture's tag whose value is no picture is told`() throws {
    let data: TemplateValue = .record(["p": .text("missing.png"), "empty": .text(""), "n": .text("A-1")])
    let found = try unfilled("{{@p}}{{@empty}}{{n|qr:22mm}}{{@n}}", data)
    #expect(found.map(\.reason) == [.notAPicture("missing.png"), .notAPicture("A-1")])
  }
}
