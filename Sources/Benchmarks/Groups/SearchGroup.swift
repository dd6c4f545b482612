import Expressions
import Findings
import Forms
import Foundation
import Intake
import Liandan
import Records
import Register

/// Finding forms of several kinds in a large register, and a report over all surveys.
struct SearchGroup {
  let setting: Setting
  let count: Int

  private static let groupSize = 1_000
  private static let survey = "satisfaction-survey"
  /// Each is a tenth of the forms; the rest are surveys.
  private static let others = ["complaint", "maintenance-record", "return-record"]

  private var surveys: Int { count - SearchGroup.others.count * (count / 10) }

  func run() throws -> [ReportTable] {
    let folder = try setting.folder("search")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let register = "\(folder)/register"
    let chosen = try fill(register, from: folder)
    Progress.say("\(Figure.grouped(count)) forms are in the register")
    return [try searches(for: chosen, in: register), try report(over: "2024-Q4", in: register, folder)]
  }

  /// Issues and closes forms without printing them: what is measured reads no copies. Returns the values of a survey in the
  /// middle.
  private func fill(_ register: String, from folder: String) throws -> Submission {
    // A series has six digits: half of the forms are issued in the next year.
    let marks = [2024, 2025].compactMap { CalendarDate(year: $0, month: 12, day: 20) }
      .map { AuditStamp(at: CalendarMoment(date: $0), operatorName: "王建国") }
    guard let mark = marks.first else { throw BenchError("no day") }
    let records = try FormRegister.open(directory: register, for: .writing(by: mark))
    defer { try? records.close() }
    for (seed, form) in SearchGroup.others.enumerated() {
      let data = "\(folder)/\(form).jsonl"
      try SampleExamples.write(count / 10, of: form, to: data, setting, seed: seed)
      _ = try take(form, count / 10, from: data, into: records, marks)
    }
    let data = "\(folder)/surveys.csv"
    try SampleSurveys.write(surveys, to: data)
    return try take(SearchGroup.survey, surveys, from: data, into: records, marks)
  }

  /// Issues the forms of a file, which is then removed; gives the one in the middle.
  private func take(
    _ id: String, _ count: Int, from data: String, into records: FormRegister, _ marks: [AuditStamp]
  ) throws -> Submission {
    let schema = try FormLibrary(directories: [setting.forms]).schema(id)
    let context = FillContext(now: marks[0].at, operatorName: marks[0].operatorName)
    var reader = SubmissionReader(.file(data), schema: schema)
    var group: [IssueRequest] = []
    var (taken, chosen) = (0, Submission?.none)
    func take() throws {
      taken += try records.take(group: group, by: taken < count / 2 ? marks[0] : marks[1]).count
      group = []
    }
    while let item = reader.next() {
      guard case .submission(let submission) = item else { throw BenchError("\(item)") }
      guard case .valid(let form) = schema.check(submission, at: .closing, in: context) else {
        throw BenchError("a \(id) is not valid")
      }
      if taken + group.count == count / 2 { chosen = submission }
      group.append(IssueRequest(form, files: []))
      if group.count == SearchGroup.groupSize { try take() }
    }
    try take()
    try FileManager.default.removeItem(atPath: data)
    guard taken == count, let chosen else { throw BenchError("\(taken) forms of \(id) were taken") }
    return chosen
  }

  private func searches(for chosen: Submission, in register: String) throws -> ReportTable {
    func value(_ key: String) throws -> String {
      guard let entry = chosen.entries.first(where: { $0.key == key }), case .text(let text) = entry.value.content
      else {
        throw BenchError("the survey has no \(key)")
      }
      return text
    }
    let serial = try value("serial_no"), phone = try value("contact_phone")
    let queries: [(String, [String])] = [
      ("two characters, in a twelfth of the forms", ["安庆"]),
      ("two characters, in all forms", ["公司"]),
      ("two words", ["热电", "陈晓"]),
      ("five digits inside a serial number", [String(serial.dropFirst(4).prefix(5))]),
      ("a whole serial number", [serial]),
      ("a telephone number", [phone]),
      ("two characters that no form holds", ["鹌鹑"]),
    ]
    let rounds = setting.size(11, smoke: 1)
    var rows: [[String]] = []
    for (name, words) in queries {
      var times: [Double] = []
      var found = 0
      for _ in 0..<rounds {
        let run = try ChildRun.of(
          [setting.liandan, "find"] + words + [
            "--limit", "20", "--as", "csv", "--register", register, "--forms", setting.forms,
          ], in: setting.scratch)
        times.append(run.wall)
        found = max(0, run.output.count { $0 == 0x0A } - 1)
      }
      times.sort()
      rows.append(
        [name, words.joined(separator: " "), "\(found)"]
          + [times.median, times[0], times[times.count - 1]].map(Figure.milliseconds))
    }
    return ReportTable(
      "Finding forms among \(Figure.grouped(count))",
      notes: [
        "Seven tenths are surveys; complaints, maintenance and return records a tenth each. `liandan find WORD --limit 20`, whole processes, \(rounds) times each; milliseconds on the clock."
      ],
      head: ["", "words", "forms", "median ms", "least", "most"], rows: rows)
  }

  private func report(over period: String, in register: String, _ folder: String) throws -> ReportTable {
    let run = try ChildRun.of(
      [
        setting.liandan, "report", "satisfaction", "--period", period, "--as", "json", "--register", register,
        "--forms", setting.forms,
      ], in: folder)
    let text = String(decoding: run.output, as: UTF8.self)
    guard text.contains("\(surveys)") else {
      throw BenchError("the report does not count \(surveys) forms: \(text.prefix(400))")
    }
    return ReportTable(
      "A report over \(Figure.grouped(surveys)) of them",
      notes: ["`liandan report satisfaction --period \(period)`, whole process."],
      head: ["", "s CPU", "s wall", "peak MB"],
      rows: [
        ["satisfaction", Figure.places(run.cpu, 1), Figure.places(run.wall, 1), Figure.megabytes(Double(run.peak))]
      ])
  }
}
