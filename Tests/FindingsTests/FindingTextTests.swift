import Findings
import Testing

@Suite struct `Findings as their readers see them` {
  let finding = Finding(
    code: .unknownKey, LocalizedText("没有“客户名程”这一项", hant: "沒有「客戶名程」這一項", en: "there is no “客户名程”"),
    at: Origin(file: "客户.xlsx", sheet: "表单", cell: "D7"), field: "customer_name",
    label: LocalizedText("客户名称", hant: "客戶名稱", en: "Customer"),
    hint: LocalizedText("是不是“客户名称”？", hant: "是不是「客戶名稱」？", en: "Did you mean “客户名称”?"))

  @Test func `a finding names the cell, the field, what is wrong and what to do`() {
    #expect(
      finding.text(in: .zhHans)
        == "客户.xlsx · 表单!D7：错误：【客户名称】没有“客户名程”这一项 [unknown-key]\n    → 是不是“客户名称”？")
    #expect(
      finding.text(in: .en)
        == "客户.xlsx · 表单!D7: error: Customer: there is no “客户名程” [unknown-key]\n    → Did you mean “客户名称”?")
  }

  @Test func `a finding as JSON has the members of the contract`() {
    #expect(
      finding.json(in: .zhHans).text == #"""
        {"severity":"error","code":"unknown-key","message":"没有“客户名程”这一项","origin":{"file":"客户.xlsx","sheet":"表单","cell":"D7"},"field":"customer_name","label":"客户名称","hint":"是不是“客户名称”？"}
        """#)
  }

  @Test func `a place in a text file is told by line and column`() {
    let origin = Origin(file: "data.csv", line: 3, column: 14)
    #expect(origin.text(in: .zhHans) == "data.csv · 第 3 行第 14 列")
    #expect(origin.text(in: .en) == "data.csv · line 3, column 14")
    #expect(origin.advanced(by: 4).column == 18)
  }

  @Test func `control characters and quotes are escaped in JSON`() {
    #expect(JSONValue.string("a\"\\\u{1}\n联").text == #""a\"\\\u0001\n联""#)
  }
}

@Suite struct `The nearest name` {
  @Test(arguments: [
    ("customer_nmae", "customer_name"), ("客户名程", "客户名称"), ("model", "model"), ("serail_no", "serial_no"),
  ])
  func `is found for a slip`(typed: String, meant: String) {
    #expect(NearestName.of(typed, in: ["contact_phone", "customer_name", "客户名称", "model", "serial_no"]) == meant)
  }

  @Test func `is not invented for a stranger`() {
    #expect(NearestName.of("zzzzzz", in: ["customer_name", "model"]) == nil)
  }
}

@Suite struct `The language of a locale` {
  @Test(arguments: [
    ("zh_CN.UTF-8", Language.zhHans), ("zh_TW.UTF-8", .zhHant), ("zh_HK", .zhHant), ("en_GB.UTF-8", .en),
  ])
  func `is read from its name`(locale: String, language: Language) { #expect(Language(locale: locale) == language) }

  @Test(arguments: ["C", "POSIX", "de_DE", ""])
  func `is unknown for others`(locale: String) { #expect(Language(locale: locale) == nil) }
}
