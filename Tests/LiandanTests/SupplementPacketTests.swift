import Foundation
import Records
import Register
import Storage
import TestSupport
import Testing
import Zipping

@testable import Liandan

/// What becomes of forms after they were packed: files are attached to them, others correct them.
@Suite struct SupplementPacketTests {
  let walk: Walk
  private let folder = "data/电子档案/2026/satisfaction-survey/"

  /// Three closed surveys with a file attached to the second, packed for quality control.
  init() throws {
    walk = try Walk()
    var again = IssueOptions(closes: true)
    again.again = true
    for _ in 0..<3 { try walk.issue("satisfaction-survey", Example.file("satisfaction-survey"), again) }
    _ = try attach("先附.xml", "<Early/>", to: 2)
    _ = try pack()
  }

  private func number(_ serial: Int) -> String { "DC-2026-00000\(serial)" }

  private func attach(_ name: String, _ text: String, to serial: Int) throws -> AttachedForm {
    let path = "\(walk.folder)/\(name)"
    try Data(text.utf8).write(to: URL(filePath: path))
    return try walk.desk().attach([path], to: number(serial), options: AttachOptions())
  }

  private func pack(to keeper: String = "质检部", period: String? = nil) throws -> [PackedArchive] {
    try walk.desk().pack(
      to: keeper, period: period, form: nil, outDirectory: walk.folder + "/out", asFolders: true)
  }

  private func text(_ packed: PackedArchive, _ path: String) throws -> String {
    try read("\(try #require(packed.folder))/\(path)")
  }

  private func files(_ packed: PackedArchive) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: try #require(packed.folder) + "/" + folder).filter {
      $0.contains(".")
    }.sorted()
  }

  @Test func `what is attached after packing becomes a packet of its own, under the codes that the forms have`() throws
  {
    defer { walk.remove() }
    #expect(try attach("后附.xml", "<Late/>", to: 2).packedFor.map(\.zhHans) == ["质检部"])
    _ = try attach("签字页.pdf", "%PDF-1.7", to: 3)
    let packets = try pack()
    #expect(packets.count == 2 && !packets[0].isNew && packets[0].supplements == nil)
    let late = packets[1]
    #expect(late.isNew && late.formCount == 2 && late.supplements == packets[0].id)
    #expect(late.id == "\(packets[0].id)-s1")
    let (second, third) = ("\(number(2))/\(number(2))", "\(number(3))/\(number(3))")
    #expect(
      try files(late) == [
        "\(second)-attachment-2.xml", "\(second).json", "\(second).xml", "\(third)-attachment-1.pdf", "\(third).json",
        "\(third).xml",
      ])
    #expect(try text(late, "\(folder)\(second)-attachment-2.xml") == "<Late/>")
    let metadata = try text(late, "\(folder)\(second).xml")
    #expect(metadata.contains("<档号>KF-2026-D10-0002</档号>") && metadata.contains("后附.xml"))
    #expect(metadata.contains("<补充的档案包>\(packets[0].id)</补充的档案包>") && !metadata.contains("先附.xml"))
    #expect(try text(late, "\(folder)\(third).xml").contains("<档号>KF-2026-D10-0003</档号>"))
    #expect(try text(late, "data/文件目录.XML").contains("补充=\"\(packets[0].id)\""))
    #expect(try text(late, "data/说明文件.TXT").contains("补充包：档案包 \(packets[0].id)"))
    let info = try text(late, "bag-info.txt")
    #expect(info.contains("Supplements: \(packets[0].id)\n") && info.contains("KF-2026-D10-0002 - KF-2026-D10-0003"))
    for path in [late.file, try #require(late.folder), packets[0].file] {
      #expect(try IssueDesk.verification(of: path, against: PacketAnchor(register: walk.register)).findings == [])
    }
    #expect(try IssueDesk.verify(walk.register) == [])
  }

  @Test func `packing again gives the same packets, and each further attachment is in one of them`() throws {
    defer { walk.remove() }
    _ = try attach("一.xml", "<One/>", to: 1)
    let first = try pack()
    #expect(try pack().map(\.sha256) == first.map(\.sha256))
    try FileManager.default.removeItem(atPath: first[1].file)
    #expect(try pack().map(\.isNew) == [false, false])
    _ = try attach("二.xml", "<Two/>", to: 1)
    let packets = try pack(period: nil)
    #expect(packets.map(\.id) == first.map(\.id) + ["\(first[0].id)-s2"])
    #expect(try files(packets[2]).contains("\(number(1))/\(number(1))-attachment-2.xml"))
    #expect(try !files(packets[2]).contains("\(number(1))/\(number(1))-attachment-1.xml"))
    #expect(try packets.allSatisfy { try IssueDesk.verify($0.file) == [] })
    // A form that is closed since goes on with the codes, as if there were no such packets.
    var again = IssueOptions(closes: true)
    again.again = true
    try walk.issue("satisfaction-survey", Example.file("satisfaction-survey"), again)
    let fresh = try #require(try pack().first { $0.isNew })
    #expect(fresh.id.hasSuffix("-002") && fresh.supplements == nil)
    #expect(try text(fresh, "bag-info.txt").contains("KF-2026-D10-0004"))
    #expect(try IssueDesk.verify(walk.register) == [])
  }

  @Test func `another request for the same forms packs late attachments too, and other keepers get all at once`() throws
  {
    defer { walk.remove() }
    _ = try attach("一.xml", "<One/>", to: 1)
    let packets = try pack(period: "2026")
    #expect(packets.count == 1 && packets[0].supplements != nil && packets[0].formCount == 1)
    #expect(try pack(period: "2025").isEmpty)
    let service = try pack(to: "售后服务部")
    #expect(service.count == 1 && service[0].supplements == nil)
    #expect(try files(service[0]).contains("\(number(1))/\(number(1))-attachment-1.xml"))
    #expect(try IssueDesk.verify(service[0].file) == [])
  }

  @Test(arguments: [
    ("DC-2026-000002/DC-2026-000002-attachment-2.xml", nil, "", "copy-missing"),
    ("DC-2026-000002/DC-2026-000002-attachment-2.xml", "Late", "Lost", "copy-altered"),
    ("DC-2026-000002/DC-2026-000002-attachment-1.xml", "", "<Early/>", "file-unexplained"),
    ("DC-2026-000002/DC-2026-000002-qc.pdf", "", "%PDF", "file-unexplained"),
    ("DC-2026-000002/DC-2026-000002.xml", "0002", "0001", "metadata-differs"),
    ("../../../../bag-info.txt", "Supplements: qc", "Supplements: xx", "bag-info-differs"),
    ("../../../../bag-info.txt", "Supplements: ", "Supplement: ", "bag-info-differs"),
  ])
  func `what is altered in such a packet is named, though its manifests were made anew`(
    path: String, old: String?, new: String, code: String
  ) throws {
    defer { walk.remove() }
    _ = try attach("后附.xml", "<Late/>", to: 2)
    let bag = EditedBag(folder: try #require(try pack().last?.folder))
    try bag.edit(folder + path, replacing: old, with: new)
    try bag.renewManifests()
    let codes = try IssueDesk.verify(bag.folder).map(\.code)
    #expect(codes.contains(code), "\(codes)")
  }

  @Test func `an attached document needs no fixed layout, and such a packet has all four properties`() throws {
    defer { walk.remove() }
    let path = "\(walk.folder)/来函.docx"
    try FileManager.default.copyItem(atPath: "\(Repository.path)/templates/return-record.docx", toPath: path)
    _ = try walk.desk().attach([path], to: number(1), options: AttachOptions())
    let late = try #require(try pack().last)
    let inspection = try IssueDesk.inspection(of: late.file, against: PacketAnchor(register: walk.register))
    #expect(inspection.outcome == .passed, "\(inspection.json.text)")
  }

  @Test func `such a packet is known to the form, made again by repair, and its members stand in the chain`()
    async throws
  {
    defer { walk.remove() }
    _ = try attach("一.xml", "<One/>", to: 1)
    let packets = try walk.desk().pack(to: "质检部", period: nil, form: nil, outDirectory: nil)
    let late = try #require(packets.last)
    let told = try walk.desk().story(of: number(1)).events.compactMap(\.detail)
    #expect(told.contains(late.id), "\(told)")
    try FileManager.default.removeItem(atPath: late.file)
    let repair = try walk.desk().repair(packets: true)
    #expect(repair.note.packets.contains(late.id) && !repair.findings.hasErrors)
    #expect(Digest(of: try Document.bytes(late.file)) == late.sha256)
  }

  @Test func `a form that corrects a packed one says so in the packet that it comes into`() throws {
    defer { walk.remove() }
    var options = IssueOptions(closes: true)
    options.replaces = number(1)
    options.again = true
    try walk.issue("satisfaction-survey", Example.file("satisfaction-survey"), options)
    let packets = try pack()
    #expect(packets.count == 2 && packets[1].supplements == nil)
    #expect(try text(packets[1], "\(folder)\(number(4))/\(number(4)).xml").contains("<相关单据>\(number(1))</相关单据>"))
    #expect(try text(packets[1], "data/文件目录.XML").contains(number(1)))
    #expect(try IssueDesk.verify(packets[1].file) == [])
  }

  @Test func `the lists tell where the paper original was when the packet was made`() throws {
    defer { walk.remove() }
    var again = IssueOptions(closes: true)
    again.again = true
    try walk.issue("satisfaction-survey", Example.file("satisfaction-survey"), again)
    _ = try walk.desk().movePaper([number(4)], list: nil, PaperChange(place: "三楼档案室", box: "2026-质-01"))
    let packed = try #require(try pack().last)
    #expect(try text(packed, "\(folder)\(number(4))/\(number(4)).xml").contains("<纸质原件>三楼档案室，盒 2026-质-01</纸质原件>"))
    let archive = try ZipArchive(try Document.bytes("\(try #require(packed.folder))/data/transmittal.xlsx"))
    let book = try archive.entries.map { String(decoding: try archive.read(at: $0.index), as: UTF8.self) }.joined()
    #expect(book.contains("存放位置") && book.contains("三楼档案室，盒 2026-质-01"))
    _ = try walk.desk().movePaper([number(4)], list: nil, PaperChange(box: "2026-质-09"))
    try FileManager.default.removeItem(atPath: packed.file)
    #expect(try pack().last?.sha256 == packed.sha256)
    #expect(try IssueDesk.verify(packed.file) == [])
  }
}
