/// A value in a place.
package struct ValueSlot: Sendable, Hashable {
  /// Where the value is found.
  package var path: NamePath
  /// What it goes through.
  package var pipes: [Pipe]
  /// How it is drawn, if it is drawn and not written.
  package var drawing: DrawingPipe?
  /// How it is written there.
  package var context: ValueContext
  /// The name as its tag writes it, for messages.
  package var name: String = ""

  package init(path: NamePath, pipes: [Pipe], drawing: DrawingPipe? = nil, context: ValueContext, name: String = "") {
    self.path = path
    self.pipes = pipes
    self.drawing = drawing
    self.context = context
    self.name = name
  }
}

/// How a value's text is written in one kind of place.
package struct ValueContext: Sendable, Hashable {
  /// What is escaped.
  package enum Escaping: Sendable, Hashable {
    /// Nothing: plain text.
    case none
    /// XML character data, good in attributes too.
    case xml
    /// XML character data of a cell, where `_x000D_` and its like are escapes themselves.
    case spreadsheet
    /// An address, or the beginning of one: only what no address can have is written with percent signs.
    case address
    /// A part of an address: everything that means something in addresses is written with percent signs.
    case addressPart
  }
  /// The escaping.
  package var escaping: Escaping
  /// What a line feed is written as: a constant piece; itself if `nil`.
  package var lineBreak: Int?
  /// What a tab is written as: a constant piece; itself if `nil`.
  package var tab: Int?

  package init(escaping: Escaping, lineBreak: Int? = nil, tab: Int? = nil) {
    self.escaping = escaping
    self.lineBreak = lineBreak
    self.tab = tab
  }

  /// Plain text without any escaping.
  package static let plain = ValueContext(escaping: .none)
  /// XML text in which line feeds and tabs are themselves.
  package static let xml = ValueContext(escaping: .xml)
}

/// A section.
package struct SectionSlot: Sendable, Hashable {
  /// Where its value is found.
  package var path: NamePath
  /// Whether it is printed where the value is empty.
  package var isInverted: Bool
  /// Its options.
  package var options: [SectionOption]
  /// Where it and all of these print nothing, it prints one blank iteration.
  package var spared: [SectionSlot] = []

  package init(path: NamePath, isInverted: Bool, options: [SectionOption]) {
    self.path = path
    self.isInverted = isInverted
    self.options = options
  }
}
