import Findings
import Foundation
import Register
import Storage
import Testing

@testable import Liandan

/// Ledgers, reports and other lists on fixed pages.
@Suite struct ListPagesTests {
  private func isPDF(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: "%PDF-1.7".utf8) && String(decoding: bytes, as: UTF8.self).contains("<pdfaid:part>2<")
  }

  private func isOFD(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: "PK".utf8) && String(decoding: bytes, as: UTF8.self).contains("OFD.xml")
  }

  private func issued() throws -> Walk {
    let walk = try Walk()
    for form in ["cost-approval", "satisfaction-survey", "return-record"] {
      try walk.issue(form, Example.file(form), IssueOptions(formats: [.txt], closes: true))
    }
    return walk
  }

  @Test func `ledgers, finds, due items and reports are written as PDF and OFD, with the same bytes twice`() throws {
    let walk = try issued()
    defer { walk.remove() }
    func check(_ what: String, _ write: (Bool, any ByteSink) throws -> Void) throws {
      for isOFD in [false, true] {
        let (one, two) = (MemorySpool(), MemorySpool())
        try write(isOFD, one)
        try write(isOFD, two)
        #expect(one.bytes == two.bytes, "\(what)")
        #expect(isOFD ? self.isOFD(one.bytes) : isPDF(one.bytes), "\(what)")
      }
    }
    let spool: () throws -> any ByteSpool = { MemorySpool() }
    for form in [nil, "cost-approval", "satisfaction-survey"] {
      let ledger = try walk.session().ledger(form: form, period: nil)
      try check("ledger") { try ledger.write($0 ? .ofd : .pdf, in: .zhHans, to: $1, spool: spool) }
    }
    let due = try walk.desk().due(on: nil, within: 400, form: nil, who: nil)
    #expect(due.count > 0)
    try check("due") { try due.write($0 ? .ofd : .pdf, in: .en, to: $1, spool: spool) }
    let report = try walk.desk().report("service-quality", period: "2026")
    try check("report") { try report.write($0 ? .ofd : .pdf, to: $1, spool: spool) }
  }

  @Test func `the lines of a ledger are pages of a book, whatever the format`() throws {
    let walk = try issued()
    defer { walk.remove() }
    let form = try #require(try walk.session().ledger(form: "cost-approval", period: nil).form)
    let book = LedgerBook(ledger: form, language: .zhHans)
    var pages: [LedgerBook.Page] = []
    try book.forEachPage { pages.append($0) }
    #expect(pages.count == 1 && pages[0].lines.count == 1 && pages[0].carried == nil)
    #expect(pages[0].lines.count + pages[0].blanks == book.lineCount)
    #expect(pages[0].lines[0].count == book.columns.count)
  }
}
