import Findings
import Markup
import OPC
import PackageChecks
import Testing

@testable import SpreadsheetML
@testable import Templates
@testable import WorkbookTemplates

/// Values from hostile hands, in every kind of place of a workbook at once.
@Suite struct `Hostile values in workbooks` {
  @Test func `no value becomes markup, a formula, a code, a tag or an address of another kind, and each is read back`()
    throws
  {
    let source = try HostileBook.template()
    let (compiled, findings) = CompiledTemplate.compile(source, name: "模板.xlsx", vocabulary: .open)
    #expect(findings.map { $0.text(in: .zhHans) } == [])
    let template = try #require(compiled)
    func render(_ value: String) throws -> ReadBook {
      try ReadBook(template.render(.record(["v": .text(value), "行": .list([.text(value)])])))
    }
    let plain = try render("甲")
    for (round, value) in HostileText.samples.enumerated() {
      let about = Comment(rawValue: value.prefix(80).debugDescription)
      if value.utf16.count > 32_000 || value.utf8.count(where: { $0 == 0x0A }) > CellLimits.lineFeeds {
        #expect(throws: TemplateError.self, about) { try render(value) }
        continue
      }
      let book = try render(value)
      #expect(book.package.parts.map(\.name) == plain.package.parts.map(\.name), about)
      for part in book.package.parts where part.isXML && !part.name.isRelationships {
        // The same elements with the same attributes as with a harmless value: only texts differ.
        #expect(try book.skeleton(part.name) == plain.skeleton(part.name), about)
      }
      try checkCells(book, value, about)
      try checkTexts(book, value, about)
      try checkHeads(book, value, about)
      try checkSheetName(book, value, about)
      try checkLinks(book, value, about)
      if round % 4 == 0 {
        let faults = PackageCheck.findings(in: book.bytes, name: "o", schemas: PackageCheck.schemaFolder())
        #expect(faults.map(\.description) == [], about)
      }
    }
  }

  private func checkCells(_ book: ReadBook, _ value: String, _ about: Comment) throws {
    let cells = try book.cells()
    for reference in ["A1", "B1", "C1", "D1", "A3", "B3"] {
      #expect(cells[reference]?.isExactly(value) ?? value.isEmpty, "\(reference) \(about)")
    }
    #expect(cells["A2"]?.isExactly("前\(value)后") ?? false, about)
    #expect(cells["B2"]?.isExactly("左\(value)右") ?? false, about)
    try #expect(book.texts("/xl/worksheets/sheet1.xml", "f") == ["A1&\"{\""], about)
  }

  private func checkTexts(_ book: ReadBook, _ value: String, _ about: Comment) throws {
    let comment = try book.texts("/xl/comments1.xml", "t").compactMap { EscapedText.decoded($0) }
    #expect(comment.count == 1 && comment[0].isExactly("批 \(value)"), about)
    let shown = HostileText.xml(value)
    let box = try book.paragraph("/xl/drawings/drawing1.xml")
    #expect(box.isExactly("框 \(shown)"), about)
    try #expect(book.texts("/docProps/core.xml", "title")[0].isExactly("题 \(shown)"), about)
    try #expect(book.texts("/docProps/app.xml", "Company")[0].isExactly(shown), about)
    try #expect(book.texts("/docProps/app.xml", "TitlesOfParts") == [], about)
    // Readers of XML take line ends in attributes for blanks.
    func flat(_ text: String) -> String { text.exchanging("\n", with: " ").exchanging("\t", with: " ") }
    let alternative = try book.attributes("/xl/drawings/drawing1.xml", "descr")
    #expect(alternative.count == 1 && flat(alternative[0]).isExactly(flat("图 \(shown)")), about)
    let tip = try book.attributes("/xl/worksheets/sheet1.xml", "tooltip").compactMap { EscapedText.decoded($0) }
    #expect(tip.count == 1 && flat(tip[0]).isExactly(flat(CellLimits.cut("看 \(value)", units: 255))), about)
  }

  /// Codes of page headers are those of the template, and what is shown is the beginning of the value.
  private func checkHeads(_ book: ReadBook, _ value: String, _ about: Comment) throws {
    for (element, codes) in [("oddHeader", ["L"]), ("oddFooter", ["R", "P", "C", "9"])] {
      let text = try book.texts("/xl/worksheets/sheet1.xml", element)[0]
      #expect(text.utf16.count <= 255, about)
      var found: [String] = []
      var shown = String.UnicodeScalarView()
      var rest = (EscapedText.decoded(text) ?? "").unicodeScalars[...]
      while let scalar = rest.popFirst() {
        guard scalar == "&" else {
          shown.append(scalar)
          continue
        }
        guard let code = rest.popFirst() else { break }
        if code == "&" {
          shown.append(code)
        } else {
          var digits = String(code)
          while digits.allSatisfy(\.isNumber), let next = rest.first, (0x30...0x39).contains(next.value) {
            digits.unicodeScalars.append(next)
            rest.removeFirst()
          }
          found.append(digits)
        }
      }
      #expect(found == codes, about)
      var left = String(shown).unicodeScalars[...]
      if element == "oddFooter" { left = left.dropFirst("第  页".unicodeScalars.count) }
      // A blank keeps a digit from being read as one of the size of the font.
      if element == "oddFooter", left.first == " ", value.first?.isNumber ?? false { left.removeFirst() }
      let isWhole = text.utf16.count < 240
      #expect(isWhole ? left.elementsEqual(value.unicodeScalars) : left.count > 15, about)
    }
  }

  private func checkSheetName(_ book: ReadBook, _ value: String, _ about: Comment) throws {
    let name = try book.attributes("/xl/workbook.xml", "name")[0]
    let forbidden = Set(":\\/?*[]".unicodeScalars)
    #expect(!name.isEmpty && name.utf16.count <= 31, about)
    #expect(name.unicodeScalars.allSatisfy { !forbidden.contains($0) && $0.value >= 0x20 }, about)
    #expect(name.unicodeScalars.first != "'" && name.unicodeScalars.last != "'", about)
    #expect(EscapedText.decoded(name)?.isExactly(name) ?? false, about)
    // Formulas name the sheet, and nothing more.
    let formula = try book.texts("/xl/worksheets/sheet2.xml", "f")[0]
    #expect(formula.isExactly("'\(name.exchanging("'", with: "''"))'!A1"), about)
    let area = try book.texts("/xl/workbook.xml", "definedName")[0]
    #expect(area.isExactly("'\(name.exchanging("'", with: "''"))'!$A$1:$D$9"), about)
  }

  private func checkLinks(_ book: ReadBook, _ value: String, _ about: Comment) throws {
    let links = book.package.relationships(of: "/xl/worksheets/sheet1.xml").filter(\.isExternal).map(\.target)
    #expect(links.count == 4, about)
    for link in links {
      #expect(link.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>\"{}|\\^`".utf8.contains($0) }, about)
      #expect(["http://", "https://", "mailto:", "#"].contains { link.lowercased().hasPrefix($0) }, "\(link) \(about)")
    }
    if value.utf8.count < 600 {
      let part = String(links[0].dropFirst("https://example.com/".count))
      #expect(part.percentDecoded.isExactly(value), about)
    }
  }
}
