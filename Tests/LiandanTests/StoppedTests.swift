import Findings
import Foundation
import Intake
import Records
import Register
import Storage
import TestSupport
import Testing

@testable import Liandan

@Suite struct StoppedTests {
  /// Three surveys; the list that stands for any batch.
  static func list(_ count: Int = 3) throws -> DataSource {
    let values = try Example.values("satisfaction-survey")
    return try Example.source(
      (1...count).map { row in values.merging(["customer_name": "第 \(row) 家用户"]) { $1 } }, name: "list.json")
  }

  @Test func `wherever the power goes while forms are issued, the same command ends with the same files and numbers`()
    throws
  {
    let whole = try Walk()
    defer { whole.remove() }
    let expected = try whole.issue("satisfaction-survey", try StoppedTests.list(2), groups: 1)
    #expect(expected.numbers == ["DC-2026-000001", "DC-2026-000002"])
    var steps = 0
    var reminders: Set<Int> = []
    while true {
      var broken = try Walk()
      defer { broken.remove() }
      let store = FaultyStore(after: steps)
      broken.store = store
      let isDone = (try? broken.issue("satisfaction-survey", try StoppedTests.list(2), groups: 1)) != nil
      #expect(store.didFail || isDone)
      if !store.didFail { break }
      broken.store = DiskFileStore()
      // However many copies wait, one line says so.
      let left = (try? IssueDesk.verify(broken.register)) ?? []
      #expect(left.allSatisfy { $0.severity == .warning }, "after \(steps) steps")
      reminders.insert(left.count { $0.code == "file-unwritten" })
      let second = try broken.issue("satisfaction-survey", try StoppedTests.list(2), groups: 1)
      #expect(second.numbers == expected.numbers, "after \(steps) steps")
      #expect(second.forms.map { $0.copies.map(\.sha256) } == expected.forms.map { $0.copies.map(\.sha256) })
      #expect(try broken.files() == whole.files(), "after \(steps) steps")
      #expect(try IssueDesk.verify(broken.register) == [], "after \(steps) steps")
      steps += 1
    }
    #expect(steps > 10 && reminders.isSubset(of: [0, 1]) && reminders.contains(1))
  }

  @Test(arguments: ["close", "void", "reprint"])
  func `what the power stops in the middle of another command is finished by the next one`(command: String) throws {
    func open(_ walk: Walk) throws -> String {
      let schema = try walk.desk().library.schema("maintenance-record")
      let data = try Example.source(try Example.opening("maintenance-record", schema))
      return try #require(try walk.issue("maintenance-record", data).numbers.first)
    }
    func act(_ walk: Walk, _ number: String) throws {
      switch command {
      case "close": _ = try walk.close(number, Example.file("maintenance-record"))
      case "void": _ = try walk.desk().void(number, reason: "重复")
      default: _ = try walk.desk().reprint(number, copy: nil, outDirectory: nil)
      }
    }
    let whole = try Walk()
    defer { whole.remove() }
    let number = try open(whole)
    try act(whole, number)
    for steps in [1, 3, 6, 8] {
      var broken = try Walk()
      defer { broken.remove() }
      #expect(try open(broken) == number)
      let store = FaultyStore(after: steps)
      broken.store = store
      #expect(throws: FaultyStore.PowerCut.self) { try act(broken, number) }
      broken.store = DiskFileStore()
      // Any command that writes finishes it; this one has nothing to do of its own.
      #expect(try broken.desk().pack(to: "售后服务部", period: "2020", form: nil, outDirectory: nil).isEmpty)
      #expect(try IssueDesk.verify(broken.register) == [], "after \(steps) steps")
      // Run again it gives its copies and counts once, however far it came.
      try act(broken, number)
      #expect(try broken.files() == whole.files(), "after \(steps) steps")
      #expect(try broken.states() == whole.states())
      #expect(try IssueDesk.verify(broken.register) == [])
    }
  }

  @Test func `a list that was stopped goes on where it was, and tells of all its forms`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let options = IssueOptions(outDirectory: walk.folder + "/print")
    #expect(throws: Walk.Stopped.self) {
      try walk.issue("satisfaction-survey", try StoppedTests.list(13), options, groups: 2, stopAfter: 3)
    }
    let second = try walk.issue("satisfaction-survey", try StoppedTests.list(13), options, groups: 2)
    #expect(second.numbers == (1...13).map { "DC-2026-0000" + ($0 < 10 ? "0\($0)" : "\($0)") })
    #expect(
      second.remarks.map { $0.text(in: .en) } == ["8 forms of this list have numbers already; going on with the rest"])
    #expect(second.report.issued == 13 && second.report.refused == 0)
    for copy in second.forms.flatMap(\.copies) {
      let name = try #require(copy.file.split(separator: "/").last)
      #expect(try Document.bytes("\(walk.folder)/print/\(name)") == Document.bytes(copy.file))
    }
    // Nobody can tell whether a run that had just ended was told of: the same list again gives the same numbers.
    let third = try walk.issue("satisfaction-survey", try StoppedTests.list(13), options)
    #expect(third.numbers == second.numbers && third.report.refused == 0)
  }

  @Test func `a folder that cannot take the copies is refused before any number is taken`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let file = walk.folder + "/file"
    try Data("x".utf8).write(to: URL(filePath: file))
    for out in [file, file + "/below"] {
      let error = #expect(throws: DeskError.self) {
        try walk.issue("cost-approval", Example.file("cost-approval"), IssueOptions(outDirectory: out))
      }
      #expect(error?.kind == .failure)
      #expect(error?.message.zhHans.contains("什么都还没有登记") == true)
    }
    #expect(!FileManager.default.fileExists(atPath: walk.register))
  }

  @Test func `copies that cannot be laid out are safe in the register, and the next run lays them`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let out = walk.folder + "/print"
    // A folder stands where the second copy is to lie.
    let obstacle = out + "/SP-2026-000001-stub.docx"
    try FileManager.default.createDirectory(atPath: obstacle + "/x", withIntermediateDirectories: true)
    let options = IssueOptions(outDirectory: out)
    // What can be known before is: no number is taken.
    #expect(throws: DeskError.self) { try walk.issue("cost-approval", Example.file("cost-approval"), options) }
    #expect(try walk.states().isEmpty && walk.files().isEmpty)
    try walk.issue("cost-approval", Example.file("cost-approval"))
    let error = #expect(throws: DeskError.self) {
      try walk.issue("cost-approval", Example.file("cost-approval"), options)
    }
    #expect(error?.message.zhHans.contains("SP-2026-000001-stub.docx") == true)
    #expect(try IssueDesk.verify(walk.register) == [])
    #expect(try walk.files().count == 3)
    try FileManager.default.removeItem(atPath: obstacle)
    let second = try walk.issue("cost-approval", Example.file("cost-approval"), options)
    #expect(second.numbers == ["SP-2026-000001"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: out).count == 3)
  }

  @Test func `copies are not laid into the register's own folder, by whatever way it is reached`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let data = Example.file("cost-approval")
    try FileManager.default.createSymbolicLink(atPath: walk.folder + "/link", withDestinationPath: walk.register)
    func refused(_ body: () throws -> Void) -> Bool {
      let error = #expect(throws: DeskError.self) { try body() }
      return error?.kind == .usage && error?.message.zhHans.contains("在台账目录 \(walk.register) 里面") == true
    }
    for out in [walk.register, walk.register + "/print", walk.folder + "/x/../register/issued"] {
      #expect(refused { _ = try walk.issue("cost-approval", data, IssueOptions(outDirectory: out)) })
    }
    #expect(!FileManager.default.fileExists(atPath: walk.register))
    let number = try #require(try walk.issue("cost-approval", data).numbers.first)
    let out = walk.folder + "/link/issued/2026/" + number
    var options = IssueOptions(outDirectory: out)
    options.together = PrintFileOptions()
    #expect(refused { _ = try walk.issue("cost-approval", data, options) })
    #expect(refused { _ = try walk.close(number, data, out: out) })
    #expect(refused { _ = try walk.desk().reprint(number, copy: nil, outDirectory: out) })
    #expect(refused { try walk.desk().print([number], formats: [], outDirectory: out) { _ in } })
    #expect(refused { _ = try walk.desk().void(number, reason: "填错", outDirectory: out) })
    #expect(try IssueDesk.verify(walk.register) == [] && walk.states() == [number: .issued])
    // The register may lie in the folder of the printouts.
    _ = try walk.desk().reprint(number, copy: nil, outDirectory: walk.folder)
  }

  @Test(arguments: [false, true])
  func `a disk that is full when copies are laid out takes no number twice`(together: Bool) throws {
    var walk = try Walk()
    defer { walk.remove() }
    let data = Example.file("cost-approval")
    let numbers = try walk.issue("cost-approval", data).numbers
    let out = walk.folder + "/print"
    var options = IssueOptions(outDirectory: out)
    options.together = together ? PrintFileOptions() : nil
    // The register writes nothing more: the first thing that is written is what is laid out.
    walk.store = FaultyStore(after: 0, .full)
    let error = #expect(throws: DeskError.self) { try walk.issue("cost-approval", data, options) }
    #expect(error?.message.zhHans.contains("各联已登记") == true && error?.message.zhHans.contains("磁盘") == true)
    #expect((try? FileManager.default.contentsOfDirectory(atPath: out)) ?? [] == [])
    walk.store = DiskFileStore()
    #expect(try walk.issue("cost-approval", data, options).numbers == numbers)
    #expect(try FileManager.default.contentsOfDirectory(atPath: out).count == (together ? 1 : 3))
    #expect(try IssueDesk.verify(walk.register) == [])
  }

  @Test func `a document that lies where the one to print belongs is told before any number is taken`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let out = walk.folder + "/out"
    var options = IssueOptions(outDirectory: out)
    options.together = PrintFileOptions()
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    for name in ["SP-2026-000001.docx", "SP-2026-000001_SP-2026-000200.docx"] {
      try Data("x".utf8).write(to: URL(filePath: "\(out)/\(name)"))
      let error = #expect(throws: DeskError.self) {
        try walk.issue("cost-approval", Example.file("cost-approval"), options)
      }
      #expect(error?.message.zhHans.contains("\(out)/\(name) 已经存在") == true)
      #expect(try walk.states().isEmpty)
      try FileManager.default.removeItem(atPath: "\(out)/\(name)")
    }
    #expect(try walk.issue("cost-approval", Example.file("cost-approval"), options).numbers == ["SP-2026-000001"])
    #expect(try walk.issue("cost-approval", Example.file("cost-approval"), options).report.known == 1)
  }
}
