import Foundation
import Testing

@Suite struct FuzzingTests {
  /// A run of `liandan-fuzz`, which lies beside the tests, over this repository.
  private func run(_ arguments: String...) throws -> (status: Int32, lines: [Substring]) {
    let tests =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    let repository = URL(filePath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let process = Process()
    process.executableURL = URL(filePath: tests).deletingLastPathComponent().appending(path: "liandan-fuzz")
    process.arguments =
      ["--repository", repository.path, "--scratch", FileManager.default.temporaryDirectory.path] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: bytes, as: UTF8.self).split(separator: "\n"))
  }

  @Test func `no reader crashes, hangs, takes a gigabyte or goes unexplained on damaged and absurd files`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "fuzz-\(UUID().uuidString)").path
    let (status, lines) = try run("--runs", "600", "--seed", "2026", "--keep", folder)
    #expect(status == 0 && lines.last == "600 passed, 0 failed", "\(lines.joined(separator: "\n"))")
  }

  @Test func `cases that take more than allowed fail, and their inputs are kept`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "fuzz-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (status, lines) = try run("--runs", "12", "--megabytes", "1", "--keep", folder)
    #expect(status == 1 && lines.last == "0 passed, 12 failed", "\(lines.joined(separator: "\n"))")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 12)
  }
}
