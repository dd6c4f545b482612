import Findings
import Pictures
import Synchronization
import TemplateLanguage
import TemplateRuntime
import Typesetting

/// A piece of a line on a page: constant, or made of a form's values.
final class PagePiece: Sendable {
  /// How it looks.
  enum Look: Sendable {
    case plain
    /// A hint, such as where a stamp goes.
    case grey
    /// What is marked on a form: that it is void, or printed again.
    case red
    /// What is stamped across the sheet, so light that the values can be read over it.
    case stamp
  }

  /// What it is made of.
  enum Content: Sendable {
    case constant(String)
    case text(TextTemplate)
    case drawing(ValueSlot)
  }

  let content: Content
  let look: Look
  let style: PageFonts.Style

  init(content: Content, look: Look, style: PageFonts.Style) {
    (self.content, self.look, self.style) = (content, look, style)
  }
}

/// A line of a cell, or of what stands around the grid.
struct PageLine: Sendable {
  let pieces: [PagePiece]
  let alignment: Alignment
  /// Whether a piece is drawn instead of written.
  let draws: Bool
  /// The looks of the pieces; none if all are plain.
  let looks: [PagePiece.Look]
  /// What it said before in its cell.
  let known = KnownLines()

  init(pieces: [PagePiece], alignment: Alignment) {
    (self.pieces, self.alignment) = (pieces, alignment)
    looks = pieces.allSatisfy { $0.look == .plain } ? [] : pieces.map(\.look)
    draws = pieces.contains { if case .drawing = $0.content { true } else { false } }
  }

  typealias Alignment = LineAlignment

  /// The text, if no piece depends on a form.
  var isConstant: Bool {
    pieces.allSatisfy { if case .constant = $0.content { true } else { false } }
  }
}

/// The first lines that a place of many forms has had, by the texts of their pieces. Any thread may use them.
final class KnownLines: Sendable {
  private let lines = Mutex<[[String]: SetLine]>([:])

  /// How many are kept, and how long their texts may be: what is free to say comes but once.
  private static let kept = 8, longest = 48

  /// The line of these texts, which is set if it is not known.
  func line(_ texts: [String], _ set: () -> SetLine) -> SetLine {
    guard texts.reduce(0, { $0 + $1.utf8.count }) <= KnownLines.longest else { return set() }
    if let line = lines.withLock({ $0[texts] }) { return line }
    let line = set()
    lines.withLock { if $0.count < KnownLines.kept { $0[texts] = line } }
    return line
  }
}

/// Where a line stands in its place.
package enum LineAlignment: String, Sendable {
  case left, center, right
}

/// Compiles the tagged texts of a plan, all in one vocabulary.
struct PageTextCompiler {
  let vocabulary: TemplateVocabulary
  /// How findings call the texts.
  let name: String
  /// What is wrong with them.
  private(set) var findings: [Finding] = []

  init(_ vocabulary: TemplateVocabulary, name: String) {
    self.vocabulary = vocabulary
    self.name = name
  }

  /// A piece; `scope` are the contexts around it.
  mutating func piece(
    _ text: String, in scope: NameScope, look: PagePiece.Look = .plain, style: PageFonts.Style = .text
  ) -> PagePiece {
    if let slot = drawing(text, in: scope) { return PagePiece(content: .drawing(slot), look: look, style: style) }
    guard let template = template(text, in: scope) else {
      return PagePiece(content: .constant(""), look: look, style: style)
    }
    let constant = template.constant.map { PagePiece.Content.constant(TickBox.usual(in: $0)) }
    return PagePiece(content: constant ?? .text(template), look: look, style: style)
  }

  /// A text with tags.
  mutating func template(_ text: String, in scope: NameScope) -> TextTemplate? {
    let (template, found) = TextTemplate.compile(text, name: name, vocabulary: vocabulary, in: scope)
    findings += found.filter { $0.severity == .error }
    return template
  }

  /// What is printed where a section is: `^copy.omits.price`, without braces.
  mutating func condition(_ section: String, in scope: NameScope) -> TextTemplate? {
    template("{{\(section)}}+{{/\(section.dropFirst())}}", in: scope)
  }

  /// The rows of a repeat, at least `blankRows`, and the contexts inside.
  mutating func rows(of repeated: String, blankRows: Int, in scope: NameScope) -> (SectionSlot, NameScope)? {
    let options = blankRows > 0 ? "|rows:\(blankRows)" : ""
    var compiler = SlotCompiler(vocabulary: vocabulary)
    let section = tag("{{#\(repeated)\(options)}}").flatMap { compiler.section($0, in: scope) }
    findings += compiler.findings.filter { $0.severity == .error }
    return section.map { ($0.slot, $0.inside) }
  }

  /// What a text draws that is the tag of pictures or of a code and nothing else.
  private mutating func drawing(_ text: String, in scope: NameScope) -> ValueSlot? {
    var parser = TagParser()
    let tags = parser.tags(in: Array(text.utf8))
    guard tags.count == 1, tags[0].draws, tags[0].range == 0..<text.utf8.count else { return nil }
    var compiler = SlotCompiler(vocabulary: vocabulary)
    let slot = compiler.value(
      LocatedTag(tag: tags[0], origin: Origin(file: name), excerpt: text), in: scope, as: .plain)
    findings += compiler.findings.filter { $0.severity == .error }
    return slot
  }

  private func tag(_ text: String) -> LocatedTag? {
    var parser = TagParser()
    return parser.tags(in: Array(text.utf8)).first.map {
      LocatedTag(tag: $0, origin: Origin(file: name), excerpt: text)
    }
  }
}
