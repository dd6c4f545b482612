import Expressions
import Findings
import Forms
import Foundation
import Intake
import OPC
import PackageChecks
import Register
import SpreadsheetML
import Testing

@testable import Liandan

@Suite struct ClosingSheetTests {
  let walk: Walk

  init() throws { walk = try Walk() }

  /// Issues a form with these values in place of the example's; its number.
  private func open(_ form: String, _ changed: [String: Any] = [:]) throws -> String {
    let opening = try Example.opening(form, try walk.desk().library.schema(form))
    return try #require(
      try walk.issue(form, try Example.source(opening.merging(changed) { $1 })).numbers.first)
  }

  private func sheet(
    _ form: String, for choice: ClosingChoice = .all, _ language: Language = .zhHans
  ) throws -> [UInt8] {
    try walk.session().closingSheet(form, for: choice, language: language).bytes
  }

  /// The texts of a sheet, row by row.
  private func rows(_ bytes: [UInt8], _ sheet: Int = 0) throws -> [[String]] {
    let book = try WorkbookReader(bytes, name: "a.xlsx")
    var rows: [[String]] = []
    let cursor = try book.cursor(ofSheet: sheet)
    while let row = try cursor.next() {
      var texts: [String] = []
      for cell in row.cells {
        while texts.count < cell.reference.column { texts.append("") }
        if case .text(let text) = cell.content { texts[cell.reference.column - 1] = text }
      }
      rows.append(texts)
    }
    return rows
  }

  /// Types texts into cells of a sheet, as somebody does who fills it in.
  private func filled(_ bytes: [UInt8], _ cells: [String: String], sheet: Int = 1) throws -> DataSource {
    let package = try OPCPackage(reading: bytes, name: "a.xlsx")
    let name = PartName("/xl/worksheets/sheet\(sheet).xml")
    var xml = String(decoding: try package.bytes(of: #require(name)), as: UTF8.self)
    for (cell, text) in cells {
      let place = try #require(
        xml.firstMatch(of: try Regex("<c r=\"\(cell)\"[^>]*?(/>|>.*?</c>)")), "\(cell)")
      xml.replaceSubrange(place.range, with: "<c r=\"\(cell)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>")
    }
    return .bytes(try package.writing(replacements: [#require(name): Array(xml.utf8)]), name: "结单.xlsx")
  }

  /// The cell of a column, by the name in its head.
  private func cell(_ name: String, _ row: Int, in bytes: [UInt8]) throws -> String {
    let heads = try rows(bytes)[3]
    let column = try #require(heads.firstIndex { [name, name + " *", name + " (*)"].contains($0) }, "\(heads)")
    return CellReference(column: column + 1, row: row).a1
  }

  @Test func `a closing sheet has a row for each open form, and what is filled in closes it`() throws {
    defer { walk.remove() }
    let numbers = try ["甲公司", "乙公司", "丙公司"].map { try open("satisfaction-survey", ["customer_name": $0]) }
    let closed = try open("satisfaction-survey", ["customer_name": "丁公司"])
    _ = try walk.desk().void(closed, reason: "重复")
    let bytes = try sheet("satisfaction-survey")
    let rows = try rows(bytes)
    #expect(rows.dropFirst(4).map { Array($0.prefix(2)) } == zip(numbers, ["甲公司", "乙公司", "丙公司"]).map { [$0, $1] })
    #expect(rows[3].prefix(2) == ["编号", "顾客单位"])
    // Untouched, it closes nothing and refuses nothing.
    let untouched = try walk.close("satisfaction-survey", .bytes(bytes, name: "结单.xlsx"))
    #expect(untouched.findings == [] && untouched.report.unfilled == 3 && untouched.report.issued == 0)
    let schema = try walk.desk().library.schema("satisfaction-survey")
    let values = try Example.values("satisfaction-survey")
    var cells: [String: String] = [:]
    for row in [5, 7] {
      for field in schema.fields where field.stage == .closing && field.calculation == nil && field.type != .stamp {
        guard let value = values[field.id] else { continue }
        let text = (value as? [String: String]).map { "\($0["name"] ?? "") \($0["date"] ?? "")" } ?? "\(value)"
        cells[try cell(field.label.zhHans, row, in: bytes)] = text
      }
    }
    let list = try filled(bytes, cells)
    let outcome = try walk.close("satisfaction-survey", list)
    // The report that the survey refers to is not in this register.
    #expect(Set(outcome.findings.map(\.code)) == ["reference-missing"] && !outcome.findings.hasErrors)
    #expect(outcome.numbers == [numbers[0], numbers[2]] && outcome.report.unfilled == 1)
    #expect(try walk.states() == [numbers[0]: .closed, numbers[1]: .issued, numbers[2]: .closed, closed: .void])
    #expect(try self.rows(try sheet("satisfaction-survey")).dropFirst(4).map(\.first) == [numbers[1]])
  }

  @Test func `rows of repeats are filled in beside the form or on a sheet of their own`() throws {
    defer { walk.remove() }
    let number = try open("return-record")
    let bytes = try sheet("return-record")
    let book = try WorkbookReader(bytes, name: "a.xlsx")
    let schema = try walk.desk().library.schema("return-record")
    let repeats = schema.fields.filter { $0.type == .repeat }
    let lines = try #require(repeats.first { $0.stage == .opening })
    let parts = try #require(repeats.first { $0.stage == .closing })
    #expect(book.sheets.map(\.name) == ["结单", parts.label.zhHans, "选项"])
    #expect(try rows(bytes, 1)[0].first == "编号")
    let given = try #require(try Example.values("return-record")[lines.id] as? [[String: Any]])
    // What each row is known by, and what was received.
    let heads = try rows(bytes)[3].filter { $0.contains("[") }
    #expect(heads.count == given.count * 2, "\(heads)")
    let received = try #require(heads.first { $0.contains("实收") })
    // What was known at issue stands there, and by itself is nothing filled in.
    #expect(try walk.close("return-record", .bytes(bytes, name: "结单.xlsx")).report.unfilled == 1)
    #expect(try rows(bytes)[4][rows(bytes)[3].firstIndex(of: received) ?? 0] == "3")
    let list = try filled(bytes, [cell("收货日期", 5, in: bytes): "2026-11-10"])
    // It is read, and told what is still missing.
    let checked = try walk.close("return-record", list)
    #expect(checked.report.refused == 1 && checked.findings.contains { $0.code == "required" })
    #expect(!checked.findings.contains { ["unknown-key", "number-not-given", "changed"].contains($0.code) })
    #expect(try walk.states() == [number: .issued])
  }

  // Two fields of the last have the same label in English.
  @Test(arguments: Walk.forms + ["goods-exchange"], Language.allCases)
  func `the sheet of every form is read without complaint in every language`(_ form: String, _ language: Language)
    throws
  {
    defer { walk.remove() }
    _ = try open(form)
    let bytes = try sheet(form, language)
    #expect(PackageCheck.findings(in: bytes, name: form, schemas: PackageCheck.schemaFolder()) == [])
    let outcome = try walk.close(form, .bytes(bytes, name: "结单.xlsx"))
    #expect(outcome.findings.map { $0.text(in: .zhHans) } == [])
    #expect(outcome.report.unfilled == 1)
  }

  // Both have a field that is called a number.
  @Test(arguments: ["department-log", "parts-ledger"], Language.allCases)
  func `lines of a book that are left open have a sheet in every language`(_ form: String, _ language: Language) throws
  {
    defer { walk.remove() }
    let data = try #require(FileManager.default.contents(atPath: Example.path(form)))
    let lines = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    let late = Set(try walk.desk().library.schema(form).fields.filter { $0.stage == .closing }.map(\.id))
    let open = lines.map { $0.filter { !late.contains($0.key) } }
    let count = try walk.issue(form, Example.source(open)).numbers.count
    let outcome = try walk.close(form, .bytes(try sheet(form, language), name: "结单.xlsx"))
    #expect(outcome.findings.map { $0.text(in: .zhHans) } == [] && count > 1)
    #expect(outcome.report.unfilled == count)
  }

  private func sheet(_ form: String, _ language: Language) throws -> [UInt8] { try sheet(form, for: .all, language) }

  @Test func `only forms that meet the condition are on it, and none is told`() throws {
    defer { walk.remove() }
    _ = try open("satisfaction-survey", ["customer_name": "甲公司"])
    let second = try open("satisfaction-survey", ["customer_name": "乙公司"])
    let bytes = try sheet("satisfaction-survey", for: .condition("${customer_name} = \"乙公司\""))
    #expect(try rows(bytes).dropFirst(4).map(\.first) == [second])
    let error = #expect(throws: DeskError.self) {
      try sheet("satisfaction-survey", for: .condition("${customer_name} = \"丙公司\""))
    }
    #expect(error?.message.zhHans == "没有要结的“顾客满意度调查表”：没有开着的单符合条件")
    #expect(throws: FindingList.self) { try sheet("satisfaction-survey", for: .condition("${customer_nam} = 1")) }
  }

  @Test func `the sheet shows by what a form is known, and when something must be filled in`() throws {
    defer { walk.remove() }
    _ = try open("return-record")
    let rows = try rows(try sheet("return-record"))
    #expect(rows[3].prefix(4) == ["编号", "客户名称", "处理类型", "联系电话"])
    let place = try #require(rows[3].firstIndex(of: "交质检日期 (*)"))
    #expect(rows[2][place] == "日期，如 2026-11-20；【处理类型】不是“退回”时必填")
    #expect(rows[1][0].contains("带 (*) 的在上面说明的情况下必填"))
  }

  @Test func `what was issued is locked, and whoever changes it all the same is told`() throws {
    defer { walk.remove() }
    let number = try open("return-record", ["customer_name": "甲公司"])
    let bytes = try sheet("return-record")
    let package = try OPCPackage(reading: bytes, name: "a.xlsx")
    let xml = String(decoding: try package.bytes(of: "/xl/worksheets/sheet1.xml"), as: UTF8.self)
    #expect(xml.contains("<sheetProtection sheet=\"1\"") && xml.contains("autoFilter=\"0\""))
    for cells in [["B5": "乙公司"], ["B5": "乙公司", try cell("收货日期", 5, in: bytes): "2026-11-10"]] {
      let outcome = try walk.close("return-record", try filled(bytes, cells))
      let finding = try #require(outcome.findings.first { $0.code == "changed" })
      #expect(finding.message.zhHans == "开单时是“甲公司”，现在是“乙公司”" && finding.origin.cell == "B5")
      #expect(outcome.report.refused == 1 && outcome.report.unfilled == 0)
    }
    #expect(try walk.states() == [number: .issued])
  }

  @Test func `a card has no closing sheet, nor has a form with nothing to fill in at closing`() throws {
    defer { walk.remove() }
    let card = #expect(throws: DeskError.self) { try sheet("product-file") }
    #expect(card?.message.zhHans == "“产品出厂档案”是卡片，不用结单表。请逐张结：liandan close 编号 数据")
    var own = walk
    own.forms = walk.folder + "/forms"
    try Walk.copyForms(to: own.forms)
    try Data(
      """
      id: slip
      title: 便条
      number: { prefix: BT }
      retention: { years: 1, class: 其他 }
      copies: [{ id: one, label: 一联, keeper: 售后服务部 }]
      fields: [{ id: content, label: 内容, type: text, required: true }]
      """.utf8
    ).write(to: URL(filePath: own.forms + "/slip.yaml"))
    let slip = #expect(throws: DeskError.self) { try own.session().closingSheet("slip") }
    #expect(slip?.message.zhHans.contains("没有结单时填的内容") == true)
  }

  @Test func `what Excel would not take for a date may stay, and choices drop down`() throws {
    defer { walk.remove() }
    _ = try open("return-record")
    let package = try OPCPackage(reading: try sheet("return-record"), name: "a.xlsx")
    let xml = String(decoding: try package.bytes(of: "/xl/worksheets/sheet1.xml"), as: UTF8.self)
    let rules = xml.matches(of: /<dataValidation [^>]*>/).map { String($0.output) }
    #expect(rules.contains { $0.contains("type=\"list\"") } && rules.contains { $0.contains("type=\"date\"") })
    #expect(rules.filter { $0.contains("showErrorMessage") }.allSatisfy { $0.contains("errorStyle=\"warning\"") })
  }
}
