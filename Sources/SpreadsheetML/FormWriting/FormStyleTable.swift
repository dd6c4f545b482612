import Markup

/// Gathers the looks of cells and numbers them in the order in which they first appear.
struct FormStyleTable {
  private var fonts: [FormFont] = [FormSheet.standardFont]
  private var formats: [String] = []
  private var borders: [Border] = [Border()]
  private var looks: [Look] = []
  private var known: [FormCellStyle: Int] = [:]

  private struct Border: Hashable {
    var top: FormLine?, left: FormLine?, bottom: FormLine?, right: FormLine?
    var colour: String?
  }
  private struct Look {
    var style: FormCellStyle
    var font: Int, border: Int, format: Int
  }

  /// The index in `cellXfs`; 0 is the standard look.
  mutating func index(of style: FormCellStyle) -> Int {
    if let index = known[style] { return index }
    let border = Border(
      top: style.top, left: style.left, bottom: style.bottom, right: style.right, colour: style.lineColour)
    looks.append(
      Look(
        style: style, font: Self.intern(style.font, in: &fonts), border: Self.intern(border, in: &borders),
        format: format(style.numberFormat)))
    known[style] = looks.count
    return looks.count
  }

  private static func intern<T: Hashable>(_ value: T, in list: inout [T]) -> Int {
    if let index = list.firstIndex(of: value) { return index }
    list.append(value)
    return list.count - 1
  }

  /// Built-in formats keep their numbers; own ones begin at 164.
  private mutating func format(_ code: String) -> Int {
    switch code {
    case "General": 0
    case "0": 1
    case "#,##0.00": 4
    case "@": 49
    default: 164 + Self.intern(code, in: &formats)
    }
  }

  func xml() -> [UInt8] {
    var xml = XMLWriter(declaration: true)
    xml.open("styleSheet", [SheetXML.namespace])
    if !formats.isEmpty {
      xml.open("numFmts", [("count", String(formats.count))])
      for (index, code) in formats.enumerated() {
        xml.empty("numFmt", [("numFmtId", String(164 + index)), ("formatCode", code)])
      }
      xml.close()
    }
    xml.open("fonts", [("count", String(fonts.count))])
    for font in fonts {
      xml.open("font")
      xml.form(font)
      xml.close()
    }
    xml.close()
    xml.open("fills", [("count", "2")])
    for pattern in ["none", "gray125"] {
      xml.open("fill")
      xml.empty("patternFill", [("patternType", pattern)])
      xml.close()
    }
    xml.close()
    write(borders, to: &xml)
    xml.open("cellStyleXfs", [("count", "1")])
    xml.empty("xf", [("numFmtId", "0"), ("fontId", "0"), ("fillId", "0"), ("borderId", "0")])
    xml.close()
    xml.open("cellXfs", [("count", String(looks.count + 1))])
    xml.empty("xf", [("numFmtId", "0"), ("fontId", "0"), ("fillId", "0"), ("borderId", "0"), ("xfId", "0")])
    for look in looks { write(look, to: &xml) }
    xml.close()
    xml.open("cellStyles", [("count", "1")])
    xml.empty("cellStyle", [("name", "Normal"), ("xfId", "0"), ("builtinId", "0")])
    xml.close()
    xml.close()
    return xml.bytes
  }

  private func write(_ borders: [Border], to xml: inout XMLWriter) {
    xml.open("borders", [("count", String(borders.count))])
    for border in borders {
      xml.open("border")
      for (side, line) in [
        ("left", border.left), ("right", border.right), ("top", border.top), ("bottom", border.bottom),
      ] {
        guard let line else {
          xml.empty(side)
          continue
        }
        xml.open(side, [("style", line.rawValue)])
        xml.empty("color", border.colour.map { [("rgb", "FF" + $0)] } ?? [("auto", "1")])
        xml.close()
      }
      xml.empty("diagonal")
      xml.close()
    }
    xml.close()
  }

  private func write(_ look: Look, to xml: inout XMLWriter) {
    xml.open(
      "xf",
      [
        ("numFmtId", String(look.format)), ("fontId", String(look.font)), ("fillId", "0"),
        ("borderId", String(look.border)), ("xfId", "0"), ("applyNumberFormat", "1"), ("applyFont", "1"),
        ("applyBorder", "1"), ("applyAlignment", "1"),
      ])
    let style = look.style
    var alignment = [("horizontal", style.horizontal), ("vertical", style.vertical)]
    if style.isStacked { alignment.append(("textRotation", "255")) }
    if style.wraps { alignment.append(("wrapText", "1")) }
    if style.shrinks { alignment.append(("shrinkToFit", "1")) }
    xml.empty("alignment", alignment)
    xml.close()
  }
}

extension XMLWriter {
  /// The members of CT_Font, or of CT_RPrElt in a run, where the name's element is another.
  mutating func form(_ font: FormFont, nameElement: String = "name") {
    if font.isBold { empty("b") }
    empty("sz", [("val", SheetXML.number(font.size))])
    if let colour = font.colour { empty("color", [("rgb", "FF" + colour)]) } else { empty("color", [("auto", "1")]) }
    empty(nameElement, [("val", font.name)])
    let charset = ["宋体": "134", "黑体": "134", "新細明體": "136", "微軟正黑體": "136"][font.name]
    if let charset { empty("charset", [("val", charset)]) }
  }
}
