import Foundation

/// Word forms: the whole of `liandan issue` against what other engines need for filling alone.
struct DocumentsGroup {
  let setting: Setting

  func run() throws -> ReportTable {
    let count = setting.size(2_000, smoke: 3)
    let folder = try setting.folder("documents")
    let template = try PeerTemplate(
      Array(try Data(contentsOf: URL(filePath: setting.templates + "/return-record.docx"))))
    for dialect in PeerTemplate.Dialect.allCases {
      try Data(try template.bytes(dialect)).write(to: URL(filePath: "\(folder)/\(dialect).docx"))
    }
    let data = try (0..<setting.rounds).map { try RoundData(round: $0, count: count, folder, template, setting) }
    var contenders = [liandan(count, data)]
    for (name, engine, dialect, share) in DocumentsGroup.peers where setting.python != nil {
      contenders.append(peer(name, engine, "\(folder)/\(dialect).docx", min(share, count * 3), data))
    }
    let outcomes = try RoundRobin(rounds: setting.rounds, folder: "\(folder)/runs").run(contenders)
    return ReportTable(
      "Word forms on disk (返厂产品处理记录表, \(count) records × 3 copies)", unit: "documents",
      notes: [
        "Liandan: the whole process of `liandan issue --close`, with reading, checking, numbering, the register and its "
          + "syncing. The others: only their loop over values that are already texts, from opening the template to the "
          + "saved file. Their templates are the shipped one with their own marks in the same parts."
      ], outcomes, extra: [("bytes", { Figure.grouped(Int($0.size)) })])
  }

  private static let peers: [(name: String, engine: String, dialect: PeerTemplate.Dialect, share: Int)] = [
    ("docxtpl 0.20.2, as documented", "docxtpl", .jinja, 60),
    ("docxtpl, one object and remembered templates", "docxtpl-reused", .jinja, 60),
    ("docx-mailmerge2 1.0.3", "mailmerge", .fields, 120),
    ("python-docx 1.2.0, texts replaced by hand", "python-docx", .marks, 120),
  ]

  private func liandan(_ count: Int, _ data: [RoundData]) -> Contender {
    Contender(
      name: "liandan issue, whole process", timing: .process, items: count * 3,
      command: { round, folder in
        [
          setting.liandan, "issue", "return-record", data[round].forms, "--close", "--quiet", "--register",
          folder + "/register", "--forms", setting.forms, "--templates", setting.templates,
        ]
      },
      check: { round, folder, _ in
        let names = ["stub", "finance", "qc"]
        for (index, values) in data[round].values.enumerated() {
          let number = PrintedForms.number(index / 3)
          let file =
            "\(folder)/register/issued/\(number.split(separator: "-")[1])/\(number)/\(number)-\(names[index % 3]).docx"
          try DocumentTexts.check(file, has: values)
        }
      })
  }

  private func peer(
    _ name: String, _ engine: String, _ template: String, _ share: Int, _ data: [RoundData]
  ) -> Contender {
    Contender(
      name: name, items: share,
      command: { round, folder in
        [
          setting.python ?? "", "-B", setting.peer("documents.py"), engine, template, data[round].json, "\(share)",
          folder,
        ]
      },
      check: { round, folder, _ in
        for index in 0..<share {
          try DocumentTexts.check("\(folder)/\(index).docx", has: data[round].values[index])
        }
      })
  }
}

/// The data of one round, different from those of the others: processors learn what comes again.
private struct RoundData {
  /// As users send them.
  let forms: String
  /// As other engines take them: a line for each copy.
  let json: String
  let values: [[PeerValues.Value]]

  init(round: Int, count: Int, _ folder: String, _ template: PeerTemplate, _ setting: Setting) throws {
    forms = "\(folder)/forms-\(round).jsonl"
    json = "\(folder)/values-\(round).jsonl"
    try SampleForms.write(count, to: forms, setting, seed: round)
    let printed = try PrintedForms("return-record", forms, forms: setting.forms)
    let writer = try PeerValues(template.places, printed.schema)
    values = try printed.copies().map(writer.values)
    try values.map { writer.json($0) + "\n" }.joined().write(toFile: json, atomically: false, encoding: .utf8)
  }
}
