import Markup
import SpreadsheetML

/// Cuts what stands before and after a worksheet's rows, so that references follow rows that move.
struct SheetTailCompiler {
  let outline: XMLOutline
  /// Whether rows can move; where they cannot, every byte stays but links, page headers and the drawing.
  let moves: Bool
  /// The page headers and footers, if they have tags.
  let headerFooter: SheetTail?
  /// Whether the sheet gets a drawing that it has not.
  let addsDrawing: Bool
  /// Whether the sheet is cut into pages.
  let hasPages: Bool
  /// Whether values decide which cells are merged.
  let mergesCells: Bool
  /// The merged ranges.
  let merged: [CellRange]

  /// The elements that come after a drawing's.
  private static let afterDrawing: Set<String> = [
    "drawingHF", "legacyDrawing", "legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems",
    "tableParts",
    "extLst",
  ]

  /// The elements that come after the page breaks.
  private static let afterBreaks = afterDrawing.union([
    "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing",
  ])

  /// The elements that come after the merged cells.
  private static let afterMerges = afterBreaks.union([
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
    "headerFooter", "rowBreaks",
  ])

  /// An element that the template has not, for what is gathered while the rows are written.
  private func new(_ kind: SheetTail.Gathering, _ localName: String) -> SheetTail {
    let name = outline.name(of: outline.root).replacing("worksheet", with: localName)
    return .gathered(kind, before: Array("<\(name)".utf8), after: Array("</\(name)>".utf8))
  }

  /// The elements that the template lacks, in their order, each with those that come after it.
  private var lacking: [(piece: SheetTail, later: Set<String>)] {
    func lacks(_ name: StaticString) -> Bool { outline.localChild(name, of: outline.root) == nil }
    let merges = mergesCells && lacks("mergeCells") ? [(new(.merges, "mergeCells"), SheetTailCompiler.afterMerges)] : []
    let breaks = hasPages && lacks("rowBreaks") ? [(new(.breaks, "rowBreaks"), SheetTailCompiler.afterBreaks)] : []
    return merges + breaks + (addsDrawing ? [(.drawing, SheetTailCompiler.afterDrawing)] : [])
  }

  /// The rows below which the template has page breaks.
  var breaks: [Int] {
    guard let list = outline.localChild("rowBreaks", of: outline.root) else { return [] }
    return outline.elements(of: list).compactMap { outline.integer("id", of: $0, in: RowPlan.allRows) }
  }

  /// The bytes up to and including `sheetData`'s start tag, and what follows the rows.
  func parts() -> (head: [UInt8], tail: [SheetTail]) {
    let bytes = outline.bytes
    guard let data = outline.localChild("sheetData", of: outline.root) else { return (bytes, []) }
    let node = outline.nodes[data]
    var head: [UInt8] = []
    var at = 0
    if moves, let dimension = outline.localChild("dimension", of: outline.root) {
      // It would be wrong now, and it may be left out.
      head += bytes[..<outline.nodes[dimension].outer.lowerBound]
      at = outline.nodes[dimension].outer.upperBound
    }
    let name = outline.name(of: data)
    head += bytes[at..<node.outer.lowerBound] + Array("<\(name)>".utf8)
    var tail: [SheetTail] = [.bytes(Array("</\(name)>".utf8))]
    at = node.outer.upperBound
    var lacking = self.lacking[...]
    for element in outline.elements(of: outline.root) where outline.nodes[element].outer.lowerBound >= at {
      let outer = outline.nodes[element].outer
      while let next = lacking.first, next.later.contains(outline.localName(of: element)) {
        lacking.removeFirst()
        tail += [.bytes(Array(bytes[at..<outer.lowerBound])), next.piece]
        at = outer.lowerBound
      }
      guard let piece = piece(element) else { continue }
      tail += [.bytes(Array(bytes[at..<outer.lowerBound])), piece]
      at = outer.upperBound
    }
    for next in lacking {
      let end = outline.nodes[outline.root].inner.upperBound
      tail += [.bytes(Array(bytes[at..<end])), next.piece]
      at = end
    }
    tail.append(.bytes(Array(bytes[at...])))
    return (head, tail)
  }

  /// The merged cells and page breaks, by the rows that decide which section they belong to.
  func attachments() -> [(rows: ClosedRange<Int>, attachment: SheetAttachment)] {
    guard moves else { return [] }
    var all = merged.map { (rows: $0.rows, attachment: SheetAttachment.merge($0)) }
    if let list = outline.localChild("rowBreaks", of: outline.root) {
      for element in outline.elements(of: list) {
        guard let (before, value, after) = cut("id", element), let row = XMLText.integer(value, in: RowPlan.allRows)
        else { continue }
        let isManual = ["1", "true"].contains(outline.attribute("man", of: element) ?? "")
        all.append((row...row, .pageBreak(before: before, row: row, after: after, isManual: isManual)))
      }
    }
    return all
  }

  private func piece(_ element: Int) -> SheetTail? {
    let name = outline.localName(of: element)
    if name == "hyperlinks" { return gathered(.links, element) }
    if name == "headerFooter" { return headerFooter }
    guard moves else { return nil }
    switch name {
    case "mergeCells": return gathered(.merges, element)
    case "rowBreaks": return gathered(.breaks, element)
    case "dataValidations", "protectedRanges", "ignoredErrors", "cellWatches": return group(element)
    case "conditionalFormatting": return ranged(element)
    // The order that rows were sorted in says nothing of new ones.
    case "sortState": return .bytes([])
    case "autoFilter":
      guard case .ranges(let pieces, let ranges)? = ranged(element), let range = ranges.first else { return nil }
      return .range(pieces, range)
    case "extLst": return extensions(element)
    case "customSheetViews": return .bytes([])
    default: return nil
    }
  }

  private func gathered(_ kind: SheetTail.Gathering, _ element: Int) -> SheetTail {
    .gathered(
      kind, before: start(of: element, without: ["count", "manualBreakCount"]),
      after: Array("</\(outline.name(of: element))>".utf8))
  }

  /// The start tag up to where an attribute can be added.
  private func start(of element: Int, without dropped: Set<String>) -> [UInt8] {
    Array("<\(outline.name(of: element))".utf8) + outline.attributeBytes(of: element, without: dropped)
  }

  /// The element with its children one by one.
  private func group(_ element: Int) -> SheetTail {
    let children = outline.elements(of: element).map { child in
      ranged(child) ?? .bytes(Array(outline.bytes[outline.nodes[child].outer]))
    }
    return .group(
      before: start(of: element, without: ["count"]), count: outline.attribute("count", of: element) != nil, children,
      after: Array("</\(outline.name(of: element))>".utf8))
  }

  /// An element with `sqref`, `ref` or `r`, and with formulas inside it.
  private func ranged(_ element: Int) -> SheetTail? {
    for name in ["sqref", "ref", "r"] {
      guard let range = outline.attributeRange(name, of: element), let value = outline.attribute(name, of: element)
      else {
        continue
      }
      let ranges = value.split(whereSeparator: \.isWhitespace).compactMap { CellRange(String($0)) }
      guard !ranges.isEmpty else { return nil }
      var pieces: [TailPiece] = []
      var at = outline.nodes[element].outer.lowerBound
      pieces += [.bytes(Array(outline.bytes[at..<range.lowerBound])), .ranges]
      at = range.upperBound
      formulas(in: element, &pieces, &at)
      pieces.append(.bytes(Array(outline.bytes[at..<outline.nodes[element].outer.upperBound])))
      return .ranges(pieces, ranges)
    }
    return nil
  }

  /// Cuts at the formulas, and at the ranges that extensions write as elements.
  private func formulas(in element: Int, _ pieces: inout [TailPiece], _ at: inout Int) {
    for child in outline.elements(of: element) {
      let node = outline.nodes[child]
      switch outline.localName(of: child) {
      case "formula", "formula1", "formula2", "f":
        // Formulas of data validations in extensions stand one level deeper, in `f`.
        if outline.elements(of: child).contains(where: { _ in true }) {
          formulas(in: child, &pieces, &at)
        } else {
          pieces += [
            .bytes(Array(outline.bytes[at..<node.inner.lowerBound])), .formula(FormulaText(outline.text(of: child))),
          ]
          at = node.inner.upperBound
        }
      case "sqref":
        pieces += [.bytes(Array(outline.bytes[at..<node.inner.lowerBound])), .ranges]
        at = node.inner.upperBound
      case "sortState":
        pieces.append(.bytes(Array(outline.bytes[at..<node.outer.lowerBound])))
        at = node.outer.upperBound
      default: formulas(in: child, &pieces, &at)
      }
    }
  }

  /// Elements of extensions that hold an `xm:sqref` go where its ranges go.
  private func extensions(_ element: Int) -> SheetTail {
    guard outline.elements(of: element).contains(where: { _ in true }) else {
      return .bytes(Array(outline.bytes[outline.nodes[element].outer]))
    }
    let children = outline.elements(of: element).map { child -> SheetTail in
      if let list = outline.localChild("sqref", of: child) {
        let ranges = outline.text(of: list).split(whereSeparator: \.isWhitespace).compactMap { CellRange(String($0)) }
        var pieces: [TailPiece] = []
        var at = outline.nodes[child].outer.lowerBound
        formulas(in: child, &pieces, &at)
        pieces.append(.bytes(Array(outline.bytes[at..<outline.nodes[child].outer.upperBound])))
        if outline.isLocalNamed("sparkline", at: child), ranges.count == 1 { return .iterations(pieces, ranges[0]) }
        return .ranges(pieces, ranges)
      }
      return extensions(child)
    }
    return .group(
      before: start(of: element, without: ["count"]), count: outline.attribute("count", of: element) != nil, children,
      after: Array("</\(outline.name(of: element))>".utf8))
  }

  /// The element's bytes before and after an attribute's value, and the value.
  private func cut(_ attribute: String, _ element: Int) -> (before: [UInt8], value: String, after: [UInt8])? {
    guard let range = outline.attributeRange(attribute, of: element),
      let value = outline.attribute(attribute, of: element)
    else { return nil }
    let outer = outline.nodes[element].outer
    return (
      Array(outline.bytes[outer.lowerBound..<range.lowerBound]), value,
      Array(outline.bytes[range.upperBound..<outer.upperBound])
    )
  }
}
