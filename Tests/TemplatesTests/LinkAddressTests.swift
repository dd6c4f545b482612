import OPC
import Testing

@testable import TemplateLanguage
@testable import Templates

/// Addresses of links with tags in them, in documents and in workbooks.
@Suite struct LinkAddressTests {
  /// An address as its author wrote it, a value, and where the link leads.
  static let cases: [(address: String, value: String, target: String)] = [
    ("{{v}}", "https://example.com/a'b?x=汉", "https://example.com/a'b?x=%E6%B1%89"),
    ("https://{{v}}", "example.com/a'b c", "https://example.com/a'b%20c"),
    ("HTTPS://{{v}}", "http://example.com/a", "http://example.com/a"),
    ("https://{{v}}", "javascript:alert(1)", "#"),
    ("https://{{! a remark }}{{v}}", "example.com/a", "https://example.com/a"),
    ("https://{{v}}/", "example.com/a", "#"),
    ("https://{{v}}/", "example.com", "https://example.com/"),
    ("https://example.com/{{v}}", "a/b?c'd(e)%", "https://example.com/a%2Fb%3Fc%27d%28e%29%25"),
    ("https://example.com/{{v}}", "https://example.org", "https://example.com/https%3A%2F%2Fexample.org"),
    // What the author wrote outside of tags stays as it is: here a number sign that begins no fragment.
    ("https://example.com/a%23b%7Cc/%E6%B1%89?v=%7B%7Bv%7D%7D", "1", "https://example.com/a%23b%7Cc/%E6%B1%89?v=1"),
    ("https://example.com/%7b%7bv%7Cupper%7d%7d#x", "ab", "https://example.com/AB#x"),
    ("https://example.com/%EF%BD%9B%EF%BD%9Bv%EF%BD%9D%EF%BD%9D", "全", "https://example.com/%E5%85%A8"),
    ("https://example.com/?q=%7B%22a%22:%7B%7D%7D", "x", "https://example.com/?q=%7B%22a%22:%7B%7D%7D"),
    ("mailto:{{v}}@example.com", "汉&cc=x", "mailto:%E6%B1%89%26cc%3Dx@example.com"),
    ("tel:{{v}}", "+86 10", "tel:%2B86%2010"),
  ]

  @Test(arguments: cases)
  func `the same tags and values give the same address in a document and in a workbook`(
    _ one: (address: String, value: String, target: String)
  ) throws {
    let body = "<w:p><w:hyperlink r:id=\"rId1\">\(WordMaker.r("x"))</w:hyperlink></w:p>"
    #expect(try target(of: try WordMaker.docx(body, links: [one.address]), one.value) == one.target)
    #expect(try target(of: try SheetMaker.linked(to: one.address), one.value) == one.target)
  }

  @Test func `an escaped slash is no part of a server's name`() {
    #expect(WebAddress.harmless("https://example.com%2Fa") == "#")
    #expect(WebAddress.harmless("https://example.com%2fa/b") == "#")
    #expect(WebAddress.harmless("https://user%2F@example.com/") == "#")
  }

  private func target(of template: [UInt8], _ value: String) throws -> String? {
    let document = try compiled(template).render(.record(["v": .text(value)]))
    let package = try OPCPackage(reading: document, name: "o")
    return package.parts.flatMap { package.relationships(of: $0.name) }.first(where: \.isExternal)?.target
  }
}
