import Foundation

/// Fixed pages: two forms in one file for printing, and each in a file of its own, against engines that draw the very same marks.
struct PagesGroup {
  let setting: Setting

  /// The forms that are printed.
  static let forms = ["satisfaction-survey", "cost-approval"]

  func run() throws -> [ReportTable] {
    let folder = try setting.folder("pages")
    var goals = Goals()
    var tables: [ReportTable] = []
    for id in PagesGroup.forms.prefix(setting.size(2, smoke: 1)) {
      let pages = try FormPages(id, folder, setting)
      tables += [try file(pages, &goals), try files(pages, &goals)]
    }
    tables.append(try long(folder, &goals))
    return tables + [goals.table("Fixed pages: goals")]
  }

  /// The pages of one form in one file.
  private func file(_ pages: FormPages, _ goals: inout Goals) throws -> ReportTable {
    let count = setting.size(2_000, smoke: 2)
    let own = Contender(
      name: "Liandan, PDF/A-2u", items: count,
      command: { round, place in work("pages", pages.id, count, round, place) },
      check: { round, place, _ in try pages.check(.file, in: place, round, count) })
    let outcomes = try RoundRobin(rounds: setting.rounds, folder: "\(pages.folder)/runs").run(
      [own] + peers(pages, .file))
    goals.add("\(pages.id): pages/s of CPU in one file", outcomes[0].rate, atLeast: 3_000)
    goals.add("\(pages.id): bytes a page in one file", outcomes[0].size, below: 3_072)
    return ReportTable(
      "Pages for printing in one file (\(pages.title))", unit: "pages", notes: [FormPages.note], outcomes,
      extra: [("bytes a page", { Figure.grouped(Int($0.size)) })])
  }

  /// The pages of one form, each in a file of its own.
  private func files(_ pages: FormPages, _ goals: inout Goals) throws -> ReportTable {
    let count = setting.size(2_000, smoke: 2)
    let kinds = [("pdf", "PDF/A-2u", 500.0), ("ofd", "OFD", 300)]
    var contenders = kinds.map { kind, name, _ in
      Contender(
        name: "Liandan, \(name), two threads", items: count,
        command: { round, place in work(kind, pages.id, count, round, place) },
        check: { round, place, _ in
          if kind == "pdf" { return try pages.check(.files, in: place, round, count) }
          for index in 0..<min(count, FormPages.checked) { try OFDTexts.check("\(place)/\(index).\(kind)") }
        })
    }
    contenders += peers(pages, .files)
    if pages.hasPeers { contenders.append(try pages.office()) }
    let outcomes = try RoundRobin(rounds: setting.rounds, folder: "\(pages.folder)/runs").run(contenders)
    for ((_, name, limit), outcome) in zip(kinds, outcomes) {
      goals.add("\(pages.id): \(name) files/s on the clock", outcome.wallRate, atLeast: limit)
    }
    goals.add("\(pages.id): bytes of a PDF/A-2u file", outcomes[0].size, below: 80 * 1_024)
    return ReportTable(
      "Single files (\(pages.title))", unit: "files",
      notes: [
        "As above, each page in a file of its own. LibreOffice turns Liandan's .docx of the same forms into PDF/A-2b; its peak is that of the script that starts it."
      ],
      outcomes, extra: [("bytes", { Figure.grouped(Int($0.size)) })])
  }

  /// The command of a contender within this program.
  private func work(_ kind: String, _ id: String, _ count: Int, _ round: Int, _ place: String) -> [String] {
    [setting.own, "work", kind, id, "\(count)", "\(round)", place, setting.repository]
  }

  /// The programs that draw the same marks.
  private func peers(_ pages: FormPages, _ kind: FormPages.Kind) -> [Contender] {
    pages.peers.map { peer in
      let share = min(kind == .file ? peer.pages : peer.files, FormPages.count(setting))
      return Contender(
        name: peer.name, items: share,
        command: { round, place in peer.command + [pages.scripts[round].path, "\(share)", place, kind.rawValue] },
        check: { round, place, _ in try pages.check(kind, in: place, round, share) })
    }
  }

  /// A long print file, and a form printed by a program that was not running.
  private func long(_ folder: String, _ goals: inout Goals) throws -> ReportTable {
    let count = setting.size(100_000, smoke: 20)
    let place = try setting.folder("pages/long")
    let id = PagesGroup.forms[0]
    func size(_ name: String) throws -> Int {
      try FileManager.default.attributesOfItem(atPath: "\(place)/\(name)")[.size] as? Int ?? 0
    }
    let run = try ChildRun.of(work("pages", id, count, 0, place), in: place)
    let peak = Double(run.peak)
    goals.add("\(id): MB at most for \(Figure.grouped(count)) pages", peak / 1_048_576, below: 100)
    var rows = [
      [
        "\(Figure.grouped(count)) pages in one file", Figure.places(run.wall, 1) + " s", Figure.megabytes(peak),
        Figure.grouped(try size("pages.pdf") / count),
      ]
    ]
    for kind in ["pdf", "ofd"] {
      let runs = try (0..<setting.size(11, smoke: 1)).map { _ in
        try ChildRun.of(work(kind, id, 1, 0, place), in: place)
      }
      let wall = runs.map(\.wall).median
      goals.add("\(id): ms for one .\(kind) by a new process", wall * 1_000, below: 150)
      rows.append([
        "one form as .\(kind), by a new process", Figure.milliseconds(wall) + " ms",
        Figure.megabytes(runs.map { Double($0.peak) }.median), Figure.grouped(try size("0.\(kind)")),
      ])
    }
    try FileManager.default.removeItem(atPath: place)
    return ReportTable(
      "Fixed pages: long and short", notes: ["Whole processes on the clock; fonts are found, opened and cut to size."],
      head: ["", "wall", "peak MB", "bytes a page"], rows: rows)
  }
}
