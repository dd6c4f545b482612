import ArgumentParser
import Foundation

/// `liandan-bench guard`: whether this program became slower than an earlier one.
struct GuardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guard",
    abstract: "Runs an earlier program and this one in turn; fails and names what became slower by more than a tenth.",
    discussion: "`make guard BASE=COMMIT` builds the earlier one. Ratios are medians of processor time, new by old.")

  @Option(help: "The earlier program.") var old: String
  @Option(help: "The program to measure.") var liandan = ".build/release/liandan"
  @Option(help: "The repository.") var repository = "."
  @Option(help: "Where everything is written: memory, or a disk.") var scratch = "/dev/shm"
  @Option(help: "How often each program runs.") var rounds = 7
  @Flag(help: "As small as can be: only to see that it works.") var smoke = false

  /// What counts as slower, in parts of the earlier time.
  static let limit = 1.1

  func run() throws {
    let place = "\(scratch)/liandan-guard-\(ProcessInfo.processInfo.processIdentifier)"
    defer { try? FileManager.default.removeItem(atPath: place) }
    func absolute(_ path: String) -> String { URL(filePath: path).standardizedFileURL.path }
    let setting = Setting(
      liandan: absolute(liandan), python: nil, repository: absolute(repository), scratch: absolute(place),
      rounds: smoke ? 1 : rounds, isSmoke: smoke)
    let ratios = try GuardRun(setting: setting, old: absolute(old)).ratios()
    for (name, ratio) in ratios { print("\(Figure.places(ratio, 2))  \(name)") }
    let slower = ratios.filter { $0.ratio > GuardCommand.limit }.map(\.name)
    if slower.isEmpty || smoke { return }
    print("slower by more than a tenth: \(slower.joined(separator: "; "))")
    throw ExitCode.failure
  }
}

/// Whole commands of two programs, each on registers of its own.
struct GuardRun {
  let setting: Setting
  let old: String

  /// Commands in this order; those behind the first of a register find what it left.
  private var steps: [(name: String, arguments: [String])] {
    [
      ("issue of .docx", ["issue", "return-record", "records.jsonl"]),
      ("issue of .xlsx", ["issue", "satisfaction-survey", "surveys.csv", "--as", "xlsx"]),
      ("issue again", ["issue", "satisfaction-survey", "surveys.csv", "--as", "xlsx"]),
      ("close", ["close", "return-record", "closing.jsonl"]),
      ("one form", ["issue", "return-record", "one.json", "--close"]),
      ("issue --packet", ["issue", "satisfaction-survey", "packed.csv", "--close", "--packet", "packed.zip"]),
      ("ledger", ["ledger", "--as", "xlsx", "--out", "ledger.xlsx"]),
      ("pack", ["pack", "--to", "售后服务部"]),
      ("verify of a register", ["verify", "register"]),
      ("verify of a packet", ["verify", "packed.zip"]),
    ]
  }

  /// How many times the processor time of the earlier program each command of the new one takes.
  func ratios() throws -> [(name: String, ratio: Double)] {
    let folder = try setting.folder("data")
    let count = setting.size(1_000, smoke: 3)
    try SampleForms.write(count + 1, to: "\(folder)/all.jsonl", setting, seed: 77)
    var records = try String(contentsOfFile: "\(folder)/all.jsonl", encoding: .utf8).split(separator: "\n")
    try String(records.removeLast()).write(toFile: "\(folder)/one.json", atomically: false, encoding: .utf8)
    try records.joined(separator: "\n").write(toFile: "\(folder)/records.jsonl", atomically: false, encoding: .utf8)
    // Numbers are given in the order of the list.
    let closing = records.enumerated().map { "{\"number\":\"\(PrintedForms.number($0))\"," + $1.dropFirst() }
    try closing.joined(separator: "\n").write(toFile: "\(folder)/closing.jsonl", atomically: false, encoding: .utf8)
    try SampleSurveys.write(count, to: "\(folder)/surveys.csv")
    try SampleSurveys.write(count / 2 + 1, to: "\(folder)/packed.csv")

    var times = steps.map { _ in (old: [Double](), new: [Double]()) }
    for round in 0..<setting.rounds {
      // In turn, and the first of a round last in the next.
      for program in round % 2 == 0 ? [old, setting.liandan] : [setting.liandan, old] {
        let place = "\(setting.scratch)/run"
        try FileManager.default.copyItem(atPath: folder, toPath: place)
        for (index, step) in steps.enumerated() {
          let time = try cpu(of: step.arguments, by: program, in: place)
          if program == old { times[index].old.append(time) } else { times[index].new.append(time) }
        }
        try FileManager.default.removeItem(atPath: place)
      }
      Progress.say("round \(round + 1) of \(setting.rounds)")
    }
    return zip(steps, times).map { step, times in (step.name, zip(times.new, times.old).map { $0 / $1 }.median) }
  }

  private func cpu(of arguments: [String], by program: String, in folder: String) throws -> Double {
    var words = arguments.map { $0.contains(".") || $0 == "register" ? "\(folder)/\($0)" : $0 }
    // The list that is packed has rows of the other: they would have their numbers.
    let register = arguments.contains("packed.csv") ? "packed-register" : "register"
    if arguments[0] != "verify" { words += ["--register", "\(folder)/\(register)", "--templates", setting.templates] }
    if arguments[0] != "ledger", arguments[0] != "pack" { words.append("--quiet") }
    return try ChildRun.of(
      [program] + words + ["--forms", setting.forms], in: folder, keepsOutput: false
    ).cpu
  }
}
