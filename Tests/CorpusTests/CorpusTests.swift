import Findings
import PackageChecks
import Templates
import Testing

/// Templates that rebuild what broke other engines, rendered and compared.
@Suite struct `Templates that broke other engines` {
  @Test(arguments: DocumentCases.all) func `documents come out as they should`(_ example: CorpusCase) throws {
    for variant in ["", ".libreoffice"] where Corpus.names.contains("\(example.name)\(variant).docx") {
      let file = "\(example.name)\(variant).docx"
      let bytes = try example.render(file)
      example.compare(try ReadDocument(bytes).lines, file)
      try example.check(bytes)
    }
  }

  @Test(arguments: WorkbookCases.all) func `workbooks come out as they should`(_ example: CorpusCase) throws {
    for variant in ["", ".libreoffice"] where Corpus.names.contains("\(example.name)\(variant).xlsx") {
      let file = "\(example.name)\(variant).xlsx"
      let bytes = try example.render(file)
      let sheet = try ReadWorkbook(bytes).sheet(1)
      example.compare((1...max(sheet.lastRow, 1)).map { sheet.row($0).joined(separator: " | ") }, file)
      try example.check(bytes)
    }
  }

  @Test func `every template of the corpus is in a case`() {
    let cases = Set(DocumentCases.all.map { "\($0.name).docx" } + WorkbookCases.all.map { "\($0.name).xlsx" })
    #expect(Set(Corpus.names.map { $0.replacing(".libreoffice.", with: ".") }) == cases)
  }

  @Test(arguments: Corpus.names.filter { !$0.contains(".libreoffice.") }) func `the templates themselves are sound`(
    _ name: String
  ) throws {
    let findings = PackageCheck.report(in: try Corpus.bytes(name), name: name, schemas: PackageCheck.schemaFolder())
    // What a template is there to show, and what its program always does.
    let shown = [
      "wrong-dimension.xlsx": "package-dimension", "loop-around-text-box.docx": "package-drawing-id-twice",
      "hostile-data.docx": "package-tables-touch",
    ]
    let known = [shown[name] ?? "", "package-text-count"]
    #expect(findings.filter { !known.contains($0.code) }.map { $0.text(in: .zhHans) } == [])
  }

  @Test func `two thousand rows are rendered without fault`() throws {
    let example = try #require(DocumentCases.all.first { $0.name == "row-loop" })
    let bytes = try example.render("row-loop.docx", CorpusData.record(items: 2_164))
    #expect(try ReadDocument(bytes).lines.count == 2_164 + 4)
  }
}
