import Archive
import Findings
import Foundation
import Testing
import Zipping

@Suite struct PacketTests {
  @Test func `a packet is a bag with data, copies, lists and the audit chain, in the order of the names`() throws {
    let packet = try PacketFixture().sound()
    #expect(packet.fileName == "finance-all-001.zip" && packet.formCount == 3)
    let names = try ZipArchive(packet.bytes).entries.map(\.name)
    let folder = "finance-all-001/"
    #expect(
      names
        == [
          "bag-info.txt", "bagit.txt", "data/audit.jsonl", "data/numbers.json",
          "data/order/DD-2026-000001/DD-2026-000001-finance.docx", "data/order/DD-2026-000001/DD-2026-000001.json",
          "data/transmittal.xlsx", "data/visit-note/BF-2026-000001/BF-2026-000001-finance.docx",
          "data/visit-note/BF-2026-000001/BF-2026-000001.json",
          "data/visit-note/BF-2026-000003/BF-2026-000003-finance.docx",
          "data/visit-note/BF-2026-000003/BF-2026-000003.json", "manifest-sha256.txt", "tagmanifest-sha256.txt",
        ].map { folder + $0 })
  }

  @Test func `bag-info tells where it comes from, for whom, how much it is and how long it is kept`() throws {
    let packet = try OpenPacket(try PacketFixture().sound())
    let lines = packet.text("bag-info.txt").split(separator: "\n").map(String.init)
    let payload = packet.files.filter { $0.key.hasPrefix("finance-all-001/data/") }
    #expect(
      lines.prefix(3) == [
        "Source-Organization: 某某机械有限公司", "Bagging-Date: 2026-12-01", "External-Identifier: finance-all-001",
      ])
    #expect(lines.contains("Payload-Oxum: \(payload.values.reduce(0) { $0 + $1.count }).\(payload.count)"))
    #expect(lines.contains("Retention: visit-note 回访记录; 售后服务记录; 10 years, until 2036-12-31"))
    #expect(lines.contains("Audit-Chain-Events: 1-10"))
  }

  @Test func `the account of numbers names what is packed, void and missing`() throws {
    let packet = try OpenPacket(try PacketFixture().sound())
    let numbers = packet.text("data/numbers.json")
    #expect(numbers.contains(#""packed":["BF-2026-000001","BF-2026-000003","DD-2026-000001"]"#))
    #expect(numbers.contains(#""issued":3,"open":0,"closed":2,"void":[{"number":"BF-2026-000002","reason":"填错，重开""#))
  }

  @Test func `the same register gives the same bytes, before and after the packet is recorded`() throws {
    let fixture = PacketFixture()
    defer { try? FileManager.default.removeItem(atPath: fixture.directory) }
    let register = try fixture.register()
    let first = try fixture.packet(register)
    #expect(try fixture.packet(register).bytes == first.bytes)
    try fixture.record(first, in: register)
    #expect(try fixture.packet(register).bytes == first.bytes)
  }

  @Test func `a packet is written whole and read back as sound`() throws {
    let packet = try PacketFixture().sound()
    let folder = NSTemporaryDirectory() + "packets-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = try packet.write(to: folder)
    try packet.write(to: folder)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["finance-all-001.zip"])
    let report = try PacketCheck.verify(path: path)
    #expect(report.findings.isEmpty && report.formCount == 3 && report.id == "finance-all-001")
    let missing = #expect(throws: ArchiveError.self) { try PacketCheck.verify(path: folder + "/none.zip") }
    #expect(missing?.code == "no-such-file")
    let blocked = #expect(throws: ArchiveError.self) { try packet.write(to: path) }
    #expect(blocked != nil)
  }

  @Test(arguments: ["a b", "100%", "../x", "", ".hidden", "财务"]) func `an unsafe name makes no packet`(name: String)
    throws
  {
    let head = PacketHead(id: name, organization: "", keeper: "", period: "", madeOn: "2026-12-01", madeBy: "")
    let error = #expect(throws: ArchiveError.self) { _ = try PacketBuilder(head) }
    #expect(error?.code == "unsafe-name")
  }
}
