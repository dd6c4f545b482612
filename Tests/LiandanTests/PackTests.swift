import Findings
import Foundation
import Intake
import Records
import Register
import TestSupport
import Testing
import Zipping

@testable import Liandan

/// Packets for a keeper, as the archivist gets them into a folder.
@Suite struct PackTests {
  let walk: Walk

  init() throws {
    var walk = try Walk()
    // The register of version 1.0.0 has later events than this desk's clock.
    walk.acceptsClock = true
    self.walk = walk
  }

  private func pack(_ out: String = "out") throws -> [PackedArchive] {
    try walk.desk().pack(to: "质检部", period: nil, form: nil, outDirectory: "\(walk.folder)/\(out)")
  }

  private func issue() throws {
    var options = IssueOptions(closes: true)
    options.again = true
    try walk.issue("satisfaction-survey", Example.file("satisfaction-survey"), options)
  }

  @Test func `two registers pack into one folder, and neither packet replaces the other`() throws {
    let other = try Walk()
    defer {
      walk.remove()
      other.remove()
    }
    try issue()
    try other.issue("satisfaction-survey", Example.file("satisfaction-survey"), IssueOptions(closes: true))
    let first = try #require(try pack().first)
    let second = try other.desk().pack(to: "质检部", period: nil, form: nil, outDirectory: walk.folder + "/out")
    #expect(first.file != second.first?.file)
    #expect(try FileManager.default.contentsOfDirectory(atPath: walk.folder + "/out").count == 2)
  }

  @Test func `a keeper is meant by the name on record first, and a name of two keepers is told`() throws {
    walk.remove()
    func copy(_ id: String, _ keeper: LocalizedText) -> CopyDefinition {
      CopyDefinition(id: id, label: LocalizedText("第一联"), colour: .white, keeper: keeper)
    }
    let copies = [
      copy("clerk", LocalizedText("办公室", hant: "辦公室", en: "Office")), copy("own", LocalizedText("Office")),
      copy("client", LocalizedText("客户", hant: "客戶", en: "Customer")),
      copy("guest", LocalizedText("顾客", hant: "顧客", en: "Customer")),
    ]
    for (wanted, name, slug) in [("Office", "Office", "own"), ("辦公室", "办公室", "clerk"), ("guest", "顾客", "guest")] {
      let found = try DeskCall.keeper(wanted, among: copies)
      #expect(found.name == name && found.slug == slug, "\(wanted)")
    }
    let several = #expect(throws: DeskError.self) { try DeskCall.keeper("Customer", among: copies) }
    #expect(several?.message.en == "“Customer” may be 客户, 顾客: name one of them")
    let none = #expect(throws: DeskError.self) { try DeskCall.keeper("仓库", among: copies) }
    #expect(none?.message.en == "no copy is kept by “仓库”. There are: Office, Customer")
  }

  @Test func `a packet that is lost is made again, one that was altered or is somebody else's is left alone`() throws {
    defer { walk.remove() }
    try issue()
    let first = try #require(try pack().first)
    let bytes = try Document.bytes(first.file)
    let again = try #require(try pack().first)
    #expect(!again.isNew && again.sha256 == first.sha256)
    try FileManager.default.removeItem(atPath: first.file)
    #expect(try pack().first?.sha256 == first.sha256)
    #expect(try Document.bytes(first.file) == bytes)

    try Data("x".utf8).write(to: URL(filePath: first.file))
    let altered = #expect(throws: DeskError.self) { try pack() }
    #expect(altered?.message.zhHans.contains("没有覆盖它") == true)
    #expect(try Document.bytes(first.file) == Array("x".utf8))
  }

  @Test func `forms of a month that lie in the packet of another period are told of, not passed over`() throws {
    defer { walk.remove() }
    try issue()
    let whole = try #require(try pack().first)
    let month = String(try walk.desk().mark.at.date.iso.prefix(7))
    #expect(try walk.desk().pack(to: "质检部", period: month, form: nil, outDirectory: nil).isEmpty)
    let others = try walk.desk().packets(for: "质检部", period: month, form: nil)
    #expect(others.map(\.id) == [whole.id] && others.map(\.formCount) == [1])
    #expect(try walk.desk().packets(for: "质检部", period: "2020", form: nil).isEmpty)
    #expect(try walk.desk().packets(for: "售后服务部", period: month, form: nil).isEmpty)
  }

  @Test func `nothing is recorded where the name of a new packet is taken`() throws {
    defer { walk.remove() }
    try issue()
    let register = try FormRegister.open(directory: walk.register, for: .reading)
    let path = "\(walk.folder)/out/qc-all-\(try register.identity())-001.zip"
    try FileManager.default.createDirectory(atPath: walk.folder + "/out", withIntermediateDirectories: true)
    try Data("x".utf8).write(to: URL(filePath: path))
    let taken = #expect(throws: DeskError.self) { try pack() }
    #expect(taken?.message.zhHans.contains("什么都没有登记") == true)
    #expect(try Document.bytes(path) == Array("x".utf8))
    #expect(try walk.states().values.allSatisfy { $0 == .closed })
    try FileManager.default.removeItem(atPath: path)
    #expect(try pack().first?.file == path)
  }

  @Test func `the packets of a register of version 1.0.0 are made again byte for byte`() throws {
    defer { walk.remove() }
    let fixtures = Repository.path + "/Tests/Fixtures"
    try walk.put(registerOf: "1.0.0")
    // What was made void lies in no packet of that version: it is handed over now.
    let packets = try pack().filter { !$0.isNew }
    #expect(packets.map(\.id) == ["qc-all-001", "qc-all-002"])
    for packet in packets {
      #expect(try Document.bytes(packet.file) == Document.bytes("\(fixtures)/packets/1.0.0/\(packet.id).zip"))
    }
    // A list is known by its schema and profile too: those of then.
    var then = walk
    then.profile = nil
    (then.forms, then.profile) = (walk.folder + "/forms", nil)
    // Today's templates have tags of fields that the form had not then.
    then.templates = [then.forms]
    try Walk.copyForms(to: then.forms)
    let register = try FormRegister.open(directory: walk.register, for: .reading)
    let record = try register.record("DC-2026-000001")
    for (digest, name) in [(record.schema, "satisfaction-survey"), (record.profile, "profile")] {
      try Data(try register.asset(digest)).write(to: URL(filePath: "\(then.forms)/\(name).yaml"))
    }
    try register.close()
    var options = IssueOptions()
    options.packetPath = walk.folder + "/out/surveys.zip"
    try then.issue("satisfaction-survey", .file("\(fixtures)/packets/1.0.0/surveys.json"), options)
    #expect(
      try Document.bytes(walk.folder + "/out/surveys.zip") == Document.bytes("\(fixtures)/packets/1.0.0/surveys.zip"))
    try issue()
    #expect(try pack().last?.id.hasSuffix("-004") == true)
  }
}
