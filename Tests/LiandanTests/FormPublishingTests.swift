import Findings
import Foundation
import Testing

@testable import Liandan

/// Changing forms at the desk: what may be published, and what is not.
@Suite struct FormPublishingTests {
  private static let field =
    "  - { id: desk_remark, type: text, label: { zh-Hans: 设计备注, zh-Hant: 設計備註, en: Design remark } }\n"

  private func withForms(_ body: (IssueDesk, _ text: String, _ path: String) async throws -> Void) async throws {
    var walk = try Walk()
    defer { walk.remove() }
    walk.forms = walk.folder + "/forms"
    walk.profile = nil
    try Walk.copyForms(to: walk.forms)
    let path = walk.forms + "/dispatch.yaml"
    try await body(try walk.session(), try String(contentsOfFile: path, encoding: .utf8), path)
  }

  private func codes(_ publishing: FormPublishing) -> [String] {
    publishing.findings.filter { $0.severity == .error }.map(\.code)
  }

  @Test func `a text with errors gives no schema, and says where`() async throws {
    try await withForms { desk, text, _ in
      let wrong = text.replacing("\nfields:\n", with: "\nfields:\n  - { id: 1x, type: text }\n")
      let trial = try await desk.trial(of: "dispatch", with: wrong, isWhole: false)
      #expect(trial.schema == nil && !codes(trial).isEmpty)
      #expect(trial.findings.first { $0.severity == .error }?.origin.line != nil)
      let right = try await desk.trial(of: "dispatch", with: text, isWhole: true)
      #expect(right.schema?.id == "dispatch" && codes(right).isEmpty)
    }
  }

  @Test func `fields of issued forms change under a higher version alone`() async throws {
    try await withForms { desk, text, path in
      let changed = text.replacing("\nfields:\n", with: "\nfields:\n" + Self.field)
      #expect(codes(try await desk.trial(of: "dispatch", with: changed, isWhole: true)).isEmpty, "nothing was issued")
      _ = try await desk.issueForm("dispatch", from: Example.source(Example.values("dispatch")))
      #expect(codes(try await desk.trial(of: "dispatch", with: changed, isWhole: true)) == ["version-not-raised"])
      // Words may change as they like.
      let renamed = text.replacing("\ncode: ", with: "\n# 改了说明\ncode: ")
      #expect(codes(try await desk.trial(of: "dispatch", with: renamed, isWhole: true)).isEmpty)
      let raised = changed.replacing("\nversion: 1\n", with: "\nversion: 2\n")
      #expect(codes(try await desk.trial(of: "dispatch", with: raised, isWhole: true)).isEmpty)
      #expect(try await desk.publish("dispatch", text: raised) == path)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == raised)
      let now = desk.using(desk.library.reloaded())
      #expect(try now.library.schema("dispatch").version == 2)
      #expect(try desk.library.schema("dispatch").version == 1, "who began with the former one ends with it")
    }
  }

  @Test func `a sample is drawn of a text that is not published`() async throws {
    try await withForms { desk, text, path in
      let bytes = try await desk.samplePage(of: "dispatch", with: text.replacing("派工单", with: "派工单（试）"))
      #expect(bytes.starts(with: Array("%PDF".utf8)))
      #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }
  }
}
