import Findings
import Foundation
import OPC
import Pictures
import Register
import TestSupport
import Testing

@testable import Liandan

/// The company's mark on its forms.
@Suite struct CompanyLogoTests {
  private static let picture = Repository.path + "/Tests/PicturesTests/Fixtures/plain.png"

  /// A desk whose templates have the mark at the head, and whose company has one.
  private func walk() throws -> Walk {
    var walk = try Walk()
    walk.profile = nil
    let templates = walk.folder + "/templates"
    try FileManager.default.createDirectory(atPath: templates, withIntermediateDirectories: true)
    let package = try OPCPackage(reading: try Repository.bytes("templates/maintenance-record.docx"), name: "t")
    let part = PartName("/word/document.xml")
    let text = String(decoding: try package.bytes(of: part), as: UTF8.self)
    let mark = "<w:p><w:r><w:t>{{@company.logo|fit:30x12mm}}</w:t></w:r></w:p>"
    let changed = text.replacing("<w:body>", with: "<w:body>" + mark)
    try #require(changed != text)
    try Data(try package.writing(replacements: [part: Array(changed.utf8)]))
      .write(to: URL(filePath: templates + "/maintenance-record.docx"))
    walk.templates.insert(templates, at: 0)
    var setup = ProfileSetup()
    setup.company["name"] = "某某机械有限公司"
    setup.logo = Self.picture
    _ = try walk.session().setUp(setup)
    return walk
  }

  private func media(_ file: String) throws -> [[UInt8]] {
    let package = try OPCPackage(reading: try Document.bytes(file), name: file)
    return try package.parts.filter { $0.name.file.hasSuffix(".png") }.map { try $0.bytes() }
  }

  @Test func `a form bears the mark, and is printed the same when its file is gone`() throws {
    let walk = try walk()
    defer { walk.remove() }
    #expect(try walk.session().lint("maintenance-record", form: nil).filter { $0.severity == .error } == [])
    let form = try #require(try walk.issue("maintenance-record", Example.file("maintenance-record")).forms.first)
    let mark = try Document.bytes(Self.picture)
    for copy in form.copies { #expect(try media(copy.file).contains(mark), "\(copy.file)") }
    let before = try walk.files()
    try FileManager.default.removeItem(atPath: walk.register + "/logo.png")
    for copy in form.copies { try FileManager.default.removeItem(atPath: copy.file) }
    try FileManager.default.removeItem(atPath: walk.register + "/profile.yaml")
    try walk.desk().print([form.number], formats: [], copy: nil, outDirectory: nil) { _ in }
    #expect(try walk.files() == before)
  }

  @Test func `the register knows the mark's file, and a second setup keeps it`() throws {
    let walk = try walk()
    defer { walk.remove() }
    _ = try walk.issue("maintenance-record", Example.file("maintenance-record"))
    #expect(try IssueDesk.verify(walk.register) == [])
    var setup = ProfileSetup()
    setup.replacesFile = true
    _ = try walk.session().setUp(setup)
    #expect(try walk.session().library.profile.logo?.hasPrefix("data:image/png;base64,") == true)
  }

  @Test func `a mark that is no picture or not there is told with the profile's file`() throws {
    var walk = try Walk()
    defer { walk.remove() }
    let file = walk.folder + "/own.yaml"
    walk.profile = file
    for (logo, code) in [("none.png", "image-missing"), ("own.yaml", "picture-format-unknown")] {
      try Data("base: profile\nlogo: \(logo)\n".utf8).write(to: URL(filePath: file))
      let error = #expect(throws: FindingList.self) { try walk.session() }
      #expect(error?.findings.map(\.code) == [code])
      #expect(error?.findings.first?.origin.file == file)
    }
  }
}
