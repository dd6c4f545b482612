import Markup

/// Gathers the looks of cells and numbers them in the order in which they first appear.
package struct StyleTable: Sendable {
  /// By index in `cellXfs`; the first may be `nil`: nothing but the standard font.
  private var styles: [CellStyle?]
  private var known: [CellStyle: Int]
  private let standardFont: CellFont

  /// A table whose look 0 states nothing but the standard font.
  package init(standardFont: CellFont) {
    self.standardFont = standardFont
    styles = [nil]
    known = [:]
  }

  /// A table whose look 0 is this one.
  package init(standard: CellStyle = .plain) {
    standardFont = standard.font
    styles = [standard]
    known = [standard: 0]
  }

  /// The index of a look in `cellXfs`.
  package mutating func index(of style: CellStyle) -> Int {
    if let index = known[style] { return index }
    known[style] = styles.count
    styles.append(style)
    return styles.count - 1
  }

  /// The part `/xl/styles.xml`.
  package func xml() -> [UInt8] {
    var fonts = [standardFont]
    var fills: [CellStyle.Fill] = []
    var borders = [CellBorder()]
    var formats: [String] = []
    var looks = XMLWriter()
    looks.open("cellXfs", [("count", "\(styles.count)")])
    for style in styles {
      guard let style else {
        looks.empty("xf", StyleTable.standardLook + [("xfId", "0")])
        continue
      }
      let fill = if let fill = style.fill, fill != .clear { StyleTable.place(of: fill, in: &fills) + 2 } else { 0 }
      let format = style.numberFormat.map { code in
        StyleTable.builtIn[code] ?? 164 + StyleTable.place(of: code, in: &formats)
      }
      StyleTable.write(
        style, font: StyleTable.place(of: style.font, in: &fonts), fill: fill,
        border: StyleTable.place(of: style.border, in: &borders), format: format, to: &looks)
    }
    looks.close()

    var xml = XMLWriter(declaration: true)
    xml.open("styleSheet", [WorksheetXML.namespace])
    if !formats.isEmpty {
      StyleTable.list("numFmts", Array(formats.enumerated()), to: &xml) { format, xml in
        xml.empty("numFmt", [("numFmtId", "\(164 + format.offset)"), ("formatCode", format.element)])
      }
    }
    StyleTable.list("fonts", fonts, to: &xml, StyleTable.write)
    // The first two are fixed: none, and the grey that the format keeps for itself.
    StyleTable.list("fills", [("none", .clear), ("gray125", .clear)] + fills.map { ("solid", $0) }, to: &xml) {
      StyleTable.write($0.1, pattern: $0.0, to: &$1)
    }
    StyleTable.list("borders", borders, to: &xml, StyleTable.write)
    StyleTable.list("cellStyleXfs", [StyleTable.standardLook], to: &xml) { $1.empty("xf", $0) }
    xml.raw(looks.bytes)
    StyleTable.list("cellStyles", [[("name", "Normal"), ("xfId", "0"), ("builtinId", "0")]], to: &xml) {
      $1.empty("cellStyle", $0)
    }
    xml.close()
    return xml.bytes
  }

  private static let standardLook = [("numFmtId", "0"), ("fontId", "0"), ("fillId", "0"), ("borderId", "0")]

  /// The formats that every program has a number for; others are written out, with numbers from 164 on.
  private static let builtIn = ["General": 0, "0": 1, "#,##0.00": 4, "@": 49]

  private static func place<T: Equatable>(of value: T, in list: inout [T]) -> Int {
    if let index = list.firstIndex(of: value) { return index }
    list.append(value)
    return list.count - 1
  }

  private static func list<T>(
    _ name: String, _ values: [T], to xml: inout XMLWriter, _ write: (T, inout XMLWriter) -> Void
  ) {
    xml.open(name, [("count", "\(values.count)")])
    for value in values { write(value, &xml) }
    xml.close()
  }

  /// What a look states is applied; what it leaves open is not.
  private static func write(
    _ style: CellStyle, font: Int, fill: Int, border: Int, format: Int?, to xml: inout XMLWriter
  ) {
    var attributes = [
      ("numFmtId", "\(format ?? 0)"), ("fontId", "\(font)"), ("fillId", "\(fill)"), ("borderId", "\(border)"),
      ("xfId", "0"),
    ]
    if style.quotePrefix { attributes.append(("quotePrefix", "1")) }
    if format != nil { attributes.append(("applyNumberFormat", "1")) }
    attributes.append(("applyFont", "1"))
    if style.fill != nil { attributes.append(("applyFill", "1")) }
    attributes += [("applyBorder", "1"), ("applyAlignment", "1")]
    if !style.isLocked { attributes.append(("applyProtection", "1")) }
    xml.open("xf", attributes)
    var alignment = [("horizontal", style.horizontal.rawValue), ("vertical", style.vertical.rawValue)]
    if let downwards = style.downwards { alignment.append(("textRotation", "\(downwards.rawValue)")) }
    if style.wraps { alignment.append(("wrapText", "1")) }
    if style.shrinks { alignment.append(("shrinkToFit", "1")) }
    xml.empty("alignment", alignment)
    if !style.isLocked { xml.empty("protection", [("locked", "0")]) }
    xml.close()
  }

  private static func write(_ font: CellFont, to xml: inout XMLWriter) {
    xml.open("font")
    if font.isBold { xml.empty("b") }
    xml.empty("sz", [("val", WorksheetXML.decimal(font.size))])
    switch font.colour {
    case .automatic: xml.empty("color", [("auto", "1")])
    case .rgb(let colour): xml.empty("color", [("rgb", "FF" + colour)])
    case nil: break
    }
    xml.empty("name", [("val", font.name)])
    // GB2312 or Big5: without it a machine that lacks the font may take one without Chinese.
    let charset = ["宋体": "134", "黑体": "134", "新細明體": "136", "微軟正黑體": "136"][font.name]
    if let charset { xml.empty("charset", [("val", charset)]) }
    xml.close()
  }

  private static func write(_ fill: CellStyle.Fill, pattern: String, to xml: inout XMLWriter) {
    xml.open("fill")
    xml.open("patternFill", [("patternType", pattern)])
    if case .solid(let colour) = fill {
      xml.empty("fgColor", [("rgb", "FF" + colour)])
      xml.empty("bgColor", [("indexed", "64")])
    }
    xml.close()
    xml.close()
  }

  private static func write(_ border: CellBorder, to xml: inout XMLWriter) {
    xml.open("border")
    for (side, line) in [
      ("left", border.left), ("right", border.right), ("top", border.top), ("bottom", border.bottom),
    ] {
      xml.open(side, line.map { [("style", $0.rawValue)] } ?? [])
      if line != nil { xml.empty("color", border.colour.map { [("rgb", "FF" + $0)] } ?? [("auto", "1")]) }
      xml.close()
    }
    xml.empty("diagonal")
    xml.close()
  }
}
