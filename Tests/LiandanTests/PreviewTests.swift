import Findings
import Liandan
import Testing

/// Forms as samples, while they are being filled in.
struct PreviewTests {
  let walk: Walk

  init() throws { walk = try Walk() }

  @Test func `a sample of a form with errors has all that can be computed`() throws {
    defer { walk.remove() }
    var values = try Example.values("cost-approval")
    values["customer_name"] = nil
    values["planned_date"] = "昨天"
    let preview = try walk.session().preview("cost-approval", from: Example.source(values), as: .txt)
    #expect(preview.findings.hasErrors)
    let text = String(decoding: try #require(preview.copies.first).bytes, as: UTF8.self)
    #expect(text.contains("1,680.32") && text.contains("壹仟陆佰捌拾元零叁角贰分"), "\(text)")
  }
}
