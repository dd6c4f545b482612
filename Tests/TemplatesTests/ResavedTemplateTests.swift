import Findings
import Foundation
import Markup
import OPC
import SpreadsheetML
import TestSupport
import Testing

@testable import Templates
@testable import WordprocessingML

/// What becomes of a shipped template in other hands: saved again by another program, cut into pieces by Word.
@Suite struct `Templates saved again` {
  @Test(arguments: ShippedFormTests.forms)
  func `a document saved by LibreOffice renders to the same text`(_ id: String) throws {
    let shipped = try ShippedForm(id, .docx)
    #expect(try texts(shipped, resaved(id, .docx)) == texts(shipped, shipped.bytes))
  }

  @Test(arguments: ShippedFormTests.forms)
  func `a workbook saved by LibreOffice renders to the same text`(_ id: String) throws {
    let shipped = try ShippedForm(id, .xlsx)
    let (ours, theirs) = try (cells(shipped, shipped.bytes), cells(shipped, resaved(id, .xlsx)))
    #expect(theirs == ours)
    #expect(ours.count > 20)
  }

  @Test(arguments: ShippedFormTests.forms)
  func `a document whose runs are split into single characters renders to the same text`(_ id: String) throws {
    let shipped = try ShippedForm(id, .docx)
    let package = try OPCPackage(reading: shipped.bytes, name: id)
    var changes = OPCChanges()
    var count = 0
    for part in package.parts where WordPartKind(contentType: part.contentType) != nil {
      let split = try SplitRuns(try part.bytes())
      changes.replacements[part.name] = .plain(split.bytes)
      count += split.count
    }
    #expect(count > 500, "it is split indeed")
    #expect(try texts(shipped, package.writing(changes)) == texts(shipped, shipped.bytes))
  }

  @Test(arguments: ShippedFormTests.forms)
  func `a workbook whose texts are split into single characters renders to the same text`(_ id: String) throws {
    let shipped = try ShippedForm(id, .xlsx)
    let package = try OPCPackage(reading: shipped.bytes, name: id)
    var changes = OPCChanges()
    let types = ["sharedstrings+xml", "worksheet+xml"]
    for part in package.parts where types.contains(where: part.contentType.lowercased().hasSuffix) {
      changes.replacements[part.name] = .plain(try SplitRuns.cells(try part.bytes()))
    }
    #expect(try cells(shipped, package.writing(changes)) == cells(shipped, shipped.bytes))
  }

  private func resaved(_ id: String, _ format: TemplateFormat) throws -> [UInt8] {
    try Repository.bytes("Tests/Fixtures/resaved/\(id).\(format.rawValue)")
  }

  /// The texts of the body, of headers and of footers of every copy, filled and blank.
  private func texts(_ shipped: ShippedForm, _ template: [UInt8]) throws -> [String] {
    try shipped.documents(template).flatMap { document in
      try [WordPartKind.document, .header, .footer].map { kind in
        // Numbers of pages are fields: each program leaves behind what it counted when it saved.
        let lines = try WordReading.text(document) { $0 == kind }.split(separator: "\n").filter { $0 != "--" }
          .map { $0.replacing(#/第 \d+ 页　共 \d+ 页/#, with: "第 页") }
        // The parts of a kind may stand in another order, and one part there twice.
        return (kind == .document ? lines : Set(lines).sorted()).joined(separator: "\n")
      }
    }
  }

  /// What each cell of every copy shows, and what is printed at the head and foot of its pages.
  private func cells(_ shipped: ShippedForm, _ template: [UInt8]) throws -> [String] {
    try shipped.documents(template).flatMap { document -> [String] in
      let book = try WorkbookReader(document, name: "o.xlsx")
      var cells: [String] = []
      for sheet in book.sheets.indices {
        cells.append(book.sheets[sheet].name)
        try book.rows(ofSheet: sheet) { row in
          cells += row.cells.filter { $0.content != .empty }.map { "\($0.reference.a1) \($0.content)" }
          return true
        }
      }
      let package = try OPCPackage(reading: document, name: "o.xlsx")
      for part in package.parts where part.contentType.hasSuffix("worksheet+xml") {
        let outline = try XMLOutline(part.bytes(), name: part.name.text)
        cells += outline.nodes.indices.filter { ["oddHeader", "oddFooter"].contains(outline.localName(of: $0)) }
          .map { outline.text(of: $0) }.filter { !$0.isEmpty }
      }
      return cells
    }
  }
}
