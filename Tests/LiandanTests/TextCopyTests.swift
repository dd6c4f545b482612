import Findings
import Forms
import Foundation
import Register
import Testing

@testable import Liandan

/// Copies as plain text: a format that is made from the schema, without a template.
@Suite struct TextCopyTests {
  private func lines(_ form: IssuedForm, _ copy: String) throws -> [String] {
    let file = try #require(form.copies.first { $0.id == copy && $0.file.hasSuffix(".txt") }).file
    return String(decoding: try Document.bytes(file), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test func `a form is printed, closed, made void and printed again as text, beside its documents`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let schema = try walk.desk().library.schema("maintenance-record")
    let opening = try Example.source([try Example.opening("maintenance-record", schema)])
    let issued = try #require(
      try walk.issue("maintenance-record", opening, IssueOptions(formats: [.txt, .docx])).forms.first)
    #expect(issued.formats == [.txt, .docx])
    let copy = try #require(schema.copies.first)
    let text = try lines(issued, copy.id)
    #expect(text.contains { $0.hasPrefix("维护记录单") })
    #expect(text.contains { $0.contains("编号：\(issued.number)") })
    #expect(text.contains { $0.contains("联次：\(copy.label.zhHans)") && $0.contains("保管：\(copy.keeper)") })
    #expect(text.contains { $0.hasSuffix("  马鞍山花山智慧水务有限公司") || $0.hasSuffix("：马鞍山花山智慧水务有限公司") })

    let closed = try #require(try walk.close(issued.number, Example.file("maintenance-record")).forms.first)
    #expect(closed.formats == [.txt, .docx])
    #expect(try lines(closed, copy.id) != text)
    let again = try walk.desk().reprint(issued.number, copy: copy.id, outDirectory: nil)
    #expect(try lines(again, copy.id).contains { $0.contains("【补打 第 1 次】") })
    let void = try walk.desk().void(issued.number, reason: "重复")
    #expect(try lines(void, copy.id).contains { $0.contains("【作废】") })
    #expect(try lines(void, copy.id).contains { $0.hasPrefix("作废：2026年") && $0.hasSuffix("重复") })
    #expect(try IssueDesk.verify(walk.register) == [])
  }

  @Test func `text that is gone from the register is made again with the same bytes`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let issued = try #require(
      try walk.issue("return-record", Example.file("return-record"), IssueOptions(formats: [.txt])).forms.first)
    let files = try walk.files()
    try FileManager.default.removeItem(atPath: issued.copies[0].file)
    try walk.desk().print([issued.number], formats: [.txt], outDirectory: walk.folder + "/out") { _ in }
    #expect(try walk.files() == files)
  }

  @Test func `what a copy omits is not on its text`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let form = try #require(
      try walk.issue("service-report", Example.file("service-report"), IssueOptions(formats: [.txt], closes: true))
        .forms.first)
    #expect(try lines(form, "file").contains { $0.hasPrefix("领导审批：") && $0.contains("周国栋") })
    #expect(try !lines(form, "user").contains { $0.contains("领导审批") || $0.contains("周国栋") || $0.contains("上缴") })
  }

  @Test func `columns stand under their headings`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let form = try #require(
      try walk.issue("return-record", Example.file("return-record"), IssueOptions(formats: [.txt])).forms.first)
    let text = try lines(form, "stub")
    let head = try #require(text.firstIndex { $0.contains("序号") && $0.contains("品名") })
    let column = TextWidth.columns(String(text[head].prefix { $0 != "品" }))
    for line in text[(head + 1)...(head + 3)] {
      var width = 0
      let cell = line.drop { character in
        defer { width += TextWidth.columns(String(character)) }
        return width < column
      }
      #expect(["自用气加热器控制箱", "温度变送器", "信号电缆"].contains { cell.hasPrefix($0) }, "\(line)")
    }
  }
}
