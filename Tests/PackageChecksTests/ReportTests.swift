import Findings
import PackageChecks
import TestSupport
import Testing

@Suite struct `Faults in words` {
  private func report(_ bytes: [UInt8], _ name: String) -> [Finding] {
    PackageCheck.report(in: bytes, name: name, schemas: nil)
  }

  @Test func `a fault in a document says which cell of which table, and what it means`() throws {
    let cell = "<w:tc><w:p><w:r><w:t>合计 </w:t></w:r></w:p></w:tc>"
    let table = BrokenPackages.table(rows: BrokenPackages.row(BrokenPackages.cell + cell))
    let findings = report(try BrokenPackages.docx(body: "\(table)<w:p/>"), "回访.docx")
    #expect(findings.count == 1)
    let finding = try #require(findings.first)
    #expect(finding.severity == .warning && finding.code == "package-blanks-lost")
    let text = finding.text(in: .zhHans)
    #expect(text.hasPrefix("回访.docx · 表格 1 第 1 行第 2 格“合计 ”：提醒：文字开头或末尾的空格会丢失：“合计 ”"), "\(text)")
    #expect(text.contains("请把本条转给软件的维护人员"))
    #expect(finding.text(in: .en).hasPrefix("回访.docx · table 1, row 1, cell 2"))
  }

  @Test func `a fault in a workbook says which cell of which sheet`() throws {
    let sheet = "<sheetData><row r=\"3\"><c r=\"B3\"><v>#####</v></c></row></sheetData>"
    let findings = report(try BrokenPackages.xlsx(sheet), "a.xlsx")
    #expect(findings.map(\.code) == ["package-not-a-number"])
    #expect(findings.first?.origin.text(in: .zhHans) == "a.xlsx · 表单!B3")
  }

  @Test(arguments: OfficeFixtures.names) func `the habits of other programs are no findings`(_ name: String) throws {
    let findings = report(try OfficeFixtures.bytes(name), name)
    #expect(findings.map(\.code) == (name == "xlsxwriter.xlsx" ? ["package-text-count"] : []))
  }

  @Test func `many faults of a kind are counted, not listed`() throws {
    let runs = String(repeating: "<w:p><w:r><w:t> a</w:t></w:r></w:p>", count: 50)
    let findings = report(try BrokenPackages.docx(body: runs), "a.docx")
    #expect(findings.count == 21)
    #expect(findings.last?.message.zhHans == "同类问题另有 30 处，未列出")
  }

  @Test func `what reaches outside is one finding among the others`() throws {
    let example = try #require(BrokenArchives.cases.first { $0.code == "opc-external-target" })
    let findings = report(try example.bytes(), "a.docx")
    #expect(findings.map(\.code) == ["opc-external-target"])
    #expect(findings.hasErrors)
  }

  @Test func `every meaning is there in three languages`() {
    for meaning in PackageCheck.meanings {
      for text in [meaning.message, meaning.hint] {
        #expect(Set(text.wordings).count == 3 || text.zhHans == text.zhHant, "\(meaning.code)")
        #expect(text.zhHant != nil && text.en != nil, "\(meaning.code)")
      }
      #expect(meaning.code.name.wholeMatch(of: /(package|content|dangerous|opc)-[a-z0-9-]+/) != nil)
    }
  }
}
