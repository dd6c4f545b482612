import Findings
import Foundation
import OPC
import TestSupport
import Testing

@testable import Liandan

/// Templates that are filled with plain data, without a form.
@Suite struct PlainDataTests {
  /// A template with these tags, rendered with data.
  private func rendered(_ tags: String, _ data: String) throws -> RenderedTemplate {
    let walk = try Walk()
    defer { walk.remove() }
    let bytes = try Repository.bytes("templates/cost-approval.docx")
    let package = try OPCPackage(reading: bytes, name: "t")
    let text = """
      <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>\(tags)\
      </w:t></w:r></w:p><w:sectPr/></w:body></w:document>
      """
    let path = walk.folder + "/sum.docx"
    let document = try package.writing(replacements: ["/word/document.xml": Array(text.utf8)])
    try Data(document).write(to: URL(filePath: path))
    return try IssueDesk.render(template: path, data: .bytes(Array(data.utf8), name: "data.json"), delimiters: nil)
  }

  private func errors(_ tags: String, _ data: String) throws -> [String] {
    let result = try rendered(tags, data)
    #expect(result.document == nil)
    return result.findings.filter { $0.severity == .error }.map { $0.text(in: .zhHans) }
  }

  @Test func `texts among the numbers of a sum are told with their places, and nothing is made`() throws {
    let data = """
      {"明细": [{"金额": 1.5},
       {"金额": "面议"}, {"金额": ""}, {"金额": "￥2,000"},
       {"金额": true}]}
      """
    #expect(
      try errors("{{明细|合计:金额}}{{明细|max:金额}}{{明细|行数}}", data) == [
        """
        data.json · /明细/1/金额 · 第 2 行第 9 列：错误：“面议”不是数字，{{明细|合计:金额}} 算不出来 [not-a-number]
            → 把“明细”的第 2 项改成数字，或留空
        """,
        """
        data.json · /明细/4/金额 · 第 3 行第 9 列：错误：“是”不是数字，{{明细|合计:金额}} 算不出来 [not-a-number]
            → 把“明细”的第 5 项改成数字，或留空
        """,
      ])
  }

  @Test func `lists of plain numbers, of several records and within records have their places too`() throws {
    #expect(try errors("{{数|sum}}", #"{"数": [1, "二"]}"#).first?.hasPrefix("data.json · /数/1 · ") == true)
    #expect(
      try errors("{{单.行|avg:价}}", #"{"单": {"行": [{"价": "x"}]}}"#).first?.hasPrefix("data.json · /单/行/0/价 · ") == true)
    #expect(
      try errors("{{items|sum:价}}", "[{\"价\": 1},\n{\"价\": \"x\"}]").first?.hasPrefix("data.json · /1/价 · 第 2 行第 7 列")
        == true)
  }

  @Test func `what is right for the template alone is an error of the data`() throws {
    let result = try rendered("{{码|code128:40x10mm}}", #"{"码": "汉字"}"#)
    #expect(result.document == nil && result.findings.contains { $0.code == FindingCode.cannotPrint.name })
  }

  @Test func `numbers as people write them are summed`() throws {
    let result = try rendered("{{明细|合计:金额}}", #"{"明细": [{"金额": "￥1,680.32"}, {"金额": null}, {"金额": "２"}]}"#)
    #expect(result.findings.filter { $0.severity == .error } == [] && result.document != nil)
  }
}
