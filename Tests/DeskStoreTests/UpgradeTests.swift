import Foundation
import GRDB
import TestSupport
import Testing

@testable import DeskStore

/// Databases of earlier programs.
struct UpgradeTests {
  @Test func `a database of every earlier format is brought up to date, and stays as it was beside`() async throws {
    for format in 1..<DeskSchema.steps.count {
      let folder = TemporaryFolder(inMemory: true)
      defer { folder.remove() }
      try folder.make()
      let path = folder.path + "/" + DeskStore.fileName
      let queue = try DatabaseQueue(path: path)
      try await queue.write { db in
        for step in DeskSchema.steps.prefix(format) { try db.execute(sql: step) }
        try db.execute(
          sql: """
            INSERT INTO account(login, name, roles, password, created) VALUES('wang', '王建国', 'filling', 'x', 1);
            PRAGMA application_id = 1279542347; PRAGMA user_version = \(format)
            """)
      }
      try queue.close()
      for _ in 1...2 {
        let store = try DeskStore(directory: folder.path)
        #expect(try await store.account("wang")?.name == "王建国")
        #expect(try await store.deviceKey(of: "wang").count == 64)
        try store.close()
      }
      let copy = try DatabaseQueue(path: "\(path).before-\(format)")
      #expect(try await copy.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == format)
      #expect(try await copy.read { try String.fetchOne($0, sql: "SELECT name FROM account") } == "王建国")
      let rights = try FileManager.default.attributesOfItem(atPath: "\(path).before-\(format)")[.posixPermissions]
      #expect(rights as? Int == 0o600)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.contains("before") }
      #expect(names.count == 1)
    }
  }

  @Test func `what a killed program left of the copy is not taken for it`() async throws {
    let folder = TemporaryFolder(inMemory: true)
    defer { folder.remove() }
    try folder.make()
    let path = folder.path + "/" + DeskStore.fileName
    let queue = try DatabaseQueue(path: path)
    try await queue.write { db in
      try db.execute(sql: DeskSchema.steps[0])
      try db.execute(sql: "PRAGMA application_id = 1279542347; PRAGMA user_version = 1")
    }
    try queue.close()
    try Data("half".utf8).write(to: URL(filePath: path + ".before-1.tmp"))
    // Of an earlier time, before somebody went on with the older program.
    try Data("stale".utf8).write(to: URL(filePath: path + ".before-1"))
    try DeskStore(directory: folder.path).close()
    let copy = try DatabaseQueue(path: path + ".before-1")
    #expect(try await copy.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 1)
    try copy.close()
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(names.filter { $0.contains("before") }) == ["desk.sqlite.before-1"])
  }

  @Test func `a new database has no copy`() throws {
    let folder = TemporaryFolder(inMemory: true)
    defer { folder.remove() }
    try folder.make()
    for _ in 1...2 { try DeskStore(directory: folder.path).close() }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { !$0.contains("before") })
  }
}
