import Findings
import Foundation
import Testing

@testable import Forms

struct ShippedFormsTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "forms")

  static func text(_ name: String) -> String? {
    try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  static var forms: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return names.filter { $0.hasSuffix(".yaml") && $0 != "profile.yaml" }.sorted()
  }

  @Test func `the profile loads`() throws {
    let (profile, findings) = CompanyProfile.load(yaml: try #require(Self.text("profile.yaml")), file: "profile.yaml")
    #expect(findings.lines() == [])
    #expect(profile != nil)
  }

  @Test(arguments: forms) func `a shipped form loads without findings`(_ name: String) throws {
    let profileText = Self.text("profile.yaml") ?? ""
    let profile = try #require(CompanyProfile.load(yaml: profileText, file: "profile.yaml").0)
    let result = FormSchema.load(
      yaml: try #require(Self.text(name)), file: name, profile: profile, profileText: profileText)
    #expect(result.findings.lines() == [])
    #expect("\(result.schema?.id ?? "").yaml" == name)
  }
}
