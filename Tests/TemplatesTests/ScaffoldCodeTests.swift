import Expressions
import Findings
import Forms
import Markup
import OPC
import PackageChecks
import Pictures
import TemplateRuntime
import Testing

@testable import FormLayout
@testable import Templates

/// The number of a form as codes in starter templates.
@Suite struct ScaffoldCodeTests {
  private func make(_ schema: FormSchema, _ format: TemplateFormat, _ language: Language = .zhHans) throws -> [UInt8] {
    let make = format == .docx ? TemplateScaffold.docx : TemplateScaffold.xlsx
    return try make(schema, language)
  }

  /// The drawing of a file, where pictures are anchored.
  private func drawing(_ bytes: [UInt8], _ format: TemplateFormat) throws -> XMLOutline {
    let name: PartName = format == .docx ? "/word/header2.xml" : "/xl/drawings/drawing1.xml"
    return try XMLOutline(OPCPackage(reading: bytes, name: "a").bytes(of: name), name: name.text)
  }

  /// The descriptions of the pictures.
  private func descriptions(_ outline: XMLOutline) -> [String] {
    outline.nodes.indices.filter { outline.isLocalNamed("docPr", at: $0) || outline.isNamed("xdr:cNvPr", at: $0) }
      .compactMap { outline.attribute("descr", of: $0) }
  }

  private func render(_ schema: FormSchema, _ format: TemplateFormat, _ values: Row = Row()) throws -> [UInt8] {
    let form = NumberedForm(
      schema: schema, number: "CS-2026-000001", values: values, stage: .closing,
      issuedOn: CalendarDate(year: 2026, month: 3, day: 5) ?? .first)
    return try template(schema, format).render(.record(of: form, copy: schema.copies[0], marks: .none))
  }

  private func template(_ schema: FormSchema, _ format: TemplateFormat) throws -> CompiledTemplate {
    let (template, findings) = CompiledTemplate.compile(
      try make(schema, format), name: "a.\(format.rawValue)", vocabulary: TemplateVocabulary(schema: schema))
    #expect(findings.isEmpty)
    return try #require(template)
  }

  @Test(arguments: [TemplateFormat.docx, .xlsx])
  func `a template has a QR code at the left of the title and a bar code at its right`(_ format: TemplateFormat) throws
  {
    let schema = try ScaffoldSample.schema()
    let tags = try descriptions(drawing(make(schema, format), format))
    #expect(tags.count == 2 && tags[0].hasPrefix("{{@number|qr:") && tags[1].hasPrefix("{{@number|code128:"))
    let planner = ScaffoldPlanner(
      schema: schema, layout: try #require(schema.layout), language: .zhHans,
      target: format == .docx ? .document : .sheet)
    let plan = planner.plan()
    let codes = try #require(HeadCodes(planner, plan, title: 27, text: 14))
    let title = planner.measure.width(planner.title, size: plan.titleSize)
    #expect(codes.all[0].x + codes.all[0].width < (planner.frame.width - title) / 2)
    #expect(codes.all[1].x > (planner.frame.width + title) / 2)
  }

  @Test(arguments: [TemplateFormat.docx, .xlsx])
  func `a copy has the codes of its number, and an empty form none`(_ format: TemplateFormat) throws {
    let schema = try ScaffoldSample.schema()
    let bytes = try render(schema, format)
    #expect(PackageCheck.findings(in: bytes, name: "a.\(format.rawValue)").map(\.description) == [])
    #expect(try descriptions(drawing(bytes, format)) == ["CS-2026-000001", "CS-2026-000001"])
    let pictures = try OPCPackage(reading: bytes, name: "a").parts
      .filter { $0.name.text.contains("/media/") }.map { try $0.bytes() }
    let (qr, bar) = (try QRCode.symbol("CS-2026-000001"), try Code128.symbol("CS-2026-000001"))
    let sizes = try pictures.map { try Picture($0).upright }
    #expect(sizes.count == 2)
    #expect(sizes.contains { $0.width == $0.height && $0.width % (qr.width + 2 * qr.quietWidth) == 0 })
    #expect(sizes.contains { $0.width > $0.height && $0.width % (bar.width + 2 * bar.quietWidth) == 0 })
    let blank = try template(schema, format).render(.record(ofBlank: schema, copy: schema.copies[0]))
    #expect(try descriptions(drawing(blank, format)) == [])
  }

  @Test(arguments: [TemplateFormat.docx, .xlsx])
  func `a long title gives way to the QR code, and leaves out the bar code`(_ format: TemplateFormat) throws {
    let title = String(repeating: "设备维修配件领用与旧件退回登记", count: 2)
    let schema = try ScaffoldSample.schema { $0.replacing("zh-Hans: 售后服务记录单", with: "zh-Hans: \(title)") }
    let tags = try descriptions(drawing(make(schema, format), format))
    #expect(tags.count == 1 && tags[0].hasPrefix("{{@number|qr:"))
  }
}
