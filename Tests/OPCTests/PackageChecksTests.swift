import Foundation
import OPC
import PackageChecks
import Testing
import Zipping

@Suite struct PackageChecksTests {
  static let schemas = OfficeFixtures.folder.appending(path: "ooxml-xsd").path(percentEncoded: false)

  private func points(_ bytes: [UInt8], _ name: String) -> Set<Int> {
    Set(PackageCheck.findings(in: bytes, name: name, schemas: Self.schemas).map(\.point))
  }

  @Test func `packages without fault have none`() throws {
    let docx = try BrokenPackages.docx(body: Self.table(rows: Self.row(Self.cell + Self.cell)) + "<w:p/>")
    #expect(PackageCheck.findings(in: docx, name: "a.docx", schemas: Self.schemas) == [])
    let xlsx = try BrokenPackages.xlsx(
      "<dimension ref=\"A1:B2\"/><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"
        + "<row r=\"2\"><c r=\"B2\" s=\"0\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> 1 </t></is></c></row></sheetData>"
        + "<mergeCells count=\"1\"><mergeCell ref=\"A1:B1\"/></mergeCells>")
    #expect(PackageCheck.findings(in: xlsx, name: "a.xlsx", schemas: Self.schemas) == [])
  }

  static let cell = "<w:tc><w:p/></w:tc>"
  static func row(_ cells: String) -> String { "<w:tr>\(cells)</w:tr>" }
  static func table(grid: String = "<w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>", rows: String) -> String {
    "<w:tbl><w:tblPr/>\(grid)\(rows)</w:tbl>"
  }
  static func span(_ properties: String) -> String { "<w:tc><w:tcPr>\(properties)</w:tcPr><w:p/></w:tc>" }
  static let drawing = """
    <w:p><w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="1" name="a"/><a:graphic>\
    <a:graphicData uri="u"/></a:graphic></wp:inline></w:drawing></w:r></w:p>
    """

  @Test(arguments: [
    (14, "<w:p><w:r><w:t> a</w:t></w:r></w:p>"),
    (15, "<w:p><w:r><w:t>a\nb</w:t></w:r></w:p>"),
    (16, "<w:p mc:Ignorable=\"w99\"/>"),
    (17, "<w:p><w:r/><w:pPr/></w:p>"),
    (18, table(rows: row("<w:tc/>" + cell)) + "<w:p/>"),
    (18, table(rows: row("<w:tc>\(table(rows: row(cell + cell)))</w:tc>" + cell)) + "<w:p/>"),
    (19, table(grid: "", rows: row(cell)) + "<w:p/>"),
    (19, table(rows: row("")) + "<w:p/>"),
    (19, table(rows: "") + "<w:p/>"),
    (20, table(rows: row(cell + cell)) + table(rows: row(cell + cell)) + "<w:p/>"),
    (20, table(rows: row(cell + cell))),
    (21, "<w:sdt><w:sdtContent/></w:sdt>"),
    (22, "<w:p><w:p/></w:p>"),
    (23, table(rows: row(cell)) + "<w:p/>"),
    (23, table(rows: row(span("<w:gridSpan w:val=\"3\"/>"))) + "<w:p/>"),
    (23, table(rows: row(span("<w:vMerge/>") + cell)) + "<w:p/>"),
    (24, drawing + drawing),
    (25, "<w:p><w:ins w:id=\"1\" w:author=\"a\"/><w:ins w:id=\"1\" w:author=\"a\"/></w:p>"),
    (26, "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"a\"/></w:p>"),
    (27, "<w:sdt><w:sdtPr><w:id w:val=\"1\"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>"
      + "<w:sdt><w:sdtPr><w:id w:val=\"1\"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>"),
    (28, "<w:p w14:paraId=\"80000000\"/>"),
    (29, "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>"),
    (31, "<w:p><w:pPr><w:numPr><w:numId w:val=\"5\"/></w:numPr></w:pPr></w:p>"),
    (31, "<w:p><w:pPr><w:pStyle w:val=\"none\"/></w:pPr></w:p>"),
    (32, "<w:p><w:r><w:commentReference w:id=\"3\"/></w:r></w:p>"),
    (33, "<w:p><w:hyperlink r:id=\"rId77\"/></w:p>"),
    (33, drawing.replacing("cx=\"1\"", with: "cx=\"0\"")),
  ]) func `a broken document is found out`(_ point: Int, _ body: String) throws {
    #expect(points(try BrokenPackages.docx(body: body), "a.docx").contains(point))
  }

  @Test func `drawing ids are compared over body and headers`() throws {
    #expect(points(try BrokenPackages.docx(body: Self.drawing, header: Self.drawing), "a.docx").contains(24))
  }

  @Test(arguments: [
    (35, "<mergeCells count=\"1\"><mergeCell ref=\"A1:B1\"/></mergeCells><sheetData/>"),
    (37, "<sheetData/><mergeCells count=\"2\"><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"B2:C3\"/></mergeCells>"),
    (37, "<sheetData/><mergeCells count=\"1\"><mergeCell ref=\"A1\"/></mergeCells>"),
    (39, "<sheetData><row r=\"1\"><c r=\"A1\"><v>nan</v></c></row></sheetData>"),
    (39, "<sheetData><row r=\"1\"><c r=\"A1\"><v>2026-11-20</v></c></row></sheetData>"),
    (40, "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c></row></sheetData>"),
    (41, "<sheetData><row r=\"2\"/><row r=\"1\"/></sheetData>"),
    (41, "<sheetData><row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row></sheetData>"),
    (41, "<sheetData><row r=\"1\"><c r=\"A2\"/></row></sheetData>"),
    (41, "<dimension ref=\"A1\"/><sheetData><row r=\"2\"><c r=\"A2\"/></row></sheetData>"),
    (42, "<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"/></row></sheetData>"),
    (43, "<sheetData><row r=\"1\" ht=\"500\"/></sheetData>"),
    (47, "<sheetData><row r=\"1\"><c r=\"A1\"><f t=\"shared\" si=\"0\"/></c></row></sheetData>"),
    (47, "<sheetData><row r=\"1\" spans=\"1:1\"><c r=\"B1\"/></row></sheetData>"),
  ]) func `a broken worksheet is found out`(_ point: Int, _ content: String) throws {
    // The schemas find point 35, and say 17.
    #expect(points(try BrokenPackages.xlsx(content), "a.xlsx").contains(point == 35 ? 17 : point))
  }

  @Test(arguments: [
    (44, "<sheets><sheet name=\"a/b\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"),
    (44, "<sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"a\" sheetId=\"2\" r:id=\"rId1\"/></sheets>"),
    (45, "<sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets><definedNames><definedName name=\"A1\">1</definedName></definedNames>"),
    (45, "<sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets><definedNames><definedName name=\"x\">'B C'!$A$1</definedName></definedNames>"),
    (45, "<sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets><definedNames><definedName name=\"x\" localSheetId=\"1\">1</definedName></definedNames>"),
  ]) func `a broken workbook is found out`(_ point: Int, _ workbook: String) throws {
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
