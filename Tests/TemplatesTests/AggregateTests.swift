import Expressions
import Findings
import Forms
import TestSupport
import Testing

@testable import Templates

/// A list is summed up to one number by a pipe.
@Suite struct AggregateTests {
  private func number(_ text: String, places: Int? = nil) throws -> TemplateValue {
    .number(try #require(ExactDecimal(text)), places: places)
  }

  private func items(_ amounts: [TemplateValue]) -> [String: TemplateValue] {
    ["明细": .list(amounts.map { .record(["名": .text("件"), "金额": $0]) })]
  }

  @Test func `a column is summed, averaged and counted, its greatest and least are found`() throws {
    let data = items([try number("0.1"), try number("0.2"), .empty, .text("1,680.32"), .text(" ")])
    let text = "{{明细|sum:金额}} {{明细|合计:金额}} {{明细|avg:金额}} {{明细|max:金额}} {{明细|最小:金额}} {{明细|count}} {{明细|行数:金额}}"
    #expect(try PlainTemplate.rendered(text, data) == "1680.62 1680.62 560.206666666667 1680.32 0.1 5 4")
    #expect(try PlainTemplate.rendered("{{列|sum}}", ["列": .list([try number("1"), .text("2")])]) == "3")
  }

  @Test func `what comes out goes on as a number`() throws {
    let data = items([try number("1000"), try number("680.32")])
    #expect(
      try PlainTemplate.rendered("{{明细|sum:金额|money:¥}} {{明细|合计:金额|大写}} {{明细|平均:金额|0.0}}", data)
        == "¥1,680.32 壹仟陆佰捌拾元零叁角贰分 840.2")
    let money = items([try number("1000", places: 2), try number("680.30", places: 2)])
    #expect(try PlainTemplate.rendered("{{明细|sum:金额}}", money) == "1680.30")
  }

  @Test func `of no number nothing is made, which can be filled in`() throws {
    let text = "[{{明细|sum:金额}}{{明细|max:金额|money}}] {{明细|合计:金额|默认:0.00}} {{明细|行数}}"
    #expect(try PlainTemplate.rendered(text, items([.empty])) == "[] 0.00 1")
    #expect(try PlainTemplate.rendered(text, ["明细": .list([])]) == "[] 0.00 0")
    #expect(try PlainTemplate.rendered(text) == "[] 0.00 0")
  }

  @Test func `a text that is no number stops the document and is named`() throws {
    #expect {
      try PlainTemplate.rendered("{{明细|sum:金额}}", items([try number("1"), .text("面议")]))
    } throws: { error in
      (error as? TemplateError)?.message.zhHans == "【明细】第 2 项的“金额”是“面议”，不是数字，不能计算。请改成数字，或留空"
    }
  }

  @Test func `a sum is exact, whatever the numbers`() throws {
    var random = SeededRandom(20_261_130)
    for _ in 0..<200 {
      let cents = (0..<random.below(40)).map { _ in random.below(200_000_001) - 100_000_000 }
      let amounts = try cents.map { try #require(ExactDecimal($0).divided(by: ExactDecimal(100))) }
      let sum = try #require(ExactDecimal(cents.reduce(0, +)).divided(by: ExactDecimal(100)))
      let printed = try PlainTemplate.rendered("{{明细|sum:金额}}", items(amounts.map { .number($0, places: nil) }))
      #expect(printed == (cents.isEmpty ? "" : sum.description))
    }
  }

  @Test func `columns of a form are checked before there are any data`() throws {
    let vocabulary = TemplateVocabulary(schema: try SampleForm.schema())
    #expect(
      PlainTemplate.findings("{{lines|sum:amount|rmb}}{{费用预算明细|合计:金额|money}}{{lines|count}}", vocabulary: vocabulary)
        == [])
    func codes(_ text: String) -> [String] { PlainTemplate.findings(text, vocabulary: vocabulary) }
    #expect(codes("{{lines|sum:amout}}")[0].contains("[unknown-name]"))
    #expect(codes("{{lines|sum:item}}")[0].contains("[pipe-does-not-fit]"))
    #expect(codes("{{lines|sum}}")[0].contains("[bad-pipe-argument]"))
    #expect(codes("{{total|sum:amount}}")[0].contains("[pipe-does-not-fit]"))
  }

  @Test func `in a workbook the sum is a number, in the format of its cell`() throws {
    let cells = ["{{明细|sum:金额}}", "{{明细|sum:金额|money}}", "{{明细|sum:无|默认:—}}", "{{明细|count}}"]
    let row = zip(["A1", "B1", "C1", "D1"], cells).map { SheetMaker.cell($0, $1, style: 2) }.joined()
    let sheet = try SheetMaker.rendered(
      SheetMaker.workbook(rows: "<row r=\"1\">\(row)</row>"), items([try number("1000"), try number("680.32")])
    ).sheet
    #expect(sheet.contains("<v>1680.32</v>") && sheet.contains("<t>1,680.32</t>") && sheet.contains("<t>—</t>"))
    #expect(sheet.contains("<v>2</v>"))
  }
}
