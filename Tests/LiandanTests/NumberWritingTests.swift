import Findings
import Forms
import Foundation
import Register
import Testing

@testable import Liandan

/// Where a number is asked for, it is understood as people write it.
@Suite struct NumberWritingTests {
  private func issue(_ walk: Walk, _ count: Int) throws -> [String] {
    let schema = try walk.desk().library.schema("return-record")
    return try (1...count).map { index in
      var data = try Example.opening("return-record", schema)
      data["contact_name"] = "王建国\(index)"
      return try #require(try walk.issue("return-record", try Example.source(data)).forms.first).number
    }
  }

  @Test func `printed, shown, closed, printed again and made void`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let numbers = try issue(walk, 2)
    #expect(numbers == ["FC-2026-000001", "FC-2026-000002"])
    var printed: [String] = []
    try walk.desk().print(["fc-2026-1", "ＦＣ２０２６０００００２"], formats: [], outDirectory: nil) { printed.append($0.number) }
    #expect(printed == numbers)
    #expect(try walk.desk().record("fc20262").form.number == numbers[1])
    #expect(try walk.desk().reprint("fc-2026-2", copy: nil, outDirectory: nil).number == numbers[1])
    var data = try Example.values("return-record")
    data["contact_name"] = "王建国1"
    #expect(try walk.close("fc-2026-1", try Example.source(data)).numbers == ["FC-2026-000001"])
    data["contact_name"] = "王建国2"
    data["编号"] = "fc-2026-2"
    #expect(try walk.close("return-record", try Example.source([data])).numbers == ["FC-2026-000002"])
    #expect(try walk.desk().void("FC-2026-01", reason: "重复").number == numbers[0])
    #expect(try IssueDesk.verify(walk.register) == [])
  }

  @Test func `what may be two numbers is taken for none`() throws {
    var walk = try Walk()
    defer { walk.remove() }
    #expect(try issue(walk, 11).last == "FC-2026-000011")
    walk.forms = walk.folder + "/forms"
    try Walk.copyForms(to: walk.forms)
    let path = "\(walk.forms)/return-record.yaml"
    let yaml = String(decoding: try Document.bytes(path), as: UTF8.self)
    try yaml.replacing(
      "\"{prefix}-{year}-{serial:6}\", restart: yearly", with: "\"{prefix}-{year}1-{serial:6}\", restart: never"
    )
    .write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try walk.issue("return-record", Example.file("return-record")).numbers == ["FC-20261-000001"])
    #expect(try walk.desk().record("fc-20261-1").form.number == "FC-20261-000001")
    #expect(throws: RegisterError.self) { try walk.desk().record("FC202611") }
  }
}
