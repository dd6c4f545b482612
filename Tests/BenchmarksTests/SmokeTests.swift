import Foundation
import TestSupport
import Testing

@Suite struct SmokeTests {
  private func run(_ arguments: [String], by command: String = "run") throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: Repository.program("liandan-bench"))
    process.arguments =
      [
        command, "--smoke", "--repository", Repository.path, "--scratch", FileManager.default.temporaryDirectory.path,
        "--liandan", Repository.program("liandan"),
      ] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
  }

  @Test func `every group of the benchmarks runs, and finds all values in what was made`() throws {
    let (status, output) = try run([])
    #expect(status == 0)
    #expect(output.split(separator: "\n").count { $0.hasPrefix("## ") } == 15)
    #expect(output.contains("| satisfaction-survey: MB at most for 20 pages | < 100 |") && output.contains("| met |"))
  }

  @Test func `the guard runs every command of two programs and tells their ratios`() throws {
    let (status, output) = try run(["--old", Repository.program("liandan")], by: "guard")
    #expect(status == 0)
    #expect(output.split(separator: "\n").count { $0.wholeMatch(of: /\d+\.\d\d  .+/) != nil } == 10)
    #expect(try run(["--old", "/bin/false"], by: "guard").status != 0)
  }

  @Test func `a program that writes nothing is not measured as the quickest`() throws {
    #expect(try run(["--group", "documents", "--liandan", "/bin/true"]).status != 0)
  }
}
