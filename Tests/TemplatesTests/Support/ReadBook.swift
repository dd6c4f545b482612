import Markup
import OPC
import SpreadsheetML

/// A rendered workbook, read part by part.
struct ReadBook {
  let bytes: [UInt8]
  let package: OPCPackage

  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    package = try OPCPackage(reading: bytes, name: "o.xlsx")
  }

  private func outline(_ part: PartName) throws -> XMLOutline {
    try XMLOutline(package.bytes(of: part), name: part.text)
  }

  private func elements(_ outline: XMLOutline) -> [Int] {
    outline.nodes.indices.filter { outline.nodes[$0].kind == .element }
  }

  /// Names of elements and of their attributes in order, without what line feeds and blanks of texts bring.
  func skeleton(_ part: PartName) throws -> [String] {
    let outline = try outline(part)
    return elements(outline).flatMap { element -> [String] in
      let name = outline.name(of: element)
      // Line feeds end runs in drawings; what is too long for a cell loses its runs.
      if ["a:br", "a:r", "a:t", "r", "rPr", "b", "sz", "t"].contains(name) { return [] }
      let attributes = outline.attributes(of: element).map {
        String(decoding: outline.bytes[$0.name], as: UTF8.self)
      }
      return [name] + attributes.filter { !["xml:space", "ht", "customHeight"].contains($0) }
    }
  }

  /// The texts of all elements with this local name.
  func texts(_ part: PartName, _ element: String) throws -> [String] {
    let outline = try outline(part)
    return elements(outline).filter { outline.localName(of: $0) == element }.map { outline.text(of: $0) }
  }

  /// The values of all attributes with this name.
  func attributes(_ part: PartName, _ name: String) throws -> [String] {
    let outline = try outline(part)
    return elements(outline).compactMap { outline.attribute(name, of: $0) }
  }

  /// The text of a drawing's runs, a line feed for each break.
  func paragraph(_ part: PartName) throws -> String {
    let outline = try outline(part)
    return elements(outline).map { element in
      switch outline.name(of: element) {
      case "a:t": outline.text(of: element)
      case "a:br": "\n"
      default: ""
      }
    }.joined()
  }

  /// The texts of the first sheet's cells; what is no text is left out.
  func cells() throws -> [String: String] {
    var cells: [String: String] = [:]
    try WorkbookReader(bytes, name: "o.xlsx").rows(ofSheet: 0) { row in
      for cell in row.cells {
        if case .text(let text) = cell.content { cells[cell.reference.a1] = text }
      }
      return true
    }
    return cells
  }
}
