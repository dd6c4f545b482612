import Testing

/// What must come out of the documents of the corpus.
enum DocumentCases {
  private static let rows = ["水泵 | 2", "阀门 | 1", "密封圈 | 10"]
  private static let names = ["水泵", "阀门", "密封圈"]

  static let all: [CorpusCase] = [
    CorpusCase(name: "split-runs", lines: ["客户：华星汽修", "编号：A-17。", "华星汽修 与 A-17"]),
    CorpusCase(
      name: "row-loop",
      lines: ["清单", "名称 | 数量 | 单价", "水泵 | 2 | 100.5", "阀门 | 1 | 20", "密封圈 | 10 | 3.2", "合计 | 3 | 253", "完"]),
    CorpusCase(
      name: "two-rows-per-item",
      lines: ["名称 | 数量", "水泵 | 2", "单价 | 100.5", "阀门 | 1", "单价 | 20", "密封圈 | 10", "单价 | 3.2", "末行 | 完", ""]),
    CorpusCase(
      name: "nested-row-loop",
      lines: ["甲组 | ", "水泵 | 2", "阀门 | 1", "小计 | 2", "乙组 | ", "密封圈 | 10", "小计 | 1", ""]),
    CorpusCase(
      name: "two-loops-in-sequence",
      lines: ["名称 | 数量"] + rows + ["", "名称 | 数量"] + rows.dropLast() + [""]),
    CorpusCase(
      name: "loop-around-table",
      lines: ["组：甲组", "名称 | 数量", "水泵 | 2", "阀门 | 1", "组：乙组", "名称 | 数量", "密封圈 | 10", "完"]),
    CorpusCase(
      name: "loop-around-table-only", lines: ["甲组", "乙组"], ignoresEmpty: true,
      check: { try #expect(ReadDocument($0).xml.matches(of: /<w:tbl>/).count == 2) }),
    CorpusCase(
      name: "loop-around-text-box", lines: ["[水泵：2]", "[阀门：1]", "[密封圈：10]"],
      check: { bytes in
        let document = try ReadDocument(bytes)
        // Each shape has its text twice, for new readers and for old ones.
        try #expect(document.xml.matches(of: /密封圈/).count == 2)
        #expect(Set(try document.values("id", of: "docPr")).count == 3)
        #expect(Set(try document.values("id", of: "shape")).count == 3)
      }),
    CorpusCase(
      name: "merged-cells-in-loop",
      lines: ["名称 | 数量与单价"]
        + [("水泵", "2", "100.5"), ("阀门", "1", "20"), ("密封圈", "10", "3.2")].flatMap {
          ["\($0.0) | 数量 | \($0.1)", " | 单价 | \($0.2)"]
        } + [""]),
    CorpusCase(
      name: "merged-label-beside-loop", lines: ["配件 | 名称 | 数量"] + rows.map { " | \($0)" } + [" | 共 | 3 种", ""]),
    CorpusCase(
      name: "merged-label-begins-in-loop", lines: [" | 末行", ""]),
    CorpusCase(name: "empty-loop-leaves-no-rows", lines: ["前", "后"], ignoresEmpty: true),
    CorpusCase(name: "empty-section-in-cell", lines: [" | ", ""]),
    CorpusCase(
      name: "section-between-tables", lines: ["甲", "乙"], ignoresEmpty: true,
      check: { try #expect(ReadDocument($0).xml.matches(of: /<w:tbl>/).count == 2) }),
    CorpusCase(name: "conditions-at-every-level", lines: ["甲乙丁。", "可见", "没有 | 条目", ""]),
    CorpusCase(
      name: "headers-and-footers", lines: ["正文 华星汽修"],
      check: { bytes in
        let document = try ReadDocument(bytes)
        for part in ["header+xml", "footer+xml"] {
          let lines = try document.lines(ofType: part)
          for line in ["第一联 编号 A-17", "首页 第一联", "偶数页 第一联"] { #expect(lines.contains(line), "\(part)") }
          if part == "footer+xml" { #expect(lines.contains("第 1 页，共 1 页")) }
        }
      }),
    CorpusCase(
      name: "text-box", lines: ["前[套打：华星汽修/水泵 阀门 密封圈 ]后"],
      check: { try #expect(!ReadDocument($0).xml.contains("{{")) }),
    CorpusCase(
      name: "content-controls", lines: ["客户：华星汽修", "编号", "A-17", "单元格 | A-17"] + rows + [""]),
    CorpusCase(
      name: "content-controls-in-loop", lines: ["水泵", "数量 2", "阀门", "数量 1", "密封圈", "数量 10"], ignoresEmpty: true,
      check: { try #expect(ReadDocument($0).xml.matches(of: /<w:sdt>/).count == 6) }),
    CorpusCase(
      name: "footnotes-and-comments", lines: ["正文 A-17", "有批注 华星汽修"],
      check: { bytes in
        let document = try ReadDocument(bytes)
        for part in ["footnotes+xml", "endnotes+xml"] {
          try #expect(document.lines(ofType: part).contains { $0.contains("注：华星汽修") }, "\(part)")
        }
        try #expect(document.lines(ofType: "comments+xml").contains { $0.contains("请核对 A-17") })
      }),
    CorpusCase(name: "comment-in-loop", lines: names + ["完"]),
    CorpusCase(name: "bookmarks-in-loop", lines: names + ["完"]),
    CorpusCase(name: "fields-in-loop", lines: names.map { "\($0) 见第 1 页" } + ["日期：A-17", "1"]),
    CorpusCase(
      name: "tracked-changes", lines: ["客户：华星汽修", "编号：A-17"],
      check: { try #expect(ReadDocument($0).xml.contains("{{old}}")) }),
    CorpusCase(
      name: "hyperlinks", lines: ["见 订单 A-17"] + names,
      check: { try #expect(ReadDocument($0).links.contains("https://example.com/orders/A-17")) }),
    CorpusCase(
      name: "pictures-in-header-and-loop", lines: names,
      check: { bytes in
        try #expect(ReadDocument(bytes).lines(ofType: "header+xml") == ["A-17"])
        try #expect(ReadDocument(bytes).values("descr", of: "docPr") == names)
      }),
    CorpusCase(
      name: "numbered-list-in-loop", lines: ["甲组", "水泵", "阀门", "乙组", "密封圈", "完"],
      check: { bytes in
        let lists = try ReadDocument(bytes).values("w:val", of: "numId")
        #expect(lists.count == 3)
        #expect(lists.first == lists.dropFirst().first && lists.first != lists.last, "each turn counts from 1")
      }),
    CorpusCase(
      name: "section-break-in-loop", lines: ["甲组", "", "乙组", "", "完"],
      check: { try #expect(ReadDocument($0).xml.matches(of: /<w:sectPr/).count == 3) }),
    CorpusCase(name: "odd-part-names", lines: ["华星汽修 A-17"]),
    CorpusCase(name: "default-namespace", lines: rows + ["华星汽修"]),
    CorpusCase(name: "delimiters-and-remarks", lines: ["华星汽修 {{不是标签}} A-17", "华星汽修 华星汽修"]),
    CorpusCase(name: "paragraph-ids-in-loop", lines: names + rows + ["完"]),
    CorpusCase(
      name: "column-widths", lines: ["名称 | 数量"] + rows + [""],
      check: { try #expect(ReadDocument($0).values("w:val", of: "trHeight") == ["600", "500", "500", "500"]) }),
    CorpusCase(
      name: "hostile-data", lines: ["备注：\(CorpusData.hostile)", "\(CorpusData.hostile) | 第一行⏎第二行⇥完"],
      check: { try #expect(ReadDocument($0).lines(ofType: "footer+xml") == [CorpusData.hostile]) }),
    CorpusCase(
      name: "typed-by-people", lines: ["甲：华星汽修", "乙：A-17", "丙：无", "丁：恒通物流，李四", "戊：是"]),
    CorpusCase(name: "dotted-names", lines: ["赵六", "佛山", "甲 / 华星汽修", "乙 / 华星汽修", "赵六（佛山）"]),
    CorpusCase(
      name: "styled-table",
      lines: [
        "名称 | 数量 | 单价", "水泵 | 2 | 100.50", "阀门 | 1 | 20.00", "密封圈 | 10 | 3.20", "合计 | ¥253.00", "大写：贰佰伍拾叁元整",
      ]),
  ]
}
