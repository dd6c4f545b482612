import Expressions
import Findings
import Foundation
import Intake
import OPC
import TestSupport
import Testing

@testable import Forms
@testable import Templates

/// The forms that are shipped, with their examples.
@Suite struct ShippedFormTests {
  static let forms = [
    "cost-approval", "maintenance-record", "return-record", "satisfaction-survey", "service-report",
  ]

  @Test(arguments: forms, [TemplateFormat.docx, .xlsx])
  func `every copy is the same bytes alone, among its form's copies, and after other forms`(
    _ id: String, _ format: TemplateFormat
  ) throws {
    let shipped = try ShippedForm(id, format)
    let template = try shipped.template()
    let schema = shipped.schema
    var used = TemplateRenderer(template)
    var blank = shipped.form
    blank = NumberedForm(schema: schema, number: "X-1", values: [:], stage: .opening, issuedOn: blank.issuedOn)
    _ = try used.render(blank, copies: [nil])
    let together = try used.render(shipped.form, copies: schema.copies, marks: CopyMarks(reprints: 1))
    _ = try used.render(blank, copies: schema.copies)
    for (copy, document) in zip(schema.copies, together) {
      // Another compilation, as another run would make it.
      var alone = TemplateRenderer(try shipped.template())
      let marks = CopyMarks(reprints: 1)
      #expect(try alone.render(shipped.form, copies: [copy], marks: marks) == [document])
      #expect(try used.render(shipped.form, copies: [copy], marks: marks) == [document])
      #expect(try alone.render(.record(of: shipped.form, copy: copy, marks: marks)) == document)
    }
  }

  @Test(arguments: forms, [TemplateFormat.docx, .xlsx])
  func `a document is what the package's own writer makes of the same parts, and hardly larger than by zlib`(
    _ id: String, _ format: TemplateFormat
  ) throws {
    let shipped = try ShippedForm(id, format)
    let template = try shipped.template()
    var fast = TemplateRenderer(template)
    var slow = TemplateRenderer(template, compression: .reference)
    for text in [nil, longText] {
      let form = shipped.form(withLongTexts: text)
      let data = TemplateData.record(of: form, copy: shipped.schema.copies[0])
      let ready = try fast.render(data)
      let plain = try slow.render(data)
      var buffers = RenderBuffers(.relocatable)
      #expect(try template.package.writing(template.changes(data, using: &buffers)) == ready)
      let (parts, others) = (
        try OPCPackage(reading: ready, name: "a").parts, try OPCPackage(reading: plain, name: "b").parts
      )
      #expect(parts.map(\.name) == others.map(\.name))
      for (part, other) in zip(parts, others) { #expect(try part.bytes() == other.bytes(), "\(part.name.text)") }
      // Where values and sections are many, what stands between them is short.
      let most = 1.055
      #expect(Double(ready.count) <= most * Double(plain.count), "\(ready.count) to \(plain.count)")
    }
  }

  /// Free text as people write it, some 900 characters.
  private let longText: String = {
    let sentences = [
      "现场检查接线端子无松动", "更换采集板后连续运行正常", "客户要求加急处理", "设备在夜间低温时频繁报警", "断电重启后仍报 E07",
      "测量 PT100 阻值正常", "已调整参数并观察两小时", "建议下次保养时更换密封圈", "随机资料齐全", "电源模块输出电压偏低，已更换",
    ]
    return (0..<40).map { sentences[($0 * $0 + $0 / 7) % sentences.count] + "（第 \($0 * 37 % 101) 次）" }.joined(
      separator: "，")
  }()
}

/// A shipped form with its template and example.
struct ShippedForm {
  let schema: FormSchema
  let form: NumberedForm
  /// The template.
  let bytes: [UInt8]
  private let name: String

  init(_ id: String, _ format: TemplateFormat) throws {
    let profileText = String(decoding: try Repository.bytes("forms/profile.yaml"), as: UTF8.self)
    let profile = try #require(CompanyProfile.load(yaml: profileText, file: "profile.yaml").0)
    let yaml = String(decoding: try Repository.bytes("forms/\(id).yaml"), as: UTF8.self)
    let blocks = String(decoding: try Repository.bytes("forms/common.yaml"), as: UTF8.self)
    let common = CommonBlocks.read(yaml: blocks, file: "common.yaml").common
    schema = try #require(
      FormSchema.load(yaml: yaml, file: "\(id).yaml", profile: profile, common: common)
        .schema)
    let (submissions, _) = SubmissionReader.readAll(
      bytes: try Repository.bytes("forms/examples/\(id).json"), name: "\(id).json", schema: schema)
    let values = schema.bind(try #require(submissions.first)).0.values
    form = NumberedForm(
      schema: schema, number: "FC-2026-000318", values: values, stage: .closing,
      issuedOn: CalendarDate(year: 2026, month: 3, day: 5) ?? .first)
    name = "\(id).\(format.rawValue)"
    bytes = try Repository.bytes("templates/\(name)")
  }

  func template() throws -> CompiledTemplate { try template(bytes) }

  /// What another template makes of the form: every copy filled in, and one blank.
  func documents(_ template: [UInt8]) throws -> [[UInt8]] {
    var renderer = TemplateRenderer(try self.template(template), compression: .reference)
    let blank = NumberedForm(schema: schema, number: "X-1", values: [:], stage: .opening, issuedOn: form.issuedOn)
    return try renderer.render(form, copies: schema.copies) + renderer.render(blank, copies: [nil])
  }

  private func template(_ bytes: [UInt8]) throws -> CompiledTemplate {
    let (template, findings) = CompiledTemplate.compile(
      bytes, name: name, vocabulary: TemplateVocabulary(schema: schema))
    guard let template else { throw Refusal(findings: findings) }
    return template
  }

  /// The form with two of its texts written at length.
  func form(withLongTexts text: String?) -> NumberedForm {
    var values = form.values
    for field in schema.fields.filter({ $0.type == .text }).suffix(2) where text != nil {
      values[field.id] = text.map { .text($0) }
    }
    return NumberedForm(schema: schema, number: form.number, values: values, stage: .closing, issuedOn: form.issuedOn)
  }
}
