import Foundation

/// A long list of surveys: issued and closed, listed, packed; time and memory must not grow faster than the list.
struct ScaleGroup {
  let setting: Setting
  let counts: [Int]

  func run() throws -> ReportTable {
    var rows: [[String]] = []
    for count in counts {
      let folder = try setting.folder("scale-\(count)")
      let data = "\(folder)/surveys.csv"
      try SampleSurveys.write(count, to: data)
      let common = ["--forms", setting.forms, "--templates", setting.templates]
      let packet = "\(folder)/list.zip"
      let steps: [(String, [String])] = [
        ("issue --close, 3 copies each", ["issue", "satisfaction-survey", data, "--close", "--quiet"]),
        (
          "issue --close --packet, in a new register",
          ["issue", "satisfaction-survey", data, "--close", "--packet", packet, "--quiet"]
        ),
        ("ledger --as xlsx", ["ledger", "--as", "xlsx", "--out", "\(folder)/ledger.xlsx"]),
        ("ledger --as csv", ["ledger", "--as", "csv", "--out", "\(folder)/ledger.csv"]),
        ("pack --to 售后服务部", ["pack", "--to", "售后服务部", "--out", folder, "--json"]),
      ]
      for (name, arguments) in steps {
        let isPacking = arguments[0] == "pack"
        let register = arguments.contains(packet) ? "\(folder)/packet-register" : "\(folder)/register"
        let command = [setting.liandan] + arguments + common + ["--register", register]
        let run = try ChildRun.of(command, in: folder, keepsOutput: isPacking)
        if isPacking, !String(decoding: run.output, as: UTF8.self).contains("\"forms\":\(count),") {
          throw BenchError("not all of \(count) surveys were packed")
        }
        if arguments.contains(packet) {
          let made = try ChildRun.of([setting.liandan, "verify", packet], in: folder, keepsOutput: false)
          Progress.say("verify of the packet of \(count): \(Figure.places(made.cpu, 1)) s CPU")
          try FileManager.default.removeItem(atPath: packet)
          try FileManager.default.removeItem(atPath: register)
        }
        rows.append([
          name, Figure.grouped(count), Figure.places(run.cpu, 1), Figure.places(run.wall, 1),
          Figure.places(run.cpu / Double(count) * 1e6, 1), Figure.megabytes(Double(run.peak)),
        ])
        Progress.say(
          "\(name) of \(count): \(Figure.places(run.cpu, 1)) s CPU, \(Figure.megabytes(Double(run.peak))) MB")
      }
      let listed = try String(contentsOfFile: "\(folder)/ledger.csv", encoding: .utf8).utf8.count { $0 == 0x0A }
      if listed != count + 1 { throw BenchError("the ledger has \(listed - 1) lines") }
      try FileManager.default.removeItem(atPath: folder)
    }
    return ReportTable(
      "Long lists (顾客满意度调查表 from one .csv)",
      notes: [
        "Whole processes; every form is numbered, recorded and printed. Memory has to stay, time to grow with the list."
      ],
      head: ["", "forms", "s CPU", "s wall", "µs CPU a form", "peak MB"], rows: rows)
  }
}
