import Markup
import OPC
import SpreadsheetML
import TemplateLanguage
import TemplateRuntime

/// The workbook's own part: its list of sheets, defined names, the view, and when it is calculated.
struct WorkbookPart: Sendable {
  /// A sheet of the list.
  struct Sheet: Sendable {
    /// Its name, number and relationship.
    var name: String
    var id: Int
    var relationship: String
    /// Its element's bytes, and its other attributes.
    var element: [UInt8]
    var attributes: [UInt8]
    /// Whether it is hidden.
    var isHidden: Bool
  }
  /// A defined name.
  private struct Name: Sendable {
    var start: [UInt8]
    var sheet: Int?
    /// What it stands for; print areas and titles piece by piece.
    var formulas: [FormulaText]
    var isBuiltIn: Bool
    /// Its name in lower case.
    var called: String
    /// Its own name, and the areas that it stands for, if it marks the sheet's pages.
    var mark: (name: String, areas: [CellRange])?
  }
  private enum Piece: Sendable {
    case bytes([UInt8])
    case sheets
    case names
    /// The number of a sheet in a view.
    case sheetIndex(Int)
    /// `calcPr` where there is none.
    case calculation
  }
  /// The numbers that a sheet may have in Excel.
  static let sheetIDs = 1...65_534
  /// The sheets in order.
  private(set) var sheets: [Sheet] = []
  /// Whether dates count from 1904.
  let uses1904: Bool
  private var names: [Name] = []
  /// The names' places among them, by what they are called.
  private var places: [String: [Int]] = [:]
  private var pieces: [Piece] = []
  private let prefix: String
  private let idName: String

  init(_ outline: XMLOutline) {
    let root = outline.name(of: outline.root)
    prefix = root.contains(":") ? String(root.prefix { $0 != ":" }) + ":" : ""
    let properties = outline.localChild("workbookPr", of: outline.root)
    uses1904 = ["1", "true"].contains(properties.flatMap { outline.attribute("date1904", of: $0) } ?? "")
    var idName = "r:id"
    let list = outline.localChild("sheets", of: outline.root)
    for sheet in list.map({ Array(outline.elements(of: $0)) }) ?? [] {
      let link = outline.attributes(of: sheet).first { outline.bytes[$0.name].suffix(3).elementsEqual(":id".utf8) }
      if let link { idName = String(decoding: outline.bytes[link.name], as: UTF8.self) }
      sheets.append(
        Sheet(
          name: outline.attribute("name", of: sheet) ?? "",
          id: outline.integer("sheetId", of: sheet, in: WorkbookPart.sheetIDs) ?? 0,
          relationship: link.map { String(decoding: outline.bytes[$0.value], as: UTF8.self) } ?? "",
          element: Array(outline.bytes[outline.nodes[sheet].outer]),
          attributes: outline.attributeBytes(of: sheet, without: ["name", "sheetId", idName]),
          isHidden: ["hidden", "veryHidden"].contains(outline.attribute("state", of: sheet) ?? "")))
    }
    self.idName = idName
    cut(outline)
    places = Dictionary(grouping: names.indices) { names[$0].called }
  }

  private mutating func cut(_ outline: XMLOutline) {
    let hasCalculation = outline.localChild("calcPr", of: outline.root) != nil
    let before = ["sheets", "functionGroups", "externalReferences", "definedNames"]
    let anchor = Array(outline.elements(of: outline.root)).last { before.contains(outline.localName(of: $0)) }
    var at = 0
    func bytes(to end: Int) -> Piece { .bytes(Array(outline.bytes[at..<end])) }
    for element in outline.elements(of: outline.root) {
      let node = outline.nodes[element]
      switch outline.localName(of: element) {
      case "sheets" where !node.isEmptyTag:
        pieces += [bytes(to: node.inner.lowerBound), .sheets]
        at = node.inner.upperBound
      case "bookViews":
        for view in outline.elements(of: element) {
          for attribute in outline.attributes(of: view)
          where ["activeTab", "firstSheet"].contains(String(decoding: outline.bytes[attribute.name], as: UTF8.self)) {
            pieces += [
              bytes(to: attribute.value.lowerBound),
              .sheetIndex(
                XMLText.integer(
                  String(decoding: outline.bytes[attribute.value], as: UTF8.self), in: WorkbookPart.sheetIDs) ?? 0),
            ]
            at = attribute.value.upperBound
          }
        }
      case "definedNames":
        pieces += [bytes(to: node.outer.lowerBound), .names]
        at = node.outer.upperBound
        var known: Set<String> = []
        for name in outline.elements(of: element) {
          let read = WorkbookPart.name(outline, name)
          let called = outline.attribute("name", of: name)?.lowercased() ?? ""
          // LibreOffice writes print titles twice when it saves a file again; Excel repairs what is defined twice.
          if read.isBuiltIn, !known.insert("\(read.sheet ?? -1) \(called)").inserted { continue }
          names.append(read)
        }
      case "calcPr" where outline.attribute("fullCalcOnLoad", of: element) == nil:
        pieces += [bytes(to: node.nameRange.upperBound), .bytes(Array(" fullCalcOnLoad=\"1\"".utf8))]
        at = node.nameRange.upperBound
      default: break
      }
      if !hasCalculation, element == anchor {
        pieces += [bytes(to: node.outer.upperBound), .calculation]
        at = node.outer.upperBound
      }
    }
    pieces.append(.bytes(Array(outline.bytes[at...])))
  }

  private static func name(_ outline: XMLOutline, _ element: Int) -> Name {
    let text = outline.text(of: element)
    let isBuiltIn = outline.attribute("name", of: element)?.hasPrefix("_xlnm.") ?? false
    let called = outline.attribute("name", of: element) ?? ""
    let isMark = [PageMarks.pages, PageMarks.tables, PageMarks.stamp].contains(called)
    return Name(
      start: Array("<\(outline.name(of: element))".utf8)
        + outline.attributeBytes(of: element, without: ["localSheetId"]),
      sheet: outline.integer("localSheetId", of: element, in: 0...WorkbookPart.sheetIDs.upperBound),
      formulas: isBuiltIn || isMark ? areas(text).map { FormulaText($0) } : [FormulaText(text)],
      isBuiltIn: isBuiltIn || isMark, called: called.lowercased(),
      mark: isMark ? (called, areas(text).compactMap(range)) : nil)
  }

  /// The cells that an area of one sheet means: `表单!$A$1:$C$9`, or whole rows.
  private static func range(_ area: String) -> CellRange? {
    for case .cells(_, let first, let last, _) in FormulaText(area).pieces {
      guard let last, first.row > 0, last.row > 0 else { return nil }
      return CellRange(
        first: CellReference(column: max(1, first.column), row: min(first.row, last.row)),
        last: CellReference(column: max(1, last.column), row: max(first.row, last.row)))
    }
    return nil
  }

  /// What the names of a sheet, by its place among all, say of its pages; `nil` if they say nothing.
  func pageMarks(_ sheet: Int) -> PageMarks? {
    let marks = names.filter { $0.sheet == sheet }.compactMap(\.mark)
    guard let area = marks.first(where: { $0.name == PageMarks.pages })?.areas.first else { return nil }
    let tables = marks.filter { $0.name == PageMarks.tables }.flatMap(\.areas).map(\.rows)
    let stamp = marks.first { $0.name == PageMarks.stamp }?.areas.first?.first
    return PageMarks(area: area, tables: tables.sorted { $0.lowerBound < $1.lowerBound }, stamp: stamp)
  }

  /// The areas of a list, split at commas outside quotes.
  private static func areas(_ text: String) -> [String] {
    var areas = [""]
    var isQuoted = false
    for character in text {
      if character == "'" { isQuoted.toggle() }
      if character == ",", !isQuoted { areas.append("") } else { areas[areas.count - 1].append(character) }
    }
    return areas
  }

  /// What a name (in lower case) stands for in a sheet of the template; nothing for one that is none.
  func definition(of name: String, in sheet: Int) -> [FormulaText] { self.name(name, in: sheet)?.formulas ?? [] }

  /// The same in a copy of a sheet, as it is written.
  func definition(of name: String, in copy: Int, of book: BookLayout) -> String? {
    guard let name = self.name(name, in: book.copies[copy].sheet), name.formulas.count == 1 else { return nil }
    var out: [UInt8] = []
    name.formulas[0].append(at: FormulaLocation(book: book, copy: name.sheet == nil ? nil : copy), to: &out)
    return XMLText.decode(out[...])
  }

  private func name(_ name: String, in sheet: Int) -> Name? {
    let all = (places[name] ?? []).lazy.map { names[$0] }
    return all.first { $0.sheet == sheet } ?? all.first { $0.sheet == nil }
  }

  /// The part with these sheets. `relationships` are those of the copies.
  func rendered(_ book: BookLayout, relationships: [String], calculates: Bool) -> [UInt8] {
    var out: [UInt8] = []
    var ids = NewSheetIDs(sheets.map(\.id))
    for piece in pieces {
      switch piece {
      case .bytes(let bytes): out += bytes
      case .sheets:
        for (index, copy) in book.copies.enumerated() {
          let sheet = sheets[copy.sheet]
          if copy.name == sheet.name, relationships[index] == sheet.relationship {
            out += sheet.element
            continue
          }
          var id = sheet.id
          if relationships[index] != sheet.relationship { id = ids.next() }
          out += "<\(prefix)sheet name=\"".utf8
          ValueWriter.append(copy.name, in: .xml, to: &out)
          out += "\" sheetId=\"\(id)\" \(idName)=\"\(relationships[index])\"".utf8
          out += sheet.attributes
          out += "/>".utf8
        }
      case .sheetIndex(let index): out.append(number: book.firstCopy(of: index) ?? 0)
      case .names: append(names: book, to: &out)
      case .calculation: if calculates { out += "<\(prefix)calcPr calcId=\"0\" fullCalcOnLoad=\"1\"/>".utf8 }
      }
    }
    return out
  }

  private func append(names book: BookLayout, to out: inout [UInt8]) {
    var all: [UInt8] = []
    for name in names {
      guard let sheet = name.sheet else {
        append(name, nil, book, to: &all)
        continue
      }
      for (index, copy) in book.copies.enumerated() where copy.sheet == sheet { append(name, index, book, to: &all) }
    }
    if !all.isEmpty { out += "<\(prefix)definedNames>".utf8 + all + Array("</\(prefix)definedNames>".utf8) }
  }

  private func append(_ name: Name, _ copy: Int?, _ book: BookLayout, to out: inout [UInt8]) {
    let place = FormulaLocation(book: book, copy: copy)
    let formulas = name.isBuiltIn ? name.formulas.filter { $0.isPrinted(at: place) } : name.formulas
    guard let end = name.start.firstIndex(of: 0x20).map({ name.start[..<$0] }), !formulas.isEmpty else { return }
    out += name.start
    if let copy { out += " localSheetId=\"\(copy)\"".utf8 }
    out.append(UInt8(ascii: ">"))
    for (index, formula) in formulas.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      formula.append(at: place, to: &out)
    }
    out += "</".utf8 + end.dropFirst() + ">".utf8
  }
}

/// Numbers for sheets that are added: those behind the greatest, then those that are free.
private struct NewSheetIDs {
  private var taken: Set<Int>
  private var last: Int

  init(_ ids: [Int]) {
    taken = Set(ids)
    last = ids.max() ?? 0
  }

  mutating func next() -> Int {
    repeat { last = last % WorkbookPart.sheetIDs.upperBound + 1 } while !taken.insert(last).inserted
    return last
  }
}

extension FormulaText {
  /// Whether any cell that the formula refers to is printed, or it refers to none.
  func isPrinted(at place: FormulaLocation) -> Bool {
    var hasCells = false
    for case .cells(let sheet, let first, let last, _) in pieces {
      hasCells = true
      if let sheet, place.book.isGone(sheet) { continue }
      guard first.row > 0, let target = place.target(sheet) else { return true }
      let rows = min(first.row, last?.row ?? first.row)...max(first.row, last?.row ?? first.row)
      if target.map.cover(of: rows) != nil { return true }
    }
    return !hasCells
  }
}
