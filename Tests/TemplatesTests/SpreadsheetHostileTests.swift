import Expressions
import Findings
import Foundation
import OPC
import Testing

@testable import Templates

/// Texts that try to be something else.
private let hostile = [
  "=1+1", "=cmd|'/c calc'!A1", "+A1", "@SUM(A1)", "-2", "<f>1</f>", "</t></is></c><c r=\"Z1\"/>", "{{number}}",
  "{{#x}}", "]]>",
  "&amp;", "&P", "&\"Arial\"9", "9&10", "\u{1}\u{B}\u{FFFE}", "_x000D_", "a\nb\tc\r\nd", "'", "\"'><script>",
  "..\\../:*?[]",
  "javascript:alert(1)", "file:///etc/passwd", " 前后 ", "\u{202E}abc", "1e309", "NaN",
  String(repeating: "长", count: 300),
]

@Suite struct `Hostile values in workbooks` {
  @Test(arguments: hostile.indices)
  func `no value becomes a formula, markup, a code of page headers, a tag or an address of another kind`(
    _ index: Int
  ) throws {
    let value = hostile[index]
    let item = TemplateValue.record([
      "name": .text(value), "qty": .text(value), "price": .text(value), "code": .text(value), "url": .text(value),
    ])
    let data = TemplateValue.record([
      "title": .text(value), "company": .text(value), "note": .text(value),
      "items": .list([item, item], blank: .empty),
    ])
    let book = try RenderedBook("order", data)
    #expect(book.faults == [])
    let plain = try RenderedBook(
      "order",
      .record([
        "title": .text("甲"), "company": .text("甲"), "note": .text("甲"),
        "items": .list(
          [TemplateValue](
            repeating: .record([
              "name": .text("甲"), "qty": .text("甲"), "price": .text("甲"), "code": .text("甲"), "url": .text("甲"),
            ]), count: 2),
          blank: .empty),
      ]))
    // The same elements in every part as with a harmless value: only texts differ.
    for part: PartName in ["/xl/worksheets/sheet1.xml", "/xl/comments/comment1.xml", "/xl/workbook.xml"] {
      #expect(try book.elements(part) == plain.elements(part))
    }
    #expect(
      try book.formulas("/xl/worksheets/sheet1.xml") == plain.formulas("/xl/worksheets/sheet1.xml"))
    let links = try book.part("/xl/worksheets/_rels/sheet1.xml.rels")
    for match in links.matches(of: /Target="([^"]*)" TargetMode/) {
      #expect(match.1.hasPrefix("https://example.com/") || match.1 == "#")
    }
    // Every ampersand of a value is doubled.
    let header = try #require(try book.text(of: "oddHeader", in: "/xl/worksheets/sheet1.xml"))
    let rest = header.dropFirst(2).replacing("&&", with: "")
    #expect(rest.count { $0 == "&" } <= 1)
  }

  @Test(arguments: hostile.indices)
  func `sheets named by hostile values have names that Excel takes`(_ index: Int) throws {
    let order = TemplateValue.record(["number": .text(hostile[index]), "items": .list([], blank: .empty)])
    let book = try RenderedBook("sheets", .record(["orders": .list([order, order, order], blank: .empty)]))
    #expect(book.faults == [])
  }
}
