import Markup

extension XMLWriter {
  mutating func word(_ blocks: [WordBlock]) {
    for block in blocks {
      switch block {
      case .paragraph(let paragraph): word(paragraph)
      case .table(let table): word(table)
      }
    }
  }

  /// CT_PPr is a sequence: pStyle, keepNext, pageBreakBefore, pBdr, tabs, spacing, ind, jc.
  mutating func word(_ paragraph: WordParagraph) {
    open("w:p")
    open("w:pPr")
    if let style = paragraph.style { empty("w:pStyle", [("w:val", style)]) }
    if paragraph.keepsWithNext { empty("w:keepNext") }
    if paragraph.startsPage { empty("w:pageBreakBefore") }
    if let size = paragraph.sideBorders {
      open("w:pBdr")
      for side in ["w:left", "w:right"] {
        empty(side, [("w:val", "single"), ("w:sz", String(size)), ("w:space", "0"), ("w:color", "auto")])
      }
      close()
    }
    if let tab = paragraph.rightTab {
      open("w:tabs")
      empty("w:tab", [("w:val", "right"), ("w:pos", String(tab))])
      close()
    }
    var spacing: [(String, String)] = []
    if let before = paragraph.spaceBefore { spacing.append(("w:before", String(before))) }
    if let line = paragraph.exactLine { spacing += [("w:line", String(line)), ("w:lineRule", "exact")] }
    if !spacing.isEmpty { empty("w:spacing", spacing) }
    if let size = paragraph.sideBorders {
      // A paragraph's side lines stand outside its indents, a table's on its edge: half a line's width makes them meet.
      let half = String(size * 20 / 16)
      empty("w:ind", [("w:left", half), ("w:right", half)])
    } else if let indent = paragraph.leftIndent {
      empty("w:ind", [("w:left", String(indent))])
    } else if let indent = paragraph.firstLineCharacters {
      // The length beside the character count is for readers that do not know character units.
      empty("w:ind", [("w:firstLineChars", String(indent)), ("w:firstLine", String(indent * 21 / 10))])
    }
    if let alignment = paragraph.alignment { empty("w:jc", [("w:val", alignment.rawValue)]) }
    close()
    for run in paragraph.runs { word(run) }
    close()
  }

  mutating func word(_ run: WordRun) {
    switch run.content {
    case .text(let text):
      open("w:r")
      wordProperties(of: run)
      var rest = text[...]
      while let cut = rest.firstIndex(where: { $0 == "\n" || $0 == "\t" }) {
        wordText(rest[..<cut])
        empty(rest[cut] == "\n" ? "w:br" : "w:tab")
        rest = rest[rest.index(after: cut)...]
      }
      wordText(rest)
      close()
    case .page: wordField("PAGE", run)
    case .pageCount: wordField("NUMPAGES", run)
    case .watermark(let watermark): word(watermark)
    case .chart(let number, let frame): word(chart: number, frame)
    case .picture(let picture): word(picture)
    }
  }

  /// WordArt in VML: what Word writes for a watermark, and what Word, WPS and LibreOffice read as one.
  private mutating func word(_ watermark: WordWatermark) {
    open("w:r")
    open(
      "w:pict",
      [
        ("xmlns:v", "urn:schemas-microsoft-com:vml"), ("xmlns:o", "urn:schemas-microsoft-com:office:office"),
      ])
    open(
      "v:shapetype",
      [
        ("id", "_x0000_t136"), ("coordsize", "21600,21600"), ("o:spt", "136"), ("adj", "10800"),
        ("path", "m@7,l@8,m@5,21600l@6,21600e"),
      ])
    open("v:formulas")
    for formula in [
      "sum #0 0 10800", "prod #0 2 1", "sum 21600 0 @1", "sum 0 0 @2", "sum 21600 0 @3", "if @0 @3 0", "if @0 21600 @1",
      "if @0 0 @2", "if @0 @4 21600", "mid @5 @6", "mid @8 @5", "mid @7 @8", "mid @6 @7", "sum @6 0 @5",
    ] {
      empty("v:f", [("eqn", formula)])
    }
    close()
    empty(
      "v:path",
      [
        ("textpathok", "t"), ("o:connecttype", "custom"), ("o:connectlocs", "@9,0;@10,10800;@11,21600;@12,10800"),
        ("o:connectangles", "270,180,90,0"),
      ])
    empty("v:textpath", [("on", "t"), ("fitshape", "t")])
    close()
    let place = ["horizontal", "vertical"].map {
      "mso-position-\($0):center;mso-position-\($0)-relative:margin"
    }
    open(
      "v:shape",
      [
        ("id", "PowerPlusWaterMarkObject1"), ("o:spid", "_x0000_s2049"), ("type", "#_x0000_t136"),
        (
          "style",
          "position:absolute;margin-left:0;margin-top:0;width:\(watermark.width)pt;height:\(watermark.height)pt;"
            + "rotation:315;z-index:-251658752;" + place.joined(separator: ";")
        ), ("o:allowincell", "f"), ("fillcolor", "#\(watermark.colour)"), ("stroked", "f"),
      ])
    empty(
      "v:textpath",
      [("style", "font-family:\"\(watermark.font)\";font-size:1pt;font-weight:bold"), ("string", watermark.text)])
    close()
    close()
    close()
  }

  private mutating func wordText(_ text: Substring) {
    guard !text.isEmpty else { return }
    open("w:t", [("xml:space", "preserve")])
    self.text(String(text))
    close()
  }

  /// A complex field with a cached result, so that readers that never compute fields show a number too.
  private mutating func wordField(_ code: String, _ run: WordRun) {
    for step in ["begin", "code", "separate", "result", "end"] {
      open("w:r")
      wordProperties(of: run)
      switch step {
      case "code":
        open("w:instrText", [("xml:space", "preserve")])
        text(" \(code) ")
        close()
      case "result": wordText("1")
      default: empty("w:fldChar", [("w:fldCharType", step)])
      }
      close()
    }
  }

  private mutating func wordProperties(of run: WordRun) {
    guard run.halfPoints != nil || run.isBold || run.isStruck || run.colour != nil || run.fonts != nil else { return }
    open("w:rPr")
    wordRunProperties(
      fonts: run.fonts, isBold: run.isBold, isStruck: run.isStruck, colour: run.colour, halfPoints: run.halfPoints)
    close()
  }

  /// The members of CT_RPr in its order.
  mutating func wordRunProperties(
    fonts: WordFonts?, isBold: Bool, isStruck: Bool = false, colour: String?, halfPoints: Int?
  ) {
    if let fonts {
      empty(
        "w:rFonts",
        [
          ("w:ascii", fonts.ascii), ("w:hAnsi", fonts.other), ("w:eastAsia", fonts.eastAsian), ("w:cs", fonts.ascii),
        ])
    }
    if isBold {
      empty("w:b")
      empty("w:bCs")
    }
    if isStruck { empty("w:strike") }
    if let colour { empty("w:color", [("w:val", colour)]) }
    if let halfPoints {
      empty("w:sz", [("w:val", String(halfPoints))])
      empty("w:szCs", [("w:val", String(halfPoints))])
    }
  }
}
