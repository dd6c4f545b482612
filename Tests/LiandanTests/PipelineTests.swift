import Findings
import Forms
import Foundation
import Intake
import Records
import Register
import Storage
import Synchronization
import Testing

@testable import Liandan

@Suite struct PipelineTests {
  /// Surveys of which every fifth names an unknown way of asking.
  static func list(_ count: Int) throws -> DataSource {
    let values = try Example.values("satisfaction-survey")
    return try Example.source(
      (1...count).map { row in
        values.merging(["customer_name": "第 \(row) 家用户", "survey_mode": row.isMultiple(of: 5) ? "飞鸽" : "电话"]) { $1 }
      }, name: "list.json")
  }

  /// What is told, in one word each: the number of a form, or the row of a refused one.
  static func words(_ walk: Walk, _ options: IssueOptions, _ data: DataSource) throws -> [String] {
    var words: [String] = []
    _ = try walk.desk().issue("satisfaction-survey", from: [data], options: options) { event in
      switch event {
      case .issued(let form): words.append(form.number)
      case .refused(let form): words.append("row \(form.row)")
      case .found, .joined, .packed, .progress, .remark: break
      }
    }
    return words
  }

  @Test func `one thread or many give the same files, the same chain, and tell of every row in the order of the list`()
    throws
  {
    var chains: [[UInt8]] = []
    var files: [[String: Digest]] = []
    for jobs in [1, 2, 7] {
      let walk = try Walk()
      defer { walk.remove() }
      var options = IssueOptions(closes: true)
      options.groupSize = 9
      options.jobs = jobs
      let words = try PipelineTests.words(walk, options, try PipelineTests.list(43))
      var serial = 0
      let expected = (1...43).map { row in
        if row.isMultiple(of: 5) { return "row \(row)" }
        serial += 1
        return "DC-2026-0000" + (serial < 10 ? "0\(serial)" : "\(serial)")
      }
      #expect(words == expected)
      #expect(try IssueDesk.verify(walk.register) == [])
      let register = try FormRegister.open(directory: walk.register, for: .reading)
      var chain: [UInt8] = []
      try register.events(0...Int.max) { chain += $0.line }
      try register.close()
      chains.append(chain)
      files.append(try walk.files())
    }
    #expect(chains[0] == chains[1] && chains[1] == chains[2])
    #expect(files[0].count == 35 * 3 && files[0] == files[1] && files[1] == files[2])
  }

  @Test func `asked to stop it finishes and tells of what it began, and the same command goes on`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    var options = IssueOptions()
    options.groupSize = 4
    var numbers: [String] = []
    let call = try walk.desk()
    let report = try call.issue("satisfaction-survey", from: [try StoppedTests.list(40)], options: options) { event in
      if case .issued(let form) = event { numbers.append(form.number) }
      if numbers.count == 8 { call.cancellation.cancel() }
    }
    #expect(report.isStopped && (8..<40).contains(report.issued) && numbers.count == report.issued)
    #expect(try IssueDesk.verify(walk.register) == [])
    let second = try walk.issue("satisfaction-survey", try StoppedTests.list(40), groups: 4)
    #expect(!second.report.isStopped && second.numbers.starts(with: numbers))
    #expect(Set(second.numbers).count == 40)
  }

  @Test func `a long list is laid into folders of so many numbers each, a short one into one, and so after a stop`()
    throws
  {
    let walk = try Walk()
    defer { walk.remove() }
    let out = walk.folder + "/print"
    var options = IssueOptions(outDirectory: out)
    options.formsPerFolder = 3
    #expect(throws: Walk.Stopped.self) {
      try walk.issue("satisfaction-survey", try StoppedTests.list(7), options, groups: 2, stopAfter: 2)
    }
    try walk.issue("satisfaction-survey", try StoppedTests.list(7), options, groups: 2)
    let folders = try FileManager.default.contentsOfDirectory(atPath: out).sorted()
    #expect(
      folders == [
        "DC-2026-000001_DC-2026-000003", "DC-2026-000004_DC-2026-000006", "DC-2026-000007_DC-2026-000009",
      ])
    #expect(
      try folders.map { try FileManager.default.contentsOfDirectory(atPath: "\(out)/\($0)").count } == [9, 9, 3])
    options.again = true
    try walk.issue("satisfaction-survey", try StoppedTests.list(3), options)
    #expect(try FileManager.default.contentsOfDirectory(atPath: out).filter { $0.hasSuffix(".docx") }.count == 9)
  }

  @Test func `documents to print in one go hold so many forms each`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let out = walk.folder + "/print"
    var options = IssueOptions(outDirectory: out)
    options.together = PrintFileOptions()
    options.together?.formsPerFile = 2
    try walk.issue("satisfaction-survey", try StoppedTests.list(5), options)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: out).sorted() == [
        "DC-2026-000001_DC-2026-000002.docx", "DC-2026-000003_DC-2026-000004.docx", "DC-2026-000005.docx",
      ])
  }

  /// The labels of the copies in a document, in their order.
  private func labels(_ path: String) throws -> [String] {
    let text = try Document.text(path)
    return text.matches(of: /第[一二三]联/).map { String($0.output) }.reduce(into: []) { labels, label in
      if labels.last != label { labels.append(label) }
    }
  }

  @Test func `documents to print in one go hold form by form, copy by copy, or one copy alone`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let data = try StoppedTests.list(3)
    var options = IssueOptions(outDirectory: walk.folder + "/forms")
    options.together = PrintFileOptions()
    try walk.issue("satisfaction-survey", data, options)
    let name = "DC-2026-000001_DC-2026-000003"
    let (first, second, third) = ("第一联", "第二联", "第三联")
    let byForm = try labels("\(walk.folder)/forms/\(name).docx")
    #expect(byForm == Array(repeating: [first, second, third], count: 3).flatMap(\.self))
    options.together?.order = .copies
    options.outDirectory = walk.folder + "/copies"
    try walk.issue("satisfaction-survey", data, options)
    #expect(try labels("\(walk.folder)/copies/\(name).docx") == [first, second, third])
    // Behind the title, which names the first and the last.
    let whole = try Document.text("\(walk.folder)/copies/\(name).docx")
    let text = try #require(whole.split(separator: "DC-2026-000003", maxSplits: 1).last)
    let places = (1...3).compactMap { text.range(of: "DC-2026-00000\($0)")?.lowerBound }
    #expect(places.count == 3 && places == places.sorted())
    let ids = try walk.desk().library.schema("satisfaction-survey").copies.map(\.id)
    options.together?.copy = ids[1]
    options.outDirectory = walk.folder + "/second"
    try walk.issue("satisfaction-survey", data, options)
    #expect(try labels("\(walk.folder)/second/\(name)-\(ids[1]).docx") == [second])
    options.together?.copy = "没有这一联"
    let error = #expect(throws: DeskError.self) { try walk.issue("satisfaction-survey", data, options) }
    #expect(error?.kind == .usage && error?.message.zhHans.contains("没有“没有这一联”这一联") == true)
  }

  @Test func `copies that are laid out are named beside those of the record`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let out = walk.folder + "/print"
    var options = IssueOptions(outDirectory: out)
    options.formsPerFolder = 2
    let data = try StoppedTests.list(3)
    for _ in 1...2 {
      let forms = try walk.issue("satisfaction-survey", data, options).forms
      let folders = ["DC-2026-000001_DC-2026-000002", "DC-2026-000001_DC-2026-000002", "DC-2026-000003_DC-2026-000004"]
      for (form, folder) in zip(forms, folders) {
        for copy in form.copies {
          #expect(copy.out == "\(out)/\(folder)/\(copy.file.split(separator: "/").last ?? "")")
          #expect(try Document.bytes(copy.out ?? "") == Document.bytes(copy.file))
        }
        #expect(form.json.text.contains("\"out\":\"\(out)/\(folder)/"))
      }
    }
    #expect(try walk.issue("satisfaction-survey", data).forms.allSatisfy { $0.copies.allSatisfy { $0.out == nil } })
    let number = "DC-2026-000001"
    let voided = try walk.desk().void(number, reason: "重复", outDirectory: out)
    #expect(voided.copies.allSatisfy { $0.out?.hasPrefix(out) == true })
  }

  @Test func `data of which nothing can be issued leave nothing behind`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    for data in [DataSource.bytes(Array("{".utf8), name: "a.json"), .file(walk.folder + "/none.csv")] {
      let outcome = try walk.issue("satisfaction-survey", data)
      #expect(outcome.report.hasErrors && outcome.forms.isEmpty)
    }
    #expect(try walk.issue("satisfaction-survey", try Example.source([["customer_name": "甲"]])).report.refused == 1)
    #expect(!FileManager.default.fileExists(atPath: walk.register))
  }

  @Test func `the record can only be read`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let issued = try walk.issue("cost-approval", Example.file("cost-approval"))
    for copy in try #require(issued.forms.first).copies {
      let mode = try FileManager.default.attributesOfItem(atPath: copy.file)[.posixPermissions] as? Int
      #expect((mode ?? 0o777) & 0o222 == 0)
    }
  }
}
