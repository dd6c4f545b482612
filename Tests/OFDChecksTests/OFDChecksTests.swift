import Foundation
import TestSupport
import Testing
import Zipping

@testable import OFDChecks

/// Files that break one rule each are found out.
@Suite struct OFDChecksTests {
  @Test func `a file without fault has none`() throws { #expect(try OFDCheck.faults(in: SmallDocument.file()) == []) }

  @Test(arguments: BrokenDocument.all) func `a broken file is found out, by the rule that it breaks and no other`(
    _ broken: BrokenDocument
  ) throws {
    let faults = try OFDCheck.faults(in: SmallDocument.file(broken.changes))
    // What leads nowhere leaves a part behind.
    let others: Set<String> = ["6.1", "6.2.6b"].contains(broken.clause) ? ["6.2.1e"] : []
    #expect(Set(faults.map(\.clause)).subtracting(others) == [broken.clause], "\(faults)")
    #expect(faults.allSatisfy { !$0.part.isEmpty && !$0.message.isEmpty })
  }

  @Test func `an encryption is found out by its parts`() throws {
    let faults = try OFDCheck.faults(in: SmallDocument.file([.init("Doc_0/Encryptions.xml", Array("<a/>".utf8))]))
    #expect(faults.map(\.clause) == ["6.2.1e", "6.16"])
  }

  @Test func `an archive in an unusual form is found out`() throws {
    var bytes = try SmallDocument.file()
    // The mode of the first member says that it is a link.
    let directory = Array("PK\u{1}\u{2}".utf8)
    let line = try #require(bytes.indices.first { bytes[$0...].starts(with: directory) })
    bytes[line + 41] = 0xA1
    #expect(OFDCheck.faults(in: bytes).map(\.clause) == ["GB/T 33190 6"])
  }

  @Test func `what cannot be opened is one fault`() throws {
    for bytes in [Array("PDF".utf8), try ZipWriter.archive([.stored(name: "a.xml", bytes: [])])] {
      #expect(OFDCheck.faults(in: bytes).map(\.clause) == ["opening"])
    }
    let torn = try SmallDocument.file([.init("Doc_0/Document.xml", Array("<a>".utf8))])
    #expect(OFDCheck.faults(in: torn).map(\.clause) == ["opening"])
  }

  @Test func `every rule has an example that breaks it`() {
    let shown = Set(BrokenDocument.all.map(\.clause) + ["6.16", "GB/T 33190 6"])
    #expect(Set(OFDCheck.rules.map { type(of: $0).clause }) == shown)
  }

  /// The schemas are not ours to hand on: the machine names their folder.
  static let schemas = ProcessInfo.processInfo.environment["LIANDAN_OFD_XSD"]

  @Test(.enabled(if: schemas != nil, "LIANDAN_OFD_XSD names no folder with the schemas of GB/T 33190"))
  func `parts are held against the schemas of the standard`() throws {
    #expect(try OFDCheck.faults(in: SmallDocument.file(), schemas: Self.schemas) == [])
    let page = "Doc_0/Pages/Page_0/Content.xml"
    let order = SmallDocument.Change(
      page, "<ofd:Template TemplateID=\"1\"/><ofd:Content>", "<ofd:Content>")
    let late = SmallDocument.Change(page, "</ofd:Content>", "</ofd:Content><ofd:Template TemplateID=\"1\"/>")
    let faults = try OFDCheck.faults(in: SmallDocument.file([order, late]), schemas: Self.schemas)
    #expect(faults.map(\.clause) == ["GB/T 33190 schemas"] && faults.first?.part == page)
  }

  @Test func `a fault is told on one line with its place`() throws {
    let file = try SmallDocument.file([.init("Doc_0/Pages/Page_0/Content.xml", "Font=\"4\"", "Font=\"6\"")])
    #expect(
      OFDCheck.faults(in: file).map(\.description) == [
        "[GB/T 33190 7.7] Doc_0/Pages/Page_0/Content.xml Page/Content/Layer#8/TextObject#9: Font 6 is not there"
      ])
  }
}
