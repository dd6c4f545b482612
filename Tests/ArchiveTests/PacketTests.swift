import Crypto
import Findings
import Foundation
import Register
import Storage
import TestSupport
import Testing
import Zipping

@testable import Archive

@Suite struct PacketTests {
  @Test func `a packet is a bag with data, copies, lists and the audit chain, in the order of the names`() throws {
    let packet = try PacketFixture().sound()
    #expect(packet.packet.path.hasSuffix("/packets/\(packet.packet.id).zip") && packet.packet.formCount == 3)
    #expect(packet.packet.bytes == packet.bytes.count)
    #expect(packet.packet.sha256.hex == SHA256.hash(data: packet.bytes).map { String(format: "%02x", $0) }.joined())
    let names = try ZipArchive(packet.bytes).entries.map(\.name)
    let folder = packet.packet.id + "/"
    let schemas = names.filter { $0.hasSuffix(".yaml") }
    #expect(
      names
        == [
          "bag-info.txt", "bagit.txt", "data/audit.jsonl", "data/numbers.json",
          "data/order/DD-2026-000001/DD-2026-000001-finance.docx", "data/order/DD-2026-000001/DD-2026-000001.json",
          "data/transmittal.xlsx", "data/visit-note/BF-2026-000001/BF-2026-000001-finance.docx",
          "data/visit-note/BF-2026-000001/BF-2026-000001.json",
          "data/visit-note/BF-2026-000003/BF-2026-000003-finance.docx",
          "data/visit-note/BF-2026-000003/BF-2026-000003.json", "manifest-sha256.txt",
        ].map { folder + $0 } + schemas + [folder + "tagmanifest-sha256.txt"])
    #expect(schemas.count == 2 && schemas.allSatisfy { $0.hasPrefix(folder + "meta/schemas/") })
  }

  @Test func `bag-info tells where it comes from, for whom, how much it is and how long it is kept`() throws {
    let packet = try OpenPacket(try PacketFixture().sound())
    let lines = packet.text("bag-info.txt").split(separator: "\n").map(String.init)
    let payload = packet.files.filter { $0.key.hasPrefix(packet.top + "data/") }
    #expect(
      lines.prefix(3) == [
        "Source-Organization: 某某机械有限公司", "Bagging-Date: 2026-12-01", "External-Identifier: \(packet.top.dropLast())",
      ])
    #expect(lines.contains("Payload-Oxum: \(payload.values.reduce(0) { $0 + $1.count }).\(payload.count)"))
    #expect(lines.contains("Retention: visit-note 回访记录; 售后服务记录; 10 years, until 2036-12-31"))
    #expect(lines.contains("Audit-Chain-Events: 1-11"))
  }

  @Test func `the account of numbers names what is packed, void and missing`() throws {
    let packet = try OpenPacket(try PacketFixture().sound())
    let numbers = packet.text("data/numbers.json")
    #expect(numbers.contains(#""packed":["DD-2026-000001","BF-2026-000001","BF-2026-000003"]"#))
    #expect(numbers.contains(#""issued":3,"open":0,"closed":2,"void":[{"number":"BF-2026-000002","reason":"填错，重开""#))
  }

  @Test func `the same register gives the same bytes, before and after the packet is recorded`() throws {
    let fixture = PacketFixture()
    defer { try? FileManager.default.removeItem(atPath: fixture.directory) }
    let register = try fixture.register()
    let plan = try fixture.plan(register)
    let first = try fixture.packet(register, plan)
    #expect(try fixture.packet(register, plan, in: "again").bytes == first.bytes)
    try fixture.record(first, plan, in: register)
    #expect(try fixture.packet(register, in: "recorded").bytes == first.bytes)
  }

  @Test func `a packet is written whole and read back as sound`() throws {
    let fixture = PacketFixture()
    defer { try? FileManager.default.removeItem(atPath: fixture.directory) }
    let register = try fixture.register()
    let packet = try fixture.packet(register).packet
    let folder = fixture.directory + "/packets"
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["\(packet.id).zip"])
    let report = try PacketCheck.verify(path: packet.path)
    #expect(report.findings.isEmpty && report.formCount == 3 && report.id == packet.id)
    let missing = #expect(throws: ArchiveError.self) { try PacketCheck.verify(path: folder + "/none.zip") }
    #expect(missing?.code == .noSuchFile)
    let blocked = #expect(throws: ArchiveError.self) { try PacketBuilder("p", in: packet.path, store: DiskFileStore()) }
    #expect(blocked != nil)
  }

  static let head = PacketHead(
    id: "p", register: nil, organization: "", keeper: "", period: "", madeOn: "2026-12-01", madeBy: "")

  private static func form(_ number: String, _ form: String = "visit-note") -> PacketForm {
    PacketForm(
      form: form, title: "", number: number, closedOn: "2026-11-20", retentionYears: nil, archiveClass: "",
      schema: PacketSchema(sha256: .init(of: ""), text: ""), data: Array("{}".utf8),
      copies: [PacketFile(name: "\(number)-qc.docx", label: "", bytes: [1], sha256: .init(of: ""))])
  }

  @Test(arguments: [["B", "A"], ["A", "A"], ["A", "a"]]) func `forms out of order make no packet`(numbers: [String])
    throws
  {
    let temporary = TemporaryFolder()
    defer { temporary.remove() }
    let folder = temporary.path
    do {
      let builder = try PacketBuilder("p", in: folder, store: DiskFileStore())
      try builder.add(PacketTests.form(numbers[0]))
      let error = #expect(throws: ArchiveError.self) { try builder.add(PacketTests.form(numbers[1])) }
      #expect(error?.code == .formsDisordered)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
  }

  @Test func `a sealed packet has no name and leaves nothing behind before it is committed`() throws {
    let temporary = TemporaryFolder()
    defer { temporary.remove() }
    let folder = temporary.path
    let sealed: Packet
    do {
      let builder = try PacketBuilder("p", in: folder, store: DiskFileStore())
      try builder.add(PacketTests.form("A"))
      sealed = try builder.seal(PacketTests.head, accounts: [])
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    let builder = try PacketBuilder("p", in: folder, store: DiskFileStore())
    try builder.add(PacketTests.form("A"))
    #expect(try builder.seal(PacketTests.head, accounts: []) == sealed)
    try builder.commit()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["p.zip"])
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: sealed.path)))
    #expect(bytes.count == sealed.bytes)
    #expect(sealed.sha256.hex == SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined())
  }

  @Test func `forms as listed need no order of numbers, and open ones are counted`() throws {
    let temporary = TemporaryFolder()
    defer { temporary.remove() }
    let folder = temporary.path
    let builder = try PacketBuilder("p", in: folder, order: .asListed, store: DiskFileStore())
    for number in ["DC-2026-999999", "DC-2026-1000000", "DC-2027-000001", "DC-2026-000003"] {
      var form = PacketTests.form(number)
      if number.hasSuffix("3") { form.closedOn = nil }
      try builder.add(form)
    }
    let error = #expect(throws: ArchiveError.self) { try builder.add(PacketTests.form("X", "order")) }
    #expect(error?.code == .formsDisordered)
    let packet = try builder.seal(PacketTests.head, accounts: [])
    try builder.commit()
    let archive = try ZipArchive(Array(try Data(contentsOf: URL(fileURLWithPath: packet.path))))
    func text(_ name: String) throws -> String {
      let entry = try #require(archive.entries.first { $0.name == "p/" + name })
      return String(decoding: try archive.read(at: entry.index), as: UTF8.self)
    }
    #expect(
      try text("data/numbers.json").contains(
        #""packed":["DC-2026-999999","DC-2026-1000000","DC-2027-000001","DC-2026-000003"]"#))
    #expect(try text("bag-info.txt").contains("Open-Forms: 1\n"))
    #expect(try text("bag-info.txt").contains("表单 4 份，其中未结单 1 份"))
  }

  @Test func `wherever writing fails, nothing is left`() throws {
    let temporary = TemporaryFolder()
    defer { temporary.remove() }
    let folder = temporary.path
    for writes in 0..<200 {
      let store = FaultyStore(after: writes, .full)
      do {
        let builder = try PacketBuilder("p", in: folder, store: store)
        for number in ["A", "B", "C"] { try builder.add(PacketTests.form(number)) }
        _ = try builder.seal(PacketTests.head, accounts: [])
        try builder.commit()
      } catch let error as ArchiveError { #expect(error.code == .diskFull) }
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(names == (store.didFail ? [] : ["p.zip"]), "after \(writes) writes")
      if !store.didFail { return #expect(writes > 20) }
    }
    Issue.record("the packet was never written")
  }

  @Test func `a file that has the packet's name is never replaced, though it came after the packet was begun`() throws {
    let temporary = TemporaryFolder()
    defer { temporary.remove() }
    let folder = temporary.path
    let builder = try PacketBuilder("p", in: folder, store: DiskFileStore())
    try builder.add(PacketTests.form("A"))
    _ = try builder.seal(PacketTests.head, accounts: [])
    let path = URL(fileURLWithPath: folder + "/p.zip")
    try Data("somebody's".utf8).write(to: path)
    let error = #expect(throws: ArchiveError.self) { try builder.commit() }
    #expect(error?.code == .fileExists)
    #expect(try Data(contentsOf: path) == Data("somebody's".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["p.zip"])
  }

  @Test(arguments: ["a b", "100%", "../x", "", ".hidden", "财务", "con", "lpt1"]) func `an unsafe name makes no packet`(
    name: String
  )
    throws
  {
    let error = #expect(throws: ArchiveError.self) {
      _ = try PacketBuilder(name, in: NSTemporaryDirectory(), store: DiskFileStore())
    }
    #expect(error?.code == .unsafeName)
  }
}
