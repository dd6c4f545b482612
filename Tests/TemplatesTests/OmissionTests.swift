import Expressions
import Findings
import Forms
import Foundation
import OPC
import PackageChecks
import SpreadsheetML
import Testing

@testable import FormLayout
@testable import Templates

/// Copies that omit fields, columns and whole parts of a form.
@Suite struct OmissionTests {
  private func schema(omitting omitted: String) throws -> FormSchema {
    try ScaffoldSample.schema {
      $0.replacing("keeper: 财务部 }", with: "keeper: 财务部, omit: [\(omitted)] }")
    }
  }

  private func form(_ schema: FormSchema) -> NumberedForm {
    let rows: [Row] = [
      ["item": .text("阀芯"), "quantity": SampleForm.amount("2"), "amount": SampleForm.amount("640.16")],
      ["item": .text("密封"), "quantity": SampleForm.amount("1"), "amount": SampleForm.amount("12.5")],
    ]
    return NumberedForm(
      schema: schema, number: "CS-2026-000001", values: ["lines": .rows(rows), "phone": .text("13800138000")],
      stage: .closing, issuedOn: CalendarDate(year: 2026, month: 3, day: 5) ?? .first)
  }

  /// The text of both copies, by the template that is made from the layout.
  private func copies(_ schema: FormSchema, _ format: TemplateFormat) throws -> [String] {
    let make = format == .docx ? TemplateScaffold.docx : TemplateScaffold.xlsx
    let name = "a.\(format.rawValue)"
    let (template, findings) = CompiledTemplate.compile(
      try make(schema, .zhHans), name: name, vocabulary: TemplateVocabulary(schema: schema))
    #expect(findings.map { $0.text(in: .zhHans) } == [])
    var renderer = TemplateRenderer(try #require(template))
    return try renderer.render(form(schema), copies: schema.copies).map { bytes in
      #expect(PackageCheck.findings(in: bytes, name: name).map(\.description) == [])
      return try format == .docx ? WordReading.text(bytes).replacing("⏎", with: "") : cells(bytes)
    }
  }

  private func cells(_ bytes: [UInt8]) throws -> String {
    var cells: [String] = []
    try WorkbookReader(bytes, name: "a.xlsx").rows(ofSheet: 0) { row in
      cells += row.cells.filter { $0.content != .empty }.map { "\($0.content)" }
      return true
    }
    return cells.joined(separator: "\n")
  }

  @Test(arguments: [TemplateFormat.docx, .xlsx])
  func `what a copy omits is not there, and neither are its label, heading and blank cells`(
    _ format: TemplateFormat
  ) throws {
    let schema = try schema(omitting: "phone, lines, total, approvals")
    let texts = try copies(schema, format)
    for word in ["联系", "13800138000", "费用明细", "购买日期", "阀芯", "合计", "部门负责人", "财务："] {
      #expect(texts[0].contains(word), "\(word)")
      #expect(!texts[1].contains(word), "\(word)")
    }
    for word in ["用户单位", "评价", "用户签字", "用户盖章"] {
      #expect(texts[0].contains(word) && texts[1].contains(word), "\(word)")
    }
  }

  @Test func `a heading goes with all that it heads, and stays while any of it is printed`() throws {
    func texts(_ omitted: String) throws -> [String] { try copies(try schema(omitting: omitted), .docx) }
    #expect(try !texts("q1, q2, user_sign, user_stamp, approvals")[1].contains("用户评价"))
    #expect(try texts("q1, q2")[1].contains("用户评价"))
  }

  @Test(arguments: [TemplateFormat.docx, .xlsx])
  func `a column that a copy omits is blank in every row and stays in the grid, in a document without its title`(
    _ format: TemplateFormat
  ) throws {
    let texts = try copies(try schema(omitting: "lines.amount"), format)
    for text in texts { #expect(text.contains("阀芯") && text.contains("密封")) }
    #expect(texts.map { $0.contains("金额") } == [true, format == .xlsx])
    #expect(texts[0].contains("640.16") && texts[0].contains("12.5"))
    #expect(!texts[1].contains("640.16") && !texts[1].contains("12.5"))
  }

  @Test(arguments: [TemplateFormat.docx, .xlsx])
  func `a row below a table of which a copy omits a cell leaves no empty row on the others`(_ format: TemplateFormat)
    throws
  {
    let schema = try ScaffoldSample.schema {
      $0.replacing("keeper: 财务部 }", with: "keeper: 财务部, omit: [phone] }")
        .replacing(
          "{ text: 合计, span: 9.25 }, { field: total, span: 2.75, label_span: 0 }",
          with: "{ field: total, span: 9, label_span: 0 }, { field: phone, span: 3, label_span: 0 }")
    }
    let make = format == .docx ? TemplateScaffold.docx : TemplateScaffold.xlsx
    let (template, _) = CompiledTemplate.compile(
      try make(schema, .zhHans), name: "a.\(format.rawValue)", vocabulary: TemplateVocabulary(schema: schema))
    func rows(_ copy: CopyDefinition) throws -> Int {
      let bytes = try #require(template).render(.record(of: form(schema), copy: copy))
      let name: PartName = format == .docx ? "/word/document.xml" : "/xl/worksheets/sheet1.xml"
      let part = try OPCPackage(reading: bytes, name: "a").bytes(of: name)
      return String(decoding: part, as: UTF8.self).components(separatedBy: format == .docx ? "<w:tr>" : "<row ").count
    }
    #expect(try rows(schema.copies[0]) == rows(schema.copies[1]))
  }

  @Test func `a template can ask whether its copy omits a field`() throws {
    let schema = try schema(omitting: "phone")
    let body = WordMaker.p("{{#copy.omits.phone}}无{{/copy.omits.phone}}{{^联.不印.联系电话}}有{{/联.不印.联系电话}}")
    let template = try compiled(try WordMaker.docx(body), TemplateVocabulary(schema: schema))
    let texts = try (schema.copies + [nil]).map {
      try WordReading.text(try template.render(.record(of: form(schema), copy: $0)))
    }
    #expect(texts == ["有", "无", "有"])
    // A field that no copy omits can be asked for: forms of before may be printed. What is no field cannot.
    let vocabulary = TemplateVocabulary(schema: schema)
    #expect(findings(try WordMaker.docx(WordMaker.p("{{copy.omits.total}}")), vocabulary) == [])
    #expect(findings(try WordMaker.docx(WordMaker.p("{{copy.omits.nothing}}")), vocabulary).count == 1)
  }

  @Test func `a column that a copy omits is looked up when the form is loaded`() throws {
    #expect(throws: FindingList.self) { try schema(omitting: "lines.price") }
  }
}
