import Expressions
import Findings
import Forms
import OPC
import TestSupport
import Testing
import Zipping

@testable import Templates

#if DEBUG
  private let rounds = (documents: 120, workbooks: 60)
#else
  private let rounds = (documents: 1_000, workbooks: 400)
#endif

/// Parts that are compressed from what is ready hold what zlib would have been given.
@Suite struct CompressionTests {
  @Test func `every part of a random document is the same text, however it is compressed`() throws {
    var random = SeededRandom(20_261_122)
    for round in 0..<rounds.documents {
      let source = try RandomDocument.docx(&random)
      let (template, found) = CompiledTemplate.compile(source, name: "t.docx", vocabulary: .open)
      guard let template else {
        Issue.record("template \(round): \(found.map { $0.text(in: .en) })")
        continue
      }
      try compare(template, round, &random)
    }
  }

  @Test func `every part of a random workbook is the same text, however it is compressed`() throws {
    var random = SeededRandom(20_261_123)
    for round in 0..<rounds.workbooks {
      let source = try RandomWorkbook.xlsx(&random)
      let (template, found) = CompiledTemplate.compile(source, name: "t.xlsx", vocabulary: .open)
      guard let template else {
        Issue.record("template \(round): \(found.map { $0.text(in: .en) })")
        continue
      }
      try compare(template, round, &random)
    }
  }

  @Test func `more text than a plan may take is left to zlib`() throws {
    var random = SeededRandom(7)
    let scalars = (0...PartPlan.mostText / 3).map { _ in
      Unicode.Scalar(UInt16.random(in: 0x4E00...0x9F00, using: &random))
    }
    let long = String(String.UnicodeScalarView(scalars.compactMap { $0 }))
    let document = try compiled(try WordMaker.docx(WordMaker.p("{{name}}") + WordMaker.p(long)))
    let (workbook, _) = CompiledTemplate.compile(
      try SheetMaker.workbook(
        rows: "<row r=\"1\">\(SheetMaker.cell("A1", "{{#a}}{{.}}{{/a}}"))\(SheetMaker.cell("B1", long))</row>"),
      name: "t.xlsx", vocabulary: .open)
    let data = TemplateData(.record(["name": .text("丙"), "a": .list([.text("丙")])]))
    for template in [document, try #require(workbook)] {
      var buffers = RenderBuffers(.relocatable)
      let changes = try template.changes(data, using: &buffers)
      let isPlain = changes.replacements.names.contains { name in
        guard case .plain(let bytes)? = changes.replacements[name] else { return false }
        let text = String(decoding: bytes, as: UTF8.self)
        return text.contains(long) && text.contains("丙")
      }
      #expect(isPlain)
    }
  }

  /// Several documents of one template, one after the other.
  private func compare(_ template: CompiledTemplate, _ round: Int, _ random: inout SeededRandom) throws {
    var (fast, slow) = (RenderBuffers(.relocatable), RenderBuffers(.reference))
    for turn in 0..<6 {
      let data = TemplateData(RandomDocument.data(&random))
      let ready = try template.changes(data, using: &fast)
      let plain = try template.changes(data, using: &slow)
      try #require(Set(ready.replacements.names) == Set(plain.replacements.names))
      for name in plain.replacements.names {
        guard case .plain(let text)? = plain.replacements[name], case .raw(let member)? = ready.replacements[name]
        else {
          throw PartDiffers(description: "\(name.text) of template \(round) is not compressed as it should be")
        }
        // Inflating checks size and checksum.
        guard try member.plain() == text else {
          throw PartDiffers(description: "\(name.text) of template \(round), document \(turn)")
        }
      }
      var alone = RenderBuffers(.relocatable)
      let again = try template.changes(data, using: &alone)
      for name in ready.replacements.names {
        guard case .raw(let first)? = ready.replacements[name], case .raw(let second)? = again.replacements[name],
          first == second
        else {
          throw PartDiffers(description: "\(name.text) of template \(round) depends on the documents before")
        }
      }
    }
  }
}

private struct PartDiffers: Error, CustomStringConvertible { let description: String }
