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

  /// Every choice of the list with its box.
  func boxes(_ choices: TemplateChoices, _ language: Language) -> String {
    choices.options.map { glyph(choices.chosen.contains($0.id)) + $0.label }.joined(separator: " ")
  }
}
