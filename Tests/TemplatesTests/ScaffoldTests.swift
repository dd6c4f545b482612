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

/// Starter templates made from a form's layout.
@Suite struct ScaffoldTests {
  private func document(_ schema: FormSchema, _ part: PartName = "/word/document.xml") throws -> XMLOutline {
    let bytes = try TemplateScaffold.docx(for: schema, language: .zhHans)
    return try XMLOutline(OPCPackage(reading: bytes, name: "a.docx").bytes(of: part), name: part.text)
  }

  private func sheet(_ schema: FormSchema) throws -> XMLOutline {
    let bytes = try TemplateScaffold.xlsx(for: schema, language: .zhHans)
    return try XMLOutline(
      OPCPackage(reading: bytes, name: "a.xlsx").bytes(of: "/xl/worksheets/sheet1.xml"), name: "sheet1.xml")
  }

  private func elements(_ outline: XMLOutline, _ name: StaticString) -> [Int] {
    outline.nodes.indices.filter { outline.nodes[$0].kind == .element && outline.isNamed(name, at: $0) }
  }

  private func number(_ outline: XMLOutline, _ attribute: String, _ index: Int) -> Int {
    outline.attribute(attribute, of: index).flatMap { Int($0) } ?? -1
  }

  // MARK: Documents

  @Test func `table, grid and cell widths agree in every table`() throws {
    let outline = try document(ScaffoldSample.schema())
    let tables = elements(outline, "w:tbl")
    #expect(tables.count >= 3)
    for table in tables {
      let grid = try #require(outline.child("w:tblGrid", of: table))
      let columns = outline.elements(of: grid).map { number(outline, "w:w", $0) }
      let properties = try #require(outline.child("w:tblPr", of: table))
      let width = try #require(outline.child("w:tblW", of: properties))
      #expect(columns.reduce(0, +) == number(outline, "w:w", width))
      for row in outline.elements(of: table) where outline.isNamed("w:tr", at: row) {
        var column = 0
        for cell in outline.elements(of: row) where outline.isNamed("w:tc", at: cell) {
          let properties = try #require(outline.child("w:tcPr", of: cell))
          let span = outline.child("w:gridSpan", of: properties).map { number(outline, "w:val", $0) } ?? 1
          let width = try #require(outline.child("w:tcW", of: properties))
          #expect(columns[column..<column + span].reduce(0, +) == number(outline, "w:w", width))
          column += span
        }
        #expect(column == columns.count)
      }
    }
  }

  @Test func `a repeat is a table whose title rows are repeated and whose tagged row opens and closes`() throws {
    let outline = try document(ScaffoldSample.schema())
    let rows = elements(outline, "w:tr")
    let headers = rows.filter { row in
      outline.child("w:trPr", of: row).flatMap { outline.child("w:tblHeader", of: $0) } != nil
    }
    #expect(headers.map { outline.text(of: $0) } == ["费用明细", "项目数量购买日期金额"])
    let tagged = rows.map { outline.text(of: $0) }.filter { $0.contains("{{#lines") }
    #expect(
      tagged == ["{{#lines|rows:4}}{{item}}{{quantity}}{{bought|date}}{{amount|money}}{{/lines}}"])
  }

  @Test func `a heading that is repeated has a line above it, and the table above it none below`() throws {
    let outline = try document(ScaffoldSample.schema())
    let tables = elements(outline, "w:tbl").filter { outline.text(of: $0).contains("{{") }
    let headed = try #require(tables.firstIndex { outline.text(of: $0).contains("{{#lines") })
    func line(_ side: StaticString, _ table: Int) -> String? {
      outline.child("w:tblPr", of: table).flatMap { outline.child("w:tblBorders", of: $0) }
        .flatMap { outline.child(side, of: $0) }.flatMap { outline.attribute("w:val", of: $0) }
    }
    #expect(line("w:top", tables[headed]) == "single")
    #expect(headed == 0 || line("w:bottom", tables[headed - 1]) != "single")
  }

  @Test func `title, number and page stand at the top of every further page, the form's code on the first`() throws {
    let schema = try ScaffoldSample.schema()
    let further = try document(schema, "/word/header1.xml"), first = try document(schema, "/word/header2.xml")
    let text = further.text(of: further.root)
    #expect(text.contains("售后服务记录单（续页）") && text.contains("{{number}}　第  PAGE 1 页"))
    #expect(!first.text(of: first.root).contains("售后服务记录单") && first.text(of: first.root).contains("{{form.code}}"))
    let body = try document(schema)
    #expect(elements(body, "w:titlePg").count == 1)
    #expect(elements(body, "w:headerReference").map { body.attribute("w:type", of: $0) } == ["default", "first"])
    let sheet = try sheet(schema)
    let heads = sheet.nodes.indices.filter { sheet.localName(of: $0) == "oddHeader" }.map { sheet.text(of: $0) }
    #expect(heads.allSatisfy { $0.contains("（续页）") && $0.contains("{{number}}　第 &P 页") })
  }

  @Test(arguments: [TemplateFormat.docx, .xlsx])
  func `a void form is stamped across every page, and says since when, by whom and why`(_ format: TemplateFormat) throws
  {
    let schema = try ScaffoldSample.schema()
    let make = format == .docx ? TemplateScaffold.docx : TemplateScaffold.xlsx
    let (template, _) = CompiledTemplate.compile(
      try make(schema, .zhHans), name: "a.\(format.rawValue)", vocabulary: TemplateVocabulary(schema: schema))
    let rows = [Row](repeating: ["item": .text("阀芯")], count: 60)
    let form = NumberedForm(
      schema: schema, number: "CS-2026-000001", values: ["lines": .rows(rows)], stage: .closing,
      issuedOn: CalendarDate(year: 2026, month: 3, day: 5) ?? .first)
    func parts(_ marks: CopyMarks) throws -> [String] {
      let bytes = try #require(template).render(.record(of: form, copy: schema.copies[0], marks: marks))
      #expect(PackageCheck.findings(in: bytes, name: "a.\(format.rawValue)").map(\.description) == [])
      return try OPCPackage(reading: bytes, name: "a").parts
        .filter {
          ["/word/header", "/xl/drawings/", "/xl/sharedStrings", "/xl/worksheets"].contains(
            where: $0.name.text.hasPrefix)
        }
        .map { String(decoding: try $0.bytes(), as: UTF8.self) }
    }
    let valid = try parts(.none).joined()
    #expect(!valid.contains("作废") && !valid.contains("Stamp") && !valid.contains("WaterMark"))
    let void = try parts(CopyMarks(void: SampleForm.void))
    #expect(void.joined().contains("作废　2026年3月9日　何婷　重复开单"))
    if format == .docx {
      #expect(void.count { $0.contains(#"string="作废""#) } == 2)
    } else {
      let drawing = try #require(void.first { $0.contains("oneCellAnchor") })
      let pages = try #require(void.first { $0.contains("<brk ") }).components(separatedBy: "<brk ").count
      #expect(pages > 1 && drawing.components(separatedBy: "<a:t>作废</a:t>").count == pages + 1)
      #expect(drawing.components(separatedBy: "<a:t>2026年3月9日　何婷　重复开单</a:t>").count == pages + 1)
    }
  }

  @Test(arguments: [8.0, 9, 10, 12, 15])
  func `the head of a sheet's further pages stands above their rows, however narrow the margin`(_ top: Double) throws {
    let outline = try sheet(ScaffoldSample.schema { $0.replacing("margins: [15,", with: "margins: [\(top),") })
    let margins = try #require(elements(outline, "pageMargins").first)
    func inches(_ name: String) throws -> Double {
      try #require(outline.attribute(name, of: margins).flatMap { Double($0) })
    }
    // A line of 9 points is about 4.5 mm high.
    #expect(try (inches("top") - inches("header")) * 25.4 > 4.9)
    #expect(try inches("header") * 25.4 > 2.9)
  }

  @Test func `signatures and approvals have blanks for a pen`() throws {
    let outline = try document(ScaffoldSample.schema())
    let all = outline.text(of: outline.root)
    #expect(all.contains("{{user_sign.date|date}}{{^user_sign.date}}　　年　月　日{{/user_sign.date}}"))
    #expect(all.contains("{{#approvals|role:财务}}{{decision|boxes}}{{/approvals}}"))
    #expect(all.contains("（盖章）"))
  }

  @Test func `the side note and the page numbers are on every page`() throws {
    let schema = try ScaffoldSample.schema()
    let header = try document(schema, "/word/header1.xml")
    #expect(header.text(of: header.root).contains("{{#copy.label}}{{copy.label}}（{{copy.colour}}）{{/copy.label}}"))
    #expect(elements(header, "w:textDirection").map { header.attribute("w:val", of: $0) } == ["tbRlV"])
    let footer = try document(schema, "/word/footer1.xml")
    #expect(elements(footer, "w:instrText").map { footer.text(of: $0) } == [" PAGE ", " NUMPAGES "])
    let body = try document(schema)
    #expect(elements(body, "w:footerReference").map { body.attribute("w:type", of: $0) } == ["default", "first"])
  }

  @Test(arguments: [("A5", "landscape", 11906, 8391), ("A4", "portrait", 11906, 16838)])
  func `the page is the paper`(size: String, orientation: String, width: Int, height: Int) throws {
    let schema = try ScaffoldSample.schema {
      $0.replacing("size: A4, orientation: portrait", with: "size: \(size), orientation: \(orientation)")
    }
    let outline = try document(schema)
    let page = try #require(elements(outline, "w:pgSz").first)
    #expect(number(outline, "w:w", page) == width && number(outline, "w:h", page) == height)
    #expect(outline.attribute("w:orient", of: page) == (orientation == "landscape" ? "landscape" : nil))
  }

  @Test func `half a sheet of continuous paper is 13680 by 7920`() throws {
    let schema = try ScaffoldSample.schema {
      $0.replacing("size: A4, orientation: portrait", with: #"size: "241", plies: 3, cut: half"#)
    }
    let outline = try document(schema)
    let page = try #require(elements(outline, "w:pgSz").first)
    #expect(number(outline, "w:w", page) == 13680 && number(outline, "w:h", page) == 7920)
  }

  @Test func `the side note of a short form stands beside its grid, on further pages beside the middle`() throws {
    let schema = try ScaffoldSample.schema()
    func middle(_ part: PartName) throws -> Double {
      let header = try document(schema, part)
      let place = try #require(elements(header, "w:tblpPr").first),
        row = try #require(elements(header, "w:trHeight").first)
      return Double(number(header, "w:tblpY", place)) + Double(number(header, "w:val", row)) / 2
    }
    let planner = ScaffoldPlanner(
      schema: schema, layout: try #require(schema.layout), language: .zhHans, target: .document)
    var height = 0.0
    for case .grid(let rows, _, _) in planner.plan().bands {
      height += rows.reduce(0) { $0 + $1.height * Double($1.copies) }
    }
    let (first, other) = (try middle("/word/header2.xml"), try middle("/word/header1.xml"))
    let top = ScaffoldFrame.points(planner.layout.paper.top)
    #expect(abs(other / 20 - (top + planner.frame.height / 2)) < 2)
    #expect(first < other && abs(first / 20 - (top + 66 + height / 2)) < 10)
  }

  @Test func `a heading between rows stays with the row below it`() throws {
    let outline = try document(
      ScaffoldSample.schema { $0.replacing("    - { table: lines", with: "    - heading: 费用\n    - { table: lines") })
    let heading = try #require(elements(outline, "w:tr").first { outline.text(of: $0) == "费用" })
    #expect(
      elements(outline, "w:keepNext").contains {
        outline.nodes[heading].inner.contains(outline.nodes[$0].outer.lowerBound)
      })
  }

  // MARK: Sheets

  @Test(arguments: [(Language.zhHans, "255", "{{copy.label}}︵"), (.en, "180", "{{copy.label}} (")])
  func `the side note of a sheet runs downwards: Chinese characters stacked, English turned`(
    language: Language, rotation: String, text: String
  ) throws {
    let package = try OPCPackage(
      reading: TemplateScaffold.xlsx(for: ScaffoldSample.schema(), language: language), name: "a.xlsx")
    func part(_ name: PartName) throws -> String { String(decoding: try package.bytes(of: name), as: UTF8.self) }
    #expect(try part("/xl/styles.xml").contains("textRotation=\"\(rotation)\""))
    #expect(try part("/xl/sharedStrings.xml").contains(text))
  }

  @Test func `each page of a sheet with a page break of its own has a side note`() throws {
    let outline = try sheet(
      ScaffoldSample.schema {
        $0.replacing("    - { table: lines", with: "    - page_break: true\n    - { table: lines")
      })
    let starts = elements(outline, "brk").map { number(outline, "id", $0) }
    let merges = elements(outline, "mergeCell").compactMap { outline.attribute("ref", of: $0) }
      .map { $0.split(separator: ":").map(place) }
    let upright = merges.filter { $0[0].column == $0[1].column && $0[1].row - $0[0].row > 3 }
    let column = try #require(upright.map { $0[0].column }.max())
    let notes = merges.filter { $0[0].column == column }
    #expect(notes.count == 2 && notes.map { $0[1].row }.min() == starts.first)
  }

  @Test func `merged ranges never overlap`() throws {
    let outline = try sheet(ScaffoldSample.schema())
    var taken: Set<[Int]> = []
    for merge in elements(outline, "mergeCell") {
      let ends = try #require(outline.attribute("ref", of: merge)).split(separator: ":").map(place)
      for row in ends[0].row...ends[1].row {
        for column in ends[0].column...ends[1].column {
          #expect(taken.insert([row, column]).inserted, "\(row) \(column) twice")
        }
      }
    }
    #expect(!taken.isEmpty)
  }

  private func place(_ reference: Substring) -> (row: Int, column: Int) {
    let letters = reference.prefix { $0.isLetter }
    let column = letters.utf8.reduce(0) { $0 * 26 + Int($1) - 64 }
    return (Int(reference.dropFirst(letters.count)) ?? 0, column)
  }

  @Test func `cells of one tag stay typed and have a number format`() throws {
    let schema = try ScaffoldSample.schema()
    let planner = ScaffoldPlanner(
      schema: schema, layout: try #require(schema.layout), language: .zhHans, target: .sheet)
    var formats: [String: String] = [:]
    for case .grid(let rows, _, _) in planner.plan().bands {
      for cell in rows.flatMap(\.cells) {
        formats[cell.lines.flatMap(\.pieces).map(\.text).joined()] = cell.numberFormat
      }
    }
    #expect(formats["{{planned}}{{^planned}}　　年　月　日{{/planned}}"] == #"yyyy"年"m"月"d"日""#)
    #expect(formats["{{reported}}{{^reported}}　　年　月　日　时　分{{/reported}}"] == #"yyyy"年"m"月"d"日" hh:mm"#)
    #expect(formats["{{phone}}"] == "@")
    #expect(formats["{{#lines|rows:4}}{{item}}"] == "@")
    #expect(formats["{{amount}}{{/lines}}"] == "#,##0.00")
  }

  @Test func `a day with its time has blanks for both, however narrow the cell`() throws {
    let schema = try ScaffoldSample.schema {
      $0.replacing(
        "{ field: kind, span: 6, format: boxes }, { field: reported, span: 6 }",
        with:
          "{ field: kind, span: 9.5, format: boxes }, { field: reported, span: 2.5, label_span: 0, format: \"date:yyyy-MM-dd HH:mm\" }"
      )
    }
    for target in [ScaffoldTarget.document, .sheet] {
      let planner = ScaffoldPlanner(
        schema: schema, layout: try #require(schema.layout), language: .zhHans, target: target)
      var texts = ""
      for case .grid(let rows, _, _) in planner.plan().bands {
        texts += rows.flatMap(\.cells).flatMap(\.lines).flatMap(\.pieces).map(\.text).joined()
      }
      #expect(texts.contains("时") && texts.contains("分{{/reported}}"))
    }
  }

  @Test func `half a sheet of continuous paper is Excel's Statement across, and its foot is one line`() throws {
    let schema = try ScaffoldSample.schema {
      $0.replacing(
        "size: A4, orientation: portrait, margins: [15, 18, 14, 20]",
        with: #"size: "241", plies: 3, cut: half, margins: [10, 20, 6, 20]"#)
    }
    let outline = try sheet(schema)
    let page = try #require(elements(outline, "pageSetup").first),
      margins = try #require(elements(outline, "pageMargins").first)
    #expect(
      outline.attribute("paperSize", of: page) == "6" && outline.attribute("orientation", of: page) == "landscape")
    // 20 mm from the paper's edge are 7.3 from the strip of holes.
    #expect(outline.attribute("left", of: margins) == "0.2874")
    let foot = try #require(outline.nodes.indices.first { outline.localName(of: $0) == "oddFooter" })
    #expect(outline.text(of: foot) == "&L&9 {{copies}}　　{{copy.label}}　{{number}}&R&9第 &P 页　共 &N 页")
    let higher = try sheet(ScaffoldSample.schema())
    #expect(
      higher.nodes.indices.contains { higher.localName(of: $0) == "oddFooter" && higher.text(of: $0).contains("\n") })
  }

  // MARK: Both

  @Test(arguments: [ScaffoldTarget.document, .sheet])
  func `choices that need several lines are broken between choices`(_ target: ScaffoldTarget) throws {
    let schema = try ScaffoldSample.schema {
      $0.replacing(
        "{ field: kind, span: 6, format: boxes }, { field: reported, span: 6 }",
        with: "{ field: kind, span: 3, label_span: 1.25, format: boxes }, { field: reported, span: 9 }")
    }
    let planner = ScaffoldPlanner(
      schema: schema, layout: try #require(schema.layout), language: .zhHans, target: target)
    var texts: [String] = []
    for case .grid(let rows, _, _) in planner.plan().bands {
      texts += rows.flatMap(\.cells).flatMap(\.lines).flatMap(\.pieces).map(\.text)
    }
    #expect(texts.contains("{{kind|tick:repair}}维修 {{kind|tick:swap}}更换\n{{kind|tick:back}}退回"), "\(texts)")
  }

  @Test func `a text at the left runs over its cell, a label in the middle has even lines`() throws {
    let text = "票据报销及时、无虚假；维护形象，工完料尽场地清；每日汇报"
    let schema = try ScaffoldSample.schema {
      $0.replacing(
        "{ heading: 用户评价 }",
        with: "{ height: 12, cells: [ { text: \(text), span: 4, align: left }, { text: \(text), span: 8 } ] }")
    }
    let planner = ScaffoldPlanner(
      schema: schema, layout: try #require(schema.layout), language: .zhHans, target: .document)
    var cells: [GridCell] = []
    for case .grid(let rows, _, _) in planner.plan().bands { cells += rows.flatMap(\.cells) }
    let fixed = cells.filter { $0.lines.map { $0.pieces.map(\.text).joined() }.joined() == text }
    #expect(fixed.map(\.horizontal) == ["left", "center"] && fixed.first?.lines.count == 1)
    #expect(fixed.first.map { $0.reserved >= 2 } == true)
  }

  @Test func `a table that ends the form is followed by a paragraph of no height`() throws {
    let outline = try document(ScaffoldSample.schema { $0.replacing("- { note: 服务前请勿签字 }", with: "") })
    let paragraph = try #require(elements(outline, "w:p").last)
    let properties = try #require(outline.child("w:pPr", of: paragraph))
    let spacing = try #require(outline.child("w:spacing", of: properties))
    #expect(outline.attribute("w:line", of: spacing) == "1" && outline.attribute("w:lineRule", of: spacing) == "exact")
  }

  @Test func `a long title on further pages, and long names of copies at the foot, stay on one line`() throws {
    let schema = try ScaffoldSample.schema {
      $0.replacing("zh-Hans: 售后服务记录单", with: "zh-Hans: 售后服务现场费用预算审批单")
        .replacing("label: 第一联 存根联", with: "label: { zh-Hans: 第一联 存根联, en: Copy 1 Service centre }")
        .replacing(
          "label: 第二联 财务联", with: "label: { zh-Hans: 第二联 财务联, en: Copy 2 Finance and accounts }")
    }
    let header = try document(schema, "/word/header1.xml")
    let left = try #require(elements(header, "w:tc").last { header.text(of: $0).contains("（续页）") })
    let width = try #require(header.child("w:tcPr", of: left).flatMap { header.child("w:tcW", of: $0) })
    #expect(
      Double(number(header, "w:w", width)) / 20 >= TextMeasure(.document, .zhHans).width("售后服务现场费用预算审批单（续页）", size: 9))
    let english = try OPCPackage(reading: TemplateScaffold.docx(for: schema, language: .en), name: "a.docx")
    let foot = try XMLOutline(english.bytes(of: "/word/footer1.xml"), name: "footer1.xml")
    let widths = elements(foot, "w:tcW").map { Double(number(foot, "w:w", $0)) / 20 }
    let size = elements(foot, "w:sz").first.map { Double(number(foot, "w:val", $0)) / 2 } ?? 9
    let planner = ScaffoldPlanner(schema: schema, layout: try #require(schema.layout), language: .en, target: .document)
    for (width, text) in zip(widths, planner.footSamples) { #expect(planner.measure.width(text, size: size) <= width) }
  }

  @Test(arguments: Language.allCases)
  func `a starter template compiles without findings, passes the checks and is the same each time`(
    language: Language
  ) throws {
    let schema = try ScaffoldSample.schema()
    let plain = try ScaffoldSample.schema { String($0[..<($0.range(of: "layout:")?.lowerBound ?? $0.endIndex)]) }
    for form in [schema, plain] {
      for (name, make) in [("a.docx", TemplateScaffold.docx), ("a.xlsx", TemplateScaffold.xlsx)] {
        let bytes = try make(form, language)
        #expect(try make(form, language) == bytes)
        #expect(PackageCheck.findings(in: bytes, name: name).map(\.description) == [])
        let (template, findings) = CompiledTemplate.compile(
          bytes, name: name, vocabulary: TemplateVocabulary(schema: form))
        #expect(findings.isEmpty, "\(findings)")
        let blank = try #require(template).render(.record(ofBlank: form, copy: form.copies[1]))
        #expect(PackageCheck.findings(in: blank, name: name).map(\.description) == [])
      }
    }
  }
}
