import Findings
import Markup
import OPC
import SpreadsheetML
import TemplateLanguage
import TemplateRuntime

/// A part beside the worksheet, a table or a chart, cut at what changes with the sheet's rows and with data.
struct PartTemplate: Sendable {
  /// A piece of the part.
  enum Piece: Sendable {
    case bytes([UInt8])
    /// A range of the sheet, which grows with its rows.
    case range(CellRange)
    /// A formula of the sheet.
    case formula(FormulaText)
    /// A text with tags.
    case text(Program)
    /// A table's number, and its name.
    case tableID
    case tableName
  }
  /// The part's name.
  var name: PartName
  /// The pieces in order.
  var pieces: [Piece]
  /// A table's name as the template has it.
  var tableName: String?

  /// The part for one sheet; `table` is the number and name of a table.
  func rendered(
    _ place: FormulaLocation, _ map: RowMap?, table: (id: Int, name: String)?, _ state: inout RenderState
  ) throws(TemplateError) -> [UInt8] {
    var out: [UInt8] = []
    var text = ProgramRunner()
    for piece in pieces {
      switch piece {
      case .bytes(let bytes): out += bytes
      case .range(let range):
        let rows = map.flatMap { $0.cover(of: range.rows) } ?? range.rows
        range.inRows(rows).append(to: &out)
      case .formula(let formula): formula.append(at: place, to: &out)
      case .text(let program):
        try text.run(program, in: &state)
        out += text.out
      case .tableID: out.append(number: table?.id ?? 1)
      case .tableName: out += FormulaText.escaped(table?.name ?? tableName ?? "")
      }
    }
    return out
  }

  /// A chart: its formulas move; what it remembers of their cells is left out, since it would be the template's; its texts
  /// may have tags.
  static func chart(
    _ part: Part, origin: Origin, scope: NameScope, _ parser: inout TagParser, _ compiler: inout SlotCompiler
  ) throws -> (template: PartTemplate, tags: [LocatedTag]) {
    let outline = try XMLOutline(part.xml(), name: part.name.text)
    var pieces: [Piece] = []
    var tags: [LocatedTag] = []
    var at = 0
    var index = outline.root + 1
    while index < outline.nodes.count {
      let node = outline.nodes[index]
      switch outline.localName(of: index) {
      case "f" where !outline.elements(of: index).contains(where: { _ in true }):
        pieces += [
          .bytes(Array(outline.bytes[at..<node.inner.lowerBound])), .formula(FormulaText(outline.text(of: index))),
        ]
        at = node.inner.upperBound
      case "numCache", "strCache", "multiLvlStrCache":
        pieces.append(.bytes(Array(outline.bytes[at..<node.outer.lowerBound])))
        at = node.outer.upperBound
      case "p":
        guard let text = compiler.paragraph(index, of: outline, parser: &parser, at: origin, in: scope) else { break }
        tags += text.located
        pieces += [.bytes(Array(outline.bytes[at..<node.outer.lowerBound])), .text(text.program)]
        at = node.outer.upperBound
        index = node.subtreeEnd - 1
      default: break
      }
      index += 1
    }
    pieces.append(.bytes(Array(outline.bytes[at...])))
    return (PartTemplate(name: part.name, pieces: pieces), tags)
  }
}

/// A table of a worksheet (a ListObject).
struct TableTemplate: Sendable {
  /// The part.
  var part: PartTemplate
  /// Its number.
  var id: Int
  /// The cells, headings and totals included.
  var range: CellRange
  /// The rows between headings and totals.
  var body: ClosedRange<Int>?
  /// The row of the headings.
  var heading: Int?

  init?(_ part: Part) throws {
    let outline = try XMLOutline(part.xml(), name: part.name.text)
    let root = outline.root
    guard let range = outline.attribute("ref", of: root).flatMap({ CellRange($0) }) else { return nil }
    self.range = range
    id = outline.integer("id", of: root, in: 1...Int(UInt32.max)) ?? 1
    let headings = outline.attribute("headerRowCount", of: root) == "0" ? 0 : 1
    let totals = outline.integer("totalsRowCount", of: root, in: 0...RowPlan.allRows.upperBound) ?? 0
    let (first, last) = (range.rows.lowerBound + headings, range.rows.upperBound - totals)
    body = first <= last ? first...last : nil
    heading = headings == 1 ? range.rows.lowerBound : nil
    var cuts: [(range: Range<Int>, piece: PartTemplate.Piece?)] = []
    if let id = outline.attributeRange("id", of: root) { cuts.append((id, .tableID)) }
    for name in ["name", "displayName"] {
      if let range = outline.attributeRange(name, of: root) { cuts.append((range, .tableName)) }
    }
    for index in root..<outline.nodes.count {
      switch outline.localName(of: index) {
      case "table", "autoFilter":
        guard let value = outline.attributeRange("ref", of: index),
          let range = outline.attribute("ref", of: index).flatMap({ CellRange($0) })
        else { continue }
        cuts.append((value, .range(range)))
      case "sortState": cuts.append((outline.nodes[index].outer, nil))
      case "calculatedColumnFormula", "totalsRowFormula":
        cuts.append((outline.nodes[index].inner, .formula(FormulaText(outline.text(of: index)))))
      default: break
      }
    }
    var pieces: [PartTemplate.Piece] = []
    var at = 0
    for cut in cuts.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) where cut.range.lowerBound >= at {
      pieces.append(.bytes(Array(outline.bytes[at..<cut.range.lowerBound])))
      if let piece = cut.piece { pieces.append(piece) }
      at = cut.range.upperBound
    }
    pieces.append(.bytes(Array(outline.bytes[at...])))
    self.part = PartTemplate(
      name: part.name, pieces: pieces,
      tableName: outline.attribute("displayName", of: root) ?? outline.attribute("name", of: root))
  }
}
