/// Contents that break a rule, each with the number of the rule's point.
extension BrokenPackages {
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
  static let picture = drawing.replacing(
    "<a:graphicData uri=\"u\"/>",
    with: "<a:graphicData uri=\"u\"><pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"/>"
      + "</a:graphicData>")
  static func mark(_ type: String) -> String { "<w:fldChar w:fldCharType=\"\(type)\"/>" }
  static let plain = table(rows: row(cell + cell))
  static let oneSheet = "<sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"

  /// Bodies of documents, with the code of the rule that each breaks.
  static let documents: [(String, String)] = [
    ("package-blanks-lost", "<w:p><w:r><w:t> a</w:t></w:r></w:p>"),
    ("package-line-end-lost", "<w:p><w:r><w:t>a\nb</w:t></w:r></w:p>"),
    ("package-undeclared-namespace", "<w:p mc:Ignorable=\"w99\"/>"),
    ("package-element-order", "<w:p><w:r/><w:pPr/></w:p>"),
    ("package-cell-without-paragraph", table(rows: row("<w:tc/>\(cell)")) + "<w:p/>"),
    ("package-cell-without-paragraph", table(rows: row("<w:tc>\(plain)</w:tc>\(cell)")) + "<w:p/>"),
    ("package-broken-table", table(grid: "", rows: row(cell)) + "<w:p/>"),
    ("package-broken-table", table(rows: row("")) + "<w:p/>"),
    ("package-broken-table", table(rows: "") + "<w:p/>"),
    ("package-tables-touch", "\(plain)\(plain)<w:p/>"),
    ("package-table-at-end", plain),
    ("package-broken-control", "<w:sdt><w:sdtContent/></w:sdt>"),
    ("package-nested-paragraph", "<w:p><w:p/></w:p>"),
    ("package-table-grid", table(rows: row(cell)) + "<w:p/>"),
    ("package-table-grid", table(rows: row(span("<w:gridSpan w:val=\"3\"/>"))) + "<w:p/>"),
    ("package-table-grid", table(rows: row(span("<w:vMerge/>") + cell)) + "<w:p/>"),
    ("package-drawing-id-twice", drawing + drawing),
    ("package-annotation-id-twice", "<w:p><w:ins w:id=\"1\" w:author=\"a\"/><w:ins w:id=\"1\" w:author=\"a\"/></w:p>"),
    ("package-bookmark", "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"a\"/></w:p>"),
    (
      "package-control-id-twice",
      "<w:sdt><w:sdtPr><w:id w:val=\"1\"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>"
        + "<w:sdt><w:sdtPr><w:id w:val=\"1\"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>"
    ),
    ("package-paragraph-id", "<w:p w14:paraId=\"80000000\"/>"),
    ("package-broken-field", "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>"),
    ("package-missing-list", "<w:p><w:pPr><w:numPr><w:numId w:val=\"5\"/></w:numPr></w:pPr></w:p>"),
    ("package-missing-style", "<w:p><w:pPr><w:pStyle w:val=\"none\"/></w:pPr></w:p>"),
    ("package-missing-note", "<w:p><w:r><w:commentReference w:id=\"3\"/></w:r></w:p>"),
    ("package-missing-link", "<w:p><w:hyperlink r:id=\"rId77\"/></w:p>"),
    (
      "package-table-grid",
      table(rows: row("<w:sdt><w:sdtContent>\(cell)\(cell)\(cell)</w:sdtContent></w:sdt>")) + "<w:p/>"
    ),
    ("package-broken-control", "<w:p><w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt></w:p>"),
    ("package-element-order", "<w:sectPr/><w:p/>"),
    ("package-element-order", "<w:p><w:pPr><w:jc w:val=\"left\"/><w:pStyle w:val=\"a\"/></w:pPr></w:p>"),
    ("package-broken-field", "<w:p><w:r>\(mark("begin"))\(mark("end"))</w:r></w:p>"),
    (
      "package-broken-field",
      "<w:p><w:r>\(mark("begin"))<w:instrText>PAGE</w:instrText></w:r></w:p>"
        + table(rows: row("<w:tc><w:p><w:r>\(mark("end"))</w:r></w:p></w:tc>\(cell)")) + "<w:p/>"
    ),
    (
      "package-broken-section", table(rows: row("<w:tc><w:p><w:pPr><w:sectPr/></w:pPr></w:p></w:tc>\(cell)")) + "<w:p/>"
    ),
    ("package-broken-section", "<w:p/><w:sectPr><w:type w:val=\"page\"/></w:sectPr>"),
    (
      "package-broken-section",
      "<w:p/><w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId1\"/>"
        + "<w:headerReference w:type=\"default\" r:id=\"rId1\"/></w:sectPr>"
    ),
    ("package-not-portable", "<w:p><w:r><w:object><o:OLEObject/></w:object></w:r></w:p>"),
    ("dangerous-field", "<w:p><w:fldSimple w:instr=\"DDEAUTO c:\\\\a\"/></w:p>"),
    ("package-picture-size", picture.replacing("cx=\"1\"", with: "cx=\"0\"")),
  ]

  /// Contents of a worksheet, with the code of the rule that each breaks.
  static let worksheets: [(String, String)] = [
    ("package-sheet-order", "<mergeCells count=\"1\"><mergeCell ref=\"A1:B1\"/></mergeCells><sheetData/>"),
    (
      "package-merge-overlap",
      "<sheetData/><mergeCells count=\"2\"><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"B2:C3\"/></mergeCells>"
    ),
    ("package-merge-overlap", "<sheetData/><mergeCells count=\"1\"><mergeCell ref=\"A1\"/></mergeCells>"),
    ("package-not-a-number", "<sheetData><row r=\"1\"><c r=\"A1\"><v>nan</v></c></row></sheetData>"),
    ("package-not-a-number", "<sheetData><row r=\"1\"><c r=\"A1\"><v>2026-11-20</v></c></row></sheetData>"),
    ("package-missing-text", "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c></row></sheetData>"),
    ("package-cell-order", "<sheetData><row r=\"2\"/><row r=\"1\"/></sheetData>"),
    ("package-cell-order", "<sheetData><row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row></sheetData>"),
    ("package-cell-order", "<sheetData><row r=\"1\"><c r=\"A2\"/></row></sheetData>"),
    ("package-dimension", "<dimension ref=\"A1\"/><sheetData><row r=\"2\"><c r=\"A2\"/></row></sheetData>"),
    ("package-missing-format", "<sheetData><row r=\"1\"><c r=\"A1\" s=\"2\"/></row></sheetData>"),
    ("package-excel-limit", "<sheetData><row r=\"1\" ht=\"500\"/></sheetData>"),
    ("package-date-range", "<sheetData><row r=\"1\"><c r=\"A1\" t=\"d\"><v>11/20/2026</v></c></row></sheetData>"),
    ("dangerous-formula", "<sheetData><row r=\"1\"><c r=\"A1\"><f>CALL(1)</f></c></row></sheetData>"),
    ("dangerous-link", "<sheetData/><hyperlinks><hyperlink ref=\"A1\" location=\"file:///c:/a\"/></hyperlinks>"),
    ("dangerous-object", "<sheetData/><oleObjects><oleObject link=\"a|b!c\" shapeId=\"1\"/></oleObjects>"),
    ("package-shared-formula", "<sheetData><row r=\"1\"><c r=\"A1\"><f t=\"shared\" si=\"0\"/></c></row></sheetData>"),
    ("package-shared-formula", "<sheetData><row r=\"1\" spans=\"1:1\"><c r=\"B1\"/></row></sheetData>"),
  ]

  /// Contents of a workbook, with the code of the rule that each breaks.
  static let workbooks: [(String, String)] = [
    ("package-sheet-name", "<sheets><sheet name=\"A\" sheetId=\"1\" state=\"hidden\" r:id=\"rId1\"/></sheets>"),
    ("package-sheet-order", "<calcPr/>" + oneSheet),
    ("package-sheet-name", "<sheets><sheet name=\"a/b\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"),
    (
      "package-sheet-name",
      "<sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"a\" sheetId=\"2\" r:id=\"rId1\"/></sheets>"
    ),
    ("package-defined-name", oneSheet + "<definedNames><definedName name=\"A1\">1</definedName></definedNames>"),
    (
      "package-defined-name", oneSheet + "<definedNames><definedName name=\"x\">'B C'!$A$1</definedName></definedNames>"
    ),
    (
      "package-defined-name",
      oneSheet + "<definedNames><definedName name=\"x\" localSheetId=\"1\">1</definedName></definedNames>"
    ),
  ]
}
