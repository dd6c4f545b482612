import Findings
import Foundation
import OPC
import Testing

@testable import Liandan

/// Blank forms and entry workbooks in the language that is asked for.
@Suite struct BlankLanguageTests {
  private static let forms = [
    "cost-approval", "maintenance-record", "return-record", "satisfaction-survey", "service-report",
  ]

  private func text(_ form: String, _ kind: BlankKind, _ language: Language) throws -> String {
    let walk = try Walk()
    defer { walk.remove() }
    let desk = try walk.session()
    let schema = try desk.library.schema(form)
    let package = try OPCPackage(reading: desk.blank(schema, as: kind, language: language), name: form)
    let parts = package.parts.filter { part in
      ["document", "header", "footer", "sheet", "sharedStrings"].contains { part.name.file.hasPrefix($0) }
    }
    var text = try parts.map { String(decoding: try $0.bytes(), as: UTF8.self) }.joined(separator: "\n")
    // A company's name and address are its own in every language; so are the names of fonts.
    for own in [schema.profile.name] + schema.profile.details.values.sorted() { text = text.replacing(own, with: "") }
    return text.replacing(#/<[^>]*>/#, with: "|")
  }

  /// Those whose text is in XML; clients read the pages of the others.
  private static let officeKinds = [BlankKind.docx, .xlsx, .entry]

  @Test(arguments: forms, officeKinds)
  func `an English one has no Chinese, but for what the company is called`(_ form: String, _ kind: BlankKind) throws {
    let text = try text(form, kind, .en)
    let chinese = text.matches(of: #/[一-鿿、。，；「」“”：（）]+/#).map { String($0.output) }
    #expect(chinese == [])
  }

  @Test(arguments: forms, officeKinds)
  func `a traditional one has no simplified words and no English`(_ form: String, _ kind: BlankKind) throws {
    let text = try text(form, kind, .zhHant)
    for word in ["编号", "联", "签字", "处理", "维修", "请", "满意调查", "Copy 1", "Form|", "□Agree"] {
      #expect(!text.contains(word), "\(word)")
    }
    #expect(text.contains(kind == .entry ? "表單" : "編號"))
  }

  @Test func `without a language the form speaks its own`() throws {
    #expect(try text("return-record", .docx, .zhHans).contains("处理类型"))
  }
}
