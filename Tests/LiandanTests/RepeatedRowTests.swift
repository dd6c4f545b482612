import Findings
import Foundation
import Register
import Testing

@testable import Liandan

/// What is given twice: rows of one list, and prefixes of two forms.
@Suite struct RepeatedRowTests {
  @Test func `a list that gives a form twice is told of it, and each has its number`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let survey = try Example.values("satisfaction-survey")
    let other = survey.merging(["customer_name": "乙公司"]) { $1 }
    let outcome = try walk.issue("satisfaction-survey", try Example.source([survey, other, survey]))
    #expect(outcome.numbers.count == 3)
    #expect(
      outcome.remarks.map(\.zhHans) == ["清单里有 1 份与前面的某一份内容相同（如第 3 份与第 1 份），各有各的编号；给重了的请作废"])
    let single = try walk.issue(
      "satisfaction-survey", try Example.source([other.merging(["contact_name": "李"]) { $1 }]))
    #expect(single.remarks == [])
  }

  @Test func `two forms with one prefix are named with their files, and what to do`() throws {
    var walk = try Walk()
    defer { walk.remove() }
    walk.forms = walk.folder + "/forms"
    try Walk.copyForms(to: walk.forms)
    let slip = """
      id: slip
      title: 便条
      number: { prefix: FC }
      retention: { years: 1, class: 其他 }
      copies: [{ id: one, label: 一联, keeper: 售后服务部 }]
      fields: [{ id: content, label: 内容, type: text, required: true }]
      """
    try slip.write(toFile: walk.forms + "/slip.yaml", atomically: true, encoding: .utf8)
    try walk.issue("return-record", Example.file("return-record"))
    let error = #expect(throws: RegisterError.self) {
      try walk.issue("slip", try Example.source(["content": "x"]))
    }
    #expect(error?.code == .numberTaken)
    #expect(error?.message.zhHans.contains("return-record.yaml 和 slip.yaml 的编号前缀相同（FC）") == true)
  }
}
