import Expressions
import Findings
import FormLayout
import Forms
import Foundation
import Intake
import OPC
import PackageChecks
import Records
import Register
import Storage
import Templates
import TestSupport
import Testing

@testable import Liandan

@Suite struct RefusalTests {
  /// A return record with a mistake of each kind.
  static func wrong() throws -> [String: Any] {
    var values = try Example.values("return-record")
    values["contact_phone"] = "123"
    values["handle_type"] = "repiar"
    values["customer_nmae"] = "甲"
    values["customer_name"] = nil
    values["report_time"] = "2026-13-40"
    return values
  }

  @Test func `all that is wrong with a form comes at once, each with its place, label and remedy`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let outcome = try walk.issue("return-record", try Example.source(try RefusalTests.wrong(), name: "返厂.json"))
    #expect(outcome.report.refused == 1 && outcome.report.issued == 0)
    let places = Set(outcome.findings.filter { $0.severity == .error }.compactMap(\.origin.pointer))
    #expect(places.isSuperset(of: ["/contact_phone", "/handle_type", "/customer_nmae", "/report_time"]))
    let missing = try #require(outcome.findings.first { $0.field == "customer_name" })
    #expect(missing.label?.zhHans == "客户名称" && missing.label?.en != nil)
    let key = try #require(outcome.findings.first { $0.origin.pointer == "/customer_nmae" })
    #expect(key.hint?.zhHans.contains("customer_name") == true)
    let choice = try #require(outcome.findings.first { $0.field == "handle_type" })
    for language in Language.allCases {
      #expect(choice.text(in: language).hasPrefix("返厂.json · /handle_type"))
    }
    #expect(choice.text(in: .zhHans).contains("错误：【") && choice.text(in: .zhHant).contains("錯誤：【"))
    #expect(choice.text(in: .en).contains("error: ") && choice.text(in: .en).contains("repair"))
    for finding in outcome.findings {
      #expect(finding.message.zhHant != nil && finding.message.en != nil, "\(finding)")
    }
  }

  @Test func `a file that comes to the name of the refused list while it is written is not replaced`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let list = walk.folder + "/清单.csv"
    try Data("customer_name,survey_mode\n甲,飞鸽\n".utf8).write(to: URL(filePath: list))
    let schema = try walk.desk().library.schema("satisfaction-survey")
    let keeper = RejectCollector([.file(list)], form: schema, in: try walk.session().world, path: nil)
    _ = try walk.desk().issue("satisfaction-survey", from: [.file(list)], options: IssueOptions()) { event in
      if case .refused(let form) = event { try keeper.add(form) }
    }
    let other = walk.folder + "/清单-退回.xlsx"
    try Data("x".utf8).write(to: URL(filePath: other))
    #expect(try keeper.finish().map(\.path) == [walk.folder + "/清单-退回-2.xlsx"])
    #expect(try Document.bytes(other) == Array("x".utf8))
  }

  @Test func `wherever writing fails, a list of refused rows is there as a whole or not at all`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let list = walk.folder + "/清单.csv"
    try Data("customer_name,survey_mode\n甲,飞鸽\n".utf8).write(to: URL(filePath: list))
    let schema = try walk.desk().library.schema("satisfaction-survey")
    let refused = walk.folder + "/清单-退回.xlsx"
    var world = try walk.session().world
    for writes in 0..<50 {
      let store = FaultyStore(after: writes, .full)
      world.store = store
      let keeper = RejectCollector([.file(list)], form: schema, in: world, path: nil)
      do {
        _ = try walk.desk().issue("satisfaction-survey", from: [.file(list)], options: IssueOptions()) { event in
          if case .refused(let form) = event { try keeper.add(form) }
        }
        #expect(try keeper.finish().map(\.path) == [refused])
      } catch let failure as SystemFailure { #expect(failure.number == ENOSPC) }
      let names = try FileManager.default.contentsOfDirectory(atPath: walk.folder).filter { $0.contains("退回") }
      #expect(names == (store.didFail ? [] : ["清单-退回.xlsx"]), "after \(writes) writes")
      if !store.didFail { return #expect(writes > 3) }
    }
    Issue.record("the list was never written")
  }

  @Test func `with all-or-none one wrong form keeps back the others, and not even a register is made`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let good = try Example.values("return-record")
    let list = try Example.source([good, try RefusalTests.wrong(), good])
    let none = try walk.issue("return-record", list, IssueOptions(allOrNone: true))
    #expect(none.report.issued == 0 && none.report.refused == 3 && none.report.hasErrors)
    #expect(none.findings.contains { $0.origin.pointer == "/1/handle_type" })
    #expect(!FileManager.default.fileExists(atPath: walk.register))

    let some = try walk.issue("return-record", list)
    #expect(some.numbers == ["FC-2026-000001", "FC-2026-000002"])
    #expect(some.report.refused == 1 && some.findings == none.findings)
  }

  @Test(arguments: ["{{numbr}}", "{{#items}}{{number}}", "{{number}}{{/items}}", "{{number|nopipe}}"])
  func `a template with a wrong tag is refused before any number is taken`(tag: String) throws {
    var walk = try Walk()
    defer { walk.remove() }
    let schema = try walk.desk().library.schema("return-record")
    let name: PartName = "/word/document.xml"
    let package = try OPCPackage(reading: try TemplateScaffold.docx(for: schema, language: .zhHans), name: "t.docx")
    let body = String(decoding: try package.bytes(of: name), as: UTF8.self)
    let end = try #require(body.range(of: "<w:sectPr", options: .backwards))
    let broken = body.replacingCharacters(
      in: end.lowerBound..<end.lowerBound, with: "<w:p><w:r><w:t>\(tag)</w:t></w:r></w:p>")
    let folder = walk.folder + "/templates"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(try package.writing(replacements: [name: Array(broken.utf8)])).write(
      to: URL(filePath: folder + "/return-record.docx"))
    walk.templates = [folder]
    let list = #expect(throws: FindingList.self) { try walk.issue("return-record", Example.file("return-record")) }
    let errors = try #require(list).findings.filter { $0.severity == .error }
    #expect(errors.count == 1, "\(errors)")
    #expect(errors.first?.origin.file == folder + "/return-record.docx")
    #expect(try walk.session().lint("return-record", form: nil).filter { $0.severity == .error } == errors)
    walk.templates = []
    #expect(try walk.issue("return-record", Example.file("return-record")).numbers == ["FC-2026-000001"])
  }

  @Test func `a broken schema is refused with its line, and takes no other form with it`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let forms = walk.folder + "/forms"
    try Walk.copyForms(to: forms)
    let count = try FormLibrary(directories: [walk.folder + "/none", forms]).all().schemas.count
    let text = String(decoding: try Document.bytes(forms + "/cost-approval.yaml"), as: UTF8.self)
    try Data(text.replacing("type: date", with: "type: dtae").utf8).write(
      to: URL(filePath: forms + "/cost-approval.yaml"))
    let library = try FormLibrary(directories: [walk.folder + "/none", forms])
    let list = #expect(throws: FindingList.self) { try library.schema("cost-approval") }
    let first = try #require(list?.findings.first)
    #expect(first.origin.file == forms + "/cost-approval.yaml" && first.origin.line != nil)
    #expect(first.hint?.zhHans.contains("date") == true)
    #expect(try library.schema("返厂产品处理记录表").id == "return-record")
    #expect(try library.all().schemas.count == count - 1)
  }

  @Test func `values that look like tags, formulas or markup are printed as the text they are`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    var values = try Example.values("return-record")
    let nasty = "=1+1 {{number}} <w:p/> & \"q\" 𠮷😀"
    values["customer_name"] = nasty
    let outcome = try walk.issue("return-record", try Example.source(values), IssueOptions(formats: [.docx, .xlsx]))
    let copies = try #require(outcome.forms.first, "\(outcome.findings)").copies
    for copy in copies {
      #expect(try Document.text(copy.file).replacing("&quot;", with: "\"").contains(nasty), "\(copy.file)")
      #expect(PackageCheck.findings(in: try Document.bytes(copy.file), name: copy.file, schemas: nil) == [])
    }
  }

  @Test func `an expression is tried on a form's data, and its mistakes are found`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let data = Example.file("cost-approval")
    #expect(try walk.session().evaluate("${total}", for: "cost-approval", data: data).text == "1680.32")
    #expect(
      try walk.session().evaluate("rmb(${total})", for: "cost-approval", data: data).text == "壹仟陆佰捌拾元零叁角贰分")
    let wrong = try walk.session().evaluate("${totl}", for: "cost-approval", data: nil)
    #expect(wrong.text == nil && wrong.findings.map(\.code) == ["formula-unknown-name"])
  }
}
