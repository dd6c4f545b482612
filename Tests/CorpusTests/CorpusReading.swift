import Markup
import OPC

/// Reads rendered documents back as people see them, without the engine's own code.
struct ReadDocument {
  private let package: OPCPackage

  init(_ bytes: [UInt8]) throws { package = try OPCPackage(reading: bytes, name: "rendered.docx") }

  /// The lines of the body: a paragraph each, rows with bars between their cells.
  var lines: [String] {
    get throws { try lines(of: package.mainPart) }
  }

  /// The lines of every part whose content type ends so: `header+xml`.
  func lines(ofType type: String) throws -> [String] {
    try package.parts.filter { $0.contentType.hasSuffix(type) }.flatMap { try lines(of: $0.name) }
  }

  /// The XML of the main part.
  var xml: String {
    get throws { String(decoding: try package.bytes(of: package.mainPart), as: UTF8.self) }
  }

  /// The targets of relationships that lead outside.
  var links: [String] {
    package.relationships(of: package.mainPart).filter(\.isExternal).map(\.target)
  }

  /// The values of an attribute of all elements with this local name, in the parts whose content type ends so.
  func values(_ attribute: String, of element: String, ofType type: String = "main+xml") throws -> [String] {
    try elements(element, ofType: type) { outline, node in outline.attribute(attribute, of: node) }
  }

  /// The texts of all elements with this local name in parts whose content type ends so.
  func texts(ofType type: String, _ element: String) throws -> [String] {
    try elements(element, ofType: type) { outline, node in outline.text(of: node) }
  }

  private func elements(
    _ element: String, ofType type: String, _ read: (XMLOutline, Int) -> String?
  ) throws -> [String] {
    try package.parts.filter { $0.contentType.hasSuffix(type) }.flatMap { part in
      let outline = try XMLOutline(part.bytes(), name: part.name.text)
      return outline.nodes.indices.filter { outline.localName(of: $0) == element }.compactMap { read(outline, $0) }
    }
  }

  private func lines(of part: PartName) throws -> [String] {
    let outline = try XMLOutline(package.bytes(of: part), name: part.text)
    return blocks(outline.root, outline)
  }

  private func blocks(_ index: Int, _ outline: XMLOutline) -> [String] {
    var lines: [String] = []
    for child in outline.elements(of: index) {
      switch outline.localName(of: child) {
      case "p": lines.append(text(child, outline))
      case "tr": lines.append(cells(child, outline).joined(separator: " | "))
      case "sectPr", "tblPr", "tblGrid", "sdtPr", "pPr": break
      default: lines += blocks(child, outline)
      }
    }
    return lines
  }

  private func cells(_ row: Int, _ outline: XMLOutline) -> [String] {
    outline.elements(of: row).flatMap { child -> [String] in
      switch outline.localName(of: child) {
      case "tc": [blocks(child, outline).joined(separator: "/")]
      case "sdt", "sdtContent", "ins": cells(child, outline)
      default: []
      }
    }
  }

  private func text(_ index: Int, _ outline: XMLOutline) -> String {
    var text = ""
    for child in outline.elements(of: index) {
      switch outline.localName(of: child) {
      case "t": text += outline.text(of: child)
      case "br", "cr": text += "⏎"
      case "tab" where outline.localName(of: index) == "r": text += "⇥"
      case "txbxContent": text += "[" + blocks(child, outline).joined(separator: "/") + "]"
      case "del", "pPr", "rPr", "instrText", "Fallback": break
      default: text += self.text(child, outline)
      }
    }
    return text
  }
}

/// Reads rendered workbooks back: texts and numbers of cells, formulas, ranges.
struct ReadWorkbook {
  private let package: OPCPackage

  init(_ bytes: [UInt8]) throws { package = try OPCPackage(reading: bytes, name: "rendered.xlsx") }

  /// The names of the sheets.
  var sheets: [String] {
    get throws { try named("sheet", in: package.mainPart, "name") }
  }

  /// Reads a sheet, counted from 1 in the order of the workbook.
  func sheet(_ number: Int) throws -> ReadSheet {
    let id = try named("sheet", in: package.mainPart, "r:id")[number - 1]
    let link = package.relationships(of: package.mainPart).first { $0.id == id }?.part
    guard let part = link else { throw MissingPart() }
    return try ReadSheet(
      XMLOutline(package.bytes(of: part), name: part.text), strings: strings, package: package, part: part)
  }

  /// The text of each defined name.
  var names: [String: String] {
    get throws {
      let outline = try XMLOutline(package.bytes(of: package.mainPart), name: "workbook")
      var names: [String: String] = [:]
      for index in outline.nodes.indices where outline.localName(of: index) == "definedName" {
        names[outline.attribute("name", of: index) ?? ""] = outline.text(of: index)
      }
      return names
    }
  }

  /// Whether there is a part whose content type ends so.
  func has(_ type: String) -> Bool { package.parts.contains { $0.contentType.hasSuffix(type) } }

  /// The texts of all elements with this local name in parts whose content type ends so.
  func texts(ofType type: String, _ element: String) throws -> [String] {
    try package.parts.filter { $0.contentType.hasSuffix(type) }.flatMap { part in
      let outline = try XMLOutline(part.bytes(), name: part.name.text)
      return outline.nodes.indices.filter { outline.localName(of: $0) == element }.map { outline.text(of: $0) }
    }
  }

  private var strings: [String] {
    get throws {
      guard let part = package.part("sharedStrings", from: package.mainPart) else { return [] }
      let outline = try XMLOutline(part.bytes(), name: part.name.text)
      return outline.elements(of: outline.root).map { ReadSheet.text($0, outline) }
    }
  }

  private func named(_ element: String, in part: PartName, _ attribute: String) throws -> [String] {
    let outline = try XMLOutline(package.bytes(of: part), name: part.text)
    return outline.nodes.indices.filter { outline.localName(of: $0) == element }
      .compactMap { outline.attribute(attribute, of: $0) }
  }

  struct MissingPart: Error {}
}

/// A worksheet read back.
struct ReadSheet {
  private let outline: XMLOutline
  private let package: OPCPackage
  private let part: PartName
  /// What each cell shows, by reference: `水泵`, `n:2`, `b:1`, `=B2*C2`.
  private(set) var cells: [String: String] = [:]
  /// The values of formulas that have one.
  private(set) var results: [String: String] = [:]

  init(_ outline: XMLOutline, strings: [String], package: OPCPackage, part: PartName) {
    self.outline = outline
    self.package = package
    self.part = part
    for index in outline.nodes.indices where outline.localName(of: index) == "c" {
      guard let reference = outline.attribute("r", of: index) else { continue }
      let inside = Array(outline.elements(of: index))
      let value = inside.first { outline.localName(of: $0) == "v" }.map { outline.text(of: $0) } ?? ""
      if let formula = inside.first(where: { outline.localName(of: $0) == "f" }) {
        cells[reference] = "=" + outline.text(of: formula)
        results[reference] = value.isEmpty ? nil : value
        continue
      }
      switch outline.attribute("t", of: index) {
      case "s": cells[reference] = Int(value).flatMap { strings.indices.contains($0) ? strings[$0] : nil } ?? "?"
      case "inlineStr": cells[reference] = inside.first.map { ReadSheet.text($0, outline) } ?? ""
      case "b": cells[reference] = "b:\(value)"
      case "str": cells[reference] = value
      default: if !value.isEmpty { cells[reference] = "n:\(value)" }
      }
    }
  }

  /// The cells of a row from column A on, without empty ones at the end.
  func row(_ number: Int) -> [String] {
    var texts = "ABCDEFGH".map { cells["\($0)\(number)"] ?? "" }
    while texts.last == "" { texts.removeLast() }
    return texts
  }

  /// The number of the last row that shows anything.
  var lastRow: Int {
    cells.filter { !$0.value.isEmpty }.keys.compactMap { Int($0.drop { !$0.isNumber }) }.max() ?? 0
  }

  /// The values of an attribute of all elements with this local name.
  func values(_ attribute: String, of element: String) -> [String] {
    outline.nodes.indices.filter { outline.localName(of: $0) == element }
      .compactMap { outline.attribute(attribute, of: $0) }
  }

  /// The texts of all elements with this local name.
  func texts(of element: String) -> [String] {
    outline.nodes.indices.filter { outline.localName(of: $0) == element }.map { outline.text(of: $0) }
  }

  /// The targets of relationships that lead outside.
  var links: [String] { package.relationships(of: part).filter(\.isExternal).map(\.target) }

  /// The values of an attribute, or the texts of an element, in a part to which the sheet leads.
  func related(_ type: String, _ element: String, _ attribute: String? = nil) throws -> [String] {
    try package.parts(type, from: part).flatMap { part in
      let outline = try XMLOutline(part.bytes(), name: part.name.text)
      return outline.nodes.indices.filter { outline.localName(of: $0) == element }
        .compactMap { index in attribute.map { outline.attribute($0, of: index) } ?? outline.text(of: index) }
    }
  }

  static func text(_ index: Int, _ outline: XMLOutline) -> String {
    (index..<outline.nodes[index].subtreeEnd).filter { outline.localName(of: $0) == "t" }
      .map { outline.text(of: $0) }.joined()
  }
}
