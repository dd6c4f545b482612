import Findings
import Foundation
import Reports
import Testing

@testable import Liandan

/// Which forms a report needs.
struct ReportFormsTests {
  @Test func `a form with errors stops the reports that count it, and no others`() throws {
    var walk = try Walk()
    defer { walk.remove() }
    let forms = walk.folder + "/forms"
    for folder in ["", "/reports"] {
      try FileManager.default.createDirectory(atPath: forms + folder, withIntermediateDirectories: true)
    }
    func report(_ id: String) -> String {
      """
      id: \(id)s
      title: 统计
      period: month
      data: { all: { form: \(id) } }
      tables:
        - { id: people, title: 各人, of: all, by: "${engineer}", heading: 人员, columns: [ { id: n, title: 次数 } ] }
      """
    }
    for id in ["job", "visit"] {
      let form = """
        id: \(id)
        title: 服务单\(id)
        number: { prefix: \(id == "job" ? "FW" : "HF") }
        retention: { years: 10, class: 业务档案 }
        copies: [ { id: stub, label: 存根联, keeper: 办公室 } ]
        fields:
          - { id: engineer, label: 服务人员, type: \(id == "job" ? "text" : "nonsense"), required: true }
        """
      try form.write(toFile: "\(forms)/\(id).yaml", atomically: true, encoding: .utf8)
      try report(id).write(toFile: "\(forms)/reports/\(id)s.yaml", atomically: true, encoding: .utf8)
    }
    walk.forms = forms
    try "company: { name: 某某机械有限公司 }\n".write(toFile: forms + "/profile.yaml", atomically: true, encoding: .utf8)
    walk.profile = nil
    try walk.issue("job", Example.source([["engineer": "王"]], name: "job.json"), IssueOptions(formats: [.txt]))
    #expect(try walk.desk().report("jobs", period: "2026-11").report.tables.count == 1)
    let error = #expect(throws: FindingList.self) { try walk.desk().report("visits", period: "2026-11") }
    #expect(error?.findings.contains { $0.origin.file?.hasSuffix("visit.yaml") == true } == true)
  }
}
