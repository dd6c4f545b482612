import Expressions
import Markup
import Testing

@testable import Templates
@testable import WorkbookTemplates

private func cell(_ reference: String, _ text: String) -> String { SheetMaker.cell(reference, text) }

private func formula(_ reference: String, _ text: String, type: String = "") -> String {
  let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  return "<c r=\"\(reference)\"\(type)><f>\(escaped)</f><v>77</v></c>"
}

/// What stands in the `v` of each formula's cell, with the cell's type before it if it has one.
private func values(_ sheet: String) throws -> [String: String] {
  let outline = try XMLOutline(Array(sheet.utf8), name: "sheet")
  var values: [String: String] = [:]
  for index in outline.nodes.indices where outline.isNamed("f", at: index) {
    let cell = outline.nodes[index].parent
    guard let value = outline.child("v", of: cell) else { continue }
    let type = outline.attribute("t", of: cell).map { $0 + ":" } ?? ""
    values[outline.attribute("r", of: cell) ?? ""] = type + outline.text(of: value)
  }
  return values
}

private func items(_ rows: (String, String)...) -> TemplateValue {
  .list(
    rows.map { row in
      .record([
        "qty": ExactDecimal(row.0).map { .number($0, places: nil) } ?? .text(row.0),
        "price": .number(ExactDecimal(row.1) ?? .zero, places: nil),
      ])
    })
}

/// Whoever opens a workbook in a program that does not calculate, such as a preview, sees what its formulas come to.
@Suite struct `Values of formulas` {
  private let list = """
    <row r="2">\(cell("A2", "{{#items}}{{qty}}"))\(cell("B2", "{{price}}"))\(formula("C2", "A2*B2"))\
    \(formula("D2", "SUM(C$2:C2)"))\(cell("E2", "{{/items}}"))</row>
    """

  private func values(
    _ rows: String, names: String = "", _ data: [String: TemplateValue]
  ) throws -> [String: String] {
    try TemplatesTests.values(try SheetMaker.rendered(SheetMaker.workbook(rows: rows, names: names), data).sheet)
  }

  @Test func `the sums of a list that grew are calculated`() throws {
    let below = [
      "SUM(C2:C2)", "ROUND(A4*(1+税率),2)", "SUMPRODUCT(A2:A2,B2:B2)", "IF(A4>=100,\"大额\",\"小额\")", "AVERAGE(B2:B2)",
      "MAX(A2:A2)-MIN(A2:A2)", "COUNT(A2:A2)", "COUNTA(A2:A2)", "A4>100", "C2", "10%*-A4", "SUM(A:A)/0", "SUM(A2:A2,5)",
    ]
    let rows =
      "<row r=\"1\"><c r=\"F1\"><v>0.13</v></c></row>" + list
      + below.enumerated().map { "<row r=\"\($0 + 4)\">\(formula("A\($0 + 4)", $1))</row>" }.joined()
    let names = "<definedNames><definedName name=\"税率\">表单!$F$1</definedName></definedNames>"
    let found = try values(rows, names: names, ["items": items(("2", "10.5"), ("3", "40.1"), ("无", "0.1"))])
    let expected = [
      "C2": "21", "C3": "120.3", "D2": "21", "D3": "141.3", "A10": "16.9", "A11": "1", "A12": "2", "A13": "3",
    ]
    // A text is no number: what multiplies it has no value, nor has what looks at that.
    for (place, value) in expected { #expect(found[place] == value, "\(place) \(found)") }
    #expect(found["C4"] == nil && found["D4"] == nil && found["A6"] == nil)
    let all = try values(rows, names: names, ["items": items(("2", "10.5"), ("3", "40.1"), ("4", "0.1"))])
    #expect(
      all.filter { $0.key.hasPrefix("A") } == [
        "A6": "141.7", "A7": "160.12", "A8": "141.7", "A9": "str:大额", "A10": "16.9", "A11": "2", "A12": "3", "A13": "3",
        "A14": "b:1", "A15": "21", "A16": "-14.17", "A18": "14",
      ])
    let none = try values(rows, names: names, ["items": .list([])])
    #expect(none["A3"] == "0" && none["A6"] == "str:小额" && none["A7"] == nil)
  }

  @Test func `a value that no data change stays, whatever its function; one that they change does not`() throws {
    let texts = [
      "VLOOKUP(1,F1:G1,2)", "B4&\"x\"", "NOW()", "VLOOKUP(A1,F1:G1,2)", "B7+1", "LEN(B2)", "SUM(F:F)", "ROW()",
      "OFFSET(F1,0,1)", "B1*2", "税率", "表1[数量]",
    ]
    let rows =
      "<row r=\"1\">\(cell("A1", "{{x}}"))\(cell("B1", "常"))<c r=\"F1\"><v>1</v></c><c r=\"G1\"><v>77</v></c></row>"
      + texts.enumerated().map { index, text in
        "<row r=\"\(index + 4)\">\(formula("B\(index + 4)", text, type: index == 1 ? " t=\"str\"" : ""))</row>"
      }.joined()
    let names = "<definedNames><definedName name=\"税率\">表单!$G$1</definedName></definedNames>"
    let found = try values(rows, names: names, ["x": .text("甲")])
    #expect(found == ["B4": "77", "B5": "str:77", "B9": "77", "B10": "77", "B13": "77", "B14": "77"])
  }

  @Test func `numbers have fifteen digits, as Excel calculates them`() throws {
    let texts = [
      ("0.1+0.2", "0.3"), ("1.1-1", "0.1"), ("0.3-0.2-0.1", "0"), ("ROUND(2.675*A1,2)", "2.68"),
      ("ROUND(-2.5*A1,0)", "-3"),
      ("ROUND(1250*A1,-2)", "1300"), ("1/3*A1", "0.333333333333333"), ("2*A1+3*(4-1)/2", "6.5"), ("-2*-A1", "2"),
    ]
    let rows =
      "<row r=\"1\">\(cell("A1", "{{x}}"))</row>"
      + texts.enumerated().map { "<row r=\"\($0 + 2)\">\(formula("B\($0 + 2)", $1.0 + "+A1*0"))</row>" }.joined()
    let found = try values(rows, ["x": .number(ExactDecimal(1), places: nil)])
    for (index, text) in texts.enumerated() { #expect(found["B\(index + 2)"] == text.1, "\(text.0)") }
  }

  @Test func `formulas in a circle, and chains that no stack would hold, have no value and do no harm`() throws {
    let chain = (2...1_000).map { "<row r=\"\($0)\">\(formula("B\($0)", "B\($0 + 1)+A1"))</row>" }.joined()
    let deep = String(repeating: "(", count: 4_000) + "A1" + String(repeating: ")", count: 4_000)
    let rows =
      "<row r=\"1\">\(cell("A1", "{{x}}"))\(formula("C1", "D1+A1"))\(formula("D1", "C1"))\(formula("E1", deep))</row>"
      + chain + "<row r=\"1001\">\(formula("B1001", "A1*2"))</row>"
    let found = try values(rows, ["x": .number(ExactDecimal(1), places: nil)])
    #expect(found["C1"] == nil && found["D1"] == nil && found["E1"] == nil && found["B2"] == nil)
    #expect(found["B1001"] == "2" && found["B990"] == "13")
  }
}
