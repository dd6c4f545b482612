import Expressions
import Findings
import Forms
import Foundation
import Markup
import OPC
import PackageChecks
import TestSupport
import Testing

@testable import Templates
@testable import WordTemplates
@testable import WordprocessingML

/// Several documents in one file.
@Suite struct JoiningTests {
  private func joined(_ documents: [[UInt8]]) throws -> [UInt8] {
    var joiner = DocumentJoiner()
    for document in documents { try joiner.append(document) }
    #expect(joiner.count == documents.count)
    return try #require(try joiner.finish())
  }

  private func faults(_ bytes: [UInt8]) -> [String] {
    PackageCheck.findings(in: bytes, name: "joined.docx", schemas: Repository.schemas).map(\.description)
  }

  @Test(arguments: ["cost-approval", "maintenance-record", "return-record", "satisfaction-survey", "service-report"])
  func `the three copies of a form are three sections with their own footers and page numbers`(_ id: String) throws {
    let profile = try Repository.text("forms/profile.yaml")
    let company = try #require(CompanyProfile.load(yaml: profile, file: "profile.yaml").0)
    let common = CommonBlocks.read(yaml: try Repository.text("forms/common.yaml"), file: "common.yaml").common
    let result = FormSchema.load(
      yaml: try Repository.text("forms/\(id).yaml"), file: id, profile: company, common: common)
    let schema = try #require(result.schema)
    let template = try compiled(
      try Repository.bytes("templates/\(id).docx"),
      TemplateVocabulary(schema: schema))
    let single = try schema.copies.map { try template.render(.record(ofBlank: schema, copy: $0)) }
    let output = try joined(single)
    #expect(try joined(single) == output)
    #expect(faults(output) == [])
    let texts = try single.map { try WordReading.text($0) }
    #expect(try WordReading.text(output) == texts.joined(separator: "\n"))
    let footers = try WordReading.text(output) { $0 == .footer }
    for copy in schema.copies { #expect(footers.contains(copy.label.text(in: .zhHans))) }
    let package = try OPCPackage(reading: output, name: "o")
    #expect(package.parts.filter { WordPartKind(contentType: $0.contentType) == .footer }.count == 3)
    let xml = try WordReading.xml(output)
    #expect(xml.components("<w:pgNumType w:start=\"") == ["1", "1", "1"])
    #expect(xml.components("<w:type w:val=\"") == ["nextPage", "nextPage"])
    // Word counts the pages of a section; the number of the document's last page stands there for other programs.
    let pages = try WordReading.markup(output, .footer)
    #expect(pages.allSatisfy { $0.contains(" SECTIONPAGES ") && !$0.contains(" NUMPAGES ") })
    #expect(
      Set(pages.flatMap { $0.components(" PAGEREF ").map { $0.prefix(11) } }) == [
        "_LastPage_1", "_LastPage_2", "_LastPage_3",
      ])
    #expect(xml.components("w:name=\"_LastPage_") == ["1", "2", "3"])
  }

  private let complicated = """
    <w:p w14:paraId="11111111"><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr>\
    <w:bookmarkStart w:id="0" w:name="甲"/><w:r><w:t>{{n}}</w:t></w:r><w:bookmarkEnd w:id="0"/>\
    <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF 甲 \\h </w:instrText></w:r>\
    <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>\
    <w:hyperlink w:anchor="甲"><w:r><w:t>跳</w:t></w:r></w:hyperlink>\
    <w:r><w:footnoteReference w:id="2"/></w:r><w:commentRangeStart w:id="1"/><w:r><w:t>批</w:t></w:r>\
    <w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>\
    <w:p><w:sdt><w:sdtPr><w:id w:val="77"/></w:sdtPr><w:sdtContent><w:r><w:t>控</w:t></w:r></w:sdtContent></w:sdt>\
    <w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="9" cy="9"/><wp:docPr id="4" name="图"/>\
    <a:graphic><a:graphicData uri="urn:x"/></a:graphic></wp:inline></w:drawing></w:r></w:p>
    """
  private var parts: [(kind: String, content: String)] {
    [
      (
        "footnotes",
        """
        <w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
        <w:footnote w:id="2"><w:p><w:r><w:t>注 {{n}}</w:t></w:r></w:p></w:footnote>
        """
      ),
      ("comments", "<w:comment w:id=\"1\" w:author=\"a\"><w:p><w:r><w:t>评 {{n}}</w:t></w:r></w:p></w:comment>"),
      (
        "numbering",
        """
        <w:abstractNum w:abstractNumId="5"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="3"/>\
        <w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>\
        <w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>
        """
      ),
    ]
  }

  @Test func `bookmarks, notes, comments, lists, drawings and controls stay apart`() throws {
    let template = try compiled(try WordMaker.docx(complicated, parts: parts))
    let output = try joined(try ["一", "二", "三"].map { try template.render(.record(["n": .text($0)])) })
    #expect(faults(output) == [])
    let xml = try WordReading.xml(output)
    #expect(xml.components("<w:bookmarkStart w:id=\"") == ["0", "3", "4"])
    #expect(
      xml.components("w:name=\"甲") == ["", "_c2", "_c3"] && xml.components("w:anchor=\"甲") == ["", "_c2", "_c3"])
    #expect(xml.components(" REF 甲").map { $0.prefix(3) } == [" \\h", "_c2", "_c3"])
    #expect(xml.components("<w:numId w:val=\"") == ["2", "3", "4"])
    #expect(xml.components("<w:footnoteReference w:id=\"") == ["2", "3", "4"])
    #expect(xml.components("<w:commentReference w:id=\"") == ["1", "2", "3"])
    #expect(xml.components("docPr id=\"") == ["4", "5", "6"])
    #expect(xml.components("paraId=\"").count == 1 && xml.components("<w:id w:val=\"").count == 1)
    #expect(try WordReading.text(output) { $0 == .footnotes }.hasSuffix("注 一\n注 二\n注 三"))
    #expect(try WordReading.text(output) { $0 == .comments } == "评 一\n评 二\n评 三")
    let package = try OPCPackage(reading: output, name: "o")
    let numbering = String(decoding: try package.bytes(of: "/odd/part-2.xml"), as: UTF8.self)
    #expect(
      numbering.contains(
        "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"5\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"3\"/>")
    )
  }

  @Test func `a document that ends in a table or has several sections keeps them, and no header leaks into the next`()
    throws
  {
    let first =
      "<w:p><w:pPr><w:sectPr><w:type w:val=\"continuous\"/><w:pgSz w:w=\"9000\" w:h=\"9000\"/></w:sectPr></w:pPr></w:p>"
    let last =
      "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId1\"/><w:pgSz w:w=\"8000\" w:h=\"9000\"/></w:sectPr>"
    let body = WordMaker.p("{{n}}") + first + WordMaker.table([[WordMaker.p("表")]]) + last
    let template = try compiled(try WordMaker.docx(body, parts: [(kind: "header", content: WordMaker.p("头{{n}}"))]))
    let output = try joined(try ["一", "二"].map { try template.render(.record(["n": .text($0)])) })
    #expect(faults(output) == [])
    #expect(try WordReading.text(output) == "一\n\n| 表 |\n\n二\n\n| 表 |\n")
    #expect(try WordReading.text(output) { $0 == .header } == "头一\n--\n头二\n--\n")
    let xml = try WordReading.xml(output)
    #expect(xml.components("<w:type w:val=\"") == ["continuous", "nextPage"])
    #expect(xml.components("<w:pgNumType w:start=\"") == ["1", "1"])
    #expect(xml.components("<w:headerReference w:type=\"").count == 3)
  }

  @Test func `the same picture is there once, and another picture besides`() throws {
    let template = try compiled(try WordMaker.docx(WordMaker.p("{{n|qr:20mm}}")))
    let output = try joined(try ["一", "二", "一"].map { try template.render(.record(["n": .text($0)])) })
    #expect(faults(output) == [])
    let package = try OPCPackage(reading: output, name: "o")
    #expect(package.parts.filter { $0.contentType == "image/png" }.count == 2)
    let ids = try WordReading.xml(output).components("r:embed=\"")
    #expect(ids[0] == ids[2] && ids[0] != ids[1])
  }

  @Test func `documents of different templates are not joined, and no documents make none`() throws {
    var joiner = DocumentJoiner()
    #expect(try joiner.finish() == nil)
    try joiner.append(try compiled(try WordMaker.fixture("approval.docx")).render(.record([:])))
    let other = try compiled(try WordMaker.fixture("approval-libreoffice.docx")).render(.record([:]))
    #expect(throws: TemplateError.notJoinable) { try joiner.append(other) }
    #expect(joiner.count == 1)
  }
}
