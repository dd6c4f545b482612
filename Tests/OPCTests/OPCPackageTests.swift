import Findings
import Markup
import TestSupport
import Testing
import Zipping

@testable import OPC

@Suite struct OPCPackageTests {
  @Test(arguments: OfficeFixtures.names) func `files of other programs are read`(_ name: String) throws {
    let package = try OPCPackage(reading: OfficeFixtures.bytes(name), name: name)
    #expect(package.kind == (name.hasSuffix("docx") ? .wordprocessing : .spreadsheet))
    let main = try #require(package.part(package.mainPart))
    #expect(try XMLOutline(main.xml(), name: name).root >= 0)
    #expect(package.parts.allSatisfy { !$0.contentType.isEmpty })
    for part in package.parts {
      for relationship in package.relationships(of: part.name) where !relationship.isExternal {
        #expect(relationship.part.flatMap(package.part) != nil, "\(part.name) \(relationship.target)")
      }
    }
  }

  @Test(arguments: OfficeFixtures.names) func `unchanged parts are copied as they are`(_ name: String) throws {
    let package = try OPCPackage(reading: OfficeFixtures.bytes(name), name: name)
    let plain = try package.bytes(of: package.mainPart)
    let changed = plain + Array("<!-- end -->".utf8)
    let written = try package.writing(replacements: [package.mainPart: changed])
    #expect(try written == package.writing(replacements: [package.mainPart: changed]))
    let again = try OPCPackage(reading: written, name: name)
    #expect(again.parts.map(\.name) == package.parts.map(\.name))
    for (old, new) in zip(package.parts, again.parts) {
      if old.name == package.mainPart { #expect(try new.bytes() == changed) } else { #expect(old.raw == new.raw) }
    }
    #expect(try ZipArchive(written).entries[0].name == "[Content_Types].xml")
  }

  @Test func `a part that is not there cannot be replaced, one that is there not added`() throws {
    let package = try OPCPackage(reading: OfficeFixtures.bytes("xlsxwriter.xlsx"), name: "a.xlsx")
    let absent = #expect(throws: OPCError.self) { try package.writing(replacements: ["/xl/none.xml": [1]]) }
    #expect(absent?.code == .opcNoSuchPart)
    var changes = OPCChanges()
    changes.additions = [.init(name: package.mainPart, contentType: "application/xml", content: .plain([1]))]
    #expect(#expect(throws: OPCError.self) { try package.writing(changes) }?.code == .opcPartExists)
  }

  @Test func `parts go with their types and with what leads to them`() throws {
    let package = try OPCPackage(reading: OfficeFixtures.bytes("xlsxwriter.xlsx"), name: "a.xlsx")
    let table = try #require(package.parts.first { $0.name.text.contains("/tables/") }).name
    let sheet: PartName = "/xl/worksheets/sheet1.xml"
    #expect(package.part("table", from: sheet)?.name == table)
    var changes = OPCChanges()
    changes.removals = [table]
    changes.additions = [.init(name: "/xl/media/图 1.png", contentType: "image/png", content: .plain([1, 2, 3]))]
    changes.relationships = [
      (sheet, Relationship(id: "rId99", type: RelationshipType.image, to: "/xl/media/图 1.png", from: sheet))
    ]
    let again = try OPCPackage(reading: package.writing(changes), name: "a.xlsx")
    #expect(again.part(table) == nil && again.part("table", from: sheet) == nil)
    #expect(again.contentTypes.overrides[table] == nil)
    #expect(try again.part("image", from: sheet)?.bytes() == [1, 2, 3])
    #expect(again.relationships(of: sheet).last?.target == "../media/图 1.png")
  }

  @Test func `a package made from nothing is read back`() throws {
    var builder = OPCBuilder()
    let main: PartName = "/word/document.xml"
    builder.add(
      main, contentType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
      bytes: Array("<w:document xmlns:w='w'/>".utf8))
    builder.add("/word/media/a.png", contentType: "image/png", bytes: [1])
    #expect(builder.addRelationship(from: nil, type: RelationshipType.officeDocument, target: main) == "rId1")
    #expect(builder.addRelationship(from: main, type: RelationshipType.image, target: "/word/media/a.png") == "rId1")
    let link = builder.addRelationship(
      from: main, type: RelationshipType.hyperlink, external: "https://example.com/?a&b")
    #expect(link == "rId2")
    let package = try OPCPackage(reading: builder.build(), name: "a.docx")
    #expect(package.mainPart == main && package.kind == .wordprocessing)
    #expect(package.relationships(of: main).map(\.target) == ["media/a.png", "https://example.com/?a&b"])
    #expect(try builder.build() == builder.build())
  }

  @Test func `parts in UTF-16 are given in UTF-8`() throws {
    var builder = OPCBuilder()
    let text = "<?xml version='1.0' encoding='UTF-16'?><a>联单</a>"
    let wide = ([0xFEFF] + Array(text.utf16)).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    builder.add("/a.xml", contentType: "application/xml", bytes: wide)
    builder.addRelationship(from: nil, type: RelationshipType.officeDocument, target: "/a.xml")
    let package = try OPCPackage(reading: builder.build(), name: "a.docx")
    let xml = try #require(try package.part("/a.xml")?.xml())
    #expect(String(decoding: xml, as: UTF8.self) == "<?xml version='1.0' encoding='UTF-8'?><a>联单</a>")
  }
}
