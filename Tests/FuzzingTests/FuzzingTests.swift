import Foundation
import TestSupport
import Testing

@Suite struct FuzzingTests {
  /// Without the optimiser a case takes a second.
  #if DEBUG
    private static let cases = "150"
  #else
    private static let cases = "750"
  #endif

  /// A run of `liandan-fuzz`, which lies beside the tests, over this repository.
  private func run(_ arguments: String...) throws -> (status: Int32, lines: [Substring]) {
    let process = Process()
    process.executableURL = URL(filePath: Repository.program("liandan-fuzz"))
    process.arguments =
      ["--repository", Repository.path, "--scratch", FileManager.default.temporaryDirectory.path] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: bytes, as: UTF8.self).split(separator: "\n"))
  }

  @Test func `no reader crashes, hangs, takes a gigabyte or goes unexplained on damaged and absurd files`() throws {
    let temporary = TemporaryFolder()
    defer { temporary.remove() }
    let folder = temporary.path
    let (status, lines) = try run("--runs", Self.cases, "--seed", "2026", "--keep", folder)
    #expect(status == 0 && lines.last == "\(Self.cases) passed, 0 failed", "\(lines.joined(separator: "\n"))")
  }

  @Test func `cases that take more than allowed fail, and their inputs are kept`() throws {
    let temporary = TemporaryFolder()
    defer { temporary.remove() }
    let folder = temporary.path
    let (status, lines) = try run("--runs", "15", "--megabytes", "1", "--keep", folder)
    #expect(status == 1 && lines.last == "0 passed, 15 failed", "\(lines.joined(separator: "\n"))")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 15)
  }
}
