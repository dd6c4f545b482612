import Expressions
import Findings
import Foundation
import OPC
import PackageChecks
import Pictures
import TestSupport
import Testing

@testable import FormLayout
@testable import Forms
@testable import Templates

/// Pictures on pages of their own behind the form.
@Suite struct PictureAttachmentTests {
  private func schema() throws -> FormSchema {
    try ScaffoldSample.schema {
      $0.replacing(
        "  - { id: total,", with: "  - { id: photos, label: 现场照片, type: image, max_rows: 6 }\n  - { id: total,"
      )
      .replacing("keeper: 财务部 }", with: "keeper: 财务部, omit: [photos] }")
      .replacing(
        "{ field: fault, span: 12, label_span: 1.5 }",
        with: "{ field: fault, span: 8, label_span: 1.5 }, { field: photos, span: 4, label_span: 1.5 }")
    }
  }

  private func copies(_ format: TemplateFormat, photos count: Int) throws -> [OPCPackage] {
    let schema = try schema()
    let make = format == .docx ? TemplateScaffold.docx : TemplateScaffold.xlsx
    let name = "a.\(format.rawValue)"
    let (template, findings) = CompiledTemplate.compile(
      try make(schema, .zhHans), name: name, vocabulary: TemplateVocabulary(schema: schema))
    #expect(findings.map { $0.text(in: .zhHans) } == [])
    let images = (0..<count).map { ImageReference(path: "现场\($0 + 1).png") }
    let form = NumberedForm(
      schema: schema, number: "CS-2026-000001", values: count > 0 ? ["photos": .images(images)] : [:],
      stage: .closing, issuedOn: CalendarDate(year: 2026, month: 3, day: 5) ?? .first)
    let picture = try Picture(Repository.bytes("Tests/PicturesTests/Fixtures/plain.png"))
    var renderer = TemplateRenderer(try #require(template))
    return try renderer.render(form, copies: schema.copies, pictures: PictureLoader { _ in picture }).map { bytes in
      #expect(PackageCheck.findings(in: bytes, name: name).map(\.description) == [])
      return try OPCPackage(reading: bytes, name: name)
    }
  }

  @Test(arguments: [1, 2, 3, 5])
  func `a document has two pictures a page behind the form, with number, field and file`(_ count: Int) throws {
    let documents = try copies(.docx, photos: count).map {
      String(decoding: try $0.bytes(of: "/word/document.xml"), as: UTF8.self)
    }
    #expect(documents[0].contains("附件 \(count) 张") && documents[0].contains("附件　第一联 存根联"))
    for number in 1...count { #expect(documents[0].contains("附件 \(number) · 现场照片 · 现场\(number).png")) }
    #expect(documents[0].components(separatedBy: "<w:drawing>").count == count + 1)
    #expect(documents[0].components(separatedBy: "<w:pageBreakBefore/>").count == (count + 1) / 2 + 1)
    for extent in documents[0].matches(of: /<wp:extent cx="\d+" cy="(\d+)"/) {
      #expect(try #require(Int(extent.1)) >= 80 * 36_000)
    }
    for document in try documents.dropFirst()
      + copies(.docx, photos: 0).map({ String(decoding: try $0.bytes(of: "/word/document.xml"), as: UTF8.self) })
    {
      #expect(
        !document.contains("附件") && !document.contains("<w:drawing>") && !document.contains("<w:pageBreakBefore/>"))
    }
  }

  @Test(arguments: [1, 2, 3, 5])
  func `a sheet has them on pages of their own, two a page and none cut`(_ count: Int) throws {
    let packages = try copies(.xlsx, photos: count)
    let sheets = try packages.map { String(decoding: try $0.bytes(of: "/xl/worksheets/sheet1.xml"), as: UTF8.self) }
    #expect(sheets[0].components(separatedBy: "<brk ").count == (count + 1) / 2 + 1)
    let heights = sheets[0].matches(of: /<row r="\d+"[^>]*? ht="([\d.]+)"/).compactMap { Double($0.1) }
    #expect(heights.count { $0 > 280 } == count)
    // The codes of the number are all that is drawn.
    let drawn = String(decoding: try packages[1].bytes(of: "/xl/drawings/drawing1.xml"), as: UTF8.self)
    #expect(!sheets[1].contains("<brk ") && drawn.components(separatedBy: "<xdr:pic>").count == 3)
    for package in try copies(.xlsx, photos: 0) {
      #expect(!String(decoding: try package.bytes(of: "/xl/worksheets/sheet1.xml"), as: UTF8.self).contains("<brk "))
    }
  }

  @Test func `the foot of both counts the pictures of its copy`() throws {
    for format in [TemplateFormat.docx, .xlsx] {
      let part: PartName = format == .docx ? "/word/footer1.xml" : "/xl/worksheets/sheet1.xml"
      let feet = try (copies(format, photos: 3) + copies(format, photos: 0)).map { package in
        let text = String(decoding: try package.bytes(of: part), as: UTF8.self)
        return format == .docx
          ? text : String(text.firstMatch(of: /<oddFooter>.*<\/oddFooter>/.dotMatchesNewlines())?.0 ?? "")
      }
      #expect(feet.map { $0.contains("附件 3 张") } == [true, false, false, false], "\(format) \(feet)")
      #expect(feet.allSatisfy { $0.contains("共") })
    }
  }
}
