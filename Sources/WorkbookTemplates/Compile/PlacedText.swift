import Findings
import TemplateLanguage
import TemplateRuntime

/// The tags of one text that stands by itself (a comment, a page header, a text box), with what happens where they stand.
struct PlacedText {
  /// The tags with their place.
  var located: [LocatedTag] = []
  /// What happens at each.
  var actions: [(tag: Tag, action: CellText.Action)] = []
}

extension PlacedText {
  /// The program of the text, as XML text, where it is kept in one piece: in an attribute.
  func program(of text: [UInt8]) -> Program {
    var builder = ProgramBuilder()
    write(text, to: &builder)
    return builder.program
  }

  /// Writes the text, as XML text, where it is kept in one piece.
  func write(_ text: [UInt8], to builder: inout ProgramBuilder) {
    var at = 0
    func constant(_ end: Int) -> [UInt8] {
      var escaped: [UInt8] = []
      ValueWriter.appendXML(text[at..<max(at, end)], to: &escaped)
      return escaped
    }
    for (tag, action) in actions {
      builder.bytes(constant(tag.range.lowerBound))
      at = tag.range.upperBound
      switch action {
      case .value(let slot): builder.value(slot)
      case .begin(let slot): builder.begin(slot)
      case .end: builder.end()
      case .draw, .vanish: break
      }
    }
    builder.bytes(constant(text.count))
  }
}

extension SlotCompiler {
  /// Compiles the tags of a text in which sections begin and end within the text.
  mutating func place(
    _ text: [UInt8], parser: inout TagParser, at origin: Origin, in scope: NameScope, as context: ValueContext
  ) -> PlacedText {
    var placed = PlacedText()
    placed.located = locate(text, parser: &parser, at: origin)
    guard !placed.located.isEmpty else { return placed }
    let (pairs, problems) = SectionMatcher.pairs(placed.located, for: vocabulary)
    report(problems)
    let opens = Set(pairs.map(\.open))
    let closes = Set(pairs.map(\.close))
    var scopes = [scope]
    for (index, located) in placed.located.enumerated() {
      var action = CellText.Action.vanish
      switch located.tag.kind {
      case .value:
        if let slot = value(located, in: scopes[scopes.count - 1], as: context) {
          if slot.drawing == nil { action = .value(slot) } else { cannotDraw(located) }
        }
      case .section, .inverted:
        let section = section(located, in: scopes[scopes.count - 1])
        guard opens.contains(index) else { break }
        scopes.append(section?.inside ?? .anything)
        if let slot = section?.slot { action = .begin(slot) }
      case .close:
        guard closes.contains(index) else { break }
        scopes.removeLast()
        action = .end
      case .picture: cannotDraw(located)
      case .comment, .delimiters: break
      }
      placed.actions.append((located.tag, action))
    }
    return placed
  }

  /// Compiles the address of a link. `nil` if it has no tags.
  mutating func address(
    _ target: String, parser: inout TagParser, at origin: Origin, in scope: NameScope
  ) -> (text: InlineText, located: [LocatedTag])? {
    guard let address = AddressTemplate(target, delimiters: parser.delimiters) else { return nil }
    let located = locate(address.text, parser: &parser, at: origin)
    guard !located.isEmpty else { return nil }
    let pieces = address.pieces(located).compactMap { piece -> InlineText.Piece? in
      switch piece {
      case .text(let bytes): .text(String(decoding: bytes, as: UTF8.self))
      case .tag(let tag, let context): inline(tag, in: scope, as: context)
      }
    }
    return (InlineText(pieces: pieces), located)
  }

  /// Compiles a text in which there can be values only: a sheet's name, a tip. `nil` if it has no tags.
  mutating func inline(
    _ text: String, parser: inout TagParser, at origin: Origin, in scope: NameScope
  ) -> (text: InlineText, located: [LocatedTag])? {
    let bytes = Array(text.utf8)
    let located = locate(bytes, parser: &parser, at: origin)
    guard !located.isEmpty else { return nil }
    var pieces: [InlineText.Piece] = []
    var at = 0
    for tag in located {
      if at < tag.tag.range.lowerBound {
        pieces.append(.text(String(decoding: bytes[at..<tag.tag.range.lowerBound], as: UTF8.self)))
      }
      at = tag.tag.range.upperBound
      if let piece = inline(tag, in: scope, as: .plain) { pieces.append(piece) }
    }
    if at < bytes.count { pieces.append(.text(String(decoding: bytes[at...], as: UTF8.self))) }
    return (InlineText(pieces: pieces), located)
  }

  private mutating func inline(
    _ tag: LocatedTag, in scope: NameScope, as context: ValueContext
  ) -> InlineText.Piece? {
    switch tag.tag.kind {
    case .value:
      guard let slot = value(tag, in: scope, as: context) else { break }
      if slot.drawing == nil { return .value(slot) }
      cannotDraw(tag)
    case .comment, .delimiters: break
    case .section, .inverted, .close, .picture:
      report(
        tag, .valuesOnly,
        LocalizedText("这里只能写值标签", hant: "這裡只能寫值標籤", en: "only tags of values can stand here"),
        hint: LocalizedText(
          "区块和图片写在单元格里", hant: "區塊和圖片寫在儲存格裡", en: "write sections and pictures in cells"))
    }
    return nil
  }

  /// The tags of a text with their place; what is wrong with them is reported.
  mutating func locate(_ text: [UInt8], parser: inout TagParser, at origin: Origin) -> [LocatedTag] {
    let tags = parser.tags(in: text)
    report(parser.issues.map { TagFindings.finding($0, at: origin, excerpt: Excerpt.of(text, around: $0.range)) })
    return tags.map { LocatedTag(tag: $0, origin: origin, excerpt: Excerpt.of(text, around: $0.range)) }
  }
}

/// A short text with values in it.
struct InlineText: Sendable {
  /// A piece of the text.
  enum Piece: Sendable {
    /// Text that stays.
    case text(String)
    /// A value.
    case value(ValueSlot)
  }
  /// The pieces in order.
  var pieces: [Piece]

  /// The text, each value written in the way of its place.
  func text(_ state: borrowing RenderState) throws(TemplateError) -> String {
    var out: [UInt8] = []
    for piece in pieces {
      switch piece {
      case .text(let text): out += text.utf8
      case .value(let slot): try ValueWriter.append(state.text(of: slot), in: slot.context, to: &out)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
