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

  @Test func `a picture's tag whose value is no picture is told`() throws {
    let data: TemplateValue = .record(["p": .text("missing.png"), "empty": .text(""), "n": .text("A-1")])
    let found = try unfilled("{{@p}}{{@empty}}{{n|qr:22mm}}{{@n}}", data)
    #expect(found.map(\.reason) == [.notAPicture("missing.png"), .notAPicture("A-1")])
  }
}
