import Findings
import Forms
import Foundation
import Intake
import Register
import Storage
import Synchronization
import Testing

@testable import Liandan

/// The digits on a paper, by which it is seen whether it shows what is on record.
@Suite struct PaperCodeTests {
  let walk: Walk

  init() throws { walk = try Walk() }

  private func open() throws -> String {
    let schema = try walk.desk().library.schema("maintenance-record")
    let opening = try Example.opening("maintenance-record", schema)
    return try #require(try walk.issue("maintenance-record", try Example.source(opening)).numbers.first)
  }

  private func digest(_ number: String) throws -> String {
    let register = try FormRegister.open(directory: walk.register, for: .reading)
    return String(Digest(of: try register.record(number).data).hex.prefix(8))
  }

  private func close(_ number: String, _ writing: String) throws -> Walk.Outcome {
    let schema = try walk.desk().library.schema("maintenance-record")
    let closing = schema.fields.filter { $0.stage == .closing }.map(\.id)
    let values = try Example.values("maintenance-record").filter { closing.contains($0.key) }
    let list = DataSource.bytes(Array("\(writing)\n".utf8), name: "扫码.txt")
    return try walk.close("maintenance-record", .numbers(list, with: try Example.source(values)))
  }

  /// What a call says besides its result.
  private func notices(_ body: (DeskCall) throws -> Void) throws -> [String] {
    let said = Mutex<[String]>([])
    var desk = try walk.session()
    desk.notice = { text in said.withLock { $0.append(text.zhHans) } }
    try body(DeskCall(desk: desk, cancellation: Cancellation()))
    return said.withLock { $0 }
  }

  @Test func `a code is a number and perhaps eight digits`() {
    #expect(PaperCode("SP-2026-000001 1A2B3C4D") == PaperCode("SP-2026-000001　１ａ２ｂ３ｃ４ｄ"))
    #expect(PaperCode("SP-2026-000001 1a2b3c4d").number == "SP-2026-000001")
    for writing in ["SP-2026-000001", "1a2b3c4d", "SP-2026-000001 1a2b3c4", "SP-2026-000001 1a2b3c4g", ""] {
      #expect(PaperCode(writing).digest == nil && PaperCode(writing).number == writing)
    }
    #expect(PaperCode.text("SP-1", "1a2b3c4d") == "SP-1 1a2b3c4d" && PaperCode.text("SP-1", nil) == "SP-1")
  }

  @Test func `a scanned code means its number, and other digits than those on record are told`() throws {
    defer { walk.remove() }
    let number = try open()
    let issued = try digest(number)
    for writing in ["\(number) \(issued)", "\(number.lowercased()) \(issued.uppercased())"] {
      var found: String?
      #expect(try notices { found = try $0.record(writing).form.number } == [])
      #expect(found == number)
    }
    let foreign = try notices { _ = try $0.record("\(number) 00000000") }
    #expect(foreign == ["纸上的内容与登记的不是同一版：\(number) 纸上的摘要是 00000000，登记的是 \(issued)。请查明这张纸的来历"])
    let unknown = #expect(throws: RegisterError.self) { try walk.desk().record("WH-2026-000099 \(issued)") }
    #expect(unknown?.message.zhHans.contains("没有编号 WH-2026-000099。") == true, "\(unknown?.message.zhHans ?? "")")

    let wrong = try close(number, "\(number) 00000000")
    #expect(wrong.report.issued == 1 && wrong.findings.map(\.code).contains("paper-differs"))
    let closed = try digest(number)
    #expect(closed != issued)
    #expect(try notices { _ = try $0.record("\(number) \(closed)") } == [])
    #expect(
      try notices { _ = try $0.record("\(number) \(issued)") } == ["纸上的是 \(number) 较早的一版（后来结过单或续填过），现在登记的是 \(closed)"])
    for digest in [issued, closed] {
      #expect(try walk.desk().find(FormSearch([digest])).map(\.record.number) == [number])
      #expect(try walk.desk().find(FormSearch([number, digest.uppercased()])).map(\.record.number) == [number])
    }
    #expect(try walk.desk().find(FormSearch([String(issued.dropLast())])).isEmpty)
    #expect(try walk.desk().find(FormSearch([issued], states: [.void])).isEmpty)
  }

  @Test func `a list of scanned codes closes its forms, each once`() throws {
    defer { walk.remove() }
    let number = try open()
    let issued = try digest(number)
    let outcome = try close(number, "\(number) \(issued)\n\(number) 11111111\n\(number)")
    #expect(outcome.numbers == [number] && outcome.findings.map(\.code) == ["scanned-twice", "scanned-twice"])
  }

  @Test func `a form prints the digits of what it shows, before and after closing`() throws {
    defer { walk.remove() }
    let number = try open()
    let issued = try digest(number)
    _ = try close(number, number)
    let register = try FormRegister.open(directory: walk.register, for: .reading)
    let record = try register.record(number)
    #expect(try register.form(of: record).paperDigest == digest(number))
    #expect(try register.form(of: record.job(.issue, []).record).paperDigest == issued)
  }
}
