import Findings
import Forms
import Foundation
import Intake
import OPC
import Records
import Register
import Templates
import TestSupport
import Testing

@testable import Liandan

/// Forms whose copies cannot be drawn: a bar code of a Chinese contract number, which Code 128 does not have.
@Suite struct UndrawableTests {
  /// A desk whose template for surveys prints the contract number as a bar code.
  private func walk() throws -> Walk {
    var walk = try Walk()
    let templates = walk.folder + "/templates"
    try FileManager.default.createDirectory(atPath: templates, withIntermediateDirectories: true)
    let shipped = try Document.bytes(Repository.path + "/templates/satisfaction-survey.docx")
    let package = try OPCPackage(reading: shipped, name: "survey.docx")
    let name: PartName = "/word/document.xml"
    let body = String(decoding: try package.bytes(of: name), as: UTF8.self)
    let end = try #require(body.range(of: "<w:sectPr", options: .backwards)).lowerBound
    let code = "<w:p><w:r><w:t>{{contract_no|code128}}</w:t></w:r></w:p>"
    try Data(try package.writing(replacements: [name: Array((body[..<end] + code + body[end...]).utf8)]))
      .write(to: URL(filePath: templates + "/satisfaction-survey.docx"))
    walk.templates = [templates, Repository.path + "/templates"]
    return walk
  }

  private func list(_ contracts: [String]) throws -> DataSource {
    let values = try Example.values("satisfaction-survey")
    return try Example.source(
      contracts.enumerated().map { row, contract in
        values.merging(["customer_name": "第 \(row) 家用户", "contract_no": contract]) { $1 }
      }, name: "list.json")
  }

  @Test(arguments: [1, 2, 200])
  func `a form that cannot be printed takes no number, and those behind it have no gap`(group: Int) throws {
    let walk = try walk()
    defer { walk.remove() }
    let outcome = try walk.issue(
      "satisfaction-survey", try list(["HT-1", "合同二号", "HT-3", "合同四号", "HT-5"]), groups: group)
    #expect(outcome.numbers == ["DC-2026-000001", "DC-2026-000002", "DC-2026-000003"])
    #expect(outcome.findings.filter { $0.code == "cannot-print" }.count == 2)
    #expect(try walk.files().count == 9)
    for form in outcome.forms {
      #expect(try Document.text(form.copies[0].file).contains(form.number))
    }
    #expect(try IssueDesk.verify(walk.register) == [])
    #expect(try walk.issue("cost-approval", Example.file("cost-approval")).numbers == ["SP-2026-000001"])
  }

  @Test func `all or none: a form that cannot be printed keeps back the others, and check tells of it`() throws {
    let walk = try walk()
    defer { walk.remove() }
    let data = try list(["HT-1", "合同二号"])
    let outcome = try walk.issue("satisfaction-survey", data, IssueOptions(allOrNone: true))
    #expect(outcome.numbers.isEmpty && outcome.findings.map(\.code).contains("cannot-print"))
    #expect(!FileManager.default.fileExists(atPath: walk.register))
    let report = try walk.desk().check("satisfaction-survey", from: [data], stage: .opening) { _ in }
    #expect(report.hasErrors && report.validCount == 1)
  }

  @Test func `a register that waits for a copy that cannot be drawn comes free, and the number can be made void`()
    throws
  {
    let walk = try walk()
    defer { walk.remove() }
    // As version 1.0.0 left it: numbered, recorded, and never printed.
    let schema = try walk.desk().library.schema("satisfaction-survey")
    let (submissions, _) = SubmissionReader.readAll(try list(["合同二号"]), schema: schema)
    let outcome = FormChecker(schema: schema, stage: .opening, context: try walk.desk().context, pictures: .none)
      .outcome(of: try #require(submissions.first))
    let register = try FormRegister.open(directory: walk.register, for: .writing(by: walk.desk().mark))
    let printer = try DeskSession(directory: walk.register).printer(
      for: schema, formats: [.docx], templates: walk.desk().templates)
    try printer.keep(in: register)
    let form = try #require(outcome.form)
    _ = try register.take(group: [IssueRequest(form, files: printer.plan)], by: walk.desk().mark)
    try register.close()

    #expect(try walk.issue("cost-approval", Example.file("cost-approval")).numbers == ["SP-2026-000001"])
    #expect(Set(try IssueDesk.verify(walk.register).map(\.code)) == ["file-undrawable"])
    #expect(try walk.desk().void("DC-2026-000001", reason: "打印不出来").state == .void)
    #expect(try walk.desk().reprint("SP-2026-000001", copy: nil, outDirectory: nil).copies.count == 3)
  }

  @Test func `a form has one number whatever format, option, file or order it comes in`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let first = try walk.issue("satisfaction-survey", try StoppedTests.list(3))
    let others = [IssueOptions(formats: [.xlsx]), IssueOptions(closes: true), IssueOptions(formats: [.docx, .xlsx])]
    for options in others {
      #expect(try walk.issue("satisfaction-survey", try StoppedTests.list(3), options).numbers == first.numbers)
    }
    let single = try walk.issue("cost-approval", Example.file("cost-approval"))
    let second = try walk.issue("cost-approval", Example.file("cost-approval"), IssueOptions(formats: [.xlsx]))
    #expect(second.numbers == single.numbers && second.findings.map(\.code) == ["already-issued"])
    var printed: [IssuedForm] = []
    try walk.desk().print(FormChoice(single.numbers), formats: [.xlsx], outDirectory: walk.folder + "/print") {
      printed.append($0)
    }
    #expect(printed.first?.copies.map { $0.file.hasSuffix(".xlsx") } == [true, true, true])
    #expect(try IssueDesk.verify(walk.register) == [])
    var again = IssueOptions()
    again.again = true
    #expect(try walk.issue("cost-approval", Example.file("cost-approval"), again).numbers == ["SP-2026-000002"])
    var once = IssueOptions()
    once.onceKey = "order 7"
    let keyed = try walk.issue("cost-approval", Example.file("cost-approval"), once).numbers
    #expect(keyed == ["SP-2026-000003"])
    #expect(try walk.issue("cost-approval", Example.file("cost-approval"), once).numbers == keyed)
    var other = try Example.values("cost-approval")
    other["applicant"] = "李四"
    let refused = try walk.issue("cost-approval", Example.source(other), once)
    #expect(refused.numbers == [] && refused.findings.filter { $0.severity == .error }.map(\.code) == ["once-differs"])
  }

  @Test func `a form that was made void is never handed out unmarked, and the valid one is named before it`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let data = Example.file("cost-approval")
    try walk.issue("cost-approval", data)
    _ = try walk.desk().void("SP-2026-000001", reason: "填错")
    let out = walk.folder + "/print"
    let refused = try walk.issue("cost-approval", data, IssueOptions(outDirectory: out))
    #expect(refused.numbers == [] && refused.findings.filter { $0.severity == .error }.map(\.code) == ["content-void"])
    // A row of a list is told with its state.
    var other = try Example.values("cost-approval")
    other["applicant"] = "李四"
    let list = try Example.source([try Example.values("cost-approval"), other])
    let outcome = try walk.issue("cost-approval", list, IssueOptions(outDirectory: out))
    #expect(outcome.numbers == ["SP-2026-000001", "SP-2026-000002"] && outcome.forms.map(\.state) == [.void, .issued])
    let names = try FileManager.default.contentsOfDirectory(atPath: out)
    #expect(names.count == 3 && names.allSatisfy { $0.hasPrefix("SP-2026-000002") }, "\(names)")
    var again = IssueOptions()
    again.again = true
    #expect(try walk.issue("cost-approval", data, again).numbers == ["SP-2026-000003"])
    #expect(try walk.issue("cost-approval", data).numbers == ["SP-2026-000003"])
  }

  @Test func `a file that lies in the place of a copy is left alone, and no number is taken`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let out = walk.folder + "/print"
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: URL(filePath: out + "/SP-2026-000001-stub.docx"))
    var options = IssueOptions(outDirectory: out)
    #expect(throws: DeskError.self) { try walk.issue("cost-approval", Example.file("cost-approval"), options) }
    #expect(try Document.bytes(out + "/SP-2026-000001-stub.docx") == Array("mine".utf8))
    #expect(try walk.states().isEmpty && walk.files().isEmpty)
    options.replacesFiles = true
    #expect(try walk.issue("cost-approval", Example.file("cost-approval"), options).numbers == ["SP-2026-000001"])
  }

  @Test func `whoever edits a printout does not touch the record, and keeps the edit when the form is printed again`()
    throws
  {
    let walk = try Walk()
    defer { walk.remove() }
    let out = walk.folder + "/print"
    let options = IssueOptions(outDirectory: out)
    let form = try #require(try walk.issue("cost-approval", Example.file("cost-approval"), options).forms.first)
    for name in try FileManager.default.contentsOfDirectory(atPath: out) {
      let handle = try #require(FileHandle(forWritingAtPath: "\(out)/\(name)"))
      try handle.write(contentsOf: Data("edited".utf8))
      try handle.close()
    }
    #expect(form.copies.count == 3)
    #expect(try IssueDesk.verify(walk.register) == [])
    #expect(throws: DeskError.self) { try walk.issue("cost-approval", Example.file("cost-approval"), options) }
    #expect(throws: DeskError.self) {
      try walk.desk().print([form.number], formats: [], outDirectory: out) { _ in }
    }
    for copy in form.copies {
      let name = try #require(copy.file.split(separator: "/").last)
      #expect(try Document.bytes("\(out)/\(name)").starts(with: Array("edited".utf8)))
    }
    try walk.desk().print([form.number], formats: [], outDirectory: out, replacesFiles: true) { _ in }
    for copy in form.copies {
      let name = try #require(copy.file.split(separator: "/").last)
      #expect(try Document.bytes("\(out)/\(name)") == Document.bytes(copy.file))
    }
  }
}
