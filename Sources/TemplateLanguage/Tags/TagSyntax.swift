/// What a tag does.
package enum TagKind: String, Sendable, Hashable {
  /// `{{name}}`, `{{{name}}}` or `{{&name}}`: prints a value, always as text.
  case value
  /// `{{#name}}` or `{{?name}}`: begins a section.
  case section
  /// `{{^name}}`: begins a section that is printed where the value is empty.
  case inverted
  /// `{{/name}}`: ends a section.
  case close
  /// `{{@name}}`: a picture.
  case picture
  /// `{{! … }}`: a remark for the template's authors.
  case comment
  /// `{{=<% %>=}}`: other delimiters from here on.
  case delimiters
}

/// One step of a tag's pipe: `|date:yyyy年M月d日`.
package struct PipeCall: Sendable, Hashable {
  /// The name as written, trimmed.
  package var name: String
  /// All that follows the first colon, trimmed of ASCII blanks and of quotes around the whole; `nil` without colon.
  package var argument: String?

  package init(name: String, argument: String? = nil) {
    self.name = name
    self.argument = argument
  }
}

/// A tag as found in a text.
package struct Tag: Sendable, Hashable {
  /// What it does.
  package var kind: TagKind
  /// The name as written, trimmed; empty for remarks and delimiters.
  package var name: String
  /// Its pipes in order.
  package var pipes: [PipeCall]
  /// The bytes of the text that it takes up, braces included.
  package var range: Range<Int>
  /// Where its name begins: the tag's value takes the looks of this place.
  package var nameOffset: Int
  /// The tag as written.
  package var source: String

  /// Whether it draws something instead of writing text.
  package var draws: Bool {
    kind == .picture || kind == .value && pipes.contains(where: DrawingPipe.isMeant)
  }

  /// Whether its cell is merged with the one above where both have the same value.
  package var merges: Bool { kind == .value && pipes.contains(where: MergePipe.isMeant) }

  /// Whether it draws a picture, not a code made from a text.
  var drawsPicture: Bool {
    guard let last = pipes.last(where: DrawingPipe.isMeant) else { return kind == .picture }
    if case .fit? = try? DrawingPipe.read(last) { return true }
    return false
  }
}

/// The marks that tags stand between.
package struct TagDelimiters: Sendable, Hashable {
  /// What begins a tag, in UTF-8.
  package var open: [UInt8]
  /// What ends it.
  var close: [UInt8]

  /// `{{` and `}}`.
  package static let standard = TagDelimiters(open: Array("{{".utf8), close: Array("}}".utf8))

  init(open: [UInt8], close: [UInt8]) {
    self.open = open
    self.close = close
  }

  /// Reads two marks with blanks between, such as `{ }` or `<% %>`; `nil` for anything else, or marks with `=`.
  package init?(_ text: String) {
    let marks = text.split(whereSeparator: \.isWhitespace)
    guard marks.count == 2, !text.contains("=") else { return nil }
    self.init(open: Array(marks[0].utf8), close: Array(marks[1].utf8))
  }

  /// Full-width forms count as the marks themselves, unless a mark is a single character, which Chinese prose may use.
  var readsFullWidth: Bool { open.count > 1 && close.count > 1 }
}

/// Something that is wrong, or was read with a grain of salt, in the tags of one text.
package struct TagIssue: Sendable, Hashable {
  /// The kinds of issue.
  enum Kind: Sendable, Hashable {
    /// `{{` without `}}`.
    case unclosed
    /// `}}` without `{{`.
    case unopened
    /// Nothing between the braces.
    case nameless
    /// A kind of tag that this language does not have.
    case foreign(String)
    /// Delimiters that cannot be read.
    case badDelimiters
    /// Characters that were read as others: full width, curly quotes, odd blanks, dashes.
    case oddCharacters
    /// A tag of another engine, which is text to this one.
    case otherEngine(ForeignTag)
  }
  /// The kind.
  var kind: Kind
  /// The bytes concerned.
  package var range: Range<Int>
  /// The text concerned.
  var source: String

  /// Whether it is about what is no tag of this language.
  package var isOfAnotherEngine: Bool { if case .otherEngine = kind { true } else { false } }
}
