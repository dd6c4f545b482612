import OPC
import SpreadsheetML
import TemplateLanguage
import TemplateRuntime

/// What stands on the cells of a sheet, gathered while its rows are written: the contents of several elements and parts.
struct GatheredAttachments: Sendable {
  /// `mergeCell` elements.
  private(set) var merges = (bytes: [UInt8](), count: 0)
  /// `hyperlink` elements.
  private(set) var links: [UInt8] = []
  /// `brk` elements.
  private(set) var breaks: [(row: Int, bytes: [UInt8], isManual: Bool)] = []
  /// `comment` elements, and the shapes of the comments.
  private(set) var comments: [UInt8] = []
  private(set) var shapes: [UInt8] = []
  private(set) var shapeCount = 0
  /// The anchors of the drawing.
  var anchors: [UInt8] = []
  var lastAnchorID = 1
  /// Relationships that the sheet gets.
  private(set) var relationships: [Relationship] = []
  /// The relationship of the drawing that the sheet gets.
  var drawingID: String?
  /// The number of the first shape of a comment.
  var firstShape = 1025
  private var linkCount = 0
  /// Merged ranges that reach over the border of a section.
  private var wide: [CellRange] = []
  private var text = ProgramRunner(limit: SheetRunner.Limits.standard.textBytes)

  static let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  /// The most links of a sheet that Excel takes.
  private static let mostLinks = 65_530

  mutating func add(
    _ attachment: SheetAttachment, in sheet: borrowing SheetRunner, _ state: inout RenderState
  ) throws(TemplateError) {
    switch attachment {
    case .merge(let range): merge(range, sheet)
    case .link(let link): try add(link, sheet, state)
    case .pageBreak(let before, let row, let after, let isManual):
      guard let rows = sheet.own(row...row) else { return }
      var bytes = before
      bytes.append(number: rows.lowerBound)
      breaks.append((rows.lowerBound, bytes + after, isManual))
    case .comment(let comment): try add(comment, sheet, &state)
    case .anchor(let anchor): try add(anchor, sheet, &state)
    case .picture(let place):
      guard let row = sheet.own(place.row...place.row)?.lowerBound else { return }
      _ = try draw(place, row: row, sheet.geometry, &state)
    }
  }

  private mutating func merge(_ range: CellRange, _ sheet: borrowing SheetRunner) {
    guard let rows = sheet.own(range.rows) else { return }
    let moved = range.inRows(rows)
    if moved.first == moved.last || wide.contains(where: moved.overlaps) { return }
    if sheet.map.plan.band(of: range.rows.lowerBound) != sheet.map.plan.band(of: range.rows.upperBound) {
      wide.append(moved)
    }
    merge(moved, prefix: sheet.prefix)
  }

  /// Adds a merged range of the rendered sheet.
  mutating func merge(_ range: CellRange, prefix: String) {
    if range.first == range.last { return }
    merges.bytes += "<\(prefix)mergeCell ref=\"".utf8
    range.append(to: &merges.bytes)
    merges.bytes += "\"/>".utf8
    merges.count += 1
  }

  /// Adds a page break below a row of the rendered sheet.
  mutating func endPage(below row: Int, prefix: String) {
    var bytes = Array("<\(prefix)brk id=\"".utf8)
    bytes.append(number: row)
    breaks.append((row, bytes + Array("\" max=\"16383\" man=\"1\"/>".utf8), true))
  }

  private mutating func add(
    _ link: LinkTemplate, _ sheet: borrowing SheetRunner, _ state: borrowing RenderState
  ) throws(TemplateError) {
    guard let rows = sheet.own(link.range.rows), linkCount < GatheredAttachments.mostLinks else { return }
    linkCount += 1
    links += link.start
    links += " ref=\"".utf8
    link.range.inRows(rows).append(to: &links)
    links.append(UInt8(ascii: "\""))
    switch link.target {
    case .inside: break
    case .kept(let id): attribute(link.idName, value: id)
    case .made(let target):
      let id = "rIdLink\(linkCount)"
      relationships.append(
        Relationship(id: id, type: RelationshipType.hyperlink, external: WebAddress.harmless(try target.text(state))))
      attribute(link.idName, value: Array(id.utf8))
    }
    links += link.attributes
    if let location = link.location {
      links += " location=\"".utf8
      location.append(at: sheet.place, to: &links)
      links.append(UInt8(ascii: "\""))
    }
    if let tip = link.tip {
      let text = CellLimits.cut(try tip.text(state), units: CellLimits.tip)
      var escaped: [UInt8] = []
      ValueWriter.append(text, in: .cell, to: &escaped)
      attribute(Array("tooltip".utf8), value: escaped)
    }
    links += "/>".utf8
  }

  private mutating func attribute(_ name: [UInt8], value: [UInt8]) {
    links.append(0x20)
    links += name
    links += "=\"".utf8
    links += value
    links.append(UInt8(ascii: "\""))
  }

  private mutating func add(
    _ comment: CommentTemplate, _ sheet: borrowing SheetRunner, _ state: inout RenderState
  ) throws(TemplateError) {
    guard let rows = sheet.own(comment.range.rows) else { return }
    // A conversation is about one cell: the first.
    if comment.isThreaded, sheet.place.frames.contains(where: { $0.iteration > 0 }) { return }
    comments += comment.start
    comments += " ref=\"".utf8
    // A comment is about one cell: the first, where a text goes on in further rows.
    comment.range.inRows(rows.lowerBound...rows.lowerBound).append(to: &comments)
    comments += "\">".utf8 + comment.open
    try text.run(comment.text, in: &state)
    let made = text.out
    if !CellLimits.holds([made[...]]) {
      throw TemplateError.cellTooLong(comment.range.inRows(rows.lowerBound...rows.lowerBound).text)
    }
    BlankKeeping.append(made, to: &comments)
    comments += comment.end
    guard let shape = comment.shape else { return }
    let shift = rows.lowerBound - comment.range.first.row
    for piece in shape.pieces {
      switch piece {
      case .bytes(let bytes): shapes += bytes
      case .id: shapes.append(number: firstShape + shapeCount)
      case .row: shapes.append(number: rows.lowerBound - 1)
      case .anchor(var numbers):
        for index in [2, 6] where index < numbers.count {
          numbers[index] = min(max(0, numbers[index] + shift), RowPlan.allRows.upperBound - 1)
        }
        shapes += numbers.map(String.init).joined(separator: ", ").utf8
      }
    }
    shapeCount += 1
  }

  private mutating func add(
    _ anchor: AnchorTemplate, _ sheet: borrowing SheetRunner, _ state: inout RenderState
  ) throws(TemplateError) {
    // Where its own row is not printed, it stands on the next that is.
    guard
      let from = (sheet.own(anchor.from...anchor.from) ?? sheet.own(anchor.from...anchor.to))?.lowerBound
        ?? sheet.map.first(
          of: anchor.from...RowPlan.allRows.upperBound, in: sheet.place.frames.last?.rows ?? RowMap.sheet)
    else { return }
    if anchor.isSingle, sheet.place.frames.contains(where: { $0.iteration > 0 }) { return }
    var to = min(from + anchor.to - anchor.from, RowPlan.allRows.upperBound)
    let isWhole = sheet.place.frames.isEmpty ? anchor.grows : sheet.holds(anchor.from...anchor.to)
    if isWhole, let end = sheet.own(anchor.from...anchor.to)?.upperBound { to = max(from, end) }
    for piece in anchor.pieces {
      switch piece {
      case .bytes(let bytes): anchors += bytes
      case .fromRow: anchors.append(number: from - 1)
      case .toRow: anchors.append(number: to - 1)
      case .id:
        lastAnchorID += 1
        anchors.append(number: lastAnchorID)
      case .text(let program):
        try text.run(program, in: &state)
        anchors += text.out
      }
    }
  }
}

extension SheetRunner {
  /// Whether all of these rows belong to the iteration that is being written.
  func holds(_ rows: ClosedRange<Int>) -> Bool {
    guard let frame = place.frames.last else { return false }
    let section = map.plan.sections[frame.section].rows
    return section.contains(rows.lowerBound) && section.contains(rows.upperBound)
  }
}
