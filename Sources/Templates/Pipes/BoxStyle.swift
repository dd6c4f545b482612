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

  /// Appends the box.
  func append(_ isTicked: Bool, to out: inout [UInt8]) { out.append(contentsOf: glyph(isTicked).utf8) }

  /// Appends every choice of the list with its box.
  func append(_ choices: TemplateChoices, to out: inout [UInt8]) {
    append(choices.options, isChosen: { choices.chosen.contains($0) }, to: &out)
  }

  /// Appends every option with its box.
  func append(_ options: [TemplateChoices.Option], isChosen: (String) -> Bool, to out: inout [UInt8]) {
    for index in options.indices {
      if index > 0 { out.append(0x20) }
      out.append(contentsOf: glyph(isChosen(options[index].id)).utf8)
      out.append(contentsOf: options[index].label.utf8)
    }
  }
}
