import OPC
import Templates
import TestSupport
import Testing

@testable import Liandan

@Suite struct GoldenTests {
  @Test(arguments: Walk.forms)
  func `a shipped form filled from its example is printed as recorded, element by element`(form: String) throws {
    let walk = try Walk()
    defer { walk.remove() }
    let outcome = try walk.issue(form, Example.file(form), IssueOptions(formats: [.docx, .xlsx], closes: true))
    let copies = try #require(outcome.forms.first).copies
    for format in ["docx", "xlsx"] {
      let copy = try #require(copies.first { $0.file.hasSuffix(".\(format)") })
      let name = "\(form).\(format)"
      try GoldenPackage(name: name).expect(Document.bytes(copy.file), template: Repository.bytes("templates/\(name)"))
    }
  }

  /// What the differences are between a template and the same after a change of one of its parts.
  private func differences(
    _ format: String, _ part: PartName, _ change: (String) -> String
  ) throws -> [String] {
    let bytes = try Repository.bytes("templates/return-record.\(format)")
    let package = try OPCPackage(reading: bytes, name: "a")
    let text = String(decoding: try package.bytes(of: part), as: UTF8.self)
    let changed = change(text)
    try #require(changed != text)
    let other = try package.writing(replacements: [part: Array(changed.utf8)])
    // Beside a template that has none of these parts everything is written out.
    let template = try Repository.bytes("templates/return-record.\(format == "docx" ? "xlsx" : "docx")")
    let outlines = try [bytes, other].map { try PackageOutline($0, template: template, name: "a") }
    #expect(PackageDifference.all(from: outlines[0], to: PackageOutline(text: outlines[0].text)).isEmpty)
    return PackageDifference.all(from: outlines[0], to: outlines[1]).map { "\($0)" }
  }

  @Test func `lost properties of a run are named with part and place`() throws {
    let found = try differences("docx", "/word/document.xml") { text in
      text.replacing(/<w:rPr>.*?<\/w:rPr>/.dotMatchesNewlines(), with: "", maxReplacements: 1)
    }
    #expect(found.first?.hasPrefix("/word/document.xml ") == true)
    #expect(found.first?.hasSuffix("/w:rPr: gone: w:rPr") == true && found.allSatisfy { $0.contains(": gone: ") })
  }

  @Test func `a changed width is one difference, with what was and what is`() throws {
    let found = try differences("xlsx", "/xl/worksheets/sheet1.xml") { text in
      text.replacing(/\swidth="[^"]*"/, with: " width=\"99\"", maxReplacements: 1)
    }
    #expect(found.count == 1)
    #expect(
      found.first?.contains("/worksheet/cols/col: was col ") == true && found.first?.contains("width=\"99\"") == true)
  }

  @Test func `a dropped relationship is named with its id and target`() throws {
    let found = try differences("docx", "/word/_rels/document.xml.rels") { text in
      text.replacing(/<Relationship [^>]*header1\.xml"[^>]*\/>/, with: "")
    }
    #expect(found.count == 1)
    #expect(found.first?.contains("gone: Relationship Id=") == true && found.first?.contains("header1.xml") == true)
  }

  @Test func `the order of attributes is no difference`() throws {
    let found = try differences("docx", "/word/document.xml") { text in
      text.replacing(/(<w:tcW) (w:w="[^"]*") (w:type="[^"]*")/) { "\($0.1) \($0.3) \($0.2)" }
    }
    #expect(found == [])
  }
}
