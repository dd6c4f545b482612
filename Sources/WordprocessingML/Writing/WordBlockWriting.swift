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
    }
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
    guard run.halfPoints != nil || run.isBold || run.colour != nil || run.fonts != nil else { return }
    open("w:rPr")
    wordRunProperties(fonts: run.fonts, isBold: run.isBold, colour: run.colour, halfPoints: run.halfPoints)
    close()
  }

  /// The members of CT_RPr in its order.
  mutating func wordRunProperties(fonts: WordFonts?, isBold: Bool, colour: String?, halfPoints: Int?) {
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
    if let colour { empty("w:color", [("w:val", colour)]) }
    if let halfPoints {
      empty("w:sz", [("w:val", String(halfPoints))])
      empty("w:szCs", [("w:val", String(halfPoints))])
    }
  }
}
