import Findings
import Forms
import Foundation
import Records
import Storage
import TestSupport
import Testing

@testable import Liandan

/// Documents that are made with an example of a profile say so.
@Suite struct SampleMarkTests {
  var walk: Walk

  init() throws {
    walk = try Walk()
    walk.profile = nil
  }

  private func issue(_ form: String, closes: Bool = false) throws -> IssuedForm {
    try #require(
      try walk.issue(form, Example.file(form), IssueOptions(formats: [.docx, .xlsx, .txt], closes: closes)).forms.first)
  }

  private func text(_ file: String) throws -> String {
    file.hasSuffix("txt") ? String(decoding: try Document.bytes(file), as: UTF8.self) : try Document.text(file)
  }

  /// Whether a document has the mark: as text of a sheet's head, or as the watermark of a page.
  private func isMarked(_ file: String) throws -> Bool { try text(file).contains("样张") }

  @Test func `every copy is marked, of issue, closing, void and reprint`() throws {
    defer { walk.remove() }
    let form = try issue("maintenance-record")
    #expect(form.copies.count == 9)
    for copy in form.copies { #expect(try isMarked(copy.file), "\(copy.file)") }
    let closed = try #require(try walk.close(form.number, Example.file("maintenance-record")).forms.first)
    for copy in closed.copies { #expect(try isMarked(copy.file), "\(copy.file)") }
    let again = try walk.desk().reprint(form.number, copy: nil, outDirectory: nil)
    for copy in again.copies {
      #expect(try text(copy.file).contains("补打 第 1 次") && isMarked(copy.file), "\(copy.file)")
    }
    let void = try walk.desk().void(form.number, reason: "填错", outDirectory: nil)
    for copy in void.copies { #expect(try text(copy.file).contains("样张·作废"), "\(copy.file)") }
  }

  @Test func `blanks, ledgers and reports are marked`() throws {
    defer { walk.remove() }
    _ = try issue("cost-approval", closes: true)
    let desk = try walk.session()
    let schema = try desk.library.schema("cost-approval")
    for kind in [BlankKind.docx, .xlsx] {
      let file = "\(walk.folder)/blank.\(kind.rawValue)"
      try Data(try desk.blank(schema, as: kind)).write(to: URL(filePath: file))
      #expect(try isMarked(file), "\(kind)")
    }
    func expectMark(_ name: String, _ write: (DurableFile, @escaping () throws -> any ByteSpool) throws -> Void) throws
    {
      let file = "\(walk.folder)/\(name)"
      let sink = try DurableFile(file)
      try write(sink) { try FileSpool(beside: file) }
      _ = try sink.seal()
      try sink.commit()
      #expect(try isMarked(file), "\(name)")
    }
    try expectMark("all.xlsx") { try desk.ledger(form: nil, period: nil).write(.xlsx, in: .zhHans, to: $0, spool: $1) }
    let ledger = try desk.ledger(form: "cost-approval", period: nil)
    try expectMark("one.xlsx") { try ledger.write(.xlsx, in: .zhHans, to: $0, spool: $1) }
    try expectMark("book.docx") { try ledger.write(.docx, in: .zhHans, to: $0, spool: $1) }
    let report = try walk.desk().report("warranty-cost", period: nil)
    try expectMark("report.docx") { try report.write(.docx, to: $0, spool: $1) }
    try expectMark("report.xlsx") { try report.write(.xlsx, to: $0, spool: $1) }
  }

  @Test func `a company that has a profile of its own has none of that, and its register needs no option`() throws {
    defer { walk.remove() }
    var setup = ProfileSetup()
    setup.company["name"] = "某某机械有限公司"
    _ = try walk.session().setUp(setup)
    #expect(try walk.session().library.profile.name == "某某机械有限公司")
    for copy in try issue("maintenance-record").copies {
      #expect(try !isMarked(copy.file) && text(copy.file).contains("某某机械有限公司"), "\(copy.file)")
    }
  }

  @Test func `a form stays what it was issued as, whatever the profile says later`() throws {
    defer { walk.remove() }
    let form = try issue("maintenance-record")
    var setup = ProfileSetup()
    setup.company["name"] = "某某机械有限公司"
    setup.firstSerials["maintenance-record"] = "99"
    let written = try walk.session().setUp(setup)
    #expect(written.issued == 1 && written.begun == ["maintenance-record"])
    let before = try walk.files()
    for copy in form.copies { try FileManager.default.removeItem(atPath: copy.file) }
    try walk.desk().print([form.number], formats: [], copy: nil, outDirectory: nil) { _ in }
    #expect(try walk.files() == before)
    let story = try walk.desk().story(of: form.number)
    let example = try ProfileFiles(directories: [walk.forms]).profile(at: walk.forms + "/profile.yaml")
    #expect(story.lines(in: .zhHans).contains("公司参数：profile（\(example.sha256.prefix(8))）"))
  }

  @Test func `a prefix for a form that is not there is told with the profile's file`() throws {
    defer { walk.remove() }
    let file = walk.folder + "/own.yaml"
    try Data("base: profile\nprefixes: { return-recrd: FH, loan: FC }\n".utf8).write(to: URL(filePath: file))
    let findings = try FormLibrary(directories: [walk.forms], profile: file).all().findings
    #expect(findings.map(\.code) == ["prefix-taken", "unknown-form"] && !findings.hasErrors)
    #expect(findings.last?.origin == Origin(file: file))
    #expect(findings.last?.hint?.zhHans.contains("return-record") == true)
  }

  @Test func `the one that is named comes before the register's, and that before the one beside the forms`() throws {
    defer { walk.remove() }
    func company(_ profile: String?) throws -> (String, Bool) {
      let library = try FormLibrary(directories: [walk.forms], profile: profile, register: walk.register)
      return (library.profile.id, library.profile.isSample)
    }
    #expect(try company(nil) == ("profile", true))
    var setup = ProfileSetup()
    setup.company["name"] = "某某机械有限公司"
    _ = try walk.session().setUp(setup)
    #expect(try company(nil) == ("profile", false))
    #expect(try company("furniture") == ("furniture", true))
    #expect(try company(Repository.profile) == ("company", false))
    let error = #expect(throws: DeskError.self) { try company("furnitur") }
    #expect(error?.kind == .usage && error?.message.zhHans.contains("是不是 furniture？") == true)
  }
}
