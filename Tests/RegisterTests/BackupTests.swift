import Findings
import Forms
import Foundation
import GRDB
import Records
import Storage
import TestSupport
import Testing

@testable import Register

/// A register with forms of every state, and the folder of its backups.
private struct Site {
  let folder = TemporaryFolder(inMemory: true)
  var home: TestRegister
  var backups: String { folder.path + "/backups" }
  var target: String { folder.path + "/restored/register" }

  init() throws {
    try folder.make()
    home = TestRegister(at: folder.path + "/register")
    try CrashTests.work(home)
    try Data("company: { name: 某某 }\n".utf8).write(to: URL(filePath: home.directory + "/profile.yaml"))
  }

  func remove() { folder.remove() }

  @discardableResult
  func backUp(store: any FileStore = DiskFileStore()) throws -> RegisterBackup {
    let register = try FormRegister.open(directory: home.directory, for: .reading, store: store)
    defer { try? register.close() }
    return try register.backUp(into: backups, by: home.mark)
  }

  func restore(
    _ path: String? = nil, last: [String] = [], store: any FileStore = DiskFileStore()
  ) throws -> RestoredRegister {
    let newest = try path ?? #require(try BackupFolder.all(in: backups).last).path
    let backup = try #require(try BackupFolder(at: newest))
    return try backup.restore(
      to: target, lost: { try $0.lost(until: last, forms: []).get() }, by: home.mark("2026-11-21"), store: store)
  }

  /// The register that was restored.
  var restored: TestRegister {
    var register = TestRegister(at: target)
    register.day = "2026-11-22"
    return register
  }

  /// What lies in the folder of backups, hidden things too.
  func beside(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }
}

@Suite struct BackupTests {
  @Test func `a backup holds all that the register holds, whole, and is a register to read`() throws {
    let site = try Site()
    defer { site.remove() }
    let backup = try site.backUp()
    #expect(backup.path == site.backups + "/register-20261120-0000" || backup.path.contains("/register-20261120-"))
    #expect(backup.findings.isEmpty && backup.copied == 11 && backup.linked == 0 && backup.note.forms == 3)
    let copy = TestRegister(at: backup.path)
    #expect(try CrashTests.files(copy) == CrashTests.files(site.home))
    #expect(try copy.openForReading().verify().isEmpty)
    #expect(try BackupFolder(at: backup.path)?.differences().isEmpty == true)
    #expect(site.beside(site.backups).count == 1)
    // Issued copies can only be read there, too.
    let file = "\(backup.path)/issued/2026/BF-2026-000001/BF-2026-000001-qc.docx"
    #expect((try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int ?? 0o777) & 0o222 == 0)
    // By the program of the system too.
    let check = Process()
    check.executableURL = URL(filePath: "/usr/bin/env")
    check.arguments = ["sha256sum", "--check", "--quiet", "--strict", "SHA256SUMS"]
    check.currentDirectoryURL = URL(filePath: backup.path)
    try check.run()
    check.waitUntilExit()
    #expect(check.terminationStatus == 0)
  }

  @Test func `nothing is recorded in a backup`() throws {
    let site = try Site()
    defer { site.remove() }
    let backup = try site.backUp()
    #expect(errorCode { _ = try TestRegister(at: backup.path).open() } == "backup-only")
  }

  @Test func `a second backup shares what did not change with the first, and stays whole without it`() throws {
    let site = try Site()
    defer { site.remove() }
    let first = try site.backUp()
    let register = try site.home.open()
    try site.home.issue(register, TestForms.schema(), ["丁"])
    try register.close()
    let second = try site.backUp()
    #expect(second.path != first.path && second.linked == 10 && second.copied == 3)
    try FileManager.default.removeItem(atPath: first.path)
    let copy = TestRegister(at: second.path)
    #expect(try copy.openForReading().verify().isEmpty && BackupFolder(at: second.path)?.differences() == [])
    #expect(try CrashTests.files(copy) == CrashTests.files(site.home))
  }

  @Test func `what another register left there is not shared`() throws {
    let (site, other) = (try Site(), try Site())
    defer {
      site.remove()
      other.remove()
    }
    try other.backUp()
    try FileManager.default.copyItem(atPath: other.backups, toPath: site.backups)
    #expect(try site.backUp().linked == 0)
  }

  @Test func `a copy that is gone or altered is told, and the rest is there`() throws {
    let site = try Site()
    defer { site.remove() }
    let number = site.home.directory + "/issued/2026/BF-2026-000001/BF-2026-000001"
    try FileManager.default.removeItem(atPath: number + "-qc.docx")
    try FileManager.default.removeItem(atPath: number + "-finance.docx")
    try Data("x".utf8).write(to: URL(filePath: number + "-finance.docx"))
    let backup = try site.backUp()
    #expect(Set(backup.findings.map(\.code)) == ["file-missing", "file-altered"] && backup.copied == 9)
    #expect(try BackupFolder(at: backup.path)?.differences() == [])
  }

  @Test func `what is altered in a backup is told by verification`() throws {
    let site = try Site()
    defer { site.remove() }
    let backup = try site.backUp()
    try Data("x".utf8).write(to: URL(filePath: backup.path + "/profile.yaml"))
    #expect(try BackupFolder(at: backup.path)?.differences().map(\.code) == ["file-altered"])
    try Data("".utf8).write(to: URL(filePath: backup.path + "/SHA256SUMS"))
    #expect(try BackupFolder(at: backup.path)?.differences().map(\.code) == ["backup-damaged"])
    #expect(errorCode { _ = try site.restore() } == "backup-damaged")
    #expect(site.beside(site.folder.path + "/restored").isEmpty)
  }

  @Test(arguments: [FaultyStore.Fault.death, .full])
  func `wherever the power goes in a backup, there is no half one, and the next is whole`(fault: FaultyStore.Fault)
    throws
  {
    let site = try Site()
    defer { site.remove() }
    var steps = 0
    while true {
      let store = FaultyStore(after: steps, fault)
      let code = errorCode { try site.backUp(store: store) }
      if code == nil { break }
      #expect(store.didFail, "\(code ?? "")")
      // Whole under its name, or not there: the power may go when all is done but for syncing the last name.
      for backup in try BackupFolder.all(in: site.backups) {
        #expect(try backup.differences().isEmpty && TestRegister(at: backup.path).openForReading().verify().isEmpty)
      }
      for name in site.beside(site.backups) where !name.hasPrefix(".") {
        #expect(try BackupFolder(at: "\(site.backups)/\(name)") != nil, "\(name) after \(steps) steps")
      }
      steps += 1
    }
    #expect(steps > (fault == .full ? 15 : 30))
    #expect(!site.beside(site.backups).contains { $0.hasPrefix(".") })
    let newest = try #require(try BackupFolder.all(in: site.backups).last)
    #expect(try newest.differences().isEmpty && TestRegister(at: newest.path).openForReading().verify().isEmpty)
  }

  @Test func `while others write, each backup is of one moment`() async throws {
    let site = try Site()
    defer { site.remove() }
    let home = site.home
    let writing = Task.detached {
      let schema = try TestForms.schema()
      for count in 0..<60 {
        let register = try home.open()
        try home.issue(register, schema, ["客户 \(count)"], result: "满意")
        try register.close()
      }
    }
    var forms: [Int] = []
    for _ in 0..<8 {
      let backup = try site.backUp()
      #expect(backup.findings.isEmpty)
      #expect(try TestRegister(at: backup.path).openForReading().verify().isEmpty)
      forms.append(backup.note.forms)
    }
    try await writing.value
    #expect(forms == forms.sorted())
    #expect(try home.codes().isEmpty)
  }
}

@Suite struct RestoreTests {
  @Test func `a restored register is the one that was backed up, and numbers go on`() throws {
    let site = try Site()
    defer { site.remove() }
    try site.backUp()
    let restored = try site.restore()
    #expect(restored.findings.isEmpty && restored.lost.isEmpty && restored.ends.map(\.next) == ["BF-2026-000004"])
    #expect(try CrashTests.files(site.restored) == CrashTests.files(site.home) && site.restored.exists("profile.yaml"))
    #expect(!site.restored.exists("backup.json") && !site.restored.exists("SHA256SUMS"))
    let register = try site.restored.open()
    #expect(try site.restored.issue(register, TestForms.schema(), ["丁"]) == ["BF-2026-000004"])
    try register.close()
    #expect(try site.restored.codes().isEmpty)
    #expect(site.beside(site.folder.path + "/restored") == ["register"])
  }

  @Test func `numbers that were given out since never come again, and verification tells of them`() throws {
    let site = try Site()
    defer { site.remove() }
    try site.backUp()
    let restored = try site.restore(last: ["BF-2026-000005", "BF-2026-000006", "BF-2026-000002", "BF-2027-000002"])
    #expect(restored.lost.map(\.firstNumber) == ["BF-2026-000004", "BF-2027-000001"])
    #expect(restored.lost.map(\.lastNumber) == ["BF-2026-000006", "BF-2027-000002"])
    #expect(restored.lost.map(\.next) == ["BF-2026-000007", "BF-2027-000003"])
    // A warning for each stretch, and no difference.
    #expect(restored.findings.map(\.code) == ["number-lost", "number-lost"] && !restored.findings.hasErrors)
    #expect(restored.findings[0].message.zhHans.hasPrefix("BF-2026-000004 至 BF-2026-000006 是 2026-11-20 的备份之后开出的"))
    let register = try site.restored.open()
    #expect(try site.restored.issue(register, TestForms.schema(), ["丁", "戊"]) == ["BF-2026-000007", "BF-2026-000008"])
    let account = try #require(try register.accounts().first)
    #expect(account.missing == ["BF-2026-000004", "BF-2026-000005", "BF-2026-000006"])
    try register.close()
    #expect(try site.restored.codes() == ["number-lost"])
    var next = site.restored
    next.day = "2027-01-05"
    let later = try next.open()
    #expect(try next.take(later, TestForms.schema(), ["己"]) == ["BF-2027-000003"])
    try later.close()
    #expect(try next.codes() == ["number-lost", "file-unwritten"])
  }

  @Test func `a gap that no restoring explains is a difference all the same`() throws {
    let site = try Site()
    defer { site.remove() }
    try site.backUp()
    _ = try site.restore(last: ["BF-2026-000005"])
    let register = try site.restored.open()
    try site.restored.issue(register, TestForms.schema(), ["丁", "戊"])
    try register.close()
    try site.restored.tamper(
      "DELETE FROM file WHERE record = 4", "DELETE FROM form_identity WHERE record = 4",
      "DELETE FROM record WHERE number = 'BF-2026-000006'")
    #expect(try site.restored.codes().isSuperset(of: ["number-missing", "number-lost"]))
    try site.restored.tamper("UPDATE series SET last = 9")
    #expect(try site.restored.codes().contains("series-counter"))
  }

  @Test func `a number that no form makes is told`() throws {
    let site = try Site()
    defer { site.remove() }
    try site.backUp()
    #expect(throws: FormRegister.UnknownNumber.self) { try site.restore(last: ["XX-2026-000005"]) }
    #expect(site.beside(site.folder.path + "/restored").isEmpty)
  }

  @Test func `a damaged copy is left out and told; a damaged database is not restored`() throws {
    let site = try Site()
    defer { site.remove() }
    let backup = try site.backUp()
    let file = "issued/2026/BF-2026-000001/BF-2026-000001-qc.docx"
    try FileManager.default.removeItem(atPath: "\(backup.path)/\(file)")
    try Data("x".utf8).write(to: URL(filePath: "\(backup.path)/\(file)"))
    let restored = try site.restore()
    #expect(Set(restored.findings.map(\.code)) == ["file-altered", "file-missing"])
    #expect(try CrashTests.files(site.restored).count == 9)
    try FileManager.default.removeItem(atPath: site.target)
    let handle = try FileHandle(forWritingTo: URL(filePath: "\(backup.path)/register.sqlite"))
    try handle.seek(toOffset: 5_000)
    try handle.write(contentsOf: Data([1, 2, 3]))
    try handle.close()
    #expect(errorCode { _ = try site.restore() } == "backup-damaged")
    #expect(site.beside(site.folder.path + "/restored").isEmpty)
  }

  @Test(arguments: [FaultyStore.Fault.death, .full])
  func `wherever the power goes in restoring, there is all or nothing, and the next try succeeds`(
    fault: FaultyStore.Fault
  ) throws {
    let site = try Site()
    defer { site.remove() }
    try site.backUp()
    var steps = 0
    while true {
      let store = FaultyStore(after: steps, fault)
      let code = errorCode { _ = try site.restore(last: ["BF-2026-000005"], store: store) }
      if code == nil { break }
      #expect(store.didFail, "\(code ?? "")")
      if site.restored.exists("register.sqlite") {
        #expect(try site.restored.codes() == ["number-lost"], "after \(steps) steps")
        try FileManager.default.removeItem(atPath: site.target)
      }
      #expect(site.beside(site.folder.path + "/restored").allSatisfy { $0.hasPrefix(".") })
      steps += 1
    }
    #expect(steps > (fault == .full ? 11 : 25))
    #expect(try site.restored.codes() == ["number-lost"])
    #expect(site.beside(site.folder.path + "/restored") == ["register"])
  }

  @Test func `packets made after restoring have names that no packet made before it can have`() throws {
    let site = try Site()
    defer { site.remove() }
    try site.backUp()
    _ = try site.restore()
    let register = try site.restored.open()
    let request = PacketRequest(keeper: "质检部", slug: "qc", organization: "某某")
    let plan = try #require(try register.packetPlans(request, by: site.restored.mark).first)
    #expect(plan.id.hasSuffix("\(try register.identity())r1-001"))
    try register.close()
  }

  @Test func `an empty folder of a group keeps its rights`() throws {
    let site = try Site()
    defer { site.remove() }
    try site.backUp()
    try FileManager.default.createDirectory(atPath: site.target, withIntermediateDirectories: true)
    chmod(site.target, 0o2770)
    _ = try site.restore()
    #expect(try site.restored.codes().isEmpty)
    var status = stat()
    #expect(stat(site.target, &status) == 0 && status.st_mode & 0o7777 == 0o2770)
  }
}
