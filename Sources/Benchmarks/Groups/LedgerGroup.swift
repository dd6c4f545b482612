import Foundation

/// Long ledgers: rows at hand, written to a workbook and read again.
struct LedgerGroup {
  let setting: Setting

  func run() throws -> [ReportTable] {
    let count = setting.size(200_000, smoke: 300)
    let folder = try setting.folder("ledger")
    let data = "\(folder)/rows.tsv"
    try LedgerRows.write(count, to: data)
    let lines = try LedgerRows.lines(data, count)
    var contenders = [writer("Liandan, StreamingTable", [setting.own, "work", "ledger-write", data], count, lines)]
    if let python = setting.python {
      for (name, engine, share) in LedgerGroup.peers {
        let command = [python, "-B", setting.peer("ledger.py"), engine, data]
        contenders.append(writer(name, command, min(count, share), lines))
      }
    }
    let written = try RoundRobin(rounds: setting.rounds, folder: "\(folder)/written").run(contenders)
    let writing = ReportTable(
      "A ledger of \(Figure.grouped(count)) rows × 12 mixed columns, written", unit: "rows",
      notes: [
        "All have the rows in memory as their own kind of values before the clock starts. Those that are slow write fewer."
      ], written, extra: [("bytes a row", { Figure.places($0.size, 1) })])
    return [writing, try reading(folder, data, count, lines)]
  }

  private static let peers: [(name: String, engine: String, share: Int)] = [
    ("rustpy-xlsxwriter 0.8.0 (Rust)", "rustpy", 200_000),
    ("XlsxWriter 3.3.1, constant_memory", "xlsxwriter", 20_000),
    ("openpyxl 3.1.5, write_only", "openpyxl", 20_000),
  ]

  private func writer(
    _ name: String, _ command: [String], _ count: Int, _ lines: [[String]]
  ) -> Contender {
    Contender(
      name: name, items: count, command: { _, folder in command + ["\(count)", folder] },
      check: { _, folder, _ in try LedgerRows.check(folder + "/ledger.xlsx", has: lines[..<count]) })
  }

  /// The same file, made by XlsxWriter with shared strings as Excel makes them, is read by all.
  private func reading(_ folder: String, _ data: String, _ count: Int, _ lines: [[String]]) throws -> ReportTable {
    let place = try setting.folder("ledger/read")
    let file = "\(place)/ledger.xlsx"
    if let python = setting.python {
      _ = try ChildRun.of([python, "-B", setting.peer("ledger.py"), "shared", data, "\(count)", place], in: place)
    } else {
      let command = [setting.own, "work", "ledger-write", data, "\(count)", place]
      _ = try ChildRun.of(command, in: place)
    }
    try LedgerRows.check(file, has: lines[...])
    var contenders = [reader("Liandan, WorkbookReader", [setting.own, "work", "ledger-read", file], [], count)]
    if let python = setting.python {
      let script = [python, "-B", setting.peer("ledger.py")]
      contenders.append(
        reader("python-calamine 0.9.1 (Rust)", script + ["calamine", file], ["\(count)", place], count))
    }
    let outcomes = try RoundRobin(rounds: setting.rounds, folder: "\(folder)/reading").run(contenders)
    return ReportTable(
      "The same ledger, read", unit: "rows",
      notes: ["A workbook with shared strings, made by XlsxWriter; every cell becomes a value of the language."],
      outcomes)
  }

  private func reader(_ name: String, _ command: [String], _ rest: [String], _ count: Int) -> Contender {
    Contender(
      name: name, items: count + 1, command: { _, _ in command + rest },
      check: { _, _, run in
        guard String(decoding: run.output, as: UTF8.self).contains("\(count + 1)") else {
          throw BenchError("\(name): rows are missing")
        }
      })
  }
}
