import Findings

/// How tick boxes are drawn with characters (domain 4.8).
enum BoxStyle: Sendable, Hashable {
  /// ☑ and □
  case modern
  /// ■ and □, which GBK printers and fonts have too.
  case safe

  /// The box.
  func glyph(_ isTicked: Bool) -> String {
    switch (self, isTicked) {
    case (.modern, true): "☑"
    case (.safe, true): "■"
    case (_, false): "□"
    }
  }

  /// Appends every choice of the list with its box.
  func append(_ choices: TemplateChoices, to out: inout [UInt8]) {
    for index in choices.options.indices {
      if index > 0 { out.append(0x20) }
      out.append(contentsOf: glyph(choices.chosen.contains(choices.options[index].id)).utf8)
      out.append(contentsOf: choices.options[index].label.utf8)
    }
  }
}
