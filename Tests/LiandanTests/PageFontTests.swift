import Findings
import Foundation
import TestSupport
import Testing

@testable import Liandan

/// The fonts of PDF and OFD: those of the system, and those that a company names.
@Suite struct PageFontTests {
  private static let fixtures = Repository.path + "/Tests/FontsTests/Fixtures"

  /// A desk with a profile that names fonts.
  private func walk(fonts: String) throws -> Walk {
    var walk = try Walk()
    let file = walk.folder + "/own.yaml"
    try Data("base: profile\nsample: false\nfonts: { \(fonts) }\n".utf8).write(to: URL(filePath: file))
    walk.profile = file
    return walk
  }

  private func form(_ change: (inout [String: Any]) -> Void) throws -> DataSource {
    var values = try Example.values("return-record")
    change(&values)
    return try Example.source(values)
  }

  @Test(arguments: [DocumentFormat.pdf, .ofd])
  func `a character that no font has is told with its field and row, and takes no number`(
    _ format: DocumentFormat
  ) throws {
    let walk = try Walk()
    defer { walk.remove() }
    let data = try form { values in
      values["contact_name"] = "王\u{10FFFD}"
      var items = values["items"] as? [[String: Any]] ?? []
      items[1]["product_name"] = "变送器\u{10FFFC}"
      values["items"] = items
    }
    let options = IssueOptions(formats: [format])
    let refused = try walk.issue("return-record", data, options)
    #expect(refused.numbers.isEmpty && refused.findings.allSatisfy { $0.code == "character-missing" })
    #expect(refused.findings.map(\.field) == ["contact_name", "items[2].product_name"])
    #expect(refused.findings.allSatisfy { $0.origin.file == "data.json" && $0.hint != nil })
    #expect(refused.findings.first?.message.zhHans.contains("U+10FFFD") == true)
    #expect(refused.findings.last?.label?.zhHans.contains("第 2 行") == true)
    #expect(try walk.issue("return-record", Example.file("return-record"), options).numbers == ["FC-2026-000001"])
  }

  @Test(arguments: [DocumentFormat.pdf, .ofd])
  func `rare characters of names are printed, and printed the same again`(_ format: DocumentFormat) throws {
    let walk = try Walk()
    defer { walk.remove() }
    // The last two are in no font for text that comes with Noto.
    let data = try form { $0["contact_name"] = "王𠮷䶮\u{2CEB0}\u{30EDE}" }
    let outcome = try walk.issue("return-record", data, IssueOptions(formats: [format]))
    #expect(outcome.numbers == ["FC-2026-000001"])
    let before = try walk.files()
    for copy in outcome.forms[0].copies { try FileManager.default.removeItem(atPath: copy.file) }
    try walk.desk().print(FormChoice(outcome.numbers), formats: [], copy: nil, outDirectory: nil) { _ in }
    #expect(try walk.files() == before)
  }

  @Test(arguments: [
    ("text: fonts/none.ttf", DocumentFormat.pdf, FindingCode.fontUnreadable, "none.ttf"),
    ("title: 方正小标宋", .pdf, .fontMissing, "方正小标宋"),
    ("title: AR PL UKai XX", .pdf, .fontMissing, "fonts-arphic-ukai"),
    ("kai: LXGW WenKai XX", .pdf, .fontMissing, "fonts-lxgw-wenkai"),
    ("text: \(fixtures)/forbidden.ttf", .pdf, .fontNotEmbeddable, "不允许嵌入"),
    ("latin: \(fixtures)/cubic.otf", .ofd, .fontNotTrueType, "TrueType"),
    ("text: own.yaml/", .pdf, .fontFormatUnknown, ".ttf"),
    ("title: '\(fixtures)/pair.ttc#7'", .pdf, .fontFaceMissing, "第 7 个"),
  ])
  func `a named font that cannot be used is told with its key before a number is taken`(
    fonts: String, format: DocumentFormat, code: FindingCode, words: String
  ) throws {
    let walk = try walk(fonts: fonts)
    defer { walk.remove() }
    let error = #expect(throws: (any Error).self) {
      try walk.issue("return-record", Example.file("return-record"), IssueOptions(formats: [format]))
    }
    let message = SystemReason.said(try #require(error)).zhHans
    #expect(message.hasPrefix("公司参数 fonts.\(fonts.prefix { $0 != ":" })：") && message.contains(words))
    #expect(try !walk.session().hasRegister)
    // A company that prints from templates needs them not.
    var findings: [Finding] = []
    let report = try walk.desk().check("return-record", from: [Example.file("return-record")], stage: .opening) {
      if case .found(let found) = $0 { findings += found }
    }
    #expect(!report.hasErrors)
    if format == .pdf {
      #expect(findings.map(\.code) == [code.name] && findings.map(\.severity) == [.warning])
      var setup = ProfileSetup()
      setup.company["name"] = "某某机械有限公司"
      let list = #expect(throws: FindingList.self) { try walk.session().setUp(setup) }
      #expect(list?.findings.map(\.code) == [code.name])
    }
  }

  @Test func `a font of one's own lies beside the profile, and forms are printed again wherever that went`() throws {
    var walk = try walk(fonts: "text: fonts/own.ttc#1, title: BabelStone Han")
    defer { walk.remove() }
    let folder = walk.folder + "/fonts"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Self.fixtures + "/pair.ttc", toPath: folder + "/own.ttc")
    let outcome = try walk.issue(
      "return-record", Example.file("return-record"), IssueOptions(formats: [.pdf, .ofd]))
    #expect(outcome.findings == [] && outcome.numbers.count == 1)
    let before = try walk.files()
    var setup = ProfileSetup()
    setup.company["name"] = "某某机械有限公司"
    _ = try walk.session().setUp(setup)
    walk.profile = nil
    #expect(
      try walk.session().library.profile.fonts == ["text": folder + "/own.ttc#1", "title": "BabelStone Han"])
    for copy in try #require(outcome.forms.first).copies { try FileManager.default.removeItem(atPath: copy.file) }
    try walk.desk().print(FormChoice(outcome.numbers), formats: [], copy: nil, outDirectory: nil) { _ in }
    #expect(try walk.files() == before)
  }
}
