import Foundation
import Testing

@Suite struct RegisterStateTests {
  let office: Office

  init() throws { office = try Office() }

  @Test func `a register in use is waited for, then named with its user; the ledger can be read meanwhile`() throws {
    defer { office.remove() }
    let number = try office.issued()
    let lock = open(office.folder + "/register/register.lock", O_RDWR)
    try #require(lock >= 0 && flock(lock, LOCK_EX) == 0)
    let holder = Array("王建国, 2026-11-20T09:30, pid 4711".utf8)
    #expect(pwrite(lock, holder, holder.count, 0) == holder.count)
    let run = try office.run("void", number, "--reason", "x", "--wait", "1")
    #expect(run.status == 70)
    #expect(run.err.contains("台账正在被使用（王建国") && run.err.contains("等了 1 秒"), "\(run.err)")
    #expect(try office.run("ledger").out.contains(number))
    close(lock)
    #expect(try office.run("void", number, "--reason", "x", "--wait", "1").status == 0)
  }

  @Test func `a list that is told to stop finishes what is in hand, says so, and the same command goes on`() throws {
    defer { office.remove() }
    let line = try #require(
      String(decoding: try office.bytes("forms/examples/surveys.jsonl"), as: UTF8.self).split(separator: "\n").first)
    let rows = (1...600).map { line.replacing("\"contact_name\": \"", with: "\"contact_name\": \"\($0)") }
    try office.write(rows.joined(separator: "\n"), to: "list.jsonl")
    let stopped = try office.shell(
      """
      liandan issue satisfaction-survey list.jsonl --quiet > out.txt & list=$!
      while [ ! -d register/issued/.staging ]; do sleep 0.01; done
      kill -TERM $list; wait $list; exit $?
      """)
    #expect(stopped.status == 143 && stopped.err.contains("用同一命令再次运行会接着做"), "\(stopped.err)")
    #expect(try office.run("verify", "register").status == 0)
    let again = try office.run("issue", "satisfaction-survey", "list.jsonl", "--json", "--quiet")
    #expect(again.status == 0 && Set(again.numbers).count == 600)
  }

  @Test(arguments: [
    ("newer", 60, "升级本程序"), ("foreign", 68, "别的程序"), ("damaged", 0, "损坏"),
  ])
  func `a register that is not ours to touch is left alone`(kind: String, offset: Int, words: String) throws {
    defer { office.remove() }
    let number = try office.issued()
    var bytes = try office.bytes("register/register.sqlite")
    // The header of a database: its format's version at 60, the application's id at 68.
    for index in offset..<offset + 4 { bytes[index] = 0x33 }
    try office.write(bytes, to: "register/register.sqlite")
    for arguments in [
      ["void", number, "--reason", "x"], ["ledger"], ["pack", "--to", "财务部"],
      ["issue", "return-record", "forms/examples/return-record.json"],
    ] {
      let run = try office.launch(Office.program, arguments)
      #expect(run.status == 70 && run.out.isEmpty, "\(arguments): \(run.out)")
      #expect(run.err.contains(words) && run.err.split(separator: "\n").count == 1, "\(arguments): \(run.err)")
    }
    #expect(try office.bytes("register/register.sqlite") == bytes)
  }

  @Test func `a number that does not exist, or is in the wrong state, is a failure that says what to do`() throws {
    defer { office.remove() }
    let number = try office.issued()
    let wrong = String(number.dropLast()) + "9"
    for arguments in [
      ["void", wrong, "--reason", "x"], ["reprint", wrong], ["close", wrong, "forms/examples/return-record.json"],
    ] {
      let run = try office.launch(Office.program, arguments)
      #expect(run.status == 70 && run.err.contains("没有编号 \(wrong)") && run.err.contains("是不是 \(number)"), "\(run.err)")
    }
    #expect(try office.run("void", number, "--reason", "  ").status == 64)
    #expect(try office.run("reprint", number, "--copy", "fourth").status == 64)
    for copy in ["第二联", "财务联", "财务部"] {
      #expect(try office.run("reprint", number, "--copy", copy).out.contains("-finance-reprint-"), "\(copy)")
    }
    #expect(try office.run("void", number, "--reason", "填错", "--operator", "何婷").status == 0)
    let ledger = try office.run("ledger", "--as", "csv").out
    #expect(ledger.contains("作废时间,作废人,作废原因,备注") && ledger.contains(",何婷,填错,"), "\(ledger)")
    #expect(try office.run("void", number, "--reason", "填错").err.contains("此前已按同一原因作废"))
    let twice = try office.run("void", number, "--reason", "另一个原因")
    #expect(twice.status == 70 && twice.err.contains("早已作废"))
    let closing = try office.run("close", number, "forms/examples/return-record.json")
    #expect(closing.status == 70 && closing.err.contains("已作废，不能结单"))
  }

  @Test func `a register that is made anew is told of with its path, whatever else is left out`() throws {
    defer { office.remove() }
    let data = "forms/examples/return-record.json"
    let first = try office.run("issue", "return-record", data, "--register", "registre", "--json", "--quiet")
    #expect(first.numbers.count == 1 && first.objects().count == 1)
    #expect(first.err.contains("新建台账 \(office.folder)/registre："), "\(first.err)")
    let english = try office.run("issue", "return-record", data, "--lang", "en")
    #expect(english.err.contains("made a new register in \(office.folder)/register: there was none"), "\(english.err)")
    #expect(try !office.run("issue", "return-record", data, "--again").err.contains("新建台账"))
  }

  @Test func `a register that is not there is only made by issuing`() throws {
    defer { office.remove() }
    for arguments in [["ledger"], ["void", "FC-1", "--reason", "x"], ["pack", "--to", "财务部"], ["reprint", "FC-1"]] {
      let run = try office.launch(Office.program, arguments + ["--register", "elsewhere"])
      #expect(run.status == 70 && run.err.contains("elsewhere 里没有台账"), "\(run.err)")
    }
    #expect(try office.run("verify", "elsewhere").status == 64)
    #expect(!office.exists("elsewhere"))
  }

  @Test func `the register is the one named, else that of the environment, else the folder's own`() throws {
    defer { office.remove() }
    let data = "forms/examples/cost-approval.json"
    let environment = ["LIANDAN_REGISTER": office.folder + "/shared"]
    try office.run("issue", "cost-approval", data, environment: environment)
    #expect(office.exists("shared/register.sqlite") && !office.exists("register"))
    try office.run("issue", "cost-approval", data, "--register", "named", environment: environment)
    #expect(office.exists("named/register.sqlite"))
    try office.run("issue", "cost-approval", data, environment: ["LIANDAN_REGISTER": ""])
    #expect(office.exists("register/register.sqlite"))
  }

  @Test func `an altered copy and an altered packet are named by verification`() throws {
    defer { office.remove() }
    let issue = try office.run("issue", "cost-approval", "forms/examples/cost-approval.json", "--close", "--json")
    #expect(try office.run("pack", "--to", "财务部", "--out", "归档").status == 0)
    let packet = try #require(try FileManager.default.contentsOfDirectory(atPath: office.folder + "/归档").first)
    // The receiver has the packet alone.
    let receiver = try Office()
    defer { receiver.remove() }
    for name in ["forms", "templates"] { try FileManager.default.removeItem(atPath: "\(receiver.folder)/\(name)") }
    try receiver.write(try office.bytes("归档/\(packet)"), to: packet)
    #expect(try receiver.run("verify", packet).status == 0)
    var bytes = try receiver.bytes(packet)
    bytes[bytes.count / 2] ^= 0xFF
    try receiver.write(bytes, to: packet)
    let altered = try receiver.run("verify", packet, "--json")
    #expect(altered.status == 1 && !altered.codes.isEmpty)

    let copies = try #require(issue.objects().first?["copies"] as? [[String: Any]])
    let file = try #require(copies[1]["file"] as? String)
    try office.write("x", to: file)
    let register = try office.run("verify", "register", "--json")
    #expect(register.status == 1 && register.out.contains(String(file.split(separator: "/").last ?? "?")))
  }

  @Test func `processes that issue at once leave numbers without gap or double`() async throws {
    defer { office.remove() }
    let office = office
    let numbers = try await withThrowingTaskGroup(of: [String].self) { group in
      for _ in 0..<6 {
        group.addTask {
          try office.run("issue", "cost-approval", "forms/examples/cost-approval.json", "--json", "--again").numbers
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(numbers.sorted().map { $0.suffix(6) } == (1...6).map { "00000\($0)" })
    #expect(try office.run("verify", "register").status == 0)
  }
}
