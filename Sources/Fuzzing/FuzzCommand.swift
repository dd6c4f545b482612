import ArgumentParser
import Foundation

/// `liandan-fuzz`: gives Liandan what no honest person writes.
@main
struct FuzzCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "liandan-fuzz", abstract: "Gives every reader of Liandan damaged and absurd files.",
    subcommands: [FuzzRunCommand.self, FuzzAgainCommand.self, FuzzWorkCommand.self],
    defaultSubcommand: FuzzRunCommand.self)
}

/// What decides which inputs are made, and what they may take.
struct FuzzOptions: ParsableArguments {
  @Option(help: "Other seeds give other inputs; the same one gives the same.") var seed = 1
  @Option(help: "Processor time that a case may take.") var seconds = 10
  @Option(help: "Memory that a case may take.") var megabytes = 1_024
  @Option(help: "The repository.") var repository = "."
  @Option(help: "Where inputs are written: memory, or a disk.") var scratch = "/dev/shm"

  var limits: FuzzLimits { FuzzLimits(seconds: seconds, bytes: megabytes << 20) }

  func validate() throws {
    guard (1...3_600).contains(seconds), (1...65_536).contains(megabytes) else {
      throw ValidationError("--seconds is 1 to 3600, --megabytes 1 to 65536")
    }
  }

  func material(in folder: String) -> Material {
    Material(repository: URL(filePath: repository).standardizedFileURL.path, scratch: folder)
  }

  static func target(_ name: String) throws -> any Target.Type {
    guard let target = Targets.all.first(where: { $0.name == name }) else {
      throw ValidationError("no target \(name); there are \(Targets.all.map { $0.name }.joined(separator: ", "))")
    }
    return target
  }
}

/// `liandan-fuzz run`
struct FuzzRunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs cases of all targets; fails if any crashes, hangs, takes too much, or goes unexplained.",
    discussion: "The inputs of failures are kept. The last line is `N passed, N failed`.")

  @OptionGroup var options: FuzzOptions
  @Option(help: "How many cases, shared among the targets.") var runs = 47_000
  @Option(help: "Go on with further cases until so many minutes are over.") var minutes = 0
  @Option(name: .customLong("target"), help: "Only this target; may be repeated.") var targets: [String] = []
  @Option(help: "How many processes at a time.") var jobs = ProcessInfo.processInfo.activeProcessorCount
  @Option(help: "Where the inputs of failures are kept.") var keep = ".build/fuzz"

  func validate() throws {
    guard (1...100_000_000).contains(runs), (1...256).contains(jobs), (0...10_000).contains(minutes) else {
      throw ValidationError("--runs is 1 to 100000000, --jobs 1 to 256, --minutes 0 to 10000")
    }
    for target in targets { _ = try FuzzOptions.target(target) }
  }

  func run() async throws {
    let folder = "\(options.scratch)/liandan-fuzz-\(ProcessInfo.processInfo.processIdentifier)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let material = options.material(in: folder)
    try await material.make()
    let names = targets.isEmpty ? Targets.all.map { $0.name } : targets
    var fuzzer = Fuzzer(material: material, seed: options.seed, limits: options.limits, jobs: jobs, kept: keep)
    let count = (runs + names.count - 1) / names.count
    let tallies = try fuzzer.run(names, count: count, until: .now + .seconds(60 * minutes))
    for tally in tallies { print(tally.line) }
    let failed = tallies.reduce(0) { $0 + $1.failures.count }
    print("\n\(tallies.reduce(0) { $0 + $1.runs } - failed) passed, \(failed) failed")
    if failed > 0 { throw ExitCode(1) }
  }
}

/// `liandan-fuzz again`: one case in this process, so that a debugger or a stack trace shows what goes wrong.
struct FuzzAgainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "again", abstract: "Runs one case in this process.")

  @Argument var target: String
  @Argument var index: Int
  @OptionGroup var options: FuzzOptions

  func run() async throws {
    let folder = "\(options.scratch)/liandan-fuzz-again"
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let material = options.material(in: folder)
    try await material.make()
    let target = try FuzzOptions.target(target).init(material)
    try FuzzCase(target: self.target, seed: options.seed, index: index).write(target, to: "\(folder)/case")
    print("\(folder)/case")
    let start = Usage()
    let message = await FuzzCase.feed(target, "\(folder)/case")
    let end = Usage()
    print(message ?? "well", "\(end.peakKilobytes >> 10) MB, \(Int((end.seconds - start.seconds) * 1_000)) ms")
  }
}

/// `liandan-fuzz work`: what `run` starts.
struct FuzzWorkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "work", shouldDisplay: false)

  @Argument var target: String
  @Option var from: Int
  @Option var to: Int
  @Option var folder: String
  @OptionGroup var options: FuzzOptions

  func run() async throws {
    let target = try FuzzOptions.target(target).init(options.material(in: options.scratch))
    try await Worker(target: target, seed: options.seed, limits: options.limits).run(from..<to, in: folder)
  }
}
