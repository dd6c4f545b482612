import Findings
import Foundation
import Intake
import Storage
import TestSupport
import Testing

@testable import Liandan

/// 四性检测报告: packets checked item by item.
@Suite struct InspectionTests {
  let walk: Walk
  init() throws { walk = try Walk() }

  private func packet() throws -> PackedArchive {
    try walk.issue("satisfaction-survey", Example.file("satisfaction-survey"), IssueOptions(closes: true))
    return try #require(
      try walk.desk().pack(
        to: "质检部", period: nil, form: nil, outDirectory: walk.folder + "/out", asFolders: true
      ).first)
  }

  private func outcomes(_ inspection: ArchiveInspection) -> [String: ArchiveInspection.Outcome] {
    Dictionary(uniqueKeysWithValues: inspection.results.map { ($0.item.id, $0.outcome) })
  }

  private func report(_ packets: [ArchiveInspection], since: String? = nil) throws -> InspectionReport {
    try InspectionReport(packets, in: try walk.session().world, since: since)
  }

  @Test func `a sound packet passes, and what cannot be tested is said to be so with the reason`() throws {
    defer { walk.remove() }
    let packet = try packet()
    let alone = try IssueDesk.inspection(of: packet.file)
    #expect(alone.outcome == .passed && alone.count(.failed) == 0)
    let untested = alone.results.filter { $0.outcome == .notTested }
    #expect(untested.map(\.item.id).contains("reprint") && untested.allSatisfy { $0.remark != nil })
    let beside = try IssueDesk.inspection(of: packet.file, against: PacketAnchor(register: walk.register))
    #expect(outcomes(beside)["reprint"] == .passed && outcomes(beside)["register"] == .passed)
    #expect(Set(beside.results.map(\.item.property)) == Set(ArchiveProperty.allCases))
  }

  @Test func `what is wrong fails the item that it belongs to`() throws {
    defer { walk.remove() }
    let folder = try #require(try packet().folder)
    let form = "\(folder)/data/电子档案/2026/satisfaction-survey/DC-2026-000001/DC-2026-000001"
    try FileManager.default.removeItem(atPath: "\(form)-qc.pdf")
    try Data("x".utf8).write(to: URL(filePath: "\(form)-qc.docx"))
    try Data("x".utf8).write(to: URL(filePath: "\(folder)/data/run.exe"))
    let found = outcomes(try IssueDesk.inspection(of: folder))
    for item in ["digests", "records", "files", "formats", "opens", "fixed"] {
      #expect(found[item] == .failed, "\(item)")
    }
    for item in ["chain", "numbers", "readme"] { #expect(found[item] == .passed, "\(item)") }
  }

  @Test func `the report is a document in three languages, and JSON with which the next is compared`() throws {
    defer { walk.remove() }
    let packet = try packet()
    let first = try report([IssueDesk.inspection(of: packet.file)])
    let json = MemorySpool()
    try first.write(.json, in: .zhHans, to: json)
    let path = walk.folder + "/last.json"
    try Data(json.bytes).write(to: URL(filePath: path))
    #expect(try report([IssueDesk.inspection(of: packet.file)], since: path).changes == [])

    try Data([0]).write(to: URL(filePath: packet.file))
    let later = try report([IssueDesk.inspection(of: packet.file)], since: path)
    #expect(later.hasFailures && later.changes?.isEmpty == false)
    #expect(throws: DeskError.self) { try report([], since: packet.file) }
    for (language, title) in [(Language.zhHans, "四性检测报告"), (.zhHant, "四性檢測報告"), (.en, "Report on the Four Properties")]
    {
      let document = MemorySpool()
      try first.write(.docx, in: language, to: document)
      try Data(document.bytes).write(to: URL(filePath: walk.folder + "/report.docx"))
      #expect(try Document.text(walk.folder + "/report.docx").contains(title))
      for style in [InspectionReport.Style.pdf, .ofd] {
        let pages = MemorySpool()
        try first.write(style, in: language, to: pages)
        #expect(pages.bytes.count > 1000)
      }
    }
  }
}
