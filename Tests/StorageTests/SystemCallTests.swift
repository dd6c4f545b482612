import Foundation
import TestSupport
import Testing

@testable import Storage

@Suite("Calls of the system") struct SystemCallTests {
  @Test("A call that a signal interrupts is made again until it is through")
  func interruptedCallIsRepeated() {
    var rounds = 0
    let result = uninterrupted {
      rounds += 1
      errno = EINTR
      return rounds < 3 ? -1 : 7
    }
    #expect(result == 7)
    #expect(rounds == 3)
  }

  @Test("Any other failure is handed on at once, with its reason")
  func failureIsHandedOn() {
    var rounds = 0
    let result = uninterrupted {
      rounds += 1
      errno = EIO
      return -1
    }
    #expect(result == -1)
    #expect(errno == EIO)
    #expect(rounds == 1)
  }

  @Test("A full disk is told, not taken for written")
  func fullDiskIsTold() throws {
    let full = open("/dev/full", O_WRONLY | O_CLOEXEC)
    try #require(full >= 0)
    let bytes = [UInt8](repeating: 1, count: 10)
    #expect(!bytes.withUnsafeBytes { writeAll($0, to: full) })
    #expect(errno == ENOSPC)
    #expect(closeFile(full))
    #expect(!closeFile(full))
  }

  @Test("A folder is read to its end, or the reason is told why not")
  func folderIsReadToItsEnd() throws {
    let temporary = TemporaryFolder()
    defer { temporary.remove() }
    let folder = temporary.path
    #expect(throws: SystemFailure(folder, ENOENT)) { try entriesOfFolder(folder) }
    try FileManager.default.createDirectory(atPath: folder + "/甲", withIntermediateDirectories: true)
    for number in 1...500 { try Data().write(to: URL(fileURLWithPath: "\(folder)/\(number)")) }
    let entries = try entriesOfFolder(folder)
    #expect(Set(entries.map(\.name)) == Set((1...500).map(String.init) + ["甲"]))
    #expect(entries.filter { $0.kind == Int(DT_DIR) }.map(\.name) == ["甲"])
    #expect(throws: SystemFailure(folder + "/1", ENOTDIR)) { try entriesOfFolder(folder + "/1") }
  }
}
