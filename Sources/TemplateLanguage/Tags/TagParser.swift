/// Finds the tags of one text after another; set-delimiter tags hold from one text to the next.
///
/// A text is what a reader sees in one go: a paragraph, a cell. The parser knows nothing of documents: an engine joins the
/// text, asks for the tags, and maps their byte ranges back to its own places.
package struct TagParser {
  /// The marks in force; changed by `{{=<% %>=}}`.
  package var delimiters: TagDelimiters
  /// What was found wrong in the last text.
  package private(set) var issues: [TagIssue] = []
  /// The kinds of tags, by what their end needs, that nothing ends in the rest of the text: it is not searched again.
  private var endless: Set<Ending> = []

  /// What ends a tag.
  private enum Ending: Hashable {
    case plain, remark
    /// The closing mark behind this byte.
    case guarded(UInt8)
  }

  package init(delimiters: TagDelimiters = .standard) { self.delimiters = delimiters }

  /// The tags of `text` (UTF-8) in order; `issues` then tells what is wrong with them.
  package mutating func tags(in text: [UInt8]) -> [Tag] {
    issues = []
    endless = []
    var tags: [Tag] = []
    var at = 0
    while at < text.count {
      if let open = match(delimiters.open, in: text, at: at) {
        guard let end = contentEnd(text, from: at + open) ?? plainEnd(text, from: at + open) else {
          issues.append(issue(.unclosed, text, at..<unclosedEnd(text, at + open)))
          at += open
          continue
        }
        if let tag = read(text, at..<end.after, content: (at + open)..<end.content) { tags.append(tag) }
        at = end.after
      } else if delimiters.close.count > 1, let close = match(delimiters.close, in: text, at: at) {
        issues.append(issue(.unopened, text, at..<(at + close)))
        at += close
      } else if let found = ForeignTag.at(at, in: text) {
        issues.append(issue(.otherEngine(found.tag), text, found.range))
        at = found.range.upperBound
      } else {
        at += 1
      }
    }
    return tags
  }

  /// Whether there is a tag in `text`, or what looks like one; nothing is remembered of it.
  package func hasTags(_ text: String) -> Bool {
    var other = self
    return !other.tags(in: Array(text.utf8)).isEmpty || other.issues.contains { !$0.isOfAnotherEngine }
  }

  /// Where the content of a tag ends and where the text goes on after it; `nil` if another tag begins first.
  private mutating func contentEnd(_ text: [UInt8], from start: Int) -> (content: Int, after: Int)? {
    let head = firstScalar(text, start)
    let isRemark = head == "!" || head == "！"
    // {{{x}}} ends at }}} and {{=<% %>=}} at =}}: one more character before the closing mark.
    let guardCharacter: UInt8? =
      head == "{" || head == "｛" ? UInt8(ascii: "}") : head == "=" || head == "＝" ? 0x3D : nil
    let ending = guardCharacter.map(Ending.guarded) ?? (isRemark ? .remark : .plain)
    if endless.contains(ending) { return nil }
    var at = start
    while at < text.count {
      if let mark = guardCharacter {
        if let one = match([mark], in: text, at: at), let close = match(delimiters.close, in: text, at: at + one) {
          return (at + one, at + one + close)
        }
      } else if let close = match(delimiters.close, in: text, at: at) {
        return (at, at + close)
      }
      if !isRemark, guardCharacter == nil, delimiters.open != delimiters.close,
        match(delimiters.open, in: text, at: at) != nil
      {
        return nil
      }
      at += 1
    }
    endless.insert(ending)
    return nil
  }

  /// Where the content of a tag for delimiters ends that lacks its second `=`: it is read, and found wrong, as a whole.
  private func plainEnd(_ text: [UInt8], from start: Int) -> (content: Int, after: Int)? {
    guard let head = firstScalar(text, start), head == "=" || head == "＝" else { return nil }
    var at = start
    while at < text.count, text[at] != 0x0A, match(delimiters.open, in: text, at: at) == nil {
      if let close = match(delimiters.close, in: text, at: at) { return (at, at + close) }
      at += 1
    }
    return nil
  }

  /// The length of `mark` at `offset`, where each character may be full width if the delimiters allow; `nil` if it is not there.
  private func match(_ mark: [UInt8], in text: [UInt8], at offset: Int) -> Int? {
    var at = offset
    for byte in mark {
      guard at < text.count else { return nil }
      if text[at] == byte {
        at += 1
      } else if delimiters.readsFullWidth, byte > 0x20, byte < 0x7F, at + 2 < text.count,
        text[at] == 0xEF, text[at + 1] == (byte < 0x60 ? 0xBC : 0xBD),
        text[at + 2] == (byte < 0x60 ? byte + 0x60 : byte + 0x20)
      {
        at += 3
      } else {
        return nil
      }
    }
    return at - offset
  }

  private func firstScalar(_ text: [UInt8], _ offset: Int) -> Unicode.Scalar? {
    var decoder = UTF8()
    var bytes = text[min(offset, text.count)...].prefix(4).makeIterator()
    if case .scalarValue(let scalar) = decoder.decode(&bytes) { return scalar }
    return nil
  }

  private mutating func read(_ text: [UInt8], _ range: Range<Int>, content: Range<Int>) -> Tag? {
    let source = String(decoding: text[range], as: UTF8.self)
    var reading = TagReading(String(decoding: text[content], as: UTF8.self))
    if !source.utf8.starts(with: delimiters.open) || !source.utf8.reversed().starts(with: delimiters.close.reversed()) {
      reading.isOdd = true
    }
    var tag = Tag(
      kind: .value, name: "", pipes: [], range: range, nameOffset: content.lowerBound, source: source)
    switch reading.sigil() {
    case nil, "&", "{": break
    case "#", "?": tag.kind = .section
    case "^": tag.kind = .inverted
    case "/": tag.kind = .close
    case "@": tag.kind = .picture
    case "!":
      tag.kind = .comment
      return tag
    case "=":
      tag.kind = .delimiters
      guard let marks = TagDelimiters(reading.rest.filter { $0 != "=" && $0 != "＝" }) else {
        issues.append(issue(.badDelimiters, text, range))
        return nil
      }
      delimiters = marks
      endless = []
      return tag
    case let other?:
      issues.append(issue(.foreign(String(other)), text, range))
      return nil
    }
    if source.hasPrefix("{{{") { reading.dropClosingBrace() }
    let name = reading.name()
    tag.name = name.text
    tag.nameOffset = content.lowerBound + name.offset
    tag.pipes = reading.pipes()
    if tag.name.isEmpty, !(tag.kind == .close) {
      issues.append(issue(.nameless, text, range))
      return nil
    }
    if reading.isOdd { issues.append(issue(.oddCharacters, text, range)) }
    return tag
  }

  /// As much of an unclosed tag as helps to find it: up to twelve characters of its line, before the next tag.
  private func unclosedEnd(_ text: [UInt8], _ start: Int) -> Int {
    // Only the neighbourhood is decoded, up to the beginning of a character.
    var end = min(text.count, start + 192)
    while end > start, end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
    var tail = String(decoding: text[start..<end], as: UTF8.self).prefix { !$0.isNewline && $0 != "{" && $0 != "｛" }
      .prefix(12)
    while tail.last?.isWhitespace == true { tail.removeLast() }
    return min(text.count, start + tail.utf8.count)
  }

  private func issue(_ kind: TagIssue.Kind, _ text: [UInt8], _ range: Range<Int>) -> TagIssue {
    TagIssue(kind: kind, range: range, source: String(decoding: text[range], as: UTF8.self))
  }
}
