import Foundation
import Markup
import OPC

/// Reads a workbook back into the notation that `SheetNotation` writes.
struct SheetReading {
  private let package: OPCPackage
  private let book: XMLOutline
  private let strings: [String]

  init(_ bytes: [UInt8]) throws {
    package = try OPCPackage(reading: bytes, name: "成品.xlsx")
    book = try XMLOutline(package.bytes(of: package.mainPart), name: "workbook")
    strings =
      try package.part("sharedStrings", from: package.mainPart).map { part in
        let outline = try XMLOutline(part.bytes(), name: "sst")
        return outline.elements(of: outline.root).map { outline.text(of: $0) }
      } ?? []
  }

  func text() throws -> String {
    let links = package.relationships(of: package.mainPart)
    let sheets = book.nodes.indices.filter { book.isNamed("sheet", at: $0) }
    var lines: [String] = []
    for (index, sheet) in sheets.enumerated() {
      let name = book.attribute("name", of: sheet) ?? ""
      if sheets.count > 1 || name != "Sheet1" { lines.append("工作表 \(name)") }
      guard let part = links.first(where: { $0.id == book.attribute("r:id", of: sheet) })?.part else { continue }
      lines += try Reader(package: package, part: part, strings: strings).lines()
      lines += names(index)
    }
    return lines.joined(separator: "\n")
  }

  private func names(_ sheet: Int) -> [String] {
    book.nodes.indices.filter { book.isNamed("definedName", at: $0) }.compactMap { node in
      let text = book.text(of: node)
      let own = book.attribute("localSheetId", of: node).flatMap { Int($0) }
      if let own {
        return own == sheet ? "打印区域 \((text.components(separatedBy: "!").last ?? "").filter { $0 != "$" })" : nil
      }
      return sheet == 0 ? "名称 \(book.attribute("name", of: node) ?? "") = \(text)" : nil
    }
  }

  /// One sheet.
  private struct Reader {
    let package: OPCPackage
    let part: PartName
    let strings: [String]
    let outline: XMLOutline

    init(package: OPCPackage, part: PartName, strings: [String]) throws {
      self.package = package
      self.part = part
      self.strings = strings
      outline = try XMLOutline(package.bytes(of: part), name: part.text)
    }

    private func all(_ name: String) -> [Int] { outline.nodes.indices.filter { outline.name(of: $0) == name } }

    private func attributes(_ attribute: String, of name: String) -> [String] {
      all(name).compactMap { outline.attribute(attribute, of: $0) }
    }

    func lines() throws -> [String] {
      var lines: [String] = []
      var heights: [String] = []
      var rows: [(number: String, cells: [Int: String])] = []
      for row in all("row") {
        let number = outline.attribute("r", of: row) ?? ""
        if let height = outline.attribute("ht", of: row) { heights.append("行高 \(number) \(height)") }
        var cells: [Int: String] = [:]
        for cell in outline.elements(of: row) {
          let column = Int((outline.attribute("r", of: cell) ?? "A").unicodeScalars.first?.value ?? 65) - 65
          cells[column] = text(cell)
        }
        rows.append((number, cells))
      }
      let width = (rows.compactMap { $0.cells.filter { !$0.value.isEmpty }.keys.max() }.max() ?? 0) + 1
      lines.append("|   | " + (0..<width).map { SheetNotation.column($0) }.joined(separator: " | ") + " |")
      for row in rows {
        lines.append("| \(row.number) | " + (0..<width).map { row.cells[$0] ?? "" }.joined(separator: " | ") + " |")
      }
      lines += attributes("ref", of: "mergeCell").map { "合并 \($0)" } + heights
      lines += attributes("sqref", of: "conditionalFormatting").map { "条件格式 \($0)" }
      lines += attributes("sqref", of: "dataValidation").map { "数据有效性 \($0)" }
      lines += hyperlinks()
      lines += all("oddHeader").map { "页眉 \(outline.text(of: $0).replacing("&C", with: ""))" }
      lines += attributes("id", of: "brk").map { "分页 \($0)" }
      return try lines + beside()
    }

    private func text(_ cell: Int) -> String {
      func child(_ name: String) -> String? {
        outline.elements(of: cell).first { outline.name(of: $0) == name }.map { outline.text(of: $0) }
      }
      if let formula = child("f") { return "=\(formula)" }
      let value = child("v") ?? ""
      switch outline.attribute("t", of: cell) {
      case "s": return quoted(Int(value).flatMap { strings.indices.contains($0) ? strings[$0] : nil } ?? "")
      case "inlineStr": return quoted(child("is") ?? "")
      case "b": return value == "1" ? "TRUE" : "FALSE"
      default:
        guard outline.attribute("s", of: cell) == "3", let days = Double(value) else { return value }
        let date = Date(timeIntervalSince1970: (days - 25_569) * 86_400)
        return date.formatted(.iso8601.year().month().day())
      }
    }

    /// A text that looks like a number is shown as one enters it.
    private func quoted(_ text: String) -> String {
      (Double(text) != nil ? "'" : "") + text.replacing("\n", with: "⏎")
    }

    private func hyperlinks() -> [String] {
      let links = package.relationships(of: part)
      return all("hyperlink").map { node in
        let target = links.first { $0.id == outline.attribute("r:id", of: node) }?.target ?? ""
        return "链接 \(outline.attribute("ref", of: node) ?? "")→\(target.removingPercentEncoding ?? target)"
      }
    }

    private func beside() throws -> [String] {
      var lines: [String] = []
      for table in package.parts("table", from: part) {
        let outline = try XMLOutline(table.bytes(), name: "table")
        lines.append("表格 \(outline.attribute("ref", of: outline.root) ?? "")")
      }
      for comments in package.parts("comments", from: part) {
        let outline = try XMLOutline(comments.bytes(), name: "comments")
        for node in outline.nodes.indices where outline.isNamed("comment", at: node) {
          lines.append("批注 \(outline.attribute("ref", of: node) ?? "")：\(outline.text(of: node))")
        }
      }
      for drawing in package.parts("drawing", from: part) {
        let outline = try XMLOutline(drawing.bytes(), name: "drawing")
        for anchor in outline.elements(of: outline.root) { lines.append(self.drawing(anchor, outline)) }
      }
      return lines
    }

    private func drawing(_ anchor: Int, _ outline: XMLOutline) -> String {
      let nodes = anchor..<outline.nodes[anchor].subtreeEnd
      func first(_ name: String) -> Int? { nodes.first { outline.name(of: $0) == name } }
      func number(_ name: String) -> Int { first(name).flatMap { Int(outline.text(of: $0)) } ?? 0 }
      let cell = "\(SheetNotation.column(number("xdr:col")))\(number("xdr:row") + 1)"
      if let body = first("xdr:txBody") { return "文本框 \(cell)：\(outline.text(of: body))" }
      let size = first("xdr:ext")
      func millimetres(_ name: String) -> String {
        let units = size.flatMap { outline.attribute(name, of: $0) }.flatMap(Double.init) ?? 0
        return String(format: "%g", units / 36_000)
      }
      let description = first("xdr:cNvPr").flatMap { outline.attribute("descr", of: $0) } ?? ""
      return "图片 \(cell)：\(description) \(millimetres("cx"))×\(millimetres("cy"))mm"
    }
  }
}
