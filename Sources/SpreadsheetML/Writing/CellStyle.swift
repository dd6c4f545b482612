import Markup

/// The look of a cell that is written.
package struct CellStyle: Sendable, Hashable {
  /// How a text lies in its cell.
  package enum Horizontal: String, Sendable, Hashable {
    /// As the content asks: text left, numbers right.
    case general
    /// At the left.
    case left
    /// In the middle.
    case center
    /// At the right.
    case right
  }
  /// The font; 宋体 is on every Chinese machine.
  package var fontName = "宋体"
  /// The font's size in points.
  package var fontSize = 10.5
  /// Whether the text is bold.
  package var isBold = false
  /// The text's colour as six hexadecimal digits; black if `nil`.
  package var colour: String?
  /// The ground's colour as six hexadecimal digits.
  package var fill: String?
  /// Whether thin lines surround the cell.
  package var hasBorder = false
  /// The number format: `General`, `@`, `#,##0.00`, `yyyy-mm-dd`.
  package var numberFormat = "General"
  /// Where the text lies.
  package var horizontal = Horizontal.general
  /// Whether long text is broken into lines.
  package var wraps = false
  /// Whether the cell cannot be changed on a protected sheet.
  package var isLocked = true
  /// Whether the program shows the text as text even when it looks like a formula.
  package var quotePrefix = false
  /// The plain look.
  package init() {}
}

/// Gathers the looks of cells and numbers them in the order in which they first appear.
package struct StyleSheet: Sendable {
  private var styles: [CellStyle]
  private var known: [CellStyle: Int]

  /// A style sheet whose look 0 is plain.
  package init(plain: CellStyle = CellStyle()) {
    styles = [plain]
    known = [plain: 0]
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
    var fonts: [Font] = []
    var fills: [String] = []
    var formats: [String] = []
    var looks: [(font: Int, fill: Int, border: Int, format: Int, style: CellStyle)] = []
    for style in styles {
      let font = StyleSheet.place(of: Font(style), in: &fonts)
      let fill = style.fill.map { StyleSheet.place(of: $0, in: &fills) + 2 } ?? 0
      let format =
        StyleSheet.builtIn[style.numberFormat] ?? 164 + StyleSheet.place(of: style.numberFormat, in: &formats)
      looks.append((font, fill, style.hasBorder ? 1 : 0, format, style))
    }
    var xml = XMLWriter(declaration: true)
    xml.open("styleSheet", [SheetXML.namespace])
    if !formats.isEmpty {
      xml.open("numFmts", [("count", "\(formats.count)")])
      for (index, code) in formats.enumerated() {
        xml.empty("numFmt", [("numFmtId", "\(164 + index)"), ("formatCode", code)])
      }
      xml.close()
    }
    xml.open("fonts", [("count", "\(fonts.count)")])
    for font in fonts { font.write(to: &xml) }
    xml.close()
    xml.open("fills", [("count", "\(fills.count + 2)")])
    StyleSheet.write(fill: nil, pattern: "none", to: &xml)
    StyleSheet.write(fill: nil, pattern: "gray125", to: &xml)
    for fill in fills { StyleSheet.write(fill: fill, pattern: "solid", to: &xml) }
    xml.close()
    xml.open("borders", [("count", "2")])
    StyleSheet.writeBorder(nil, to: &xml)
    StyleSheet.writeBorder("thin", to: &xml)
    xml.close()
    xml.open("cellStyleXfs", [("count", "1")])
    xml.empty("xf", [("numFmtId", "0"), ("fontId", "0"), ("fillId", "0"), ("borderId", "0")])
    xml.close()
    xml.open("cellXfs", [("count", "\(looks.count)")])
    for look in looks {
      var attributes = [
        ("numFmtId", "\(look.format)"), ("fontId", "\(look.font)"), ("fillId", "\(look.fill)"),
        ("borderId", "\(look.border)"), ("xfId", "0"),
      ]
      if look.style.quotePrefix { attributes.append(("quotePrefix", "1")) }
      if look.format != 0 { attributes.append(("applyNumberFormat", "1")) }
      attributes += [("applyFont", "1"), ("applyFill", "1"), ("applyBorder", "1"), ("applyAlignment", "1")]
      if !look.style.isLocked { attributes.append(("applyProtection", "1")) }
      xml.open("xf", attributes)
      var alignment = [("horizontal", look.style.horizontal.rawValue), ("vertical", "center")]
      if look.style.wraps { alignment.append(("wrapText", "1")) }
      xml.empty("alignment", alignment)
      if !look.style.isLocked { xml.empty("protection", [("locked", "0")]) }
      xml.close()
    }
    xml.close()
    xml.open("cellStyles", [("count", "1")])
    xml.empty("cellStyle", [("name", "Normal"), ("xfId", "0"), ("builtinId", "0")])
    xml.close()
    xml.close()
    return xml.bytes
  }

  private static let builtIn = ["General": 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "@": 49]

  private static func place<T: Equatable>(of value: T, in list: inout [T]) -> Int {
    if let index = list.firstIndex(of: value) { return index }
    list.append(value)
    return list.count - 1
  }

  private static func write(fill: String?, pattern: String, to xml: inout XMLWriter) {
    xml.open("fill")
    xml.open("patternFill", [("patternType", pattern)])
    if let fill {
      xml.empty("fgColor", [("rgb", "FF" + fill)])
      xml.empty("bgColor", [("indexed", "64")])
    }
    xml.close()
    xml.close()
  }

  private static func writeBorder(_ style: String?, to xml: inout XMLWriter) {
    xml.open("border")
    for side in ["left", "right", "top", "bottom"] {
      xml.open(side, style.map { [("style", $0)] } ?? [])
      if style != nil { xml.empty("color", [("auto", "1")]) }
      xml.close()
    }
    xml.empty("diagonal")
    xml.close()
  }

  private struct Font: Equatable {
    var name: String
    var size: Double
    var isBold: Bool
    var colour: String?

    init(_ style: CellStyle) {
      (name, size, isBold, colour) = (style.fontName, style.fontSize, style.isBold, style.colour)
    }

    func write(to xml: inout XMLWriter) {
      xml.open("font")
      if isBold { xml.empty("b") }
      xml.empty("sz", [("val", SheetXML.number(size))])
      if let colour { xml.empty("color", [("rgb", "FF" + colour)]) }
      xml.empty("name", [("val", name)])
      // Character set 134 is GB2312: without it a machine without the font may take one that lacks Chinese.
      xml.empty("charset", [("val", "134")])
      xml.close()
    }
  }
}
