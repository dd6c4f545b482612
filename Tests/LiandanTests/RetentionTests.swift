import Expressions
import Findings
import Foundation
import Intake
import Records
import Storage
import Testing

@testable import Liandan

/// Which forms are past their term of retention, and which of them may be destroyed.
@Suite struct RetentionTests {
  private static func form(_ id: String, _ prefix: String, years: String, _ fields: String) -> String {
    """
    id: \(id)
    title: \(id)
    version: 1
    number: { prefix: \(prefix) }
    retention: { years: \(years), class: 售后服务记录 }
    copies: [ { id: stub, label: 存根联, keeper: 办公室 } ]
    fields:
      - { id: customer_name, label: 用户单位, type: text }
    \(fields)
    """
  }

  /// A register of 2026 with a form of ten years, one of thirty, and a permanent one.
  private func walk() throws -> Walk {
    var walk = try Walk()
    walk.forms = walk.folder + "/forms"
    try FileManager.default.createDirectory(atPath: walk.forms, withIntermediateDirectories: true)
    let forms = [
      "visit": Self.form("visit", "PG", years: "10", "  - { id: report, label: 报告, type: text, stage: closing }"),
      "cost": Self.form("cost", "FY", years: "30", "  - { id: visit_no, label: 派工单号, type: reference, to: [visit] }"),
      "deed": Self.form("deed", "QY", years: "permanent", ""),
    ]
    try Data("company: { name: 某某机械有限公司 }\n".utf8).write(to: URL(filePath: "\(walk.forms)/profile.yaml"))
    for (id, yaml) in forms { try Data(yaml.utf8).write(to: URL(filePath: "\(walk.forms)/\(id).yaml")) }
    return walk
  }

  @discardableResult
  private func issue(_ walk: Walk, _ form: String, _ values: [String: String], closes: Bool = true) throws -> String {
    var options = IssueOptions(formats: [.txt], closes: closes)
    options.again = true
    return try #require(try walk.issue(form, Example.source(values), options).numbers.first)
  }

  private func text(_ forms: ExpiredForms, _ style: ListingStyle, destruction: Bool = false) throws -> String {
    let out = MemorySpool()
    if destruction {
      try forms.writeDestructionRegister(style, in: .zhHans, to: out) { MemorySpool() }
    } else {
      try forms.write(style, in: .zhHans, to: out) { MemorySpool() }
    }
    return String(decoding: out.bytes, as: UTF8.self)
  }

  /// The listed forms: their numbers, and why they are kept.
  private func listed(_ forms: ExpiredForms) throws -> [(number: String, kept: [String])] {
    try text(forms, .json).split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return (object?["number"] as? String ?? "", object?["kept_because"] as? [String] ?? ["?"])
    }
  }

  private func day(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso: iso)) }

  @Test func `terms count from the end of the year of closing, and a permanent form has none`() throws {
    let walk = try walk()
    defer { walk.remove() }
    let visit = try issue(walk, "visit", ["customer_name": "甲"])
    let cost = try issue(walk, "cost", ["customer_name": "乙"])
    try issue(walk, "deed", ["customer_name": "丙"])
    func numbers(_ on: String) throws -> [String] {
      try listed(walk.desk().retention(on: day(on), form: nil)).map(\.number)
    }
    #expect(try numbers("2036-12-31") == [] && numbers("2037-01-01") == [visit])
    #expect(try numbers("2056-12-31") == [visit] && numbers("2057-01-01") == [visit, cost])
    #expect(try listed(walk.desk().retention(on: day("2057-01-01"), form: "cost")).map(\.number) == [cost])
    #expect(try walk.desk().retention(on: nil, form: nil).count == 0)
  }

  @Test func `open, unsettled and lent forms are kept, and those that an open form is tied to`() throws {
    let walk = try walk()
    defer { walk.remove() }
    let free = try issue(walk, "visit", ["customer_name": "自由"])
    let open = try issue(walk, "visit", ["customer_name": "开着"], closes: false)
    let unsettled = try issue(walk, "visit", ["customer_name": "欠款"])
    let lent = try issue(walk, "visit", ["customer_name": "借出"])
    let referred = try issue(walk, "visit", ["customer_name": "被引用"])
    let referring = try issue(walk, "cost", ["visit_no": referred], closes: false)
    let void = try issue(walk, "visit", ["customer_name": "作废"], closes: false)
    _ = try walk.desk().void(void, reason: "重复")
    _ = try walk.desk().hold([unsettled], list: nil, isHeld: true, reason: "货款未收回")
    _ = try walk.desk().movePaper([lent], list: nil, PaperChange(place: "三楼", holder: "王会计"))
    let forms = try walk.desk().retention(on: day("2037-01-01"), form: nil)
    let kept = Dictionary(uniqueKeysWithValues: try listed(forms).map { ($0.number, $0.kept) })
    #expect(
      kept == [
        free: [], void: [], open: ["没有结单"], unsettled: ["未结清，货款未收回"], lent: ["原件由 王会计 借出"],
        referred: ["相关的 \(referring) 没有结单"],
      ])
    #expect(try text(forms, .table).contains("继续保管：未结清，货款未收回"))
    #expect(forms.destroyable == 2)
    _ = try walk.desk().hold([unsettled], list: nil, isHeld: false, reason: "已收回")
    _ = try walk.desk().movePaper([lent], list: nil, PaperChange(isReturned: true))
    #expect(try walk.desk().retention(on: day("2037-01-01"), form: nil).destroyable == 4)
  }

  @Test func `the register of destruction has count, digest and places to sign, and nothing that is kept`() throws {
    let walk = try walk()
    defer { walk.remove() }
    let numbers = try ["甲", "乙"].map { try issue(walk, "visit", ["customer_name": $0]) }
    let open = try issue(walk, "visit", ["customer_name": "丙"], closes: false)
    let forms = try walk.desk().retention(on: day("2037-01-01"), form: nil)
    let text = try text(forms, .table, destruction: true)
    for number in numbers { #expect(text.contains(number)) }
    #expect(!text.contains(open) && text.contains("监销人（档案，签字）") && text.contains("单位负责人（签字）"))
    let csv = try self.text(forms, .csv, destruction: true)
    #expect(csv.split(separator: "\r\n").count == 3 && !csv.contains("监销"))
    let lines = try self.text(forms, .json).split(separator: "\n")
    #expect(lines.count == 3 && lines.filter { $0.contains("\"may_be_destroyed\":true") }.count == 2)
    let out = MemorySpool()
    try forms.writeDestructionRegister(.docx, in: .zhHans, to: out) { MemorySpool() }
    let path = walk.folder + "/销毁清册.docx"
    try Data(out.bytes).write(to: URL(filePath: path))
    let document = try Document.text(path)
    let digest = Digest(of: numbers.map { $0 + "\n" }.joined()).hex
    #expect(document.contains("共 2 份") && document.contains(digest) && document.contains("程序不销毁任何内容"))
    #expect(document.contains("鉴定意见") && document.contains("监销人（会计，签字）"))
  }
}
