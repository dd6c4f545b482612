import Findings
import Testing
import Zipping

@testable import OPC

@Suite struct DangerTests {
  static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

  /// A small document with one more part and one more relationship.
  private func package(
    mainType: String = word, xml: String = "<a/>", part: (PartName, String, String)? = nil,
    link: (type: String, target: String)? = nil
  ) throws -> [UInt8] {
    var builder = OPCBuilder()
    builder.add("/word/document.xml", contentType: mainType, bytes: Array(xml.utf8))
    builder.addRelationship(from: nil, type: RelationshipType.officeDocument, target: "/word/document.xml")
    if let part { builder.add(part.0, contentType: part.1, bytes: Array(part.2.utf8)) }
    if let link {
      builder.addRelationship(
        from: "/word/document.xml", type: RelationshipType.office(link.type), external: link.target)
    }
    return try builder.build()
  }

  private func refusal(_ bytes: [UInt8], for use: OPCPackage.Use = .template) -> String? {
    do throws(OPCError) {
      _ = try OPCPackage(reading: bytes, name: "t.docx", for: use)
      return nil
    } catch { return error.code }
  }

  @Test func `macros and embedded programs are refused whatever the file is called`() throws {
    #expect(
      try refusal(package(mainType: "application/vnd.ms-word.document.macroEnabled.main+xml")) == "opc-active-content")
    let parts: [(PartName, String)] = [
      ("/word/vbaProject.bin", "application/octet-stream"), ("/word/x.bin", "application/vnd.ms-office.vbaProject"),
      ("/word/embeddings/oleObject1.bin", "application/octet-stream"), ("/word/activeX/a.xml", "application/xml"),
    ]
    for (name, type) in parts {
      #expect(try refusal(package(part: (name, type, "<a/>"))) == "opc-active-content", "\(name)")
      #expect(try refusal(package(part: (name, type, "<a/>")), for: .data) == "opc-active-content", "\(name)")
    }
  }

  @Test(arguments: [
    ("attachedTemplate", "https://example.com/a.dotm"), ("image", "http://example.com/a.png"),
    ("oleObject", "file:///c:/a"),
    ("hyperlink", "file:///etc/passwd"), ("hyperlink", "javascript:alert(1)"), ("hyperlink", "\\\\server\\share"),
    ("subDocument", "https://example.com/"), ("frame", "https://example.com/"),
  ]) func `targets outside are refused in templates`(_ type: String, _ target: String) throws {
    let bytes = try package(link: (type, target))
    #expect(refusal(bytes) == "opc-external-target")
    #expect(refusal(bytes, for: .data) == nil)
  }

  @Test(arguments: ["https://example.com/", "HTTP://EXAMPLE.COM", "mailto:a@example.com"])
  func `links to pages and addresses are let through`(_ target: String) throws {
    #expect(try refusal(package(link: ("hyperlink", target))) == nil)
  }

  @Test func `parts inside that bring in foreign content are refused`() throws {
    var builder = OPCBuilder()
    builder.add("/word/document.xml", contentType: Self.word, bytes: Array("<a/>".utf8))
    builder.add("/word/chunk.html", contentType: "text/html", bytes: [])
    builder.addRelationship(from: nil, type: RelationshipType.officeDocument, target: "/word/document.xml")
    builder.addRelationship(
      from: "/word/document.xml", type: RelationshipType.office("aFChunk"), target: "/word/chunk.html")
    #expect(try refusal(builder.build()) == "opc-external-target")
  }

  @Test(arguments: [
    "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>", "<!DOCTYPE a><a/>", "<a><b></a>",
  ])
  func `declarations and broken XML are refused in every part`(_ xml: String) throws {
    #expect(try refusal(package(xml: xml)) == "xml-refused")
    #expect(try refusal(package(part: ("/customXml/item1.xml", "application/xml", xml))) == "xml-refused")
  }

  @Test func `VML may be untidy but has no declaration`() throws {
    let type = "application/vnd.openxmlformats-officedocument.vmlDrawing"
    #expect(try refusal(package(part: ("/xl/drawings/a.vml", type, "<xml><br></xml>"))) == nil)
    #expect(try refusal(package(part: ("/xl/drawings/a.vml", type, "<!DOCTYPE x><xml/>"))) == "xml-refused")
  }

  @Test func `what is no office file is named so`() throws {
    #expect(refusal([0xD0, 0xCF, 0x11, 0xE0, 0, 0]) == "opc-not-a-package")
    #expect(refusal(Array("hello".utf8)) == "zip-not-an-archive")
    #expect(refusal(try ZipWriter.archive([.deflated(name: "a.txt", bytes: [])])) == "opc-not-a-package")
    #expect(
      refusal(try ZipWriter.archive([.deflated(name: "[Content_Types].xml", bytes: Array("<a/>".utf8))]))
        == "opc-not-a-package")
  }
}
