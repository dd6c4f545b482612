import Testing

/// What must come out of the workbooks of the corpus.
enum WorkbookCases {
  private static let items = ["水泵 | n:2 | n:100.5", "阀门 | n:1 | n:20", "密封圈 | n:10 | n:3.2"]
  private static let products = [
    "水泵 | n:2 | n:100.5 | =B2*C2", "阀门 | n:1 | n:20 | =B3*C3", "密封圈 | n:10 | n:3.2 | =B4*C4",
  ]
  private static let merged = [
    "清单", "名称 |  | 数量", "水泵 |  | n:2", "阀门 |  | n:1", "密封圈 |  | n:10", "合计 |  | n:3", "备注",
  ]
  private static let sums = [
    "名称 | 数量 | 单价 | 金额", products[0], products[1], products[2], "",
    "合计 | =SUM(B2:B4) | =AVERAGE(C2:C4) | =SUM(D2:D4)",
  ]

  private static let mergesFollow: @Sendable ([UInt8]) throws -> Void = { bytes in
    let sheet = try ReadWorkbook(bytes).sheet(1)
    let merges = sheet.values("ref", of: "mergeCell").sorted()
    #expect(merges == ["A1:C1", "A2:B2", "A3:B3", "A4:B4", "A5:B5", "A6:B6", "A7:C8"])
    #expect(sheet.values("ht", of: "row").filter { $0.hasPrefix("24") }.count == 3)
  }

  static let all: [CorpusCase] = [
    CorpusCase(name: "rows-with-merged-cells", lines: merged, check: mergesFollow),
    CorpusCase(name: "wrong-dimension", lines: merged, check: mergesFollow),
    CorpusCase(
      name: "two-rows-per-item",
      lines: ["名称 | 项目", "水泵 | 数量 2", " | 单价 100.5", "阀门 | 数量 1", " | 单价 20", "密封圈 | 数量 10", " | 单价 3.2", "完"],
      check: { try #expect(ReadWorkbook($0).sheet(1).values("ref", of: "mergeCell") == ["A2:A3", "A4:A5", "A6:A7"]) }),
    CorpusCase(
      name: "formulas-inside-and-below", lines: sums + ["税 |  |  | =ROUND(D6*0.13,2)"],
      check: { bytes in
        let other = try ReadWorkbook(bytes).sheet(2)
        #expect((1...3).map { other.row($0).last?.prefix { $0 != " " } } == ["=表单!D6", "=表单!$D$2", "=SUM(表单!D2:D4)"])
      }),
    CorpusCase(name: "stale-values", lines: sums + ["税 |  |  | =ROUND(D6*0.13,2)"]),
    CorpusCase(
      name: "calc-chain", lines: sums + ["税 |  |  | =ROUND(D6*0.13,2)"],
      check: { try #expect(!ReadWorkbook($0).has("calcChain+xml")) }),
    CorpusCase(name: "shared-formula", lines: sums + ["税 |  |  | =B7*C7"]),
    CorpusCase(
      name: "typed-cells", lines: ["n:253 | n:46086 | b:1 | 13800138000 | 3 件 | n:46086.3958333333"],
      check: { bytes in try #expect(ReadWorkbook(bytes).sheet(1).cells["G1"] ?? "" == "") }),
    CorpusCase(
      name: "names-and-print-area", lines: ["名称 | 数量 | 单价"] + items + ["合计 | n:3 | n:253"],
      check: { bytes in
        let book = try ReadWorkbook(bytes)
        let names = try book.names
        func range(_ name: String) -> String { names[name].map { String($0.drop { $0 != "!" }.dropFirst()) } ?? "" }
        #expect(range("_xlnm.Print_Area") == "$A$1:$C$5")
        #expect(range("_xlnm.Print_Titles") == "$1:$1")
        #expect(range("合计单元格") == "$C$5")
        #expect(range("数量列") == "$B$2:$B$4")
        try #expect(book.sheet(1).values("ref", of: "autoFilter") == ["A1:C4"])
        try #expect(book.sheet(1).values("id", of: "brk") == ["5"])
      }),
    CorpusCase(
      name: "links-and-comments", lines: ["名称 | 数量 | 单价"] + items + ["见网站"],
      check: { bytes in
        let sheet = try ReadWorkbook(bytes).sheet(1)
        #expect(sheet.values("ref", of: "hyperlink").sorted() == ["A2", "A3", "A4", "A5"])
        try #expect(sheet.related("comments", "comment", "ref").sorted() == ["A5", "B2", "B3", "B4"])
      }),
    CorpusCase(
      name: "two-sections-on-a-sheet",
      lines: [
        "配件", "水泵 | n:2", "阀门 | n:1", "密封圈 | n:10", "工时", "水泵 | n:2", "阀门 | n:1", "无", "合计 | =SUM(B2:B4)+SUM(B6:B7)",
      ]),
    CorpusCase(
      name: "nested-rows",
      lines: ["甲组", "水泵 | n:2", "阀门 | n:1", "小计 | =SUM(B2:B3)", "乙组", "密封圈 | n:10", "小计 | =SUM(B6:B6)", "完"]),
    CorpusCase(
      name: "empty-list", lines: ["名称 | 数量", "合计 | =SUM(B1048576:B1048576)", "完"],
      check: { bytes in
        let sheet = try ReadWorkbook(bytes).sheet(1)
        #expect(sheet.values("ref", of: "mergeCell") == [])
        #expect(sheet.values("sqref", of: "conditionalFormatting") == [])
      }),
    CorpusCase(name: "dates-1904", lines: ["n:44624"]),
    CorpusCase(
      name: "conditional-formats-and-validations", lines: ["名称 | 数量 | 单价"] + items + ["合计 | n:3 | n:253"],
      check: { bytes in
        let sheet = try ReadWorkbook(bytes).sheet(1)
        #expect(sheet.values("sqref", of: "conditionalFormatting").sorted() == ["A2:C4", "B2:B4", "C2:C4"])
        #expect(sheet.values("sqref", of: "dataValidation").sorted() == ["A5", "B2:B4"])
      }),
    CorpusCase(
      name: "table-object", lines: ["名称 | 数量 | 单价"] + items + ["", "合计 | =SUM(明细[数量])"],
      check: { bytes in
        let sheet = try ReadWorkbook(bytes).sheet(1)
        try #expect(sheet.related("table", "table", "ref") == ["A1:C4"])
        try #expect(sheet.related("table", "autoFilter", "ref") == ["A1:C4"])
      }),
    CorpusCase(
      name: "rich-text", lines: ["客户：华星汽修（A-17）", "A-17 | A-17 | 不变 | 不变", "名：\n华星汽修"]),
    CorpusCase(
      name: "picture-below", lines: ["名称 | 数量 | 单价"] + items + ["签章"],
      check: { bytes in
        let rows = try ReadWorkbook(bytes).sheet(1).related("drawing", "row").compactMap { Int($0) }
        // Two anchors of two corners each: the first picture stays, the second moves down by two rows.
        #expect(rows.count == 4 && rows.first == 0 && rows.dropFirst(2).first == 4)
      }),
    CorpusCase(
      name: "chart-below", lines: ["名称 | 数量 | 单价"] + items + ["完"],
      check: { bytes in
        let formulas = try ReadWorkbook(bytes).texts(ofType: "chart+xml", "f")
        #expect(formulas.contains("表单!$B$2:$B$4") && formulas.contains("表单!$A$2:$A$4"))
      }),
  ]
}
