import Findings
import Forms
import OPC
import Records
import Templates
import TestSupport
import Testing

@testable import Liandan

/// Compiled templates that all handles of a session share.
@Suite struct RendererCacheTests {
  /// A template whose document fetches a picture from a server, which is a danger that compiling alone does not see.
  private static func fetching() throws -> [UInt8] {
    let package = try OPCPackage(
      reading: try Document.bytes(Repository.path + "/templates/satisfaction-survey.docx"), name: "t.docx")
    var changes = OPCChanges()
    changes.relationships = [
      (
        package.mainPart,
        Relationship(id: "rId999", type: RelationshipType.office("image"), external: "http://example.com/a.png")
      )
    ]
    return try package.writing(changes)
  }

  @Test func `a template that was compiled unchecked is looked at before it is used for new forms`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let schema = try walk.desk().library.schema("satisfaction-survey")
    let (cache, bytes) = (RendererCache(), try RendererCacheTests.fetching())
    func renderer(_ checks: TemplateChecks) throws {
      _ = try cache.renderer(for: schema, .docx, Digest(of: bytes), name: "t.docx", checks: checks) { bytes }
    }
    // What is on record is printed again.
    try renderer(.none)
    for _ in 1...2 {
      let error = #expect(throws: FindingList.self) { try renderer(.all) }
      #expect(
        error?.findings.contains { "\($0.message)".contains("example.com") } == true, "\(String(describing: error))")
    }
    try renderer(.none)
  }
}
