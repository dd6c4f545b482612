import Findings
import Foundation
import Intake
import Records
import Register
import Storage
import TestSupport
import Testing

@testable import Liandan

/// Packets as an archive wants them: fixed copies, metadata, archival codes, the folders of a carrier, void forms.
@Suite struct ArchivePacketTests {
  let walk: Walk
  init() throws { walk = try Walk() }

  /// Three surveys of one day: one closed, one void, one open; and a closed approval that is nobody's business.
  private func issue(_ walk: Walk) throws {
    var again = IssueOptions(closes: true)
    again.again = true
    try walk.issue("satisfaction-survey", Example.file("satisfaction-survey"), again)
    try walk.issue("satisfaction-survey", Example.file("satisfaction-survey"), again)
    _ = try walk.desk().void("DC-2026-000002", reason: "客户王某投诉", replacedBy: nil, outDirectory: nil)
    try walk.issue("cost-approval", Example.file("cost-approval"), IssueOptions(closes: true))
  }

  private func pack(_ walk: Walk, to keeper: String = "质检部", period: String? = nil) throws -> [PackedArchive] {
    try walk.desk().pack(
      to: keeper, period: period, form: nil, outDirectory: walk.folder + "/out", asFolders: true)
  }

  private func text(_ packed: PackedArchive, _ path: String) throws -> String {
    try read("\(try #require(packed.folder))/\(path)")
  }

  @Test func `a packet explains itself, with fixed copies, metadata and the folders of a carrier`() throws {
    defer { walk.remove() }
    try issue(walk)
    let packed = try #require(try pack(walk).first)
    let folder = try #require(packed.folder)
    #expect(try IssueDesk.verify(packed.file) == [])
    #expect(try IssueDesk.verify(folder) == [])
    let form = "data/电子档案/2026/satisfaction-survey/DC-2026-000001/DC-2026-000001"
    for path in [
      "\(form)-qc.docx", "\(form)-qc.pdf", "\(form).json", "\(form).xml", "data/说明文件.TXT", "data/文件目录.XML",
      "data/其他/移交与接收登记表.xlsx", "data/其他/字段说明.xlsx", "data/其他/归档规则.yaml", "data/transmittal.xlsx",
      "data/numbers.json", "data/audit.jsonl",
    ] { #expect(FileManager.default.fileExists(atPath: "\(folder)/\(path)"), "\(path)") }
    let metadata = try text(packed, "\(form).xml")
    for words in [
      "<档号>KF-2026-D10-0001</档号>", "<保管期限>10年</保管期限>", "<保管至>2036-12-31</保管至>", "<题名>顾客满意度调查表（",
      "<行为 时间=\"2026-11-20", "操作人=\"陈晓燕\">开单</行为>", "页数=\"1\"",
    ] { #expect(metadata.contains(words), "\(words)") }
    #expect(try text(packed, "data/文件目录.XML").contains("<档号>KF-2026-D10-0002</档号>"))
    #expect(try text(packed, "data/说明文件.TXT").contains("共 2 份"))
  }

  @Test func `void forms are handed over with their stamped copies, and count as no open ones`() throws {
    defer { walk.remove() }
    try issue(walk)
    let packed = try #require(try pack(walk).first)
    #expect(packed.formCount == 2)
    let form = "data/电子档案/2026/satisfaction-survey/DC-2026-000002/DC-2026-000002"
    #expect(FileManager.default.fileExists(atPath: "\(packed.folder ?? "")/\(form)-qc-void.docx"))
    #expect(FileManager.default.fileExists(atPath: "\(packed.folder ?? "")/\(form)-qc-void.pdf"))
    #expect(try text(packed, "bag-info.txt").contains("其中作废 1 份"))
    let info = try text(packed, "bag-info.txt")
    #expect(!info.contains("Open-Forms"))
    #expect(try walk.states()["DC-2026-000002"] == .void)
  }

  @Test func `attachments are handed over byte for byte, and the metadata know the names that they came under`() throws
  {
    defer { walk.remove() }
    try issue(walk)
    for (name, text) in [("电子发票.xml", "<Invoice/>"), ("签字页 扫描.PDF", "%PDF-1.7")] {
      let path = "\(walk.folder)/\(name)"
      try Data(text.utf8).write(to: URL(filePath: path))
      _ = try walk.desk().attach([path], to: "DC-2026-000001", options: AttachOptions())
    }
    let packed = try #require(try pack(walk).first)
    #expect(try IssueDesk.verify(packed.file) == [])
    let form = "data/电子档案/2026/satisfaction-survey/DC-2026-000001/DC-2026-000001"
    #expect(try text(packed, "\(form)-attachment-1.xml") == "<Invoice/>")
    #expect(try text(packed, "\(form)-attachment-2.pdf") == "%PDF-1.7")
    #expect(try text(packed, "\(form).xml").contains("原名=\"电子发票.xml\""))
    #expect(try text(packed, "data/文件目录.XML").contains("附件 2 件"))
    let bag = EditedBag(folder: try #require(packed.folder))
    try bag.edit("\(form)-attachment-1.xml", replacing: "<Invoice/>", with: "<Other/>")
    try bag.edit("\(form)-attachment-2.pdf", replacing: nil, with: "")
    try bag.renewManifests()
    let codes = try IssueDesk.verify(bag.folder).map(\.code)
    #expect(codes.contains("copy-altered") && codes.contains("copy-missing"), "\(codes)")
  }

  @Test func `a packet shows the events of its own forms; those of others stand in its chain by hash alone`() throws {
    defer { walk.remove() }
    try issue(walk)
    let approval = try #require(try pack(walk, to: "财务部").first)
    let chain = try text(approval, "data/audit.jsonl")
    #expect(!chain.contains("客户王某投诉") && !chain.contains("DC-2026"))
    #expect(try IssueDesk.verify(approval.file) == [])
    let survey = try #require(try pack(walk).first)
    let lines = try text(survey, "data/audit.jsonl").split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("{\"seq\":") && $0.contains(",\"body\":\"") && !$0.contains("SP-2026") })
    #expect(lines.contains { $0.contains("客户王某投诉") })
  }

  @Test func `forms of two years or two retentions never share a packet, and codes have no gaps`() throws {
    defer { walk.remove() }
    try issue(walk)
    try walk.issue("return-record", Example.file("return-record"), IssueOptions(closes: true))
    var next = walk
    next.seconds += 50 * 86_400
    var again = IssueOptions(closes: true)
    again.again = true
    try next.issue("satisfaction-survey", Example.file("satisfaction-survey"), again)
    let packets = try pack(next)
    let infos = try packets.map { try text($0, "bag-info.txt") }
    #expect(packets.count == 3)
    #expect(infos.allSatisfy { $0.split(separator: "\n").count { $0.hasPrefix("Retention:") } == 1 })
    #expect(Set(infos.compactMap { $0.firstMatch(of: /Archive-Codes: (.*)/)?.1 }).count == 3)
    #expect(packets.allSatisfy { (try? IssueDesk.verify($0.file)) == [] })
    try next.issue("satisfaction-survey", Example.file("satisfaction-survey"), again)
    let more = try #require(try pack(next).last)
    let info = try text(more, "bag-info.txt")
    #expect(more.isNew && info.contains("Archive-Codes: KF-2027-D10-0002"))
  }

  @Test func `a packet is made again byte for byte after the rules and the profile were changed`() throws {
    defer { walk.remove() }
    try issue(walk)
    let first = try #require(try pack(walk).first)
    try FileManager.default.removeItem(atPath: first.file)
    var then = walk
    (then.forms, then.profile) = (walk.folder + "/forms", nil)
    try Walk.copyForms(to: then.forms)
    let rules = "\(then.forms)/archive.yaml"
    let text = try read(rules).replacing("档号: 档号", with: "档号: 编码").replacing("KF", with: "XX")
    try Data(text.utf8).write(to: URL(filePath: rules))
    let again = try #require(try pack(then).first)
    #expect(again.sha256 == first.sha256 && !again.isNew)
  }

  @Test func `a company names its fonds, its writing of codes and the formats of its keepers`() throws {
    defer { walk.remove() }
    var walk = walk
    (walk.forms, walk.profile) = (walk.folder + "/forms", nil)
    try Walk.copyForms(to: walk.forms)
    let profile = "\(walk.forms)/profile.yaml"
    let archive = """

      archive:
        fonds: A001
        code: "{fonds}·{class}·{year}-{serial:6}"
        format: none
        keepers: { 质检部: ofd }

      """
    try Data((try read(profile) + archive).utf8).write(to: URL(filePath: profile))
    try issue(walk)
    let packed = try #require(try pack(walk).first)
    let form = "data/电子档案/2026/satisfaction-survey/DC-2026-000001/DC-2026-000001"
    #expect(FileManager.default.fileExists(atPath: "\(packed.folder ?? "")/\(form)-qc.ofd"))
    #expect(!FileManager.default.fileExists(atPath: "\(packed.folder ?? "")/\(form)-qc.pdf"))
    let metadata = try text(packed, "\(form).xml")
    #expect(metadata.contains("<档号>A001·KF·2026-000001</档号>") && metadata.contains("<全宗号>A001</全宗号>"))
    #expect(try IssueDesk.verify(packed.file) == [])
    let other = try #require(try pack(walk, to: "售后服务部").first)
    let files = try FileManager.default.subpathsOfDirectory(atPath: try #require(other.folder))
    #expect(!files.contains { $0.hasSuffix(".pdf") || $0.hasSuffix(".ofd") })
  }

  @Test(arguments: [
    ("data/说明文件.TXT", "2026", "2025", "archive-list-differs"),
    ("data/文件目录.XML", "0001", "0009", "archive-list-differs"),
    ("data/其他/归档规则.yaml", "KF", "KG", "archive-list-differs"),
    ("data/电子档案/2026/satisfaction-survey/DC-2026-000001/DC-2026-000001.xml", "陈晓燕", "王建国", "metadata-differs"),
    ("data/电子档案/2026/satisfaction-survey/DC-2026-000001/DC-2026-000001.xml", nil, "", "metadata-differs"),
    ("data/电子档案/2026/satisfaction-survey/DC-2026-000002/DC-2026-000002-qc-void.pdf", nil, "", "copy-missing"),
    ("data/电子档案/2026/satisfaction-survey/DC-2026-000001/DC-2026-000001-qc.pdf", nil, "", "copy-missing"),
    ("data/其他/移交与接收登记表.xlsx", nil, "", "list-missing"),
    ("data/其他/字段说明.xlsx", nil, "", "list-missing"),
    ("data/其他/说明.txt", "", "新", "file-unexplained"),
    ("data/电子档案/2026/satisfaction-survey/DC-2026-000001/DC-2026-000001-extra.pdf", "", "新", "file-unexplained"),
    ("bag-info.txt", "Fiscal-Year: 2026", "Fiscal-Year: 2025", "bag-info-differs"),
    ("bag-info.txt", "KF-2026-D10-0002", "KF-2026-D10-0003", "bag-info-differs"),
    ("data/audit.jsonl", "\"body\":\"", "\"body\":\"0", "event-unreadable"),
  ])
  func `what the chain and the records do not give is found, though all manifests were made anew`(
    path: String, old: String?, new: String, code: String
  ) throws {
    defer { walk.remove() }
    try issue(walk)
    let packed = try #require(try pack(walk).first)
    let bag = EditedBag(folder: try #require(packed.folder))
    try bag.edit(path, replacing: old, with: new)
    try bag.renewManifests()
    let codes = try IssueDesk.verify(bag.folder).map(\.code)
    #expect(codes.contains(code), "\(codes)")
    #expect(!codes.contains("payload-altered"))
  }
}
