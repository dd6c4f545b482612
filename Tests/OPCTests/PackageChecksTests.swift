import Foundation
import OPC
import PackageChecks
import Testing
import Zipping

@Suite struct PackageChecksTests {
  static let schemas = PackageCheck.schemaFolder()

  /// The points that a package breaks; the schemas, which are slow, are asked for their own points only.
  private func points(_ bytes: [UInt8], _ name: String, schemas: Bool = false) -> Set<Int> {
    Set(PackageCheck.findings(in: bytes, name: name, schemas: schemas ? Self.schemas : nil).map(\.point))
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

  @Test(arguments: BrokenPackages.documents) func `a broken document is found out`(_ point: Int, _ body: String) throws
  {
    #expect(points(try BrokenPackages.docx(body: body), "a.docx", schemas: point == 17).contains(point))
  }

  @Test func `drawing ids are compared over body and headers`() throws {
    #expect(
      points(try BrokenPackages.docx(body: BrokenPackages.drawing, header: BrokenPackages.drawing), "a.docx").contains(
        24))
  }

  @Test(arguments: BrokenPackages.worksheets) func `a broken worksheet is found out`(_ point: Int, _ content: String)
    throws
  {
    // The schemas find point 35, and say 17.
    let found = points(try BrokenPackages.xlsx(content), "a.xlsx", schemas: point == 35)
    #expect(found.contains(point == 35 ? 17 : point))
  }

  @Test(arguments: BrokenPackages.workbooks) func `a broken workbook is found out`(_ point: Int, _ workbook: String)
    throws
  {
    #expect(points(try BrokenPackages.xlsx("<sheetData/>", workbook: workbook), "a.xlsx").contains(point))
  }

  @Test func `broken packages are found out`() throws {
    let whole = try OPCPackage(reading: BrokenPackages.docx(body: "<w:p/>"), name: "a.docx")
    let styles: PartName = "/word/styles.xml"
    var members = whole.parts.map { ZipMember.raw($0.raw, name: $0.name.member) }
    #expect(points(try BrokenPackages.docx(body: "<w:p/>"), "a.xlsx").contains(8))
    #expect(points(try ZipWriter.archive(members), "a.docx") == [9])
    let types = """
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="a/xml"/>\
      <Default Extension="XML" ContentType="a/xml"/><Default Extension="rels" \
      ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/x" ContentType="a/b"/></Types>
      """
    members = members.filter { $0.name != styles.member } + [.stored(name: "word/x.bin", bytes: [])]
    members.append(.deflated(name: "[Content_Types].xml", bytes: Array(types.utf8)))
    #expect(points(try ZipWriter.archive(members), "a.docx").isSuperset(of: [1, 2, 3, 5]))
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
}
