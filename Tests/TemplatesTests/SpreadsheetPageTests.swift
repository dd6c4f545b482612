import Expressions
import Findings
import Foundation
import Intake
import Markup
import OPC
import PackageChecks
import SpreadsheetML
import TestSupport
import Testing

@testable import Forms
@testable import Templates
@testable import WorkbookTemplates

/// The pages of shipped forms with more rows and longer texts than a page holds.
@Suite struct SpreadsheetPageTests {
  /// Sixty short lines.
  private static let lines = (1...60).map { "第\($0)条无异常" }.joined(separator: "\n")
  /// Some six hundred characters.
  private static let long = String(
    repeating: "现场检查举升缸密封圈老化漏油，更换密封件（型号 HC-2026-B）后试运行 30 分钟，压力稳定在 16.5 MPa。", count: 10)
  private static let texts = [nil, lines, long]

  @Test(arguments: ShippedFormTests.forms, [1, 60])
  func `every page has its headings and the copy's label, ends at a line, and nothing is cut`(
    _ id: String, _ rowCount: Int
  ) throws {
    let shipped = try ShippedForm(id, .xlsx)
    var renderer = TemplateRenderer(try shipped.template())
    for text in Self.texts {
      let form = try shipped.grown(rows: rowCount, text: text)
      let bytes = try #require(try renderer.render(form, copies: [shipped.schema.copies[0]]).first)
      #expect(PackageCheck.findings(in: bytes, name: "\(id).xlsx").map(\.description) == [])
      let sheet = try PagedSheet(bytes)
      if rowCount == 1, text == nil { #expect(sheet.pages.count == 1) }
      for page in sheet.pages {
        // A4 less its margins of 15 and 14 mm; the columns are fitted to its width by less than a hundredth. Where a page
        // of several is too full by what is written, LibreOffice breaks it once more, and leaves out the last one.
        let share = sheet.pages.count > 1 ? 0.985 : 1
        #expect(page.reduce(0) { $0 + sheet.height($1) } <= 268.0 * 1.01 * share * 72 / 25.4)
        let label = page.filter { sheet.text(sheet.lastColumn, $0)?.hasPrefix("第一联") ?? false }
        #expect(label.count == 1, "\(page)")
      }
      for range in sheet.merges {
        #expect(sheet.pages.contains { $0.contains(range.first.row) && $0.contains(range.last.row) }, "\(range.text)")
      }
      #expect(sheet.rows.allSatisfy { sheet.height($0) <= 409.5 })
      // The rows of a table are numbered or not, but all are there, and every page of it has its headings.
      for field in form.schema.fields {
        guard case .rows(let items)? = form.values[field.id], items.count > 30 else { continue }
        #expect(sheet.pages.dropFirst().contains { sheet.isHeading($0.lowerBound) })
      }
      if let text {
        let cells = sheet.rows.flatMap { row in sheet.texts(row) }
        for part in text.split(separator: "\n") where text.contains("\n") {
          #expect(cells.contains { $0.split(separator: "\n").contains(part) }, "\(part)")
        }
        if !text.contains("\n") {
          // A text's pieces stand in several cells.
          let sentences = cells.joined().count { $0 == "漏" }
          #expect(sentences >= 10 && sentences % 10 == 0)
        }
        #expect(!cells.contains { $0.hasSuffix("…") })
      }
    }
  }

  @Test(arguments: ["red-sale", "dispatch", "packing-list", "travel-order", "maintenance-record"])
  func `however many rows there are, signatures do not stand on the last page alone`(_ id: String) throws {
    let shipped = try ShippedForm(id, .xlsx)
    var renderer = TemplateRenderer(try shipped.template())
    for rowCount in 16...36 {
      let form = try shipped.grown(rows: rowCount, text: nil)
      let sheet = try PagedSheet(try #require(try renderer.render(form, copies: [shipped.schema.copies[0]]).first))
      guard sheet.pages.count > 1, let last = sheet.pages.last else { continue }
      let texts = last.flatMap { sheet.texts($0) }
      let beside = form.itemTexts.union(
        form.schema.fields.filter { $0.type != .signature }.map { $0.label.text(in: .zhHans) })
      #expect(texts.contains { beside.contains(String($0.prefix { $0 != "：" })) }, "\(rowCount) rows: \(texts)")
    }
  }

  @Test func `the headings on a page are those of the table that goes on there`() throws {
    let shipped = try ShippedForm("return-record", .xlsx)
    var renderer = TemplateRenderer(try shipped.template())
    let form = try shipped.grown(rows: 60, text: nil)
    let sheet = try PagedSheet(try #require(try renderer.render(form, copies: [shipped.schema.copies[0]]).first))
    let tops = sheet.pages.dropFirst().map { sheet.texts($0.lowerBound).filter { !$0.hasPrefix("第一联") } }
    #expect(tops.contains { $0.starts(with: ["序号", "品名"]) })
    #expect(tops.contains { $0.starts(with: ["更换零部件名称", "件号"]) })
    #expect(!sheet.book.contains("Print_Titles"))
    // What refers to rows refers to all of them.
    #expect(sheet.book.contains("$\(try #require(sheet.rows.last))</definedName>"))
    #expect(sheet.source.contains("<firstFooter>") && sheet.source.contains("（续页）"))
  }

  @Test func `a text that is longer than a row goes on in further rows of any sheet`() throws {
    let rows =
      "<row r=\"1\" ht=\"20\" customHeight=\"1\">" + SheetMaker.cell("A1", "情况")
      + SheetMaker.cell("B1", "{{text}}", style: 4) + "</row>"
      + "<row r=\"2\">" + SheetMaker.cell("A2", "下一行") + "<c r=\"B2\"><f>B1</f></c></row>"
    let bytes = try SheetMaker.workbook(
      rows: rows, after: "<mergeCells count=\"1\"><mergeCell ref=\"B1:F1\"/></mergeCells>")
    let (sheet, _) = try SheetMaker.rendered(bytes, ["text": .text(Self.lines)])
    let heights = sheet.matches(of: /\sht="([\d.]+)"/).compactMap { Double($0.1) }
    #expect(heights.count == 3 && heights.allSatisfy { $0 <= 409.5 })
    #expect(sheet.contains("第60条无异常</t>"))
    #expect(sheet.contains("<mergeCells count=\"3\"><mergeCell ref=\"B1:F1\"/><mergeCell ref=\"B2:F2\"/>"))
    #expect(sheet.contains("<c r=\"A4\" s=\"0\" t=\"inlineStr\"><is><t>下一行</t>"))
    #expect(sheet.contains("<c r=\"B4\"><f>B1</f></c>"))
    #expect(!sheet.contains("rowBreaks"))
  }

  @Test func `an empty date is a blank for a pen, and a date is still one`() throws {
    let shipped = try ShippedForm("service-report", .xlsx)
    var renderer = TemplateRenderer(try shipped.template())
    let sheet = try PagedSheet(
      try #require(try renderer.render(shipped.form, copies: [shipped.schema.copies[0]]).first))
    #expect(sheet.source.contains("年　月　日</t>"))
    #expect(sheet.source.contains("><v>46"))
  }
}

extension ShippedForm {
  /// The example with so many rows in each repeat, and with one text in all fields of several lines.
  func grown(rows: Int, text: String?) throws -> NumberedForm {
    let example = try JSONSerialization.jsonObject(with: Data(Repository.bytes("forms/examples/\(schema.id).json")))
    var data = try #require(example as? [String: Any])
    for field in schema.fields {
      if field.type == .repeat, rows > 1, let items = data[field.id] as? [Any], !items.isEmpty {
        data[field.id] = (0..<rows).map { items[$0 % items.count] }
      }
      if field.appearance == "multiline", let text { data[field.id] = text }
    }
    let json = try JSONSerialization.data(withJSONObject: data)
    let (submissions, _) = SubmissionReader.readAll(bytes: Array(json), name: "a.json", schema: schema)
    let values = schema.bind(try #require(submissions.first)).0.values
    return NumberedForm(schema: schema, number: form.number, values: values, stage: .closing, issuedOn: form.issuedOn)
  }
}

extension NumberedForm {
  /// The texts in the rows of its tables.
  fileprivate var itemTexts: Set<String> {
    Set(
      schema.fields.flatMap { field -> [String] in
        guard case .rows(let items)? = values[field.id] else { return [] }
        return items.flatMap { item in
          field.fields.compactMap { if case .text(let text)? = item[$0.id] { text } else { nil } }
        }
      })
  }
}

/// What a rendered sheet says of its pages.
struct PagedSheet {
  let source: String
  let book: String
  let rows: [Int]
  let pages: [ClosedRange<Int>]
  let merges: [CellRange]
  let lastColumn: Int
  private var heights: [Int: Double] = [:]
  private var cells: [Int: [(column: Int, text: String, isShared: Bool)]] = [:]

  init(_ bytes: [UInt8]) throws {
    let package = try OPCPackage(reading: bytes, name: "a.xlsx")
    let part = try package.bytes(of: "/xl/worksheets/sheet1.xml")
    source = String(decoding: part, as: UTF8.self)
    book = String(decoding: try package.bytes(of: "/xl/workbook.xml"), as: UTF8.self)
    let outline = try XMLOutline(part, name: "sheet1.xml")
    var strings = SharedTexts(try XMLOutline(package.bytes(of: "/xl/sharedStrings.xml"), name: "s.xml"))
    var lastColumn = 0
    let data = try #require(outline.localChild("sheetData", of: outline.root))
    var rows: [Int] = []
    for row in outline.elements(of: data) {
      let number = try #require(outline.integer("r", of: row, in: 1...1_048_576))
      #expect(number > rows.last ?? 0)
      rows.append(number)
      heights[number] = outline.number("ht", of: row, clampedTo: 0...1e6)
      for cell in outline.elements(of: row) {
        let place = try #require(outline.attribute("r", of: cell).flatMap { CellReference($0) })
        #expect(place.row == number)
        lastColumn = max(lastColumn, place.column)
        let isShared = outline.attribute("t", of: cell) == "s"
        let text =
          isShared
          ? strings[Int(outline.text(of: cell)) ?? -1].map { String(decoding: $0.joined, as: UTF8.self) }
          : outline.text(of: cell)
        if let text, !text.isEmpty { cells[number, default: []].append((place.column, text, isShared)) }
      }
    }
    self.rows = rows
    self.lastColumn = lastColumn
    let list = outline.localChild("mergeCells", of: outline.root)
    merges =
      list.map { outline.elements(of: $0).compactMap { outline.attribute("ref", of: $0).flatMap { CellRange($0) } } }
      ?? []
    let breaks = outline.localChild("rowBreaks", of: outline.root).map { list in
      outline.elements(of: list).compactMap { outline.integer("id", of: $0, in: 1...1_048_576) }
    }
    var first = 1
    var pages: [ClosedRange<Int>] = []
    for end in (breaks ?? []) + [rows.last ?? 1] {
      pages.append(first...end)
      first = end + 1
    }
    self.pages = pages
  }

  func height(_ row: Int) -> Double { heights[row] ?? 14.25 }
  func texts(_ row: Int) -> [String] { cells[row]?.map(\.text) ?? [] }
  func text(_ column: Int, _ row: Int) -> String? { cells[row]?.first { $0.column == column }?.text }
  /// Whether all of a row's texts, but the copy's label, are the template's own.
  func isHeading(_ row: Int) -> Bool {
    let own = cells[row]?.filter { $0.column < lastColumn } ?? []
    return own.count > 1 && own.allSatisfy(\.isShared)
  }
}
