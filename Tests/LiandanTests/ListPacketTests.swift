import Archive
import Findings
import Foundation
import Intake
import Records
import Register
import Templates
import Testing
import Zipping

@testable import Liandan

/// A list that is laid straight into one packet.
@Suite struct ListPacketTests {
  let walk: Walk

  init() throws { walk = try Walk() }

  private var path: String { walk.folder + "/out/surveys.zip" }

  private func options(_ name: String = "surveys", closes: Bool = true) -> IssueOptions {
    var options = IssueOptions(closes: closes)
    options.packetPath = "\(walk.folder)/out/\(name).zip"
    return options
  }

  /// A list of surveys of these customers; `!` stands for one that is wrong.
  private func list(_ customers: String, name: String = "list.json") throws -> DataSource {
    let values = try Example.values("satisfaction-survey")
    return try Example.source(
      customers.map { customer in
        values.merging(customer == "!" ? ["survey_mode": "飞鸽"] : ["customer_name": "\(customer)公司"]) { $1 }
      }, name: name)
  }

  private func issue(_ customers: String, _ options: IssueOptions, stopAfter: Int = .max) throws -> Walk.Outcome {
    try walk.issue("satisfaction-survey", try list(customers), options, groups: 2, stopAfter: stopAfter)
  }

  /// The files of a packet by name, without its top folder.
  private func files(_ path: String) throws -> [String: [UInt8]] {
    let archive = try ZipArchive(try Document.bytes(path))
    var files: [String: [UInt8]] = [:]
    for entry in archive.entries {
      files[String(entry.name.drop { $0 != "/" }.dropFirst())] = try archive.read(at: entry.index)
    }
    #expect(files.count == archive.entries.count)
    return files
  }

  /// The numbers of a packet, in the order in which it lists them.
  private func numbers(_ path: String) throws -> String {
    let text = String(decoding: try #require(try files(path)["data/numbers.json"]), as: UTF8.self)
    let list = try #require(text.firstMatch(of: /"packed":\[(.*?)\]/)).1
    return list.split(separator: ",").map { String($0.dropLast().suffix(2)) }.joined(separator: " ")
  }

  private func beside() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: walk.folder + "/out").sorted()
  }

  @Test func `it holds every copy of every form as the register has it, and the register knows of it`() throws {
    defer { walk.remove() }
    var options = options()
    options.formats = [.docx, .xlsx]
    options.outDirectory = walk.folder + "/print"
    let outcome = try issue("甲乙丙丁戊", options)
    let packet = try #require(outcome.packets.first)
    #expect(packet.formCount == 5 && packet.isNew && packet.keeper == "各联" && packet.file == path)
    var laid = try files(path).filter { $0.key.hasPrefix("data/satisfaction-survey/") }
    for form in outcome.forms {
      let folder = "data/satisfaction-survey/\(form.number)/"
      #expect(form.copies.count == 6)
      for copy in form.copies {
        let name = try #require(copy.file.split(separator: "/").last)
        #expect(try laid.removeValue(forKey: folder + name) == Document.bytes(copy.file))
        #expect(try Document.bytes("\(walk.folder)/print/\(name)") == Document.bytes(copy.file))
      }
      let data = laid.removeValue(forKey: "\(folder)\(form.number).json")
      #expect(data == Array(form.data.utf8))
    }
    #expect(laid.isEmpty)
    #expect(try beside() == ["surveys.zip"])
    #expect(try IssueDesk.verify(path) == [] && IssueDesk.verify(walk.register) == [])
    #expect(Set(try walk.states().values) == [.closed])
    // It is an output, not the archive: what is kept for a keeper is packed as ever.
    #expect(try walk.desk().pack(to: "质检部", period: nil, form: nil, outDirectory: nil).map(\.formCount) == [5])
    #expect(try IssueDesk.verify(walk.register) == [])
  }

  @Test func `open forms lie in it without a day of closing, and run again it is as it was, whatever came after`()
    throws
  {
    defer { walk.remove() }
    let schema = try walk.desk().library.schema("maintenance-record")
    let values = try Example.opening("maintenance-record", schema)
    let list = try Example.source([values, values.merging(["customer_name": "乙"]) { $1 }])
    let outcome = try walk.issue("maintenance-record", list, options(closes: false))
    #expect(outcome.packets.first?.formCount == 2)
    #expect(try IssueDesk.verify(path) == [])
    let info = String(decoding: try #require(try files(path)["bag-info.txt"]), as: UTF8.self)
    #expect(info.contains("Open-Forms: 2\n") && info.contains("years from the year of closing"))
    let transmittal = walk.folder + "/transmittal.xlsx"
    try Data(try #require(try files(path)["data/transmittal.xlsx"])).write(to: URL(filePath: transmittal))
    let list1 = try Document.text(transmittal)
    #expect(list1.contains("已开单") && list1.contains("移交给：各联"))

    let whole = try Document.bytes(path)
    var later = walk
    later.seconds += 86_400
    later.operatorName = "别人"
    _ = try later.close(outcome.numbers[0], Example.file("maintenance-record"))
    _ = try later.desk().void(outcome.numbers[1], reason: "重复")
    _ = try later.desk().reprint(outcome.numbers[0], copy: nil, outDirectory: nil)
    try FileManager.default.removeItem(atPath: path)
    let second = try later.issue("maintenance-record", list, options(closes: false))
    #expect(second.packets.first?.isNew == false && second.packets.first?.formCount == 2)
    #expect(try Document.bytes(path) == whole)
    #expect(try IssueDesk.verify(walk.register) == [])
    // It lies there already, and is left alone.
    let third = try later.issue("maintenance-record", list, options(closes: false))
    #expect(third.packets.first?.sha256 == outcome.packets.first?.sha256)
    #expect(try Document.bytes(path) == whole)
  }

  @Test(arguments: [1, 3, 6]) func `a list that was stopped leaves no packet, and ends with that of an unbroken run`(
    count: Int
  ) throws {
    defer { walk.remove() }
    let calm = try ListPacketTests()
    defer { calm.walk.remove() }
    _ = try calm.issue("甲乙!丙丁戊己", calm.options())
    #expect(throws: Walk.Stopped.self) { try issue("甲乙!丙丁戊己", options(), stopAfter: count) }
    #expect(try beside() == [])
    var later = self.walk
    later.seconds += 60
    let outcome = try later.issue("satisfaction-survey", try list("甲乙!丙丁戊己"), options(), groups: 2)
    #expect(outcome.packets.first?.formCount == 6)
    #expect(try IssueDesk.verify(path) == [])
    // Chain and lists tell of the stop.
    func forms(_ path: String) throws -> [String: [UInt8]] {
      try files(path).filter { $0.key.hasPrefix("data/satisfaction-survey/") || $0.key == "data/numbers.json" }
    }
    #expect(try forms(path) == forms(calm.path))
    let whole = try Document.bytes(path)
    try FileManager.default.removeItem(atPath: path)
    _ = try issue("甲乙!丙丁戊己", options())
    #expect(try Document.bytes(path) == whole)
  }

  @Test func `a list over the end of the year has both series in its packet`() throws {
    defer { walk.remove() }
    var december = walk
    december.seconds = 1_798_732_000  // 2026-12-31 in China
    #expect(throws: Walk.Stopped.self) {
      try december.issue("satisfaction-survey", try list("甲乙丙丁戊己庚辛壬癸"), options(), groups: 2, stopAfter: 1)
    }
    var january = walk
    january.seconds = december.seconds + 86_400
    let outcome = try january.issue("satisfaction-survey", try list("甲乙丙丁戊己庚辛壬癸"), options(), groups: 2)
    #expect(outcome.forms.count == 10 && Set(outcome.numbers.map { $0.prefix(7) }) == ["DC-2026", "DC-2027"])
    let account = String(decoding: try #require(try files(path)["data/numbers.json"]), as: UTF8.self)
    #expect(account.contains(#""series":"DC-2026""#) && account.contains(#""series":"DC-2027""#))
    #expect(try IssueDesk.verify(path) == [] && IssueDesk.verify(walk.register) == [])
  }

  @Test func `rows that got their numbers in an earlier list lie in its packet, unless they lie in another`() throws {
    defer { walk.remove() }
    // The first list has no packet; of the corrected one, in another order, all is packed in its own order.
    #expect(try issue("甲乙!", IssueOptions(closes: true)).numbers.count == 2)
    let corrected = try issue("丙乙甲", options())
    #expect(corrected.report.known == 2 && corrected.packets.first?.formCount == 3)
    #expect(try numbers(path) == "03 02 01")
    #expect(try IssueDesk.verify(path) == [] && IssueDesk.verify(walk.register) == [])
    let whole = try Document.bytes(path)
    try FileManager.default.removeItem(atPath: path)
    _ = try issue("丙乙甲", options())
    #expect(try Document.bytes(path) == whole)

    _ = try issue("丁!", options("first"))
    let second = try issue("丁戊", options("second"))
    #expect(second.packets.first?.formCount == 1)
    #expect(second.remarks.contains { $0.text(in: .en).contains("1 lie in the packet first already") })
    #expect(try numbers(walk.folder + "/out/second.zip") == "05")
    // The very same list under another name: there is nothing left to lay into it.
    let none = try issue("丁戊", options("third"))
    #expect(none.packets.isEmpty && none.remarks.contains { $0.zhHans.contains("没有写") })
    #expect(try beside() == ["first.zip", "second.zip", "surveys.zip"])
  }

  @Test func `a form made void before the packet is made is left out and accounted for`() throws {
    defer { walk.remove() }
    let numbers = try issue("甲乙丙", IssueOptions(closes: true)).numbers
    _ = try walk.desk().void(numbers[1], reason: "重复")
    let outcome = try issue("甲乙丙", options())
    #expect(outcome.packets.first?.formCount == 2)
    #expect(outcome.remarks.contains { $0.zhHans == "没有放进档案包的：1 份已作废" })
    #expect(try self.numbers(path) == "01 03")
    #expect(try IssueDesk.verify(path) == [] && IssueDesk.verify(walk.register) == [])
  }

  @Test func `it tells nothing of forms that others wrote while the list ran, but that their numbers were given`()
    throws
  {
    defer { walk.remove() }
    let names = "甲乙丙丁戊己辛壬癸子丑寅卯辰巳午未申酉戌"
    #expect(throws: Walk.Stopped.self) { try issue(names, options(), stopAfter: 1) }
    let foreign = try walk.issue(
      "satisfaction-survey", try list("庚", name: "other.json"), IssueOptions(closes: true)
    ).numbers[0]
    _ = try walk.desk().void(foreign, reason: "庚公司投诉")
    let outcome = try walk.issue("satisfaction-survey", try list(names), options(), groups: 2)
    #expect(outcome.packets.first?.formCount == 20 && outcome.numbers.max()! > foreign)
    let files = try files(path)
    for (name, bytes) in files where name.hasSuffix(".json") || name.hasSuffix(".jsonl") || name.hasSuffix(".txt") {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("庚公司"), "\(name)")
    }
    let chain = String(decoding: try #require(files["data/audit.jsonl"]), as: UTF8.self)
    #expect(!chain.contains(foreign) && outcome.numbers.allSatisfy { chain.contains($0) })
    // The series has no gap that is not explained.
    let account = String(decoding: try #require(files["data/numbers.json"]), as: UTF8.self)
    #expect(account.contains(#""number":"\#(foreign)","reason":"""#))
    #expect(try IssueDesk.verify(path) == [] && IssueDesk.verify(walk.register) == [])
    let whole = try Document.bytes(path)
    try FileManager.default.removeItem(atPath: path)
    _ = try issue(names, options())
    #expect(try Document.bytes(path) == whole)
  }

  @Test func `what cannot become a packet is refused before any number is taken`() throws {
    defer { walk.remove() }
    func refusal(_ path: String) -> DeskError? {
      var options = IssueOptions(closes: true)
      options.packetPath = path
      return #expect(throws: DeskError.self) { try issue("甲乙", options) }
    }
    for name in ["surveys", "surveys.ZIP", "调查.zip", ".zip", "a b.zip", "-x.zip", "x.y.zip", "surveys.zip/"] {
      #expect(refusal("\(walk.folder)/\(name)")?.kind == .usage, "\(name)")
    }
    let file = walk.folder + "/file.zip"
    try Data("x".utf8).write(to: URL(filePath: file))
    #expect(refusal(file)?.message.zhHans.contains("没有覆盖它") == true)
    #expect(try Document.bytes(file) == Array("x".utf8))
    #expect(refusal(file + "/below/p.zip")?.message.zhHans.contains("请检查 --packet 的目录") == true)
    #expect(!FileManager.default.fileExists(atPath: walk.register))

    let count = try issue("甲乙", options()).forms.count
    #expect(refusal(file)?.kind == .usage)
    // The name is that of another list's packet, or of a keeper's.
    let packed = try walk.desk().pack(to: "质检部", period: nil, form: nil, outDirectory: nil)
    for name in ["surveys"] + packed.map(\.id) {
      let error = #expect(throws: DeskError.self) { try issue("丙丁", options(name)) }
      #expect(error?.message.zhHans.contains("没有编号") == true)
    }
    // Somebody has altered it.
    try Data("x".utf8).write(to: URL(filePath: path))
    let altered = #expect(throws: DeskError.self) { try issue("甲乙", options()) }
    #expect(altered?.message.zhHans.contains("可能被改动过") == true)
    #expect(try walk.states().count == count)
  }

  @Test func `a copy that was altered before it is packed stops the packet, and nothing lies under its name`() throws {
    defer { walk.remove() }
    let forms = try issue("甲乙", IssueOptions(closes: true)).forms
    let copy = forms[1].copies[0].file
    let bytes = try Document.bytes(copy)
    try FileManager.default.removeItem(atPath: copy)
    try Data(bytes.reversed()).write(to: URL(filePath: copy))
    let error = #expect(throws: DeskError.self) { try issue("甲乙", options()) }
    #expect(error?.message.zhHans.contains(copy) == true)
    #expect(try beside() == [])
    try Data(bytes).write(to: URL(filePath: copy))
    #expect(try issue("甲乙", options()).packets.first?.formCount == 2)
  }
}
