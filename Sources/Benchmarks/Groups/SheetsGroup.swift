import Forms
import Foundation
import Templates

/// Worksheet forms: the same cells, merges and looks by Liandan from its template, and by others.
struct SheetsGroup {
  let setting: Setting

  func run() throws -> ReportTable {
    let count = setting.size(700, smoke: 2)
    let folder = try setting.folder("sheets")
    let data = try (0..<setting.rounds).map { try RoundSheets(round: $0, count: count, folder, setting) }
    var contenders = [liandan(count * 3, data), process(count, data)]
    if let python = setting.python {
      try write(data[0].rendered, to: "\(folder)/form.xlsx")
      let describe = [python, "-B", setting.peer("describe.py"), "\(folder)/form.xlsx", "\(folder)/form.txt"]
      _ = try ChildRun.of(describe, in: folder)
      let program = "\(folder)/sheets"
      _ = try ChildRun.of(["cc", "-O2", "-o", program, setting.peer("sheets.c"), "-lxlsxwriter"], in: folder)
      contenders.append(peer("libxlsxwriter (C), from scratch", [program, "\(folder)/form.txt"], 900, data))
      let script = [python, "-B", setting.peer("sheets.py")]
      contenders.append(
        peer("XlsxWriter 3.3.1, from scratch", script + ["xlsxwriter", "\(folder)/form.txt"], 150, data))
      contenders.append(
        peer("openpyxl 3.1.5, load, fill, save", script + ["openpyxl", "\(folder)/form.xlsx"], 30, data))
    }
    let outcomes = try RoundRobin(rounds: setting.rounds, folder: "\(folder)/runs").run(contenders)
    return ReportTable(
      "Worksheet forms on disk (返厂产品处理记录表)", unit: "documents",
      notes: [
        "Liandan first compiles the template, then fills and writes each copy; its second line is all of `liandan issue "
          + "--as xlsx`. Those that write from scratch make the same cells, merges, styles, widths and heights, but no "
          + "page setup."
      ], outcomes, extra: [("bytes", { Figure.grouped(Int($0.size)) })])
  }

  private func liandan(_ count: Int, _ data: [RoundSheets]) -> Contender {
    Contender(
      name: "Liandan, fill and write", items: count,
      command: { round, folder in [setting.own, "work", "sheets", data[round].forms, folder, setting.repository] },
      check: { round, folder, _ in
        for (index, cells) in data[round].cells.enumerated() {
          try check("\(folder)/\(index).xlsx", cells)
          try cells.check(data[round].printed.forms[index / 3].values, name: "\(index).xlsx")
        }
      })
  }

  private func process(_ count: Int, _ data: [RoundSheets]) -> Contender {
    Contender(
      name: "liandan issue --as xlsx, whole process", timing: .process, items: count * 3,
      command: { round, folder in
        [
          setting.liandan, "issue", "return-record", data[round].forms, "--as", "xlsx", "--close", "--quiet",
          "--register", folder + "/register", "--forms", setting.forms, "--templates", setting.templates,
        ]
      },
      check: { round, folder, _ in
        let names = ["stub", "finance", "qc"]
        for (index, cells) in data[round].cells.enumerated() {
          let number = PrintedForms.number(index / 3)
          let year = number.split(separator: "-")[1]
          try check("\(folder)/register/issued/\(year)/\(number)/\(number)-\(names[index % 3]).xlsx", cells)
        }
      })
  }

  private func peer(_ name: String, _ command: [String], _ share: Int, _ data: [RoundSheets]) -> Contender {
    let count = min(share, data[0].cells.count)
    return Contender(
      name: name, items: count,
      command: { round, folder in command + [data[round].lines, "\(count)", folder] },
      check: { round, folder, _ in
        for index in 0..<count { try check("\(folder)/\(index).xlsx", data[round].cells[index]) }
      })
  }

  private func check(_ path: String, _ cells: SheetCells) throws {
    let found = try SheetCells(Array(try Data(contentsOf: URL(filePath: path))), name: path)
    for (cell, other) in zip(cells.cells, found.cells) where cell != other {
      throw BenchError("\(path): \(other) instead of \(cell)")
    }
    if found.cells.count != cells.cells.count { throw BenchError("\(path): \(found.cells.count) cells") }
  }

  private func write(_ bytes: [UInt8], to path: String) throws { try Data(bytes).write(to: URL(filePath: path)) }
}

/// The data of one round.
private struct RoundSheets {
  let forms: String
  /// The cells of every copy, for other engines.
  let lines: String
  let printed: PrintedForms
  let cells: [SheetCells]
  /// One rendered copy, which shows the looks.
  let rendered: [UInt8]

  init(round: Int, count: Int, _ folder: String, _ setting: Setting) throws {
    forms = "\(folder)/forms-\(round).jsonl"
    lines = "\(folder)/cells-\(round).txt"
    try SampleForms.write(count, to: forms, setting, seed: 100 + round)
    printed = try PrintedForms("return-record", forms, forms: setting.forms)
    var renderer = TemplateRenderer(try SheetsWork.template(setting.repository, printed.schema))
    var first: [UInt8] = []
    cells = try printed.copies().map { data in
      let bytes = try renderer.render(data)
      if first.isEmpty { first = bytes }
      return try SheetCells(bytes, name: "copy.xlsx")
    }
    rendered = first
    try cells.map(\.lines).joined().write(toFile: lines, atomically: false, encoding: .utf8)
  }
}
