import Expressions
import Findings
import Forms
import Foundation
import Markup
import OPC
import PackageChecks
import TestSupport
import Testing

@testable import FormLayout
@testable import Templates

/// Templates made of the forms that ship.
@Suite struct ShippedScaffoldTests {
  @Test func `every form that ships makes templates that compile`() throws {
    let folder = URL(filePath: Repository.path).appending(path: "forms")
    let profileText = try String(contentsOf: folder.appending(path: "profile.yaml"), encoding: .utf8)
    let profile = try #require(CompanyProfile.load(yaml: profileText, file: "profile.yaml").0)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let common = CommonBlocks.read(yaml: try Repository.text("forms/common.yaml"), file: "common.yaml").common
    for file in files where file.hasSuffix(".yaml") && !["profile.yaml", "common.yaml", "archive.yaml"].contains(file) {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      let result = FormSchema.load(
        yaml: text, file: file, profile: profile, common: common)
      let schema = try #require(result.schema, "\(file): \(result.findings)")
      for (name, make) in [("\(file).docx", TemplateScaffold.docx), ("\(file).xlsx", TemplateScaffold.xlsx)] {
        let bytes = try make(schema, .zhHans)
        #expect(PackageCheck.findings(in: bytes, name: name).map(\.description) == [])
        let (template, findings) = CompiledTemplate.compile(
          bytes, name: name, vocabulary: TemplateVocabulary(schema: schema))
        #expect(template != nil, "\(name): \(findings)")
      }
    }
  }
}
