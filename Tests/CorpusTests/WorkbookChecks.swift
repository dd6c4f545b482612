import Testing

/// What is checked in the workbooks of the corpus besides their rows, by the template's name.
enum WorkbookChecks {
  private static let mergesFollow: @Sendable ([UInt8]) throws -> Void = { bytes in
    let sheet = try ReadWorkbook(bytes).sheet(1)
    let merges = sheet.values("ref", of: "mergeCell").sorted()
    #expect(merges == ["A1:C1", "A2:B2", "A3:B3", "A4:B4", "A5:B5", "A6:B6", "A7:C8"])
    #expect(sheet.values("ht", of: "row").filter { $0.hasPrefix("24") }.count == 3)
  }

  static let all: [String: @Sendable ([UInt8]) throws -> Void] = [
    "rows-with-merged-cells": mergesFollow,
    "wrong-dimension": mergesFollow,
    "two-rows-per-item": {
      try #expect(ReadWorkbook($0).sheet(1).values("ref", of: "mergeCell") == ["A2:A3", "A4:A5", "A6:A7"])
    },
    "formulas-inside-and-below": { bytes in
      let other = try ReadWorkbook(bytes).sheet(2)
      #expect((1...3).map { other.row($0).last?.prefix { $0 != " " } } == ["=表单!D6", "=表单!$D$2", "=SUM(表单!D2:D4)"])
    },
    "calc-chain": { try #expect(!ReadWorkbook($0).has("calcChain+xml")) },
    "typed-cells": { bytes in try #expect(ReadWorkbook(bytes).sheet(1).cells["G1"] ?? "" == "") },
    "names-and-print-area": { bytes in
      let book = try ReadWorkbook(bytes)
      let names = try book.names
      func range(_ name: String) -> String { names[name].map { String($0.drop { $0 != "!" }.dropFirst()) } ?? "" }
      #expect(range("_xlnm.Print_Area") == "$A$1:$C$5")
      #expect(range("_xlnm.Print_Titles") == "$1:$1")
      #expect(range("合计单元格") == "$C$5")
      #expect(range("数量列") == "$B$2:$B$4")
      try #expect(book.sheet(1).values("ref", of: "autoFilter") == ["A1:C4"])
      try #expect(book.sheet(1).values("id", of: "brk") == ["5"])
    },
    "links-and-comments": { bytes in
      let sheet = try ReadWorkbook(bytes).sheet(1)
      #expect(sheet.values("ref", of: "hyperlink").sorted() == ["A2", "A3", "A4", "A5"])
      try #expect(sheet.related("comments", "comment", "ref").sorted() == ["A5", "B2", "B3", "B4"])
    },
    "empty-list": { bytes in
      let sheet = try ReadWorkbook(bytes).sheet(1)
      #expect(sheet.values("ref", of: "mergeCell") == [])
      #expect(sheet.values("sqref", of: "conditionalFormatting") == [])
    },
    "conditional-formats-and-validations": { bytes in
      let sheet = try ReadWorkbook(bytes).sheet(1)
      #expect(sheet.values("sqref", of: "conditionalFormatting").sorted() == ["A2:C4", "B2:B4", "C2:C4"])
      #expect(sheet.values("sqref", of: "dataValidation").sorted() == ["A5", "B2:B4"])
    },
    "table-object": { bytes in
      let sheet = try ReadWorkbook(bytes).sheet(1)
      try #expect(sheet.related("table", "table", "ref") == ["A1:C4"])
      try #expect(sheet.related("table", "autoFilter", "ref") == ["A1:C4"])
    },
    "picture-below": { bytes in
      let rows = try ReadWorkbook(bytes).sheet(1).related("drawing", "row").compactMap { Int($0) }
      // Two anchors of two corners each: the first picture stays, the second moves down by two rows.
      #expect(rows.count == 4 && rows.first == 0 && rows.dropFirst(2).first == 4)
    },
    "chart-below": { bytes in
      let formulas = try ReadWorkbook(bytes).texts(ofType: "chart+xml", "f")
      #expect(formulas.contains("表单!$B$2:$B$4") && formulas.contains("表单!$A$2:$A$4"))
    },
    "placeholder-pictures": { bytes in
      let sheet = try ReadWorkbook(bytes).sheet(1)
      let texts = try sheet.related("drawing", "cNvPr", "descr").sorted()
      #expect(texts == ["palette.gif", "photo.png", "photo.png", "turned.jpg", "普通图片 A-17"])
      try #expect(sheet.related("drawing", "row").map { Int($0) ?? 0 }.sorted().prefix(5) == [0, 1, 2, 4, 4])
    },
    "pictures-in-rows": { bytes in
      let sheet = try ReadWorkbook(bytes).sheet(1)
      try #expect(sheet.related("drawing", "row").map { Int($0) ?? 0 }.sorted() == [1, 1, 1, 2, 3, 4, 5, 5])
      try #expect(sheet.related("drawing", "xfrm", "rot") == ["5400000", "5400000"])
    },
    "sheet-per-turn": { bytes in
      let book = try ReadWorkbook(bytes)
      let long = String(repeating: "很长", count: 15) + "很"
      try #expect(book.sheets == ["一／二［三］", "重复", "重复 (2)", "Sheet", "表单", long, "History_", "汇总"])
      try #expect(book.sheet(8).row(1).last == "=SUM('一／二［三］'!B2:B2)")
      try #expect(book.texts(ofType: "comments+xml", "t") == (1...7).map { "号 \($0)" })
    },
    "page-headers": { bytes in
      let sheet = try ReadWorkbook(bytes).sheet(1)
      // A value's own & is doubled: it cannot become a code.
      #expect(
        sheet.texts(of: "oddHeader").first?.hasSuffix(CorpusData.hostile.replacing("&", with: "&&")) ?? false)
      #expect(sheet.texts(of: "oddFooter") == ["&C第 &P 页，共 &N 页 A-17"])
      #expect(sheet.texts(of: "firstHeader") == ["&R首页 A-172026"])
      #expect(sheet.texts(of: "evenFooter") == ["&R偶数 &D"])
    },
    "comments-in-rows": { bytes in
      let book = try ReadWorkbook(bytes)
      let rows = ["水泵", "阀门", "密封圈"].map { "\($0) 以实物为准，华星汽修" }
      try #expect(Set(book.texts(ofType: "comments+xml", "t")) == Set(rows + ["共 3 种，已核"]))
      let links = try book.sheet(1).links.sorted()
      #expect(links.contains("https://example.com/parts/%E6%B0%B4%E6%B3%B5?q=2"))
    },
    "two-sheets-with-names": { bytes in
      let book = try ReadWorkbook(bytes)
      try #expect(book.names["全部"] == "表单!$A$2:$B$4,副表!$A$2:$B$4")
      try #expect(book.names["本表合计"] == "副表!$B$5")
      try #expect(book.sheet(2).values("id", of: "brk") == ["2", "3", "4"])
      try #expect(book.sheet(2).row(5) == ["合计", "=SUM(B2:B4)", "=SUM(表单!$B$2:$B$4)"])
    },
    "chart-in-rows": { bytes in
      let formulas = try ReadWorkbook(bytes).texts(ofType: "chart+xml", "f")
      #expect(Set(formulas) == ["表单!$B$1", "表单!$A$2:$A$4", "表单!$C$2:$C$4", "表单!$B$2:$B$4"])
    },
    "shapes-with-text": { bytes in
      let texts = try ReadWorkbook(bytes).sheet(1).related("drawing", "t")
      #expect(Set(texts) == ["客户：华星汽修", "水泵：2", "阀门：1", "密封圈：10", "水泵 阀门 密封圈 "])
    },
    "extensions": { bytes in
      let sheet = try ReadWorkbook(bytes).sheet(1)
      #expect(sheet.texts(of: "f").suffix(3) == ["表单!B2:C2", "表单!B3:C3", "表单!B4:C4"], "a sparkline for every row")
      #expect(sheet.texts(of: "sqref") == ["B2:B4", "D2", "D3", "D4"])
    },
    "table-with-totals": { bytes in
      try #expect(ReadWorkbook(bytes).sheet(1).related("table", "table", "ref") == ["A1:C5"])
    },
    "outline-and-heights": { bytes in
      let sheet = try ReadWorkbook(bytes).sheet(1)
      #expect(sheet.values("outlineLevel", of: "row").filter { $0 == "1" }.count == 3)
      #expect(sheet.values("ref", of: "autoFilter") == ["A2:B9"])
    },
    "rules-over-rows": { bytes in
      let sheet = try ReadWorkbook(bytes).sheet(1)
      let rules = ["A2:A4 C2:C4", "A2:C4", "B1:B1048576", "C2:C5"]
      #expect(sheet.values("sqref", of: "conditionalFormatting").sorted() == rules)
      #expect(sheet.values("sqref", of: "dataValidation").sorted() == ["A2:A4 A6", "B2:B4"])
      #expect(sheet.texts(of: "formula").contains("$B2>=$B$5/2") && sheet.texts(of: "formula1").contains("$B$5"))
    },
    "formulas-of-all-kinds": { bytes in
      try #expect(ReadWorkbook(bytes).names["数量们"] == "SUM(表单!$B$2:$B$4)")
    },
    "merged-beside-list": { bytes in
      let merges = try ReadWorkbook(bytes).sheet(1).values("ref", of: "mergeCell").sorted()
      #expect(merges == ["A1:A8", "B9:D10"] + (2...7).map { "C\($0):D\($0)" })
    },
    "jxls-report": { bytes in
      try #expect(ReadWorkbook(bytes).sheet(1).values("ref", of: "mergeCell").sorted() == ["B2:C2", "B3:E3", "B8:E8"])
      try #expect(ReadWorkbook(bytes).names["_xlnm.Print_Area"]?.hasSuffix("$A$1:$F$12") ?? false)
    },
  ]
}
