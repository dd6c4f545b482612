import Foundation

/// Fixed pages: two forms in one file for printing, and each in a file of its own, against engines that draw the very same marks.
struct PagesGroup {
  let setting: Setting

  /// The forms that are printed.
  static let forms = ["satisfaction-survey", "cost-approval"]

  func run() throws -> [ReportTable] {
    let folder = try setting.folder("pages")
    var tables: [ReportTable] = []
    for id in PagesGroup.forms.prefix(setting.size(2, smoke: 1)) {
      let pages = try FormPages(id, folder, setting)
      tables += [try file(pages), try files(pages)]
    }
    return tables + [try long(folder)]
  }

  /// The pages of one form in one file.
  private func file(_ pages: FormPages) throws -> ReportTable {
    let count = setting.size(2_000, smoke: 2)
    var contenders = [
      Contender(
        name: "Liandan, PDF/A-2u", items: count,
        command: { round, place in
          [setting.own, "work", "pages", pages.id, "\(count)", "\(round)", place, setting.repository]
        }, check: { round, place, _ in try pages.check("\(place)/pages.pdf", round, 0..<min(count, FormPages.checked)) }
      )
    ]
    for peer in pages.peers {
      let share = min(peer.pages, FormPages.count(setting))
      contenders.append(
        Contender(
          name: peer.name, items: share,
          command: { round, place in peer.command + [pages.scripts[round].path, "\(share)", place, "file"] },
          check: { round, place, _ in try pages.check("\(place)/pages.pdf", round, 0..<min(share, FormPages.checked)) })
      )
    }
    let outcomes = try RoundRobin(rounds: setting.rounds, folder: "\(pages.folder)/runs").run(contenders)
    return ReportTable(
      "Pages for printing in one file (\(pages.title))", unit: "pages", notes: [FormPages.note], outcomes,
      extra: [("bytes a page", { Figure.grouped(Int($0.size)) })])
  }

  /// The pages of one form, each in a file of its own.
  private func files(_ pages: FormPages) throws -> ReportTable {
    let count = setting.size(2_000, smoke: 2)
    var contenders = ["pdf", "ofd"].map { kind in
      Contender(
        name: kind == "pdf" ? "Liandan, PDF/A-2u, two threads" : "Liandan, OFD, two threads", items: count,
        command: { round, place in
          [setting.own, "work", kind, pages.id, "\(count)", "\(round)", place, setting.repository]
        },
        check: { round, place, _ in
          for index in 0..<min(count, FormPages.checked) {
            let path = "\(place)/\(index).\(kind)"
            if kind == "pdf" { try pages.check(path, round, index..<index + 1) } else { try OFDTexts.check(path) }
          }
        })
    }
    for peer in pages.peers {
      let share = min(peer.files, FormPages.count(setting))
      contenders.append(
        Contender(
          name: peer.name, items: share,
          command: { round, place in peer.command + [pages.scripts[round].path, "\(share)", place, "files"] },
          check: { round, place, _ in
            for index in 0..<min(share, FormPages.checked) {
              try pages.check("\(place)/\(index).pdf", round, index..<index + 1)
            }
          }))
    }
    if pages.hasPeers { contenders.append(try pages.office()) }
    let outcomes = try RoundRobin(rounds: setting.rounds, folder: "\(pages.folder)/runs").run(contenders)
    return ReportTable(
      "Single files (\(pages.title))", unit: "files",
      notes: [
        "As above, each page in a file of its own. LibreOffice turns Liandan's .docx of the same forms into PDF/A-2b; its peak is that of the script that starts it."
      ],
      outcomes, extra: [("bytes", { Figure.grouped(Int($0.size)) })])
  }

  /// A long print file, and a form printed by a program that was not running.
  private func long(_ folder: String) throws -> ReportTable {
    let count = setting.size(100_000, smoke: 20)
    let place = try setting.folder("pages/long")
    let id = PagesGroup.forms[0]
    let run = try ChildRun.of(
      [setting.own, "work", "pages", id, "\(count)", "0", place, setting.repository], in: place)
    let size = try FileManager.default.attributesOfItem(atPath: "\(place)/pages.pdf")[.size] as? Int ?? 0
    var rows = [
      [
        "\(Figure.grouped(count)) pages in one file", Figure.places(run.wall, 1) + " s",
        Figure.megabytes(Double(run.peak)),
        Figure.grouped(size / count),
      ]
    ]
    for kind in ["pdf", "ofd"] {
      var runs: [ChildRun] = []
      for _ in 0..<setting.size(11, smoke: 1) {
        runs.append(
          try ChildRun.of([setting.own, "work", kind, id, "1", "0", place, setting.repository], in: place))
      }
      let bytes = try FileManager.default.attributesOfItem(atPath: "\(place)/0.\(kind)")[.size] as? Int ?? 0
      rows.append([
        "one form as .\(kind), by a new process", Figure.milliseconds(runs.map(\.wall).median) + " ms",
        Figure.megabytes(runs.map { Double($0.peak) }.median), Figure.grouped(bytes),
      ])
    }
    try FileManager.default.removeItem(atPath: place)
    return ReportTable(
      "Fixed pages: long and short", notes: ["Whole processes on the clock; fonts are found, opened and cut to size."],
      head: ["", "wall", "peak MB", "bytes a page"], rows: rows)
  }
}
