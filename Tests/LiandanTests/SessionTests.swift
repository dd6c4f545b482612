import Expressions
import Findings
import Forms
import Foundation
import Intake
import Records
import Register
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Liandan

/// What several people do at one desk, and at desks of other programs over the same register.
@Suite(.serialized) struct SessionTests {
  /// The examples of a form with other customers, as one list.
  private static func form(_ form: String, _ customer: String) throws -> DataSource {
    let values = try Example.values(form).merging(["customer_name": customer]) { $1 }
    return try Example.source(values, name: "\(customer).json")
  }

  private final class Numbers: Sendable {
    private let all = Mutex<[String]>([])
    var list: [String] { all.withLock { $0 } }
    func add(_ number: String) { all.withLock { $0.append(number) } }
  }

  /// Whether the numbers of a series are 1 to n, each once.
  private static func isGapFree(_ numbers: [String], _ prefix: String) -> Bool {
    let serials = numbers.filter { $0.hasPrefix(prefix) }.compactMap { Int($0.suffix(6)) }.sorted()
    return serials == Array(1...max(1, serials.count))
  }

  @Test func `a clerk's forms get numbers while a list of the same form is running, at the same desk and at another`()
    async throws
  {
    let walk = try Walk()
    defer { walk.remove() }
    let (desk, other) = (try Self.patient(walk.session()), try Self.patient(walk.session()))
    let (issued, list) = (Numbers(), Numbers())
    var options = IssueOptions()
    options.groupSize = 10
    let running = Task { [options] in
      try await desk.issue("satisfaction-survey", from: [try StoppedTests.list(200)], options: options) { event in
        guard case .issued(let form) = event else { return }
        list.add(form.number)
        // The list goes on when the first clerk waits.
        if list.list.count == 1 { Self.untilSomebodyWaits(for: walk.register) }
      }
    }
    while list.list.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
    for clerk in 1...6 {
      let at = clerk % 2 == 0 ? desk : other
      let form = try await at.working(as: "李\(clerk)").issueForm(
        "satisfaction-survey", from: try Self.form("satisfaction-survey", "柜台 \(clerk)"))
      issued.add(form.number)
      #expect(try await desk.record(form.number).issued.operatorName == "李\(clerk)")
    }
    #expect(try await running.value.issued == 200)
    // The first clerk got a number from the midst of the list's: no more than a few groups were under way.
    let first = try #require(issued.list.first.flatMap { Int($0.suffix(6)) })
    #expect(first > 1 && first <= 61)
    #expect(Set(list.list).count == 200 && Self.isGapFree(list.list + issued.list, "DC-2026-"))
    #expect(try IssueDesk.verify(walk.register) == [])
  }

  @Test func `a hundred clerks who issue at once get the numbers 1 to 100`() async throws {
    let walk = try Walk()
    defer { walk.remove() }
    let desk = try Self.patient(walk.session())
    let numbers = try await withThrowingTaskGroup(of: String.self) { group in
      for clerk in 1...100 {
        group.addTask {
          try await desk.working(as: "文员 \(clerk)").issueForm(
            "cost-approval", from: try Self.form("cost-approval", "用户 \(clerk)")
          )
          .number
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(numbers.count == 100 && Self.isGapFree(numbers, "SP-2026-"))
    #expect(try IssueDesk.verify(walk.register) == [])
  }

  @Test func `a row that a clerk issues while its list is running gets no second number`() async throws {
    let walk = try Walk()
    defer { walk.remove() }
    let desk = try Self.patient(walk.session())
    let list = Numbers()
    var options = IssueOptions()
    options.groupSize = 4
    let running = Task { [options] in
      try await desk.issue("satisfaction-survey", from: [try StoppedTests.list(80)], options: options) { event in
        if case .issued(let form) = event { list.add(form.number) }
      }
    }
    while list.list.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
    let last = try Self.form("satisfaction-survey", "第 80 家用户")
    let clerk = try await desk.issueForm("satisfaction-survey", from: last)
    let report = try await running.value
    #expect(report.issued == 80 && Set(list.list).count == 80 && list.list.contains(clerk.number))
    #expect(report.known == (clerk.isNew ? 1 : 0))
    #expect(Self.isGapFree(list.list, "DC-2026-"))
    #expect(try IssueDesk.verify(walk.register) == [])
  }

  @Test func `the same list begun twice at once is issued once`() async throws {
    let walk = try Walk()
    defer { walk.remove() }
    let (desk, other) = (try Self.patient(walk.session()), try Self.patient(walk.session()))
    var options = IssueOptions()
    options.groupSize = 5
    async let first = desk.issue("satisfaction-survey", from: [try StoppedTests.list(60)], options: options) { _ in }
    async let second = other.issue("satisfaction-survey", from: [try StoppedTests.list(60)], options: options) { _ in }
    let reports = try await [first, second]
    #expect(reports.map(\.issued) == [60, 60] && reports.map(\.known).sorted() == [0, 60])
    #expect(try walk.states().count == 60)
    #expect(try IssueDesk.verify(walk.register) == [])
  }

  @Test func `what is made void while a list closes it is told, and the others are closed`() async throws {
    let walk = try Walk()
    defer { walk.remove() }
    let desk = try Self.patient(walk.session())
    let schema = try walk.desk().library.schema("maintenance-record")
    let opening = try Example.opening("maintenance-record", schema)
    let rows = (1...40).map { row in opening.merging(["customer_name": "用户 \(row)"]) { $1 } }
    let opened = try walk.issue("maintenance-record", try Example.source(rows)).numbers
    let values = try Example.values("maintenance-record")
    let closing = zip(opened, 1...).map { number, row in
      values.merging(["customer_name": "用户 \(row)", "number": number]) { $1 }
    }
    let closed = Numbers()
    let codes = Numbers()
    var options = CloseOptions()
    options.groupSize = 4
    let running = Task { [options] in
      try await desk.close("maintenance-record", with: [try Example.source(closing)], options: options) { event in
        if case .issued(let form) = event { closed.add(form.number) }
        if case .refused(let form) = event { for finding in form.findings { codes.add(finding.code) } }
      }
    }
    while closed.list.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
    _ = try await desk.void(opened[39], reason: "填错")
    let report = try await running.value
    // The list may have been quicker.
    #expect(report.issued + report.refused == 40 && report.refused <= 1)
    #expect(codes.list == (report.refused == 1 ? ["wrong-state"] : []))
    #expect(try walk.states()[opened[39]] == .void)
    #expect(try IssueDesk.verify(walk.register) == [])
  }

  @Test func `a form is issued, read, closed and found again with its values, and its copies come as bytes`()
    async throws
  {
    let walk = try Walk()
    defer { walk.remove() }
    let desk = try walk.session()
    let schema = try desk.library.schema("maintenance-record")
    let data = try Example.source(try Example.opening("maintenance-record", schema))
    let form = try await desk.issueForm("maintenance-record", from: data)
    #expect(form.isNew && form.state == .issued)
    for copy in form.copies {
      let bytes = try await desk.bytes(of: copy)
      #expect(bytes.starts(with: Array("PK".utf8)) && Digest(of: bytes) == copy.sha256)
    }
    // A file that is gone is made again; an altered one is not handed out.
    try FileManager.default.removeItem(atPath: form.copies[0].file)
    #expect(Digest(of: try await desk.bytes(of: form.copies[0])) == form.copies[0].sha256)
    try FileManager.default.removeItem(atPath: form.copies[1].file)
    try Data("x".utf8).write(to: URL(filePath: form.copies[1].file))
    await #expect(throws: DeskError.self) { try await desk.bytes(of: form.copies[1]) }
    try FileManager.default.removeItem(atPath: form.copies[1].file)

    let closed = try await desk.working(as: "赵工").closeForm(form.number, with: Example.file("maintenance-record"))
    #expect(closed.state == .closed)
    let record = try await desk.record(form.number)
    #expect(record.state == .closed && record.closed?.operatorName == "赵工" && record.issued.operatorName == "陈晓燕")
    let customer = try #require(try Example.values("maintenance-record")["customer_name"] as? String)
    #expect(record.form.values["customer_name"] == .text(customer))
    let found = try await desk.find(
      FormSearch([String(customer.dropFirst().prefix(3))], form: "维护记录单", states: [.closed], period: "2026-11"))
    #expect(found.map(\.record.number) == [form.number] && found[0].values["customer_name"] == .text(customer))
    #expect(try await desk.find(FormSearch([customer], form: "maintenance-record", states: [.void])).isEmpty)
    let byField = FormSearch(form: "maintenance-record", condition: "${customer_name} = '\(customer)'")
    #expect(try await desk.find(byField).count == 1)
    let wrong = FormSearch(form: "maintenance-record", condition: "${customer_nam} = 'x'")
    let told = await #expect(throws: FindingList.self) { try await desk.find(wrong) }
    #expect(told?.findings.first?.code == "formula-unknown-name")
    let again = try await desk.issueForm("maintenance-record", from: data)
    #expect(!again.isNew && again.number == form.number)
  }

  @Test func `a form that is wrong is thrown with all that is wrong, and takes no number`() async throws {
    let walk = try Walk()
    defer { walk.remove() }
    let desk = try walk.session()
    let wrong = try Example.source(["customer_name": "甲", "unknown": 1])
    let error = await #expect(throws: FindingList.self) { try await desk.issueForm("cost-approval", from: wrong) }
    #expect((error?.findings.count ?? 0) > 2)
    #expect(!FileManager.default.fileExists(atPath: walk.register))
  }

  @Test func `pictures come from whoever answers for the data, never from a folder of the server`() async throws {
    let walk = try Walk()
    defer { walk.remove() }
    var desk = try walk.session()
    desk.pictures = .none
    var values = try Example.values("service-report")
    values["photos"] = ["photo.png"]
    let data = try Example.source(values)
    // A picture that lies where the server runs.
    let photo = Repository.path + "/Tests/Fixtures/corpus/photo.png"
    let bytes = Array(try Data(contentsOf: URL(filePath: photo)))
    let refused = await #expect(throws: FindingList.self) { try await desk.issueForm("service-report", from: data) }
    #expect(refused?.findings.map(\.code) == ["image-missing"])
    let asked = Numbers()
    desk.pictures = .callback { name, source in
      asked.add("\(name) of \(source ?? "")")
      return name == "photo.png" ? bytes : nil
    }
    let form = try await desk.issueForm("service-report", from: data)
    #expect(Set(asked.list) == ["photo.png of data.json"])
    #expect(form.copies.isEmpty == false)
    #expect(try await desk.record(form.number).form.pictures.map(\.sha256) == [Digest(of: bytes).hex])
  }

  @Test func `a call that is cancelled while it waits for the register leaves nothing, a list ends where it is`()
    async throws
  {
    let walk = try Walk()
    defer { walk.remove() }
    let desk = try Self.patient(walk.session())
    let task = Task { try await desk.issueForm("cost-approval", from: Example.file("cost-approval")) }
    task.cancel()
    let outcome = await task.result
    #expect(throws: CancellationError.self) { try outcome.get() }
    #expect(!FileManager.default.fileExists(atPath: walk.register))

    _ = try await desk.issueForm("service-report", from: Example.file("service-report"))
    let lock = open(walk.register + "/register.lock", O_RDWR)
    #expect(flock(lock, LOCK_EX) == 0)
    let waiting = Task { try await desk.issueForm("cost-approval", from: Example.file("cost-approval")) }
    Self.untilSomebodyWaits(for: walk.register)
    waiting.cancel()
    close(lock)
    let waited = await waiting.result
    #expect(throws: CancellationError.self) { try waited.get() }
    #expect(try walk.states().count == 1)

    let told = Numbers()
    var options = IssueOptions()
    options.groupSize = 4
    let list = Task { [options] in
      try await desk.issue("satisfaction-survey", from: [try StoppedTests.list(200)], options: options) { event in
        if case .issued(let form) = event { told.add(form.number) }
      }
    }
    while told.list.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
    list.cancel()
    let report = try await list.value
    #expect(report.isStopped && report.issued == told.list.count && report.issued < 200)
    #expect(try IssueDesk.verify(walk.register) == [])
  }

  @Test func `a register that was put back from a backup while the desk was open is opened anew`() async throws {
    let walk = try Walk()
    defer { walk.remove() }
    let desk = try walk.session()
    _ = try await desk.issueForm("cost-approval", from: Example.file("cost-approval"))
    try FileManager.default.moveItem(atPath: walk.register, toPath: walk.folder + "/old")
    try FileManager.default.copyItem(atPath: walk.folder + "/old", toPath: walk.register)
    let form = try await desk.issueForm("cost-approval", from: try Self.form("cost-approval", "另一家"))
    #expect(form.number == "SP-2026-000002")
    #expect(try IssueDesk.verify(walk.folder + "/old") == [])
    #expect(try IssueDesk.verify(walk.register) == [])
  }

  /// Waits until another writer waits for the register.
  private static func untilSomebodyWaits(for register: String) {
    let queue = open(register + "/register.queue", O_RDWR)
    defer { close(queue) }
    for _ in 0..<20_000 {
      if flock(queue, LOCK_EX | LOCK_NB) != 0 { return }
      flock(queue, LOCK_UN)
      usleep(2_000)
    }
  }

  private static func patient(_ desk: IssueDesk) -> IssueDesk {
    var desk = desk
    desk.lockTimeout = .seconds(60)
    return desk
  }
}
