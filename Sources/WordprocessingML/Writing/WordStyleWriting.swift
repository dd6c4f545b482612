import Markup

extension WordDocument {
  func stylesXML() -> [UInt8] {
    var xml = XMLWriter(declaration: true)
    xml.open("w:styles", Self.namespaces)
    xml.open("w:docDefaults")
    xml.open("w:rPrDefault")
    xml.open("w:rPr")
    xml.wordRunProperties(fonts: fonts, isBold: false, colour: nil, halfPoints: halfPoints)
    xml.empty("w:lang", [("w:val", latinLanguage), ("w:eastAsia", chineseLanguage), ("w:bidi", "ar-SA")])
    xml.close()
    xml.close()
    xml.open("w:pPrDefault")
    xml.open("w:pPr")
    // A lone character shall not be kept from its line's end by a grid or by widow control within cells.
    xml.empty("w:widowControl", [("w:val", "0")])
    // Word would put a quarter space between Chinese and digits: 2026年3月5日 would not fit where it is measured to fit.
    xml.empty("w:autoSpaceDE", [("w:val", "0")])
    xml.empty("w:autoSpaceDN", [("w:val", "0")])
    xml.empty("w:snapToGrid", [("w:val", "0")])
    xml.close()
    xml.close()
    xml.close()
    standard(&xml)
    for style in styles { write(style, to: &xml) }
    xml.close()
    return xml.bytes
  }

  private func standard(_ xml: inout XMLWriter) {
    for (kind, id, name) in [
      ("paragraph", "Normal", "Normal"), ("character", "DefaultParagraphFont", "Default Paragraph Font"),
      ("table", "TableNormal", "Normal Table"),
    ] {
      xml.open("w:style", [("w:type", kind), ("w:default", "1"), ("w:styleId", id)])
      xml.empty("w:name", [("w:val", name)])
      if kind != "paragraph" {
        xml.empty("w:uiPriority", [("w:val", kind == "table" ? "99" : "1")])
        xml.empty("w:semiHidden")
        xml.empty("w:unhideWhenUsed")
      } else {
        xml.empty("w:qFormat")
      }
      if kind == "table" {
        xml.open("w:tblPr")
        xml.empty("w:tblInd", [("w:w", "0"), ("w:type", "dxa")])
        xml.open("w:tblCellMar")
        for (side, length) in [("w:top", "0"), ("w:left", "108"), ("w:bottom", "0"), ("w:right", "108")] {
          xml.empty(side, [("w:w", length), ("w:type", "dxa")])
        }
        xml.close()
        xml.close()
      }
      xml.close()
    }
  }

  private func write(_ style: WordStyle, to xml: inout XMLWriter) {
    xml.open("w:style", [("w:type", "paragraph"), ("w:customStyle", "1"), ("w:styleId", style.id)])
    xml.empty("w:name", [("w:val", style.name)])
    xml.empty("w:basedOn", [("w:val", "Normal")])
    xml.empty("w:qFormat")
    xml.open("w:pPr")
    xml.empty("w:autoSpaceDE", [("w:val", "0")])
    xml.empty("w:autoSpaceDN", [("w:val", "0")])
    var spacing = [("w:before", String(style.before)), ("w:after", String(style.after))]
    if let line = style.line { spacing += [("w:line", String(line)), ("w:lineRule", "atLeast")] }
    xml.empty("w:spacing", spacing)
    xml.empty("w:jc", [("w:val", style.alignment.rawValue)])
    xml.close()
    xml.open("w:rPr")
    xml.wordRunProperties(
      fonts: style.fonts, isBold: style.isBold, colour: style.colour, halfPoints: style.halfPoints)
    xml.close()
    xml.close()
  }

  func settingsXML() -> [UInt8] {
    var xml = XMLWriter(declaration: true)
    xml.open("w:settings", Self.namespaces)
    xml.empty("w:zoom", [("w:percent", "100")])
    xml.empty("w:defaultTabStop", [("w:val", "420")])
    xml.empty("w:characterSpacingControl", [("w:val", "doNotCompress")])
    xml.open("w:compat")
    // From mode 15 on, a table's edge stands at the margin, not its text.
    xml.empty(
      "w:compatSetting",
      [
        ("w:name", "compatibilityMode"), ("w:uri", "http://schemas.microsoft.com/office/word"), ("w:val", "15"),
      ])
    xml.close()
    xml.close()
    return xml.bytes
  }

  /// The second name of each Chinese font is what systems without Chinese font names know it by.
  func fontTableXML() -> [UInt8] {
    let known: [String: (alternative: String, panose: String, charset: String)] = [
      "宋体": ("SimSun", "02010600030101010101", "86"), "黑体": ("SimHei", "02010609060101010101", "86"),
      "新細明體": ("PMingLiU", "02020500000000000000", "88"), "微軟正黑體": ("Microsoft JhengHei", "020B0604030504040204", "88"),
    ]
    var names: [String] = []
    let sets = [fonts] + styles.compactMap(\.fonts)
    for name in sets.flatMap({ [$0.ascii, $0.eastAsian, $0.other] }) where !names.contains(name) { names.append(name) }
    var xml = XMLWriter(declaration: true)
    xml.open("w:fonts", Self.namespaces)
    for name in names {
      xml.open("w:font", [("w:name", name)])
      if let facts = known[name] {
        xml.empty("w:altName", [("w:val", facts.alternative)])
        xml.empty("w:panose1", [("w:val", facts.panose)])
        xml.empty("w:charset", [("w:val", facts.charset)])
      }
      xml.empty("w:family", [("w:val", "auto")])
      xml.empty("w:pitch", [("w:val", "variable")])
      xml.close()
    }
    xml.close()
    return xml.bytes
  }
}
