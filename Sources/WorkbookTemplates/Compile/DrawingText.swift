import Findings
import Markup
import TemplateLanguage
import TemplateRuntime

/// A paragraph of DrawingML text (`a:p`): in text boxes, shapes and the titles of charts.
struct DrawingText {
  private let outline: XMLOutline
  private let paragraph: Int
  /// The `a:t` elements with their run, and their bytes in `joined`.
  private var pieces: [(run: Int, node: Int, range: Range<Int>)] = []
  /// The text of all runs, in UTF-8.
  private(set) var joined: [UInt8] = []

  init(_ outline: XMLOutline, paragraph: Int) {
    self.outline = outline
    self.paragraph = paragraph
    for run in outline.elements(of: paragraph) where outline.isLocalNamed("r", at: run) {
      guard let node = outline.localChild("t", of: run) else { continue }
      let start = joined.count
      joined.append(contentsOf: outline.text(of: node).utf8)
      pieces.append((run, node, start..<joined.count))
    }
  }

  /// The paragraphs inside an element.
  static func paragraphs(in element: Int, of outline: XMLOutline) -> [Int] {
    (element + 1..<max(outline.nodes[element].subtreeEnd, element + 1)).filter { outline.isLocalNamed("p", at: $0) }
  }

  /// The program of the paragraph; a line feed in a value becomes a line break, other runs stay.
  fileprivate func program(_ actions: [(tag: Tag, action: CellText.Action)]) -> Program {
    var builder = ProgramBuilder()
    var at = outline.nodes[paragraph].outer.lowerBound
    for piece in pieces {
      let node = outline.nodes[piece.node]
      builder.bytes(outline.bytes[at..<node.startTag.lowerBound])
      let name = outline.name(of: piece.node)
      builder.bytes("<\(name)>".utf8)
      write(piece, actions, &builder)
      builder.bytes("</\(name)>".utf8)
      at = node.outer.upperBound
    }
    builder.bytes(outline.bytes[at..<outline.nodes[paragraph].outer.upperBound])
    return builder.program
  }

  private func write(
    _ piece: (run: Int, node: Int, range: Range<Int>), _ actions: [(tag: Tag, action: CellText.Action)],
    _ builder: inout ProgramBuilder
  ) {
    builder.write(joined, piece.range, actions) { lineBreak(in: piece.run, piece.node) }
  }

  /// Ends the run, breaks the line, and begins a run that looks the same.
  private func lineBreak(in run: Int, _ node: Int) -> [UInt8] {
    let (runName, textName) = (outline.name(of: run), outline.name(of: node))
    let prefix = runName.contains(":") ? String(runName.prefix { $0 != ":" }) + ":" : ""
    let looks = outline.localChild("rPr", of: run).map { Array(outline.bytes[outline.nodes[$0].outer]) } ?? []
    return Array("</\(textName)></\(runName)><\(prefix)br/><\(runName)>".utf8) + looks + Array("<\(textName)>".utf8)
  }
}

extension SlotCompiler {
  /// Compiles a paragraph of DrawingML text. `nil` if it has no tags.
  mutating func paragraph(
    _ paragraph: Int, of outline: XMLOutline, parser: inout TagParser, at origin: Origin, in scope: NameScope
  ) -> (program: Program, located: [LocatedTag])? {
    let text = DrawingText(outline, paragraph: paragraph)
    let placed = place(text.joined, parser: &parser, at: origin, in: scope, as: .xml)
    return placed.actions.isEmpty ? nil : (text.program(placed.actions), placed.located)
  }
}
