import Expressions
import Findings
import Foundation
import OPC
import TestSupport
import Testing

@testable import Liandan

/// What `lint` calls an error of a template is one for every command that prints by it, before a number is taken.
@Suite struct `Templates that lint calls wrong` {
  static let wrong = [
    // Only the checks of the file see that Word refuses what is made.
    ("package-element-order", "<w:p><w:r/><w:pPr/></w:p>"),
    ("dangerous-field", "<w:p><w:fldSimple w:instr=\"DDEAUTO c:\\\\x\"/></w:p>"),
  ]

  /// A desk whose template for surveys has this at the end of its text.
  private func walk(_ content: String) throws -> Walk {
    var walk = try Walk()
    let templates = walk.folder + "/templates"
    try FileManager.default.createDirectory(atPath: templates, withIntermediateDirectories: true)
    let shipped = try Document.bytes(Repository.path + "/templates/satisfaction-survey.docx")
    let package = try OPCPackage(reading: shipped, name: "survey.docx")
    let name = package.mainPart
    let body = String(decoding: try package.bytes(of: name), as: UTF8.self)
    let end = try #require(body.range(of: "<w:sectPr", options: .backwards)).lowerBound
    try Data(try package.writing(replacements: [name: Array((body[..<end] + content + body[end...]).utf8)]))
      .write(to: URL(filePath: templates + "/satisfaction-survey.docx"))
    walk.templates = [templates, Repository.path + "/templates"]
    return walk
  }

  private func codes(_ body: () throws -> Void) -> [String] {
    do { try body() } catch let list as FindingList { return list.findings.map(\.code) } catch {}
    return []
  }

  @Test(arguments: wrong) func `no command prints by them, and no number is taken`(_ code: String, _ content: String)
    throws
  {
    var walk = try walk(content)
    defer { walk.remove() }
    let desk = try walk.session()
    let lint = try desk.lint("satisfaction-survey", form: nil)
    #expect(lint.filter { $0.severity == .error }.map(\.code) == [code])
    let data = Example.file("satisfaction-survey")
    #expect(codes { _ = try walk.issue("satisfaction-survey", data) }.contains(code))
    #expect(codes { _ = try desk.blank(desk.library.schema("satisfaction-survey"), as: .docx) }.contains(code))
    let rendered = try IssueDesk.render(
      template: walk.templates[0] + "/satisfaction-survey.docx", data: data, delimiters: nil)
    #expect(rendered.document == nil && rendered.findings.contains { $0.code == code })
    #expect(!FileManager.default.fileExists(atPath: walk.register))
    walk.templates = [Repository.path + "/templates"]
    #expect(try walk.issue("satisfaction-survey", data).numbers == ["DC-2026-000001"])
  }
}
