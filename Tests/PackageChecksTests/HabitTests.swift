import Findings
import OPC
import PackageChecks
import Testing

/// What Word, Excel and the libraries of others write, and open again without a word: no errors.
@Suite struct `Habits of other programs` {
  private func errors(_ bytes: [UInt8], _ name: String) -> [String] {
    PackageCheck.report(in: bytes, name: name, schemas: nil).filter { $0.severity == .error }.map { $0.text(in: .en) }
  }

  @Test(arguments: [
    // A text cell without text, a number cell without number.
    "<c r=\"A1\" t=\"s\"/><c r=\"B1\" t=\"s\"><v/></c><c r=\"C1\"><v></v></c>",
    // A negative number with the format of a date.
    "<c r=\"A1\" s=\"1\"><v>-3</v></c>",
  ]) func `cells`(_ cells: String) throws {
    let sheet = "<sheetData><row r=\"1\" spans=\"7:9\">\(cells)</row></sheetData>"
    #expect(try errors(BrokenPackages.xlsx(sheet), "a.xlsx") == [])
  }

  @Test func `an array over several cells has one formula and every cell in the chain`() throws {
    let sheet = """
      <sheetData><row r="1"><c r="A1"><f t="array" ref="A1:B1">C1:D1*2</f><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData>
      """
    let chain = "><c r=\"A1\" i=\"1\"/><c r=\"B1\" i=\"1\"/>"
    let book = try BrokenPackages.xlsx(sheet, beside: [("/xl/calcChain.xml", "calcChain", chain)])
    #expect(errors(book, "a.xlsx") == [])
  }

  @Test func `an empty number format, wrong counts and a heading of two lines`() throws {
    let formats = "<numFmts count=\"7\"><numFmt numFmtId=\"0\" formatCode=\"\"/></numFmts>"
    let table = """
       id="1" displayName="t" ref="A1:A2"><tableColumns count="1"><tableColumn id="1" name="甲_x000a_乙"/></tableColumns>
      """
    let sheet = """
      <sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>甲\n乙</t></is></c></row><row r="2"/></sheetData>
      """
    let book = try BrokenPackages.xlsx(sheet, formats: formats, beside: [("/xl/tables/table1.xml", "table", table)])
    #expect(errors(book, "a.xlsx") == [])
  }

  @Test(arguments: [
    "<Relationship Id=\"r9\" Type=\"\(BrokenPackages.main)/hyperlink\" Target=\"#Sheet1!A1\"/>",
    "<Relationship Id=\"r9\" Type=\"\(BrokenPackages.main)/image\" Target=\"NULL\"/>",
  ]) func `links to places inside, and pictures that got lost`(_ link: String) throws {
    let book = try BrokenArchives.edited(
      BrokenPackages.xlsx("<sheetData/>"), "</Relationships>", "\(link)</Relationships>")
    #expect(errors(book, "a.xlsx") == [])
  }

  @Test func `types of parts that were left out, and what Office threw away`() throws {
    let type = "<Override PartName=\"/word/comments.xml\" ContentType=\"a/b\"/></Types>"
    let document = try BrokenArchives.edited(BrokenPackages.docx(body: "<w:p/>"), "</Types>", type)
    #expect(errors(document, "a.docx") == [])
    #expect(try errors(BrokenArchives.withTrash(), "a.docx") == [])
  }

  @Test func `a line without height, an empty control among runs, paragraphs of one id`() throws {
    let line = BrokenPackages.drawing.replacing("cy=\"1\"", with: "cy=\"0\"")
    let control = "<w:p><w:sdt><w:sdtContent/></w:sdt></w:p>"
    let twice = "<w:p w14:paraId=\"1\"/><w:p w14:paraId=\"1\"/>"
    #expect(try errors(BrokenPackages.docx(body: line + control + twice), "a.docx") == [])
  }
}
