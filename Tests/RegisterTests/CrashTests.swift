import Forms
import Foundation
import Records
import Register
import Storage
import TestSupport
import Testing

@Suite struct CrashTests {
  let home = TestRegister()

  /// Issues three forms in two groups, closes one and voids one, printing as it goes.
  static func work(_ home: TestRegister) throws {
    let schema = try TestForms.schema()
    let register = try home.open()
    let batch = try register.beginBatch(form: schema.id, input: Digest(of: "list"), by: home.mark)
    try home.printPending(register)
    for (row, customer) in ["甲", "乙", "丙"].enumerated() where !batch.taken.contains(row) {
      try home.take(register, schema, [customer], batch: batch, rows: [row])
      try home.printPending(register)
    }
    if try register.record("BF-2026-000001").state == .issued {
      let form = try TestForms.form(schema, customer: "甲", result: "满意")
      _ = try register.close([CloseRequest("BF-2026-000001", form: form)], by: home.mark)
    }
    if try register.record("BF-2026-000002").state == .issued {
      _ = try register.void("BF-2026-000002", reason: "填错", by: home.mark)
    }
    try home.printPending(register)
    try register.finish(batch, rows: 5, refused: 0, by: home.mark)
    try register.close()
  }

  /// Every file under the folder with its digest.
  static func files(_ home: TestRegister) throws -> [String: Digest] {
    let root = home.directory + "/issued"
    var files: [String: Digest] = [:]
    for path in FileManager.default.enumerator(atPath: root)?.compactMap({ $0 as? String }) ?? [] {
      if let bytes = try DiskFileStore().bytes(of: "\(root)/\(path)") { files[path] = Digest(of: bytes) }
    }
    return files
  }

  @Test func `wherever the power goes, the next run ends with the same files, no number lost`() throws {
    defer { home.remove() }
    try CrashTests.work(home)
    let expected = try CrashTests.files(home)
    #expect(expected.count == 10)
    for fault in [FaultyStore.Fault.death, .full] {
      var steps = 0
      while true {
        var broken = TestRegister()
        defer { broken.remove() }
        let store = FaultyStore(after: steps, fault)
        broken.store = store
        let code = errorCode { try CrashTests.work(broken) }
        if code == nil { break }
        #expect(store.didFail, "\(code ?? "")")
        broken.store = DiskFileStore()
        try CrashTests.work(broken)
        #expect(try broken.openForReading().verify().isEmpty, "\(fault) after \(steps) steps")
        #expect(try CrashTests.files(broken) == expected, "\(fault) after \(steps) steps")
        #expect(try broken.openForReading().ledger { try $0.count() } == 3)
        steps += 1
      }
      #expect(steps > (fault == .full ? 9 : 25))
    }
  }

  @Test func `until it is completed, verification says what is missing and nothing else`() throws {
    var broken = TestRegister()
    defer { broken.remove() }
    broken.store = FaultyStore(after: 8, .death)
    #expect(errorCode { try CrashTests.work(broken) } == "PowerCut()")
    #expect(try broken.codes() == ["file-unwritten"])
  }

  @Test func `a full disk leaves no half-written file behind`() throws {
    var broken = TestRegister()
    defer { broken.remove() }
    broken.store = FaultyStore(after: 1, .full)
    #expect(errorCode { try CrashTests.work(broken) } == "disk-full")
    #expect(try CrashTests.files(broken).isEmpty)
  }

  @Test(arguments: [3, 5, 8, 9, 12, 15, 18, 21]) func `a process killed for good loses no number`(steps: Int)
    async throws
  {
    let home = TestRegister()
    defer { home.remove() }
    let directory = home.directory
    await #expect(processExitsWith: .signal(SIGKILL)) { [directory = directory as String, steps = steps as Int] in
      var doomed = TestRegister(at: directory)
      doomed.store = FaultyStore(after: steps, .kill)
      try CrashTests.work(doomed)
    }
    try CrashTests.work(home)
    #expect(try home.openForReading().verify().isEmpty)
    #expect(try home.openForReading().ledger { try $0.count() } == 3)
  }
}
