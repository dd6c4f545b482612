import Findings
import Markup
import OPC
import SpreadsheetML
import TemplateLanguage
import TemplateRuntime

/// The parts that hold a sheet's comments, around the comments themselves.
struct CommentParts: Sendable {
  /// The part of the texts.
  var name: PartName
  var head: [UInt8]
  var tail: [UInt8]
  /// The drawing of the shapes, if it could be read.
  var shapes: (name: PartName, head: [UInt8], tail: [UInt8], first: Int)?
  /// The part of the conversations, in which each comment of one has its cell.
  var threads: (name: PartName, pieces: [ThreadPiece])?

  /// A piece of the part of conversations.
  enum ThreadPiece: Sendable {
    case bytes([UInt8])
    /// An element for a cell, by the bytes around its reference.
    case comment(before: [UInt8], CellRange, after: [UInt8])
  }
}

/// Compiles a sheet's comments.
struct CommentCompiler {
  private(set) var parts: CommentParts?
  private(set) var tags: [LocatedTag] = []
  private(set) var attachments: [(rows: ClosedRange<Int>, attachment: SheetAttachment)] = []

  init(
    _ package: OPCPackage, sheetPart: PartName, _ reader: SheetReader, _ sections: SheetSections,
    _ parser: inout TagParser, _ compiler: inout SlotCompiler
  ) throws {
    guard let part = package.part("comments", from: sheetPart) else { return }
    let outline = try XMLOutline(part.xml(), name: part.name.text)
    guard let list = outline.localChild("commentList", of: outline.root) else { return }
    let authors = outline.localChild("authors", of: outline.root).map { list in
      outline.elements(of: list).map { outline.text(of: $0) }
    }
    let shapes = try ShapeReader(package, sheetPart: sheetPart)
    var parts = CommentParts(
      name: part.name, head: Array(outline.bytes[..<outline.nodes[list].inner.lowerBound]),
      tail: Array(outline.bytes[outline.nodes[list].inner.upperBound...]))
    if outline.nodes[list].isEmptyTag { return }
    if let shapes { parts.shapes = (shapes.name, shapes.head, shapes.tail, shapes.first) }
    for element in outline.elements(of: list) {
      guard let cell = outline.attribute("ref", of: element).flatMap({ CellReference($0) }),
        let text = outline.localChild("text", of: element)
      else { continue }
      let content = CellText(outline, element: text)
      let placed = compiler.place(
        content.joined, parser: &parser, at: Origin(file: reader.file, sheet: reader.sheet, cell: cell.a1),
        in: sections.scope(at: cell.row...cell.row), as: .cell)
      tags += placed.located
      let author = outline.integer("authorId", of: element, in: 0...Int(Int32.max))
      let isThreaded =
        author.flatMap { index in authors.flatMap { $0.indices.contains(index) ? $0[index] : nil } }?
        .hasPrefix("tc=") ?? false
      let name = outline.name(of: element)
      let own = outline.nodes[text]
      // Ids of comments say which conversation they stand for; others need none, and copies must not share one.
      let dropped: Set<String> = isThreaded ? ["ref"] : ["ref", "xr:uid"]
      let prefix = name.contains(":") ? String(name.prefix { $0 != ":" }) + ":" : ""
      let comment = CommentTemplate(
        range: CellRange(first: cell, last: cell),
        start: Array("<\(name)".utf8) + outline.attributeBytes(of: element, without: dropped),
        open: Array(outline.bytes[own.startTag]),
        text: CommentCompiler.program(content, placed.actions, prefix: prefix), prefix: prefix,
        end: Array(outline.bytes[own.endTag])
          + outline.bytes[own.outer.upperBound..<outline.nodes[element].outer.upperBound],
        shape: shapes?.templates[cell], isThreaded: isThreaded)
      attachments.append((cell.row...cell.row, .comment(comment)))
    }
    parts.threads = try CommentCompiler.threads(package, sheetPart)
    self.parts = parts
  }

  private static func program(
    _ text: CellText, _ actions: [(tag: Tag, action: CellText.Action)], prefix: String
  ) -> Program {
    var builder = ProgramBuilder()
    if actions.isEmpty {
      builder.bytes(text.outline.bytes[text.outline.nodes[text.element].inner])
    } else {
      text.write(actions, prefix: prefix, to: &builder)
    }
    return builder.program
  }

  private static func threads(
    _ package: OPCPackage, _ sheetPart: PartName
  ) throws -> (name: PartName, pieces: [CommentParts.ThreadPiece])? {
    guard let part = package.part("threadedComment", from: sheetPart) else { return nil }
    let outline = try XMLOutline(part.xml(), name: part.name.text)
    var pieces: [CommentParts.ThreadPiece] = []
    var at = 0
    for element in outline.elements(of: outline.root) {
      guard let value = outline.attributeRange("ref", of: element),
        let range = CellRange(String(decoding: outline.bytes[value], as: UTF8.self))
      else { continue }
      let outer = outline.nodes[element].outer
      pieces += [
        .bytes(Array(outline.bytes[at..<outer.lowerBound])),
        .comment(
          before: Array(outline.bytes[outer.lowerBound..<value.lowerBound]), range,
          after: Array(outline.bytes[value.upperBound..<outer.upperBound])),
      ]
      at = outer.upperBound
    }
    pieces.append(.bytes(Array(outline.bytes[at...])))
    return (part.name, pieces)
  }
}

/// Reads the shapes of comments from a VML drawing.
struct ShapeReader {
  let name: PartName
  let head: [UInt8]
  let tail: [UInt8]
  /// The number of the first shape.
  let first: Int
  private(set) var templates: [CellReference: ShapeTemplate] = [:]

  /// `nil` if there is none, or if it is not well-formed XML, which VML need not be.
  init?(_ package: OPCPackage, sheetPart: PartName) throws {
    guard let part = package.part("vmlDrawing", from: sheetPart),
      let outline = try? XMLOutline(part.bytes(), name: part.name.text)
    else { return nil }
    var kept: [UInt8] = []
    var at = 0
    var block = 1
    var end = outline.nodes[outline.root].inner.upperBound
    for element in outline.elements(of: outline.root) {
      let outer = outline.nodes[element].outer
      if outline.isLocalNamed("shapelayout", at: element),
        let map = outline.localChild("idmap", of: element),
        let data = outline.attribute("data", of: map)?.split(separator: ",").first,
        let number = XMLText.integer(data, in: 1...4_000)
      {
        block = number
      }
      guard outline.isLocalNamed("shape", at: element), let (cell, template) = ShapeReader.template(outline, element)
      else {
        continue
      }
      templates[cell] = template
      kept += outline.bytes[at..<outer.lowerBound]
      at = outer.upperBound
    }
    end = max(end, at)
    kept += outline.bytes[at..<end]
    name = part.name
    head = kept
    tail = Array(outline.bytes[end...])
    first = block * 1024 + 1
  }

  private static func template(_ outline: XMLOutline, _ shape: Int) -> (CellReference, ShapeTemplate)? {
    guard let data = outline.localChild("ClientData", of: shape), outline.attribute("ObjectType", of: data) == "Note",
      let row = outline.localChild("Row", of: data), let column = outline.localChild("Column", of: data),
      let above = outline.integer(of: row, in: 0...RowPlan.allRows.upperBound - 1),
      let before = outline.integer(of: column, in: 0...CellReference.columns.upperBound - 1)
    else { return nil }
    var cuts: [(range: Range<Int>, piece: [ShapeTemplate.Piece])] = [(outline.nodes[row].inner, [.row])]
    if let id = outline.attributeRange("id", of: shape) { cuts.append((id, [.bytes(Array("_x0000_s".utf8)), .id])) }
    if let id = outline.attributeRange("o:spid", of: shape) {
      cuts.append((id, [.bytes(Array("_x0000_s".utf8)), .id]))
    }
    if let anchor = outline.localChild("Anchor", of: data) {
      let numbers = outline.text(of: anchor).split(separator: ",").compactMap {
        XMLText.integer($0, in: 0...RowPlan.allRows.upperBound - 1)
      }
      if numbers.count == 8 { cuts.append((outline.nodes[anchor].inner, [.anchor(numbers)])) }
    }
    var pieces: [ShapeTemplate.Piece] = []
    var at = outline.nodes[shape].outer.lowerBound
    for cut in cuts.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      pieces.append(.bytes(Array(outline.bytes[at..<cut.range.lowerBound])))
      pieces += cut.piece
      at = cut.range.upperBound
    }
    pieces.append(.bytes(Array(outline.bytes[at..<outline.nodes[shape].outer.upperBound])))
    return (CellReference(column: before + 1, row: above + 1), ShapeTemplate(pieces: pieces))
  }
}
