import Findings
import Foundation
import OPC
import TestSupport
import Testing
import Zipping

@testable import PackageChecks

@Suite struct PackageChecksTests {
  static let schemas = PackageCheck.schemaFolder()

  /// The codes of the rules that a package breaks, without the schemas.
  private func codes(_ bytes: [UInt8], _ name: String) -> Set<String> {
    Set(PackageCheck.findings(in: bytes, name: name).compactMap { $0.meaning?.code.name })
  }

  @Test func `packages without fault have none`() throws {
    let docx = try BrokenPackages.docx(
      body: BrokenPackages.table(rows: BrokenPackages.row(BrokenPackages.cell + BrokenPackages.cell)) + "<w:p/>")
    #expect(PackageCheck.findings(in: docx, name: "a.docx", schemas: Self.schemas) == [])
    let xlsx = try BrokenPackages.xlsx(
      "<dimension ref=\"A1:B2\"/><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"
        + "<row r=\"2\"><c r=\"B2\" s=\"0\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> 1 </t></is></c></row></sheetData>"
        + "<mergeCells count=\"1\"><mergeCell ref=\"A1:B1\"/></mergeCells>")
    #expect(PackageCheck.findings(in: xlsx, name: "a.xlsx", schemas: Self.schemas) == [])
  }

  @Test(arguments: BrokenPackages.documents) func `a broken document is found out`(_ code: String, _ body: String)
    throws
  {
    #expect(codes(try BrokenPackages.docx(body: body), "a.docx").contains(code))
  }

  @Test func `drawing ids are compared over body and headers`() throws {
    let docx = try BrokenPackages.docx(body: BrokenPackages.drawing, header: BrokenPackages.drawing)
    #expect(codes(docx, "a.docx").contains("package-drawing-id-twice"))
  }

  @Test(arguments: BrokenPackages.worksheets) func `a broken worksheet is found out`(_ code: String, _ content: String)
    throws
  {
    #expect(codes(try BrokenPackages.xlsx(content), "a.xlsx").contains(code))
  }

  @Test(arguments: BrokenPackages.workbooks) func `a broken workbook is found out`(_ code: String, _ workbook: String)
    throws
  {
    #expect(codes(try BrokenPackages.xlsx("<sheetData/>", workbook: workbook), "a.xlsx").contains(code))
  }

  @Test(arguments: BrokenArchives.cases.indices) func `a broken archive is found out`(_ index: Int) throws {
    let example = BrokenArchives.cases[index]
    let faults = PackageCheck.findings(in: try example.bytes(), name: example.name)
    #expect(faults.contains { $0.meaning?.code.name == example.code }, "\(example.code): \(faults)")
    // Parts that are no XML break the point that the example is named after.
    if let point = Int(example.name.prefix { $0 != "." }) { #expect(faults.map(\.point) == [point]) }
  }

  @Test func `every point is looked for, and every rule has an example that breaks it`() {
    #expect(CheckPoint.all.map(\.number) == Array(1...51))
    let ruled = Set(PackageCheck.rules.map { type(of: $0).point } + [SchemaRule.point])
    let refused: Set<Int> = [4, 9, 11, 12, 13, 34, 51]
    for point in CheckPoint.all {
      switch point.place {
      case .rules: #expect(ruled.contains(point.number), "\(point.number)")
      case .opening: #expect(refused.contains(point.number), "\(point.number)")
      case .notInAFile(let reason): #expect(!reason.isEmpty)
      }
    }
    let broken = Set(
      BrokenPackages.documents.map(\.0) + BrokenPackages.worksheets.map(\.0) + BrokenPackages.workbooks.map(\.0)
        + BrokenArchives.cases.map(\.code))
    #expect(Set(PackageCheck.rules.map { type(of: $0).meaning.code.name }).subtracting(broken) == [])
    #expect(Set(PackageCheck.rules.map { type(of: $0).meaning.code }).count == PackageCheck.rules.count)
  }

  @Test func `parts may have any names, targets may be absolute, and other parts UTF-16`() throws {
    let word = BrokenPackages.word
    var builder = OPCBuilder()
    let names = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    builder.addRelationship(from: nil, type: RelationshipType.officeDocument, target: "/word/document2.xml")
    builder.add(
      "/word/document2.xml", contentType: word + "document.main+xml",
      bytes: Array("<w:document \(names)><w:body><w:p/></w:body></w:document>".utf8))
    let wide = ([0xFEFF] + Array("<?xml version='1.0' encoding='UTF-16'?><a>联</a>".utf16)).flatMap {
      [UInt8($0 & 0xFF), UInt8($0 >> 8)]
    }
    builder.add("/customXml/item.xml", contentType: "application/xml", bytes: wide)
    builder.addRelationship(
      from: "/word/document2.xml", type: RelationshipType.office("customXml"), target: "/customXml/item.xml")
    #expect(PackageCheck.findings(in: try builder.build(), name: "a.docx", schemas: Self.schemas) == [])
  }

  @Test func `many merged cells are compared in no time`() throws {
    let merges = (1...20_000).map { "<mergeCell ref=\"A\($0):C\($0)\"/>" }.joined()
    let sheet = "<sheetData/><mergeCells count=\"20001\">\(merges)<mergeCell ref=\"C7:D9\"/></mergeCells>"
    let faults = PackageCheck.findings(in: try BrokenPackages.xlsx(sheet), name: "a.xlsx")
    #expect(faults.compactMap(\.subject) == ["A8:C8", "A9:C9", "C7:D9"])
  }

  /// What other programs' archives have that ours must not have: times, attributes, data descriptors, extra fields.
  static let archivePoints: Set<Int> = [5, 6, 7, 49]

  @Test(arguments: [
    ("python-docx.docx", ["[17] /word/settings.xml settings/zoom"]), ("openpyxl.xlsx", []),
    ("xlsxwriter.xlsx", ["[40] /xl/sharedStrings.xml s:sst"]), ("libreoffice.docx", []),
    ("libreoffice.xlsx", ["[17] /xl/workbook.xml workbook/workbookPr"]),
  ]) func `files of other programs have the faults they are known for`(_ name: String, _ known: [String]) throws {
    let faults = PackageCheck.findings(in: try OfficeFixtures.bytes(name), name: name, schemas: Self.schemas)
      .filter { !Self.archivePoints.contains($0.point) }
    #expect(faults.map { "[\($0.point)] \($0.part) \($0.place)" } == known)
  }

  @Test func `schemas may be used by many threads at once`() async throws {
    let bytes = try OfficeFixtures.bytes("python-docx.docx")
    let counts = await withTaskGroup(of: Int.self, returning: Set<Int>.self) { group in
      for _ in 0..<8 {
        group.addTask { PackageCheck.findings(in: bytes, name: "a.docx", schemas: Self.schemas).count }
      }
      return await group.reduce(into: []) { $0.insert($1) }
    }
    #expect(counts.count == 1)
  }
}
