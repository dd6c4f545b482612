import Findings
import PackageChecks
import Templates
import Testing

/// Templates that rebuild what broke other engines, rendered and compared.
@Suite struct `Templates that broke other engines` {
  @Test(arguments: CorpusCase.all.filter { $0.name.hasSuffix(".docx") }) func `documents come out as they should`(
    _ example: CorpusCase
  ) throws {
    for file in example.variants {
      let bytes = try example.render(file)
      example.compare(try ReadDocument(bytes).lines, file)
      try DocumentChecks.all[String(example.name.dropLast(5))]?(bytes)
    }
  }

  @Test(arguments: CorpusCase.all.filter { $0.name.hasSuffix(".xlsx") }) func `workbooks come out as they should`(
    _ example: CorpusCase
  ) throws {
    for file in example.variants {
      let bytes = try example.render(file)
      let sheet = try ReadWorkbook(bytes).sheet(1)
      let rows = (1...max(sheet.lastRow, 1)).map { sheet.row($0).joined(separator: " | ") }
      example.compare(rows, file)
      for (cell, value) in example.values ?? [:] {
        if let result = sheet.results[cell] { #expect(result == value, "\(file) \(cell)") }
      }
      try WorkbookChecks.all[String(example.name.dropLast(5))]?(bytes)
    }
  }

  @Test func `every template of the corpus is in a case, and every check has its template`() {
    let cases = Set(CorpusCase.all.map(\.name))
    #expect(Set(Corpus.names.map { $0.replacing(".libreoffice.", with: ".") }) == cases)
    #expect(DocumentChecks.all.keys.filter { !cases.contains("\($0).docx") } == [])
    #expect(WorkbookChecks.all.keys.filter { !cases.contains("\($0).xlsx") } == [])
  }

  @Test(arguments: Corpus.names.filter { !$0.contains(".libreoffice.") }) func `the templates themselves are sound`(
    _ name: String
  ) throws {
    let findings = PackageCheck.report(in: try Corpus.bytes(name), name: name, schemas: PackageCheck.schemaFolder())
    // What a template is there to show, and what its program always does.
    let shown = [
      "wrong-dimension.xlsx": "package-dimension", "loop-around-text-box.docx": "package-drawing-id-twice",
      "hostile-data.docx": "package-table-at-end", "embedded-object-in-loop.docx": "package-not-portable",
    ]
    let known = [shown[name] ?? "", "package-text-count"]
    #expect(findings.filter { !known.contains($0.code) }.map { $0.text(in: .zhHans) } == [])
  }

  @Test func `two thousand rows are rendered without fault`() throws {
    let example = try #require(CorpusCase.all.first { $0.name == "row-loop.docx" })
    let bytes = try example.render(example.name, CorpusData.record(items: 2_164))
    #expect(try ReadDocument(bytes).lines.count == 2_164 + 4)
  }
}
