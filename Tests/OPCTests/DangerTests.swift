import Findings
import Testing
import Zipping

@testable import OPC

@Suite struct DangerTests {
  static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

  /// A small document with one more part.
  private func package(
    mainType: String = word, xml: String = "<a/>", part: (PartName, String, String)? = nil
  ) throws -> [UInt8] {
    var builder = OPCBuilder()
    builder.add("/word/document.xml", contentType: mainType, bytes: Array(xml.utf8))
    builder.addRelationship(from: nil, type: RelationshipType.officeDocument, target: "/word/document.xml")
    if let part { builder.add(part.0, contentType: part.1, bytes: Array(part.2.utf8)) }
    return try builder.build()
  }

  private func refusal(_ bytes: [UInt8], for use: OPCPackage.Use = .template) -> String? {
    do throws(OPCError) {
      _ = try OPCPackage(reading: bytes, name: "t.docx", for: use)
      return nil
    } catch { return error.code.name }
  }

  @Test func `macros and embedded programs are refused in data, whatever the file is called`() throws {
    let main = try package(mainType: "application/vnd.ms-word.document.macroEnabled.main+xml")
    #expect(refusal(main, for: .data) == "opc-active-content")
    let parts: [(PartName, String)] = [
      ("/word/vbaProject.bin", "application/octet-stream"), ("/word/x.bin", "application/vnd.ms-office.vbaProject"),
      ("/word/embeddings/oleObject1.bin", "application/octet-stream"), ("/word/activeX/a.xml", "application/xml"),
    ]
    for (name, type) in parts {
      #expect(try refusal(package(part: (name, type, "<a/>")), for: .data) == "opc-active-content", "\(name)")
    }
  }

  @Test(arguments: ["External", "external", "EXTERNAL"]) func `targets are outside however it is spelt`(_ mode: String)
    throws
  {
    let xml = """
      <Relationships><Relationship Id="a" Type="b/image" Target="http://x/a.png" TargetMode="\(mode)"/></Relationships>
      """
    #expect(try RelationshipsXML.parse(Array(xml.utf8), of: nil, name: "r").map(\.isExternal) == [true])
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
