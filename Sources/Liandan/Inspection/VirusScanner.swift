import Foundation

/// A scanner for viruses that is on this machine: ClamAV's, by its daemon if that runs.
struct VirusScanner {
  /// What it said of a file or folder.
  enum Outcome: Sendable {
    case clean
    case infected(String)
    /// It did not run, with what it said.
    case failed(String)
  }
  /// Its name and version, and that of its data.
  let version: String
  private let program: String

  /// Looks for the program; `nil` if there is none.
  init?() {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    let programs = ["clamdscan", "clamscan"].flatMap { name in folders.map { "\($0)/\(name)" } }
    guard let program = programs.first(where: { access($0, X_OK) == 0 }),
      let told = try? VirusScanner.run(program, ["--version"])
    else { return nil }
    self.program = program
    version = told.words.split(whereSeparator: \.isNewline).first.map(String.init) ?? program
  }

  /// Scans a file or folder.
  func scan(_ path: String) -> Outcome {
    let isDaemon = program.hasSuffix("clamdscan")
    let arguments = (isDaemon ? ["--fdpass"] : ["--recursive"]) + ["--infected", "--no-summary", path]
    do {
      let (status, words) = try VirusScanner.run(program, arguments)
      let lines = words.split(whereSeparator: \.isNewline).map(String.init)
      switch status {
      case 0: return .clean
      case 1: return .infected(lines.first { $0.hasSuffix("FOUND") } ?? words)
      default: return .failed(lines.last ?? "\(program): \(status)")
      }
    } catch { return .failed("\(error)") }
  }

  private static func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, words: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let said = Pipe()
    process.standardOutput = said
    process.standardError = said
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let words = String(decoding: said.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, words)
  }
}
