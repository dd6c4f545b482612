import Testing

/// What is checked in the documents of the corpus besides their lines, by the template's name.
enum DocumentChecks {
  private static let names = ["水泵", "阀门", "密封圈"]

  static let all: [String: @Sendable ([UInt8]) throws -> Void] = [
    "loop-around-table-only": { try #expect(ReadDocument($0).xml.matches(of: /<w:tbl>/).count == 2) },
    "loop-around-text-box": { bytes in
      let document = try ReadDocument(bytes)
      // Each shape has its text twice, for new readers and for old ones.
      try #expect(document.xml.matches(of: /密封圈/).count == 2)
      #expect(Set(try document.values("id", of: "docPr")).count == 3)
      #expect(Set(try document.values("id", of: "shape")).count == 3)
    },
    "section-between-tables": { try #expect(ReadDocument($0).xml.matches(of: /<w:tbl>/).count == 2) },
    "headers-and-footers": { bytes in
      let document = try ReadDocument(bytes)
      for part in ["header+xml", "footer+xml"] {
        let lines = try document.lines(ofType: part)
        for line in ["第一联 编号 A-17", "首页 第一联", "偶数页 第一联"] { #expect(lines.contains(line), "\(part)") }
        if part == "footer+xml" { #expect(lines.contains("第 1 页，共 1 页")) }
      }
    },
    "text-box": { try #expect(!ReadDocument($0).xml.contains("{{")) },
    "content-controls-in-loop": { try #expect(ReadDocument($0).xml.matches(of: /<w:sdt>/).count == 6) },
    "footnotes-and-comments": { bytes in
      let document = try ReadDocument(bytes)
      for part in ["footnotes+xml", "endnotes+xml"] {
        try #expect(document.lines(ofType: part).contains { $0.contains("注：华星汽修") }, "\(part)")
      }
      try #expect(document.lines(ofType: "comments+xml").contains { $0.contains("请核对 A-17") })
    },
    "tracked-changes": { try #expect(ReadDocument($0).xml.contains("{{old}}")) },
    "hyperlinks": { try #expect(ReadDocument($0).links.contains("https://example.com/orders/A-17")) },
    "pictures-in-header-and-loop": { bytes in
      try #expect(ReadDocument(bytes).lines(ofType: "header+xml") == ["A-17"])
      try #expect(ReadDocument(bytes).values("descr", of: "docPr") == names)
    },
    "numbered-list-in-loop": { bytes in
      let lists = try ReadDocument(bytes).values("w:val", of: "numId")
      #expect(lists.count == 3)
      #expect(lists.first == lists.dropFirst().first && lists.first != lists.last, "each turn counts from 1")
    },
    "section-break-in-loop": { try #expect(ReadDocument($0).xml.matches(of: /<w:sectPr/).count == 3) },
    "column-widths": { try #expect(ReadDocument($0).values("w:val", of: "trHeight") == ["600", "500", "500", "500"]) },
    "hostile-data": { try #expect(ReadDocument($0).lines(ofType: "footer+xml") == [CorpusData.hostile]) },
    "style-numbered-list-in-loop": { bytes in
      let lists = try ReadDocument(bytes).values("w:val", of: "numId")
      #expect(lists.count == 5 && Set(lists.prefix(3)).count == 1 && Set(lists.suffix(2)).count == 1)
      #expect(lists.first != lists.last, "each turn counts from 1")
    },
    "list-restarts-as-told": {
      try #expect(ReadDocument($0).values("w:val", of: "numId") == ["1", "1", "2", "2", "1"])
    },
    "chart-in-loop": { bytes in
      try #expect(ReadDocument(bytes).values("descr", of: "docPr") == names)
      try #expect(ReadDocument(bytes).texts(ofType: "chart+xml", "t") == ["数量（华星汽修）"])
    },
    "placeholder-pictures": { bytes in
      let document = try ReadDocument(bytes)
      let photos = ["photo.png", "turned.jpg", "photo.png", "palette.gif", "photo.png", "palette.gif"]
      try #expect(document.values("descr", of: "docPr") == photos)
      try #expect(document.values("relativeFrom", of: "positionH").count == 3, "floating ones float on")
      // What lies on its side is turned upright, within the room of the picture that it replaces.
      try #expect(document.values("rot", of: "xfrm") == ["5400000"])
      try #expect(document.values("cx", of: "extent").allSatisfy { Int($0) ?? 0 <= 360_000 })
    },
    "pictures-in-header-and-rows": { bytes in
      let photos = ["photo.png", "turned.jpg", "photo.png", "turned.jpg", "palette.gif"]
      try #expect(ReadDocument(bytes).values("descr", of: "docPr") == photos)
      try #expect(ReadDocument(bytes).lines(ofType: "header+xml") == [" A-17"])
    },
    "check-boxes": {
      try #expect(ReadDocument($0).values("w14:val", of: "checked") == ["1", "0", "1", "0", "1"])
    },
    "bound-controls": { bytes in
      // Those in step stay bound; what is bound to another text, or stands in a loop, does not.
      try #expect(ReadDocument(bytes).values("w:xpath", of: "dataBinding").count == 2)
    },
    "document-properties": { bytes in
      let document = try ReadDocument(bytes)
      try #expect(document.texts(ofType: "core-properties+xml", "title") == ["华星汽修"])
      try #expect(document.texts(ofType: "core-properties+xml", "keywords") == ["A-17，\(CorpusData.hostile)"])
      try #expect(document.texts(ofType: "custom-properties+xml", "lpwstr") == ["A-17"])
    },
    "smart-art": { try #expect(ReadDocument($0).texts(ofType: "diagramData+xml", "t").joined().contains("华星汽修")) },
    "notes-in-repeated-rows": { bytes in
      let document = try ReadDocument(bytes)
      let notes = ["水泵 共 2，华星汽修", "阀门 共 1，华星汽修", "密封圈 共 10，华星汽修"]
      for part in ["footnotes+xml", "endnotes+xml"] { try #expect(document.lines(ofType: part).suffix(3) == notes) }
      try #expect(document.lines(ofType: "comments+xml") == names.map { "核对 \($0) 的单价" })
    },
    "tracked-rows": { try #expect(ReadDocument($0).xml.contains("<w:delText xml:space=\"preserve\">{{old}}")) },
    "across-breaks": { bytes in
      let document = try ReadDocument(bytes)
      try #expect(document.values("w:orient", of: "pgSz") == ["landscape", "landscape"])
      try #expect(document.values("w:type", of: "br") == ["page", "page"])
    },
    "alternative-texts": { bytes in
      let texts = ["华星汽修 的照片", "水泵（2）", "阀门（1）", "密封圈（10）"]
      let document = try ReadDocument(bytes)
      try #expect(document.values("descr", of: "docPr") == texts)
      try #expect(document.values("w:tooltip", of: "hyperlink") == [CorpusData.hostile])
      try #expect(document.values("string", of: "textpath", ofType: "header+xml") == ["第一联 A-17"])
      try #expect(document.values("alt", of: "shape", ofType: "header+xml") == ["水印 第一联"])
    },
    "embedded-object-in-loop": { bytes in
      let document = try ReadDocument(bytes)
      let shapes = try document.values("id", of: "shape")
      try #expect(Set(shapes).count == 3 && document.values("ShapeID", of: "OLEObject") == shapes)
      try #expect(Set(document.values("ObjectID", of: "OLEObject")).count == 3)
    },
    "merged-down-over-sections": { bytes in
      // The first row that is printed begins the merge, and each group its own.
      let merges = try ReadDocument(bytes).values("w:val", of: "vMerge")
      #expect(merges.filter { $0 == "restart" }.count == 3)
    },
    "tables-in-row": { try #expect(ReadDocument($0).xml.matches(of: /<w:tbl>/).count == 9) },
    "grouped-shapes": { try #expect(ReadDocument($0).values("descr", of: "cNvPr") == ["A-17", "A-17"]) },
  ]
}
