import Expressions
import Findings
import Forms
import Foundation
import Intake
import PageGraphics
import Records
import Register
import TestSupport
import Testing
import Zipping

@testable import Liandan

/// PDFs of the kinds that archives ask for: `--pdf`.
@Suite struct PDFLevelTests {
  /// Which part and level of PDF/A each file of a form says it is prepared for.
  private func levels(_ form: IssuedForm) throws -> [String] {
    try form.copies.map { copy in
      let text = String(decoding: try Document.bytes(copy.file), as: UTF8.self)
      let part = try #require(text.firstMatch(of: /<pdfaid:part>(\d)</)).1
      return "\(part)\(try #require(text.firstMatch(of: /<pdfaid:conformance>(\w)</)).1)"
    }
  }

  private func options(_ level: PDFLevel?) -> IssueOptions {
    var options = IssueOptions(formats: [.pdf])
    options.pdf = level
    return options
  }

  @Test(arguments: [(nil, "2U"), (PDFLevel.a2u, "2U"), (.a3b, "3B"), (.a2a, "2A")])
  func `a form keeps its kind of PDF when it is closed, printed again and made void`(
    _ level: PDFLevel?, _ name: String
  ) throws {
    let walk = try Walk()
    defer { walk.remove() }
    let schema = try walk.desk().library.schema("maintenance-record")
    let opening = try Example.source([try Example.opening("maintenance-record", schema)])
    let issued = try #require(try walk.issue("maintenance-record", opening, options(level)).forms.first)
    let closed = try #require(try walk.close(issued.number, Example.file("maintenance-record")).forms.first)
    let again = try walk.desk().reprint(issued.number, copy: nil, outDirectory: nil)
    let void = try walk.desk().void(issued.number, reason: "重复")
    for form in [issued, closed, again, void] {
      #expect(try !form.copies.isEmpty && Set(levels(form)) == [name])
    }
    #expect(try IssueDesk.verify(walk.register) == [])
  }

  @Test(arguments: PDFLevel.allCases)
  func `copies that are gone are made again with the same bytes`(_ level: PDFLevel) throws {
    let walk = try Walk()
    defer { walk.remove() }
    let issued = try #require(
      try walk.issue("return-record", Example.file("return-record"), options(level)).forms.first)
    let files = try walk.files()
    for copy in issued.copies { try FileManager.default.removeItem(atPath: copy.file) }
    // Another day, without templates: what the register keeps is enough.
    var later = walk
    later.seconds += 86_400
    later.templates = []
    try later.desk().print([issued.number], formats: [.pdf], outDirectory: walk.folder + "/out") { _ in }
    #expect(try walk.files() == files)
  }

  @Test func `another kind than that of record is printed beside it`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let issued = try #require(
      try walk.issue("return-record", Example.file("return-record"), options(.a2u)).forms.first)
    let files = try walk.files()
    var printed: [IssuedForm] = []
    let out = walk.folder + "/out"
    for (level, language) in [(PDFLevel.a3b, nil), (.a2a, Language.en), (.a2u, nil)] {
      try walk.desk().print(
        [issued.number], formats: [.pdf], copy: "finance", language: language, pdf: level, outDirectory: out
      ) { printed.append($0) }
    }
    #expect(try printed.map(levels) == [["3B"], ["2A"], ["2U"]])
    let names = try FileManager.default.contentsOfDirectory(atPath: out).sorted()
    #expect(
      names == ["a-3b.pdf", "en.a-2a.pdf", "pdf"].map { "\(issued.number)-finance.\($0)" }.sorted())
    #expect(try walk.files() == files)
  }

  @Test func `a further format is recorded in the kind that is wanted`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let issued = try #require(try walk.issue("return-record", Example.file("return-record")).forms.first)
    var printed: [IssuedForm] = []
    try walk.desk().print(
      [issued.number], formats: [.pdf], pdf: .a2a, outDirectory: walk.folder + "/out"
    ) { printed.append($0) }
    #expect(try Set(printed.flatMap(levels)) == ["2A"])
    let void = try walk.desk().void(issued.number, reason: "重复")
    #expect(void.copies.count == 6)
    var pdfs = void
    pdfs.keepCopies { $0.format == .pdf }
    #expect(try levels(pdfs) == ["2A", "2A", "2A"])
  }

  @Test func `the profile says which kind is usual`() throws {
    func level(_ line: String) -> PDFLevel? {
      CompanyProfile.load(yaml: "company: { name: 某公司 }\n\(line)", file: "p").0?.pdf
    }
    #expect(level("") == .a2u && level("pdf: a-3b") == .a3b && level("pdf: a-2a") == .a2a)
    let findings = CompanyProfile.load(yaml: "company: { name: 某公司 }\npdf: a-3a", file: "p").1
    #expect(findings.count == 1 && findings[0].text(in: .zhHans).contains("a-3b"))
    var walk = try Walk()
    defer { walk.remove() }
    let text = String(decoding: try Document.bytes(Repository.profile), as: UTF8.self)
    let profile = walk.folder + "/company.yaml"
    try Data("\(text)\npdf: a-3b\n".utf8).write(to: URL(filePath: profile))
    walk.profile = profile
    let usual = try #require(
      try walk.issue("return-record", Example.file("return-record"), options(nil)).forms.first)
    #expect(try Set(levels(usual)) == ["3B"])
    let blank = try walk.session().blank(walk.session().library.schema("return-record"), as: .pdf)
    #expect(String(decoding: blank, as: UTF8.self).contains("<pdfaid:part>3<"))
  }

  @Test func `the data inside are those of the copy, and closing reads them`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let schema = try walk.desk().library.schema("service-report")
    let (submissions, _) = SubmissionReader.readAll(Example.file("service-report"), schema: schema)
    let values = FormChecker(
      schema: schema, stage: .closing, context: try walk.session().context, pictures: .besideData
    ).outcome(of: try #require(submissions.first)).filled.values
    let form = NumberedForm(
      schema: schema, number: "FW-2026-000001", values: values, stage: .closing,
      issuedOn: try #require(CalendarDate(iso: "2026-11-20")))
    for copy in schema.copies {
      let file = AssociatedFile.data(of: form, copy, at: DocumentMoment(year: 2026, month: 11, day: 20))
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(file.bytes)) as? [String: Any])
      #expect(object["number"] as? String == "FW-2026-000001" && file.name == "FW-2026-000001-\(copy.id).json")
      let inside = Set(object.keys)
      #expect(inside.isDisjoint(with: copy.omit) && inside.count > 10)
    }
  }

  @Test func `a source without options is the schema alone, and others are read back`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let schema = try walk.desk().library.schema("return-record")
    #expect(SchemaSource().bytes(schema) == Array(schema.text.utf8))
    for source in [
      SchemaSource(language: .en), SchemaSource(level: .a2a),
      SchemaSource(language: .zhHant, level: .a3b, document: Array("PK\n# Liandan_PDF: a-2a\n".utf8)),
    ] {
      let read = SchemaSource(source.bytes(schema))
      #expect(read.language == source.language && read.level == source.level && read.document == source.document)
    }
  }

  @Test func `an OFD says what it is in its custom data`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let form = try #require(
      try walk.issue("return-record", Example.file("return-record"), IssueOptions(formats: [.ofd])).forms.first)
    let copy = try #require(form.copies.first { $0.id == "finance" })
    let main = String(decoding: try ZipArchive(try Document.bytes(copy.file)).read("OFD.xml"), as: UTF8.self)
    for (name, value) in [("编号", form.number), ("保管部门", "财务部"), ("表单", "return-record"), ("日期", "2026-11-20")] {
      #expect(main.contains("<ofd:CustomData Name=\"\(name)\">\(value)<"))
    }
  }
}
