import Findings
import Forms
import Foundation
import Markup
import OPC
import PackageChecks
import Pictures
import TestSupport
import Testing
import Zipping

@testable import TemplateRuntime
@testable import Templates
@testable import WordprocessingML

/// Pictures and codes in body, tables, headers, and in the place of other pictures.
@Suite struct WordPictureTests {
  private func picture(_ name: String) throws -> TemplateValue {
    let file = try Repository.bytes("Tests/PicturesTests/Fixtures/\(name)")
    return .picture(TemplatePicture(try Picture(file), name: name))
  }

  private func data() throws -> [String: TemplateValue] {
    [
      "title": .text("标题"), "number": .text("SP-2026-000123"), "text": .text("合肥甲乙 A&B"),
      "photos": .list([try picture("density.jpg"), try picture("palette.gif"), try picture("plain.png")]),
      "turned": try picture("turned-6.jpg"), "photo": try picture("turned-7.jpg"),
      "rows": .list([
        .record(["name": .text("R1"), "photo": try picture("plain.png")]),
        .record(["name": .text("R2"), "photo": .list([try picture("density.jpg"), try picture("turned-6.jpg")])]),
        .record(["name": .text("R3"), "photo": .empty]),
      ]),
    ]
  }

  @Test(arguments: ["pictures.docx", "pictures-libreoffice.docx"])
  func `pictures and codes stand where their tags stood, in a sound package`(_ file: String) throws {
    let template = try compiled(try WordMaker.fixture(file))
    let output = try template.render(.record(try data()))
    #expect(try compiled(try WordMaker.fixture(file)).render(.record(try data())) == output)
    let faults = PackageCheck.findings(in: output, name: file, schemas: Repository.schemas)
    // python-docx's settings have a zoom without percent; they are passed through as they are.
    #expect(faults.filter { $0.part != "/word/settings.xml" }.map(\.description) == [])
    let xml = try WordReading.xml(output)
    // Two codes, three photos, one turned; by row 1+1, 2+1, 0+1; the placeholder, and the picture with tags in its text.
    #expect(xml.components("<a:blip ").count == 14)
    #expect(xml.contains("descr=\"图：标题、R1、R2、R3\""))
    #expect(xml.components(" rot=\"").filter { $0 == "5400000" }.count == 3)
    #expect(xml.contains(" flipH=\"1\""))
    let ids = xml.components("<wp:docPr id=\"")
    #expect(Set(ids).count == ids.count)
  }

  @Test func `each picture is in the package once, with a relationship from every part that shows it`() throws {
    let header = (kind: "header", content: WordMaker.p("{{@p|fit:10mm}}{{n|qr:12mm}}"))
    let body = WordMaker.p("{{@p|fit:60x40mm}}") + WordMaker.p("{{n|qr:12mm}}{{n|code128:40x10mm}}{{@p}}")
    let template = try compiled(try WordMaker.docx(body, parts: [header]))
    let output = try template.render(.record(["p": try picture("plain.png"), "n": .text("SP-1")]))
    let package = try OPCPackage(reading: output, name: "o")
    #expect(
      package.parts.filter { $0.contentType == "image/png" }.map(\.name.text) == [
        "/odd/media/picture1.png", "/odd/media/picture2.png", "/odd/media/picture3.png",
      ])
    #expect(package.parts("image", from: package.mainPart).count == 3)
    #expect(package.parts("image", from: "/odd/part-0.xml").count == 2)
    #expect(
      package.part("/odd/media/picture1.png")?.raw.size == package.part("/odd/media/picture1.png")?.raw.bytes.count)
    #expect(try WordReading.xml(output).components("<wp:extent cx=\"").prefix(2) == ["2160000", "432000"])
  }

  @Test func `where there is no picture nothing is drawn, and a picture printed as text is its name`() throws {
    let body = WordMaker.p("甲{{@none|fit:10mm}}{{none|qr:22mm}}乙{{^photo}}无{{/photo}}{{p}}")
    let output = try compiled(try WordMaker.docx(body)).render(.record(["p": try picture("plain.png")]))
    #expect(try WordReading.text(output) == "甲乙无plain.png")
    #expect(try WordReading.xml(output).contains("drawing>") == false)
  }

  @Test func `a picture without a size is as wide as its cell at most`() throws {
    let cell = "<w:tc><w:tcPr><w:tcW w:w=\"642\" w:type=\"dxa\"/></w:tcPr>\(WordMaker.p("{{@p}}"))</w:tc>"
    let body = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>\(cell)</w:tr></w:tbl>" + WordMaker.p("")
    let output = try compiled(try WordMaker.docx(body)).render(.record(["p": try picture("plain.png")]))
    // 642 twips less the margins of 216 are 7.51 mm; the picture would be 10.16 mm wide.
    #expect(try WordReading.xml(output).components("<wp:extent cx=\"") == ["270510"])
  }

  @Test func `what cannot be drawn is said in words`() throws {
    let schema = try SampleForm.schema()
    let body = WordMaker.p("{{@用户单位}}{{用户单位|qr:巨大}}{{用户单位|qr|upper}}{{number|code128:4mm}}{{number|qr:500mm}}")
    #expect(
      findings(try WordMaker.docx(body), TemplateVocabulary(schema: schema)).map { $0.split(separator: "\n")[0] }.map {
        $0.split(separator: " ").last.map(String.init)
      } == ["[not-a-picture]", "[bad-size]", "[pipe-after-drawing]", "[bad-size]", "[bad-size]"])
    let template = try compiled(try WordMaker.docx(WordMaker.p("{{n|code128:40x10mm}}")))
    let error = #expect(throws: TemplateError.self) { try template.render(.record(["n": .text("汉字")])) }
    #expect(error?.message.zhHans.hasPrefix("【n】“汉字”不能印成条码") == true)
    let box =
      "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"x\" descr=\"看 {{n|qr:22mm}}\"/></wp:inline></w:drawing></w:r></w:p>"
    #expect(findings(try WordMaker.docx(box)).contains { $0.contains("[picture-not-possible]") })
  }

  @Test func `pictures come from the loader that the caller gives`() throws {
    guard case .picture(let plain) = try picture("plain.png") else { return }
    let loader = PictureLoader { $0.path == "照片/1.png" ? plain.picture : nil }
    let origin = Origin(file: "data.json")
    let entries = [("a", "照片/1.png"), ("b", "../2.png")].map { key, path in
      Submission.Entry(key: key, keyOrigin: origin, value: RawValue(.text(path), at: origin))
    }
    let data = TemplateData(TemplateValue(RawValue(.object(entries), at: origin), pictures: loader))
    #expect(data.find("a", in: data.root).map(data.pictures)?.map(\.name) == ["照片/1.png"])
    #expect(data.find("b", in: data.root).map(data.text) == "../2.png")
  }

  @Test func `a bar code of what is always written in Chinese is refused when the template is checked`() throws {
    let form = try SampleForm.schema()
    func codes(_ tag: String) throws -> [String] {
      CompiledTemplate.compile(
        try WordMaker.docx(WordMaker.p(tag)), name: "t.docx", vocabulary: TemplateVocabulary(schema: form)
      )
      .findings.map(\.code)
    }
    for tag in ["{{拟服务日期|code128}}", "{{处理类型|code128}}", "{{合计|大写|条码}}", "{{处理类型|boxes|code128}}"] {
      #expect(try codes(tag) == ["code128-not-ascii"], "\(tag)")
    }
    for tag in ["{{number|code128}}", "{{拟服务日期|date:yyyy-MM-dd|code128}}", "{{合计|code128}}"] {
      #expect(try codes(tag) == [], "\(tag)")
    }
  }

  @Test func `the lint refuses a bar code of what may be written in Chinese; such a template still prints`() throws {
    let form = try SampleForm.schema()
    let vocabulary = TemplateVocabulary(schema: form)
    func found(_ tag: String) throws -> [Finding] {
      try CompiledTemplate.lint(WordMaker.docx(WordMaker.p(tag)), name: "t.docx", vocabulary: vocabulary)
        .filter { $0.code == "code128-not-ascii" }
    }
    for tag in [
      "{{用户单位|code128}}", "{{#费用预算明细}}{{项目|code128}}{{/费用预算明细}}", "{{user_sign.name|code128}}",
    ] {
      let findings = try found(tag)
      #expect(findings.map(\.severity) == [.error], "\(tag)")
      #expect(findings.first?.message.zhHans.contains("可能填汉字") == true)
      let compiled = try CompiledTemplate.compile(
        WordMaker.docx(WordMaker.p(tag)), name: "t.docx", vocabulary: vocabulary)
      #expect(compiled.template != nil && !compiled.findings.hasErrors, "\(tag)")
    }
    for tag in ["{{联系电话|code128}}", "{{number|code128}}", "{{合计|code128}}", "{{scan_code|code128}}"] {
      #expect(try found(tag).isEmpty, "\(tag)")
    }
    let pattern = SampleForm.yaml.replacing(
      "label: 用户单位, type: text", with: "label: 用户单位, type: text, constraint: \"regex(., '^[A-Z0-9]+$')\"")
    let strict = try #require(FormSchema.load(yaml: pattern, file: "f.yaml", profile: CompanyProfile(name: "甲")).schema)
    let clean = try CompiledTemplate.lint(
      WordMaker.docx(WordMaker.p("{{用户单位|code128}}")), name: "t.docx", vocabulary: TemplateVocabulary(schema: strict))
    #expect(!clean.contains { $0.code == "code128-not-ascii" })
  }
}
