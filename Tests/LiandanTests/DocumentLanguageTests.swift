import Findings
import Forms
import Foundation
import OPC
import Templates
import Testing

@testable import Liandan

/// Copies of forms in the language that is asked for when they are issued or printed.
@Suite struct DocumentLanguageTests {
  /// The words of a copy, those of a workbook's template too.
  private func text(_ path: String) throws -> String {
    let bytes = try Document.bytes(path)
    if path.hasSuffix(".txt") { return String(decoding: bytes, as: UTF8.self) }
    let shared = try OPCPackage(reading: bytes, name: path).part("/xl/sharedStrings.xml")?.bytes() ?? []
    return try Document.text(path) + String(decoding: shared, as: UTF8.self)
  }

  private func issue(
    _ walk: Walk, _ language: Language?, _ formats: [DocumentFormat] = [.docx, .xlsx, .txt], closes: Bool = false
  ) throws -> IssuedForm {
    var options = IssueOptions(formats: formats, closes: closes)
    options.language = language
    options.again = true
    let schema = try walk.desk().library.schema("return-record")
    let data =
      try closes ? Example.values("return-record") : Example.opening("return-record", schema)
    return try #require(try walk.issue("return-record", try Example.source(data), options).forms.first)
  }

  private func check(_ form: IssuedForm, has words: [String], not others: [String], copy: String = "stub") throws {
    for file in form.copies.filter({ $0.id == copy }).map(\.file) {
      let text = try text(file)
      for word in words { #expect(text.contains(word), "\(word) in \(file)") }
      for word in others { #expect(!text.contains(word), "\(word) in \(file)") }
    }
  }

  @Test func `a form is issued in English: labels, choices, copies, with its values as they were given`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let form = try issue(walk, .en)
    #expect(form.copies.count == 9)
    try check(
      form, has: ["Customer", "Repair", "Copy 1", "安庆市宜江城市燃气有限公司", form.number],
      not: ["客户名称", "维修", "第一联", "一式三联", "编号"])
  }

  @Test func `closing, void, reprints and further formats stay in the language of issue`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let issued = try issue(walk, .zhHant, [.docx])
    let words = (has: ["處理類型", "第一聯", "一式三聯", "維修"], not: ["处理类型", "第一联", "一式三联", "维修"])
    let closed = try #require(try walk.close(issued.number, Example.file("return-record")).forms.first)
    try check(closed, has: words.has, not: words.not)
    var printed: [IssuedForm] = []
    try walk.desk().print([issued.number], formats: [.xlsx, .txt], outDirectory: nil) { printed.append($0) }
    #expect(printed[0].copies.count == 6)
    try check(printed[0], has: ["處理類型", "第一聯"], not: words.not)
    try check(try walk.desk().reprint(issued.number, copy: nil, outDirectory: nil), has: ["補印 第 1 次"], not: words.not)
    try check(try walk.desk().void(issued.number, reason: "重复"), has: ["作廢"] + words.has, not: ["作废"] + words.not)
    #expect(try IssueDesk.verify(walk.register) == [])
  }

  @Test func `a copy that is gone is made again in the language it had`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let form = try issue(walk, .en)
    let files = try walk.files()
    for copy in form.copies { try FileManager.default.removeItem(atPath: copy.file) }
    try walk.desk().print([form.number], formats: [], outDirectory: nil) { _ in }
    #expect(try walk.files() == files)
  }

  @Test func `a copy in another language is laid beside the one on record, and nothing is recorded`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let form = try issue(walk, nil, [.docx], closes: true)
    let files = try walk.files()
    var printed: [IssuedForm] = []
    let out = walk.folder + "/out"
    for _ in 1...2 {
      try walk.desk().print(
        [form.number], formats: [.docx, .xlsx], copy: "finance", language: .en, outDirectory: out
      ) { printed.append($0) }
    }
    let names = ["\(form.number)-finance-closed.en.docx", "\(form.number)-finance-closed.en.xlsx"]
    let plain = names.map { $0.replacing("-closed", with: "") }
    #expect(try FileManager.default.contentsOfDirectory(atPath: out).sorted() == plain)
    #expect(printed[0].copies.map(\.file) == plain.map { "\(out)/\($0)" })
    try check(printed[0], has: ["Customer", "Copy 2"], not: ["客户名称", "第二联"], copy: "finance")
    #expect(try walk.files() == files)
    #expect(try IssueDesk.verify(walk.register) == [])
  }

  @Test func `asked for in one format and another language, the copies of record are not laid beside`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let form = try issue(walk, nil, [.docx])
    let out = walk.folder + "/out"
    try walk.desk().print([form.number], formats: [.txt], copy: "finance", language: .en, outDirectory: out) { _ in }
    #expect(try FileManager.default.contentsOfDirectory(atPath: out) == ["\(form.number)-finance.en.txt"])
  }

  @Test func `asked for in its own language, the copy of record itself is handed out`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let form = try issue(walk, nil, [.docx])
    let out = walk.folder + "/out"
    try walk.desk().print([form.number], formats: [], language: .zhHans, outDirectory: out) { _ in }
    let names = Set(form.copies.map { URL(filePath: $0.file).lastPathComponent })
    #expect(Set(try FileManager.default.contentsOfDirectory(atPath: out)) == names)
  }

  // MARK: Templates

  /// A folder of templates with one file in it.
  private func folder(_ walk: Walk, _ name: String, _ bytes: [UInt8]) throws -> String {
    let folder = walk.folder + "/templates"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: "\(folder)/\(name)"))
    return folder
  }

  @Test(arguments: TemplateFormat.allCases)
  func `a template made in a language fills choices and copies in it, under whatever name`(format: TemplateFormat)
    throws
  {
    var walk = try Walk()
    defer { walk.remove() }
    let schema = try walk.desk().library.schema("return-record")
    let bytes = try walk.session().scaffold(schema, as: format, language: .zhHant)
    walk.templates = [try folder(walk, "return-record.\(format.rawValue)", bytes)]
    let form = try issue(walk, nil, [try #require(DocumentFormat(rawValue: format.rawValue))])
    try check(form, has: ["第一聯", "維修"], not: ["第一联", "维修"])
  }

  @Test func `the template of a language is the file with its name, made by hand from any other`() throws {
    var walk = try Walk()
    defer { walk.remove() }
    let schema = try walk.desk().library.schema("return-record")
    let package = try OPCPackage(
      reading: try walk.session().templates.bytes(of: schema, as: .docx).bytes, name: "t")
    let text = String(decoding: try package.bytes(of: "/word/document.xml"), as: UTF8.self)
    let edited = text.replacing("客户名称", with: "Our dear client")
    try #require(edited != text)
    let bytes = try package.writing(replacements: ["/word/document.xml": Array(edited.utf8)])
    walk.templates = [try folder(walk, "return-record.en.docx", bytes)] + walk.templates
    try check(try issue(walk, .en, [.docx]), has: ["Our dear client", "Repair", "Copy 1"], not: ["维修", "第一联"])
    try check(try issue(walk, nil, [.docx], closes: true), has: ["客户名称", "维修"], not: ["Our dear client"])
    #expect(try walk.session().lint("return-record", form: nil).filter { $0.severity == .error } == [])
  }

  @Test func `a file whose name and property speak of two languages is refused`() throws {
    var walk = try Walk()
    defer { walk.remove() }
    let schema = try walk.desk().library.schema("return-record")
    let bytes = try walk.session().scaffold(schema, as: .docx, language: .zhHant)
    walk.templates = [try folder(walk, "return-record.en.docx", bytes)]
    let error = #expect(throws: DeskError.self) { try issue(walk, .en, [.docx]) }
    #expect(error?.message.zhHans.contains("Liandan_Language（zh-Hant）") == true)
  }

  @Test func `the language stands beside properties that are there already`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let schema = try walk.desk().library.schema("return-record")
    let bytes = try walk.session().templates.bytes(of: schema, as: .docx).bytes
    let tagged = try OPCPackage(reading: bytes, name: "t").adding(property: "项目", "甲")
    let package = try OPCPackage(reading: CompiledTemplate.saying(.en, tagged), name: "t")
    #expect(package.property("项目") == "甲" && package.property(Language.documentProperty) == "en")
    #expect(CompiledTemplate.language(of: bytes) == .zhHans)
  }
}
