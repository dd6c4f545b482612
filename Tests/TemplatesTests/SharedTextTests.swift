import Findings
import Markup
import OPC
import Testing

@testable import TemplateLanguage
@testable import Templates
@testable import WorkbookTemplates

/// Texts that many cells share.
@Suite struct SharedTextTests {
  private func sheet(_ cells: Int) throws -> XMLOutline {
    let rows = (1...cells).map { "<row r=\"\($0)\"><c r=\"A\($0)\" t=\"s\"><v>\($0 % 2)</v></c></row>" }.joined()
    return try XMLOutline(Array("<worksheet><sheetData>\(rows)</sheetData></worksheet>".utf8), name: "sheet")
  }

  private func texts(_ first: String, _ second: String) throws -> SharedTexts {
    let xml = "<sst><si><t>\(first)</t></si><si><t>\(second)</t></si></sst>"
    return SharedTexts(try XMLOutline(Array(xml.utf8), name: "sst"))
  }

  @Test func `a text without tags is looked through once, one with tags by every cell`() throws {
    var texts = try texts("常文", "{{name}}")
    var (parser, compiler) = (TagParser(), SlotCompiler(vocabulary: .open))
    var reader = SheetReader(file: "t.xlsx", sheet: "表", outline: try sheet(6))
    reader.read(&texts, &parser, &compiler)
    #expect(texts.isPlain(0, under: .standard) && !texts.isPlain(1, under: .standard))
    #expect(reader.tags.map { $0.origin.cell } == ["A1", "A3", "A5"])
    // Under other marks it may hold tags.
    #expect(!texts.isPlain(0, under: TagDelimiters(open: [0x3C], close: [0x3E])))
  }

  @Test func `a long text with tags that many cells share is a finding, not memory`() throws {
    var texts = try texts("常文", String(repeating: "长", count: 300) + "{{name}}")
    var (parser, compiler) = (TagParser(), SlotCompiler(vocabulary: .open))
    var reader = SheetReader(file: "t.xlsx", sheet: "表", outline: try sheet(100))
    reader.limits.sourceBytes = 10_000
    reader.read(&texts, &parser, &compiler)
    #expect(compiler.findings.map(\.code) == ["too-much-text"])
    #expect(compiler.findings.first?.origin.cell == "A23" && reader.tags.count == 12)
  }

  @Test func `a shared text is copied without what is declared elsewhere, and keeps its looks`() throws {
    let strings = """
      <si xmlns:q="urn:q"><r><rPr><b q:kind="1"/><q:more><q:inner/></q:more></rPr><t>左{{name}}</t></r><q:end/></si>
      """
    let bytes = try SheetMaker.workbook(rows: "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>", strings: strings)
    let (sheet, _) = try SheetMaker.rendered(bytes, ["name": .text("王")])
    #expect(sheet.contains("<is><r><rPr><b/></rPr><t>左王</t></r></is>"), "\(sheet)")
    #expect(throws: Never.self) { try XMLOutline(Array(sheet.utf8), name: "sheet") }
  }

  @Test func `findings show tags with the marks of the file`() throws {
    let marks = try #require(TagDelimiters("<% %>"))
    let bytes = try SheetMaker.workbook(rows: "<row r=\"1\">\(SheetMaker.cell("A1", "&lt;% name"))</row>")
    let found = CompiledTemplate.lint(bytes, name: "t.xlsx", vocabulary: .open, delimiters: marks)
    #expect(found.map(\.message.zhHans) == ["标签“<% name”没有写完：缺少结束的 %>"])
    #expect(found.first?.hint?.text(in: .en) == "add the %>; a tag begins and ends in one paragraph or cell")
  }
}
