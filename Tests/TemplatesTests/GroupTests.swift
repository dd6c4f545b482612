import Expressions
import Findings
import Forms
import Testing

@testable import Templates

/// Sections sort their items and put them into groups.
@Suite struct GroupTests {
  private let parts: [String: TemplateValue] = {
    func part(_ name: String, _ store: String, _ amount: TemplateValue, _ day: String) -> TemplateValue {
      .record(["名": .text(name), "仓库": .text(store), "金额": amount, "日": .text(day)])
    }
    func number(_ int: Int) -> TemplateValue { .number(ExactDecimal(int), places: nil) }
    return [
      "明细": .list([
        part("轴承", "合肥", number(90), "2026-11-3"), part("滤芯", "芜湖", .text("1,000"), "2026-2-20"),
        part("油封", "合肥", .empty, ""), part("电机", "芜湖", number(200), "2026-11-20"),
      ]),
      "客户": .text("宜江燃气"),
    ]
  }()

  private func printed(_ text: String) throws -> String { try PlainTemplate.rendered(text, parts) }

  @Test func `items are sorted by value, day or text, what is empty last in either direction`() throws {
    #expect(try printed("{{#明细|sort:金额}}{{名}} {{/明细}}") == "轴承 电机 滤芯 油封 ")
    #expect(try printed("{{#明细|排序:金额，降序}}{{名}} {{/明细}}") == "滤芯 电机 轴承 油封 ")
    #expect(try printed("{{#明细|sort:日,desc}}{{名}} {{/明细}}") == "电机 轴承 滤芯 油封 ")
    #expect(try printed("{{#明细|sort:仓库}}{{序号}}{{名}} {{/明细}}") == "1轴承 2油封 3滤芯 4电机 ")
    #expect(try printed("{{#明细|sort:没有,asc}}{{名}} {{/明细}}") == "轴承 滤芯 油封 电机 ")
    #expect(try printed("{{#明细|sort:金额|rows:5}}{{名}};{{/明细}}") == "轴承;电机;滤芯;油封;;")
  }

  @Test func `a section runs once for each value of a column, and the list is then that of the group`() throws {
    #expect(
      try printed("{{#明细|分组:仓库}}{{序号}}{{仓库}}（{{客户}}）{{#明细}}{{序号}}{{名}} {{/明细}}计{{明细|合计:金额}}；{{/明细}}共{{明细|sum:金额}}")
        == "1合肥（宜江燃气）1轴承 2油封 计90；2芜湖（宜江燃气）1滤芯 2电机 计1200；共1290")
  }

  @Test func `groups are sorted by the items before them, or by their own column`() throws {
    #expect(try printed("{{#明细|排序:金额,降序|分组:仓库}}{{仓库}}{{#明细}}{{名}}{{/明细}} {{/明细}}") == "芜湖滤芯电机 合肥轴承油封 ")
    #expect(try printed("{{#明细|group:仓库|sort:仓库,desc}}{{仓库}}{{#明细|sort:金额}}{{名}}{{/明细}} {{/明细}}") == "芜湖电机滤芯 合肥轴承油封 ")
  }

  @Test func `groups are put into groups, and a list may stand in a record`() throws {
    let nested = "{{#明细|分组:仓库}}{{仓库}}:{{#明细|分组:名}}{{名}}{{明细|行数}}{{仓库}} {{/明细}}{{/明细}}"
    #expect(try printed(nested) == "合肥:轴承1合肥 油封1合肥 芜湖:滤芯1芜湖 电机1芜湖 ")
    let data: [String: TemplateValue] = ["单": .record(parts)]
    #expect(
      try PlainTemplate.rendered("{{#单.明细|分组:仓库}}{{仓库}}{{单.明细|行数}}{{#单.明细}}{{名}}{{/单.明细}} {{/单.明细}}", data)
        == "合肥2轴承油封 芜湖2滤芯电机 ")
  }

  @Test func `a section runs once for each page of rows, which are numbered on and filled up`() throws {
    #expect(
      try printed("{{#明细|每页:3}}第{{序号}}页{{#明细|rows:3}}[{{序号}}{{名}}]{{/明细}}计{{明细|合计:金额}}（{{明细|行数}}）；{{/明细}}")
        == "第1页[1轴承][2滤芯][3油封]计1090（3）；第2页[4电机][][]计200（1）；")
    #expect(
      try printed("{{#明细|排序:金额|每页:2}}{{#明细|分组:仓库}}{{仓库}}{{#明细}}{{名}}{{/明细}} {{/明细}}；{{/明细}}")
        == "合肥轴承 芜湖电机 ；芜湖滤芯 合肥油封 ；")
    #expect(try PlainTemplate.rendered("{{#无|每页:2}}x{{/无}}") == "")
    #expect(PlainTemplate.findings("{{#明细|每页:0}}{{/明细}}")[0].contains("[bad-argument]"))
  }

  @Test func `what is not the group's column is not printed of its first item`() throws {
    #expect(try printed("{{#明细|分组:仓库}}[{{名}}]{{/明细}}") == "[][]")
  }

  @Test func `an inverted section is printed where there are no items to be put into groups`() throws {
    #expect(try printed("{{^明细|分组:仓库}}没有{{/明细}}{{^无|分组:仓库}}没有{{/无}}") == "没有")
  }

  @Test func `columns are checked against the form, and are used there`() throws {
    let vocabulary = TemplateVocabulary(schema: try SampleForm.schema())
    func found(_ text: String) -> [String] { PlainTemplate.findings(text, vocabulary: vocabulary) }
    let sample = try SampleForm.schema().fields.first { $0.id == "lines" }
    let list = try #require(sample?.label.zhHans)
    #expect(
      found(
        "{{#lines|group:项目|sort:item}}{{项目}}{{#\(list)}}{{金额}}{{/\(list)}}{{lines|sum:amount}}{{customer_name}}{{/lines}}"
      ) == [])
    #expect(found("{{#lines|sort:amout}}{{/lines}}")[0].contains("[unknown-name]"))
    #expect(found("{{#lines|sort:amount,up}}{{/lines}}")[0].contains("[bad-argument]"))
    #expect(found("{{#lines|group}}{{/lines}}")[0].contains("[bad-pipe-argument]"))
    #expect(found("{{#total|group:item}}{{/total}}")[0].contains("[pipe-does-not-fit]"))
    #expect(found("{{#lines|group:item}}{{amount}}{{/lines}}")[0].contains("[section-expected]"))
    #expect(found("{{#lines|group:item|sort:amount}}{{/lines}}")[0].contains("[unknown-name]"))
  }

  @Test func `a form's list is grouped like plain data`() throws {
    let schema = try SampleForm.schema()
    let text =
      "{{#lines|group:item|sort:item}}{{项目}}:{{#lines|sort:金额,desc}}{{amount}} {{/lines}}={{lines|sum:amount}};{{/lines}}"
    let (template, findings) = TextTemplate.compile(text, name: "t", vocabulary: TemplateVocabulary(schema: schema))
    #expect(findings.isEmpty)
    func line(_ item: String, _ amount: Int) -> TemplateValue {
      .record(["item": .text(item), "amount": .number(ExactDecimal(amount), places: 2)])
    }
    let lines = TemplateValue.list([line("乙", 5), line("甲", 1), line("乙", 7)])
    #expect(try template?.render(.record(["lines": lines])) == "乙:7.00 5.00 =12.00;甲:1.00 =1.00;")
  }
}
