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
  static let plain = table(rows: row(cell + cell))
  static let oneSheet = "<sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"

  static let documents: [(Int, String)] = [
    (14, "<w:p><w:r><w:t> a</w:t></w:r></w:p>"),
    (15, "<w:p><w:r><w:t>a\nb</w:t></w:r></w:p>"),
    (16, "<w:p mc:Ignorable=\"w99\"/>"),
    (17, "<w:p><w:r/><w:pPr/></w:p>"),
    (18, table(rows: row("<w:tc/>\(cell)")) + "<w:p/>"),
    (18, table(rows: row("<w:tc>\(plain)</w:tc>\(cell)")) + "<w:p/>"),
    (19, table(grid: "", rows: row(cell)) + "<w:p/>"),
    (19, table(rows: row("")) + "<w:p/>"),
    (19, table(rows: "") + "<w:p/>"),
    (20, "\(plain)\(plain)<w:p/>"),
    (20, plain),
    (21, "<w:sdt><w:sdtContent/></w:sdt>"),
    (22, "<w:p><w:p/></w:p>"),
    (23, table(rows: row(cell)) + "<w:p/>"),
    (23, table(rows: row(span("<w:gridSpan w:val=\"3\"/>"))) + "<w:p/>"),
    (23, table(rows: row(span("<w:vMerge/>") + cell)) + "<w:p/>"),
    (24, drawing + drawing),
    (25, "<w:p><w:ins w:id=\"1\" w:author=\"a\"/><w:ins w:id=\"1\" w:author=\"a\"/></w:p>"),
    (26, "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"a\"/></w:p>"),
    (
      27,
      "<w:sdt><w:sdtPr><w:id w:val=\"1\"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>"
        + "<w:sdt><w:sdtPr><w:id w:val=\"1\"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>"
    ),
    (28, "<w:p w14:paraId=\"80000000\"/>"),
    (29, "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>"),
    (31, "<w:p><w:pPr><w:numPr><w:numId w:val=\"5\"/></w:numPr></w:pPr></w:p>"),
    (31, "<w:p><w:pPr><w:pStyle w:val=\"none\"/></w:pPr></w:p>"),
    (32, "<w:p><w:r><w:commentReference w:id=\"3\"/></w:r></w:p>"),
    (33, "<w:p><w:hyperlink r:id=\"rId77\"/></w:p>"),
    (33, drawing.replacing("cx=\"1\"", with: "cx=\"0\"")),
  ]

  static let worksheets: [(Int, String)] = [
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
  ]

  static let workbooks: [(Int, String)] = [
    (44, "<sheets><sheet name=\"a/b\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"),
    (
      44,
      "<sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"a\" sheetId=\"2\" r:id=\"rId1\"/></sheets>"
    ),
    (45, oneSheet + "<definedNames><definedName name=\"A1\">1</definedName></definedNames>"),
    (45, oneSheet + "<definedNames><definedName name=\"x\">'B C'!$A$1</definedName></definedNames>"),
    (45, oneSheet + "<definedNames><definedName name=\"x\" localSheetId=\"1\">1</definedName></definedNames>"),
  ]
}
