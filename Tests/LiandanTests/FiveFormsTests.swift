import Findings
import Forms
import Foundation
import PackageChecks
import Records
import Register
import Storage
import Templates
import Testing

@testable import Liandan

@Suite struct FiveFormsTests {
  @Test(arguments: Walk.forms)
  func `a form is numbered once and printed in all its copies, in both formats, without a fault`(form: String) throws {
    let walk = try Walk()
    defer { walk.remove() }
    let schema = try walk.desk().library.schema(form)
    let outcome = try walk.issue(
      form, Example.file(form), IssueOptions(formats: [.docx, .xlsx], closes: true))
    #expect(!outcome.report.hasErrors, "\(outcome.findings.map { $0.text(in: .en) })")
    #expect(outcome.report.issued == 1)
    let issued = try #require(outcome.forms.first)
    #expect(issued.number == "\(schema.number.prefix)-2026-000001")
    #expect(issued.state == .closed)
    #expect(issued.copies.map(\.id) == schema.copies.map(\.id) + schema.copies.map(\.id))
    let customer = try #require(try Example.values(form)["customer_name"] as? String)
    for (copy, index) in zip(issued.copies, 0...) {
      let definition = try #require(schema.copy(copy.id))
      #expect(copy.keeper == definition.keeper)
      #expect(copy.file.hasSuffix("\(issued.number)-\(copy.id).\(index < schema.copies.count ? "docx" : "xlsx")"))
      let bytes = try Document.bytes(copy.file)
      #expect(Digest(of: bytes) == copy.sha256 && bytes.count == copy.bytes)
      let text = try Document.text(copy.file)
      for wanted in [issued.number, definition.label.zhHans, customer] {
        #expect(text.contains(wanted), "\(copy.file): \(wanted)")
      }
      #expect(!text.contains("{{") && !text.contains("作废") && !text.contains("补打"))
      // Validating takes long in a debug build: the copies differ in a label only, so one of each format is enough.
      let schemas = index % schema.copies.count == 0 ? PackageCheck.schemaFolder() : nil
      #expect(PackageCheck.findings(in: bytes, name: copy.file, schemas: schemas) == [])
    }
    #expect(try IssueDesk.verify(walk.register) == [])
  }

  @Test(arguments: Walk.forms)
  func `the same form gives the same bytes to whoever issues it, in whatever language`(form: String) throws {
    var (one, other) = (try Walk(), try Walk())
    defer {
      one.remove()
      other.remove()
    }
    other.language = .en
    other.operatorName = "Zoë"
    other.seconds += 3_600
    let options = IssueOptions(formats: [.docx, .xlsx], closes: true)
    let first = try one.issue(form, Example.file(form), options)
    one.language = .zhHant
    let second = try other.issue(form, Example.file(form), options)
    #expect(first.forms.map { $0.copies.map(\.sha256) } == second.forms.map { $0.copies.map(\.sha256) })
    #expect(first.forms.first?.copies.isEmpty == false)
  }

  @Test(arguments: Walk.forms)
  func `what is issued open is closed, packed for its keepers and verified`(form: String) throws {
    let walk = try Walk()
    defer { walk.remove() }
    let schema = try walk.desk().library.schema(form)
    let opened = try walk.issue(form, try Example.source(try Example.opening(form, schema)))
    let issued = try #require(opened.forms.first, "\(opened.findings.map { $0.text(in: .en) })")
    #expect(issued.state == .issued)
    #expect(try walk.desk().pack(to: schema.copies[0].keeper, period: nil, form: nil, outDirectory: nil).isEmpty)

    let closed = try walk.close(issued.number, Example.file(form))
    #expect(!closed.report.hasErrors, "\(closed.findings.map { $0.text(in: .en) })")
    let form = try #require(closed.forms.first)
    #expect(form.state == .closed && form.number == issued.number)
    #expect(form.copies.map(\.id) == issued.copies.map(\.id) && form.copies.map(\.file) != issued.copies.map(\.file))
    #expect(FileManager.default.fileExists(atPath: issued.copies[0].file))

    for keeper in Set(schema.copies.map(\.keeper)).sorted() {
      let packets = try walk.desk().pack(to: keeper, period: "2026-11", form: nil, outDirectory: walk.folder + "/out")
      #expect(packets.map(\.formCount) == [1] && packets.map(\.isNew) == [true])
      let again = try walk.desk().pack(to: keeper, period: "2026-11", form: nil, outDirectory: walk.folder + "/out")
      #expect(again.map(\.sha256) == packets.map(\.sha256) && again.map(\.isNew) == [false])
      for packet in packets { #expect(try IssueDesk.verify(packet.file) == []) }
    }
    #expect(try IssueDesk.verify(walk.register) == [])
    #expect(try walk.states() == [issued.number: .packed])
  }

  @Test func `what was void or printed again says so on every copy, and the first printing stays as it was`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let issued = try #require(
      try walk.issue("return-record", Example.file("return-record"), IssueOptions(formats: [.docx, .xlsx])).forms.first)
    let reprinted = try walk.desk().reprint(issued.number, copy: "finance", outDirectory: walk.folder + "/print")
    #expect(reprinted.copies.map(\.id) == ["finance", "finance"])
    for copy in reprinted.copies {
      let text = try Document.text(copy.file)
      #expect(text.contains("补打 第 1 次") && !text.contains("作废") && text.contains(issued.number))
      let name = try #require(copy.file.split(separator: "/").last)
      #expect(try Document.bytes("\(walk.folder)/print/\(name)") == Document.bytes(copy.file))
    }
    let twice = try walk.desk().reprint(issued.number, copy: nil, outDirectory: nil)
    #expect(twice.copies.count == 6)
    #expect(try twice.copies.allSatisfy { try Document.text($0.file).contains("补打 第 2 次") })

    let void = try walk.desk().void(issued.number, reason: "金额填错")
    #expect(void.state == .void && void.copies.count == 6)
    for copy in void.copies {
      #expect(try Document.text(copy.file).contains("作废"))
      #expect(PackageCheck.findings(in: try Document.bytes(copy.file), name: copy.file, schemas: nil) == [])
    }
    for copy in issued.copies { #expect(Digest(of: try Document.bytes(copy.file)) == copy.sha256) }
    let after = try walk.desk().reprint(issued.number, copy: "qc", outDirectory: nil)
    let text = try Document.text(try #require(after.copies.first).file)
    #expect(text.contains("作废") && text.contains("补打 第 3 次"))
    #expect(try IssueDesk.verify(walk.register) == [])
  }
}
