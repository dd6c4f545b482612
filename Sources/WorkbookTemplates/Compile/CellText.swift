import Markup
import TemplateLanguage
import TemplateRuntime

/// The text of a cell, `si` or `is`: what a reader sees in one go, with the `t` element that each byte came from.
struct CellText: Sendable {
  /// One `t` element.
  struct Piece: Sendable {
    /// The element's place in the outline.
    var node: Int
    /// Its bytes in `joined`.
    var range: Range<Int>
  }
  /// The outline that holds the text.
  let outline: XMLOutline
  /// The `si` or `is` element.
  let element: Int
  /// The pieces in order; phonetic hints are not text.
  private(set) var pieces: [Piece] = []
  /// The text of all pieces, in UTF-8.
  private(set) var joined: [UInt8] = []

  init(_ outline: XMLOutline, element: Int) {
    self.outline = outline
    self.element = element
    for child in outline.elements(of: element) {
      if outline.isLocalNamed("t", at: child) { add(child) }
      if outline.isLocalNamed("r", at: child) {
        for part in outline.elements(of: child) where outline.isLocalNamed("t", at: part) { add(part) }
      }
    }
  }

  private mutating func add(_ node: Int) {
    let start = joined.count
    joined.append(contentsOf: outline.text(of: node).utf8)
    pieces.append(Piece(node: node, range: start..<joined.count))
  }

  /// What happens where a tag stood.
  enum Action: Sendable {
    /// A value is printed.
    case value(ValueSlot)
    /// A section within the cell begins.
    case begin(SectionSlot)
    /// It ends.
    case end
    /// Pictures or codes are drawn over the cell; in the text nothing is left.
    case draw(ValueSlot)
    /// Nothing is left.
    case vanish

    /// Whether anything may be left in the text.
    var prints: Bool {
      switch self {
      case .value, .begin, .end: true
      case .draw, .vanish: false
      }
    }
  }

  /// The program that makes the children of `is`. `actions` are the cell's tags in order. Elements carry `prefix`
  /// (empty, or such as `x:`); where the text's own elements carry another one, its runs' looks are not kept.
  func program(_ actions: [(tag: Tag, action: Action)], prefix: String) -> Program {
    var builder = ProgramBuilder()
    write(actions, prefix: prefix, to: &builder)
    return builder.program
  }

  /// The program that makes the text alone; `nil` if it has more than one look.
  func plainProgram(_ actions: [(tag: Tag, action: Action)], prefix: String) -> Program? {
    if keepsRuns(prefix), foreign(prefix) != nil {
      guard pieces.count == 1, outline.nodes[element].inner == outline.nodes[pieces[0].node].outer else { return nil }
    }
    var builder = ProgramBuilder()
    write(text: 0..<joined.count, actions, &builder)
    return builder.program
  }

  private func keepsRuns(_ prefix: String) -> Bool {
    outline.name(of: element).hasPrefix(prefix) && (prefix.isEmpty != outline.name(of: element).contains(":"))
  }

  /// Elements and attributes of other prefixes, which may be declared outside of the text: a copy elsewhere goes without
  /// them. `nil` if there is text within them.
  private func foreign(_ prefix: String) -> [Range<Int>]? {
    var found: [Range<Int>] = []
    var texts = pieces[...]
    var node = element + 1
    while node < outline.nodes[element].subtreeEnd {
      defer { node += 1 }
      guard outline.nodes[node].kind == .element else { continue }
      let name = outline.nameBytes(of: node)
      guard name.starts(with: prefix.utf8), prefix.isEmpty != name.contains(UInt8(ascii: ":")) else {
        let end = outline.nodes[node].subtreeEnd
        texts = texts.drop { $0.node < node }
        if let text = texts.first, text.node < end { return nil }
        found.append(outline.nodes[node].outer)
        node = end - 1
        continue
      }
      for attribute in outline.attributes(of: node) {
        let name = outline.bytes[attribute.name]
        if name.contains(UInt8(ascii: ":")), !name.starts(with: "xml".utf8) { found.append(attribute.outer) }
      }
    }
    return found
  }

  /// The same at the end of a program.
  func write(_ actions: [(tag: Tag, action: Action)], prefix: String, to builder: inout ProgramBuilder) {
    if keepsRuns(prefix), var foreign = foreign(prefix)?[...] {
      func copy(_ range: Range<Int>) {
        var at = range.lowerBound
        while let cut = foreign.first, cut.lowerBound < range.upperBound {
          foreign.removeFirst()
          if cut.lowerBound < at { continue }
          builder.bytes(outline.bytes[at..<cut.lowerBound])
          at = cut.upperBound
        }
        builder.bytes(outline.bytes[at..<max(at, range.upperBound)])
      }
      var at = outline.nodes[element].inner.lowerBound
      for piece in pieces {
        let node = outline.nodes[piece.node]
        copy(at..<node.outer.lowerBound)
        write(piece.range, actions, prefix, &builder)
        at = node.outer.upperBound
      }
      copy(at..<max(at, outline.nodes[element].inner.upperBound))
    } else {
      write(0..<joined.count, actions, prefix, &builder)
    }
  }

  private func write(
    _ range: Range<Int>, _ actions: [(tag: Tag, action: Action)], _ prefix: String, _ builder: inout ProgramBuilder
  ) {
    builder.bytes("<\(prefix)t xml:space=\"preserve\">".utf8)
    write(text: range, actions, &builder)
    builder.bytes("</\(prefix)t>".utf8)
  }

  private func write(
    text range: Range<Int>, _ actions: [(tag: Tag, action: Action)], _ builder: inout ProgramBuilder
  ) {
    builder.write(joined, range, actions)
  }
}

extension ProgramBuilder {
  /// Writes a stretch of a text, with what its tags do in their places. A tag that goes over several stretches does it where
  /// its name begins.
  ///
  /// - Parameter lineBreak: What a line feed of a value is written as; itself if `nil`.
  mutating func write(
    _ text: [UInt8], _ range: Range<Int>, _ actions: [(tag: Tag, action: CellText.Action)],
    lineBreak: () -> [UInt8]? = { nil }
  ) {
    var at = range.lowerBound
    for (tag, action) in actions where tag.range.overlaps(range) {
      write(text[at..<max(at, min(tag.range.lowerBound, range.upperBound))])
      let anchor = min(max(tag.nameOffset, tag.range.lowerBound), tag.range.upperBound - 1)
      if range.contains(anchor) {
        switch action {
        case .value(var slot):
          if let bytes = lineBreak() { slot.context.lineBreak = constant(bytes) }
          value(slot)
        case .begin(let section): begin(section)
        case .end: end()
        case .draw, .vanish: break
        }
      }
      at = max(at, min(tag.range.upperBound, range.upperBound))
    }
    write(text[at..<range.upperBound])
  }

  private mutating func write(_ text: ArraySlice<UInt8>) {
    if text.isEmpty { return }
    var escaped: [UInt8] = []
    ValueWriter.appendXML(text, to: &escaped)
    bytes(escaped)
  }
}
