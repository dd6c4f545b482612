import Foundation

/// Archives, read to the last member: a template, and a packet of some 10 MB.
struct ArchivesGroup {
  let setting: Setting

  func run() throws -> [ReportTable] {
    let folder = try setting.folder("archives")
    let packet = "\(folder)/packet.zip"
    try make(packet, in: folder)
    return [
      try table(
        "A template (return-record.docx), read", setting.templates + "/return-record.docx",
        setting.size(2_000, smoke: 2), folder),
      try table("A packet of surveys, read", packet, setting.size(10, smoke: 1), folder),
    ]
  }

  private func make(_ packet: String, in folder: String) throws {
    let data = "\(folder)/surveys.csv"
    try SampleSurveys.write(setting.size(300, smoke: 2), to: data)
    let command = [
      setting.liandan, "issue", "satisfaction-survey", data, "--close", "--packet", packet, "--quiet", "--register",
      "\(folder)/register", "--forms", setting.forms, "--templates", setting.templates,
    ]
    _ = try ChildRun.of(command, in: folder)
  }

  private func table(_ title: String, _ file: String, _ count: Int, _ folder: String) throws -> ReportTable {
    var contenders = [
      reader("Liandan, ZipFile (streamed)", [setting.own, "work", "archive-stream", file], count),
      reader(
        "Liandan, ZipArchive (in memory; libzip must agree)", [setting.own, "work", "archive-memory", file], count),
    ]
    if let python = setting.python {
      let program = "\(folder)/archives"
      _ = try ChildRun.of(["cc", "-O2", "-o", program, setting.peer("archives.c"), "-lzip"], in: folder)
      contenders.append(reader("libzip (C)", [program, file], count))
      contenders.append(reader("zipfile (Python)", [python, "-B", setting.peer("archives.py"), file], count))
    }
    let outcomes = try RoundRobin(rounds: setting.rounds, folder: "\(folder)/runs").run(contenders)
    guard Set(outcomes.flatMap { $0.samples.map(\.items) }).count == 1 else {
      throw BenchError("not all read the same members of \(file)")
    }
    let bytes = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int ?? 0
    return ReportTable(
      title, unit: "members",
      notes: ["\(Figure.grouped(bytes)) bytes. All inflate every member and compare its checksum."], outcomes)
  }

  private func reader(_ name: String, _ command: [String], _ count: Int) -> Contender {
    Contender(name: name, items: 0, command: { _, _ in command + ["\(count)"] }, check: { _, _, _ in })
  }
}
