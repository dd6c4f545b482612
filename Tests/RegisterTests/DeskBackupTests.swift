import Findings
import Foundation
import GRDB
import Storage
import TestSupport
import Testing

@testable import Register

/// A register at which a web desk works: with its database, and lists that were uploaded.
private struct DeskSite {
  let folder = TemporaryFolder(inMemory: true)
  let home: TestRegister
  var uploads: String { home.directory + "-desk" }
  var backups: String { folder.path + "/backups" }
  var target: String { folder.path + "/restored/register" }

  init() throws {
    try folder.make()
    home = TestRegister(at: folder.path + "/register")
    try CrashTests.work(home)
    let desk = try DatabaseQueue(path: home.directory + "/" + DeskFile.name)
    try desk.write { try $0.execute(sql: "CREATE TABLE draft(data TEXT); INSERT INTO draft VALUES('写到一半')") }
    try desk.close()
    try upload("名单", to: uploads)
    try FileManager.default.createDirectory(atPath: uploads + "/list-1/print", withIntermediateDirectories: true)
    try Data("退回的行".utf8).write(to: URL(filePath: uploads + "/list-1/refused.json"))
    try Data("%PDF".utf8).write(to: URL(filePath: uploads + "/list-1/print/a.pdf"))
    // A body that is still on its way.
    try Data("half".utf8).write(to: URL(filePath: uploads + "/.incoming-1"))
  }

  func upload(_ text: String, to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(Digest(of: text).hex).csv"))
  }

  @discardableResult
  func backUp() throws -> RegisterBackup {
    let register = try home.openForReading()
    defer { try? register.close() }
    return try register.backUp(into: backups, by: home.mark)
  }

  @discardableResult
  func restore() throws -> RestoredRegister {
    let backup = try #require(try BackupFolder.all(in: backups).last)
    return try backup.restore(to: target, lost: { _ in [] }, by: home.mark("2026-11-21"))
  }

  /// The files of a folder by name, with their content.
  func files(_ folder: String) -> [String: String] {
    let names = (FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []).filter {
      !$0.hasPrefix(".")
    }
    let texts = names.map { ($0, (try? String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)) ?? "") }
    return Dictionary(uniqueKeysWithValues: texts).filter { !$0.value.isEmpty }
  }
}

@Suite struct DeskBackupTests {
  @Test func `a backup holds drafts and lists of the desk, and restoring puts both where the desk looks for them`()
    throws
  {
    let site = try DeskSite()
    defer { site.folder.remove() }
    let backup = try site.backUp()
    #expect(backup.findings.isEmpty)
    #expect(try TestRegister(at: backup.path).openForReading().verify().isEmpty)
    #expect(try BackupFolder(at: backup.path)?.differences() == [])
    let restored = try site.restore()
    #expect(restored.findings.isEmpty)
    #expect(site.files(site.target + "-desk") == site.files(site.uploads) && site.files(site.uploads).count == 3)
    let desk = try DatabaseQueue(path: site.target + "/" + DeskFile.name)
    #expect(try desk.read { try String.fetchOne($0, sql: "SELECT data FROM draft") } == "写到一半")
    #expect(!FileManager.default.fileExists(atPath: site.target + "/" + DeskFile.folder))
    for folder in [site.target + "-desk", backup.path + "/" + DeskFile.folder] {
      let rights = try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int
      #expect(rights == 0o700, "\(folder)")
    }
  }

  @Test func `lists that an earlier backup holds are shared with it`() throws {
    let site = try DeskSite()
    defer { site.folder.remove() }
    let first = try site.backUp()
    try site.upload("又一份名单", to: site.uploads)
    let second = try site.backUp()
    // What is made of a list may change under its name.
    #expect(second.linked == first.copied - 3 && second.copied == 4)
    try FileManager.default.removeItem(atPath: first.path)
    #expect(try BackupFolder(at: second.path)?.differences() == [])
  }

  @Test func `uploads that lie where a register is restored stay, and those of the backup come back`() throws {
    let site = try DeskSite()
    defer { site.folder.remove() }
    try site.backUp()
    try site.upload("后来的名单", to: site.target + "-desk")
    try site.upload("名单", to: site.target + "-desk")
    try site.restore()
    let files = site.files(site.target + "-desk")
    #expect(files.count == 4 && site.files(site.uploads).allSatisfy { files[$0.key] == $0.value })
  }

  @Test func `a list that is damaged in the backup is told, and the rest is restored`() throws {
    let site = try DeskSite()
    defer { site.folder.remove() }
    let backup = try site.backUp()
    let path = "\(DeskFile.folder)/\(Digest(of: "名单").hex).csv"
    try Data("变了".utf8).write(to: URL(filePath: "\(backup.path)/\(path)"))
    #expect(try BackupFolder(at: backup.path)?.differences().map(\.code) == ["file-altered"])
    #expect(try site.restore().findings.map(\.code) == ["file-altered"])
    #expect(site.files(site.target + "-desk").count == 2)
  }

  @Test func `the desk's own files are no strangers in the folder of a register`() throws {
    let site = try DeskSite()
    defer { site.folder.remove() }
    for name in ["desk.sqlite-wal", "desk.sqlite-shm", "desk.sqlite.before-6"] {
      try Data().write(to: URL(filePath: "\(site.home.directory)/\(name)"))
    }
    #expect(try site.home.codes().isEmpty)
  }
}
