/// How tick boxes are drawn with characters (domain 4.8).
package enum BoxStyle: Sendable, Hashable {
  /// ☑ and □
  case modern
  /// ■ and □, which GBK printers and fonts have too.
  case safe

  /// The box.
  package func glyph(_ isTicked: Bool) -> String { text(isTicked).description }

  private func text(_ isTicked: Bool) -> StaticString {
    switch (self, isTicked) {
    case (.modern, true): "☑"
    case (.safe, true): "■"
    case (_, false): "□"
    }
  }

  /// Appends the box.
  package func append(_ isTicked: Bool, to out: inout [UInt8]) {
    text(isTicked).withUTF8Buffer { out.append(contentsOf: $0) }
  }
}
