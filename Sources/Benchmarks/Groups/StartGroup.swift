import Foundation

/// One form, issued by a program that was not running.
struct StartGroup {
  let setting: Setting

  func run() throws -> ReportTable {
    let folder = try setting.folder("start")
    let count = setting.size(31, smoke: 2)
    try SampleForms.write(count + 1, to: "\(folder)/forms.jsonl", setting, seed: 900)
    let lines = try String(contentsOfFile: "\(folder)/forms.jsonl", encoding: .utf8).split(separator: "\n")
    var runs: [ChildRun] = []
    for (index, line) in lines.enumerated() {
      let file = "\(folder)/form-\(index).json"
      try String(line).write(toFile: file, atomically: false, encoding: .utf8)
      let command = [
        setting.liandan, "issue", "return-record", file, "--close", "--json", "--register", "\(folder)/register",
        "--forms", setting.forms, "--templates", setting.templates,
      ]
      let run = try ChildRun.of(command, in: folder)
      guard String(decoding: run.output, as: UTF8.self).contains(PrintedForms.number(index)) else {
        throw BenchError("no number \(PrintedForms.number(index))")
      }
      // The first one also makes the register.
      if index > 0 { runs.append(run) }
    }
    let (cpu, wall) = (runs.map(\.cpu).sorted(), runs.map(\.wall).sorted())
    try FileManager.default.removeItem(atPath: folder)
    return ReportTable(
      "One form in three copies, whole process",
      notes: ["`liandan issue --close` of one form, \(count) times, each with a new process."],
      head: ["", "median ms", "least", "most"],
      rows: [("CPU", cpu), ("wall", wall)].map { name, times in
        [name] + [times.median, times[0], times[times.count - 1]].map(Figure.milliseconds)
      })
  }
}
