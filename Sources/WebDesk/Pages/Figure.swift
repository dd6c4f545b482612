import HTML

/// A figure in a list of figures (`ul.figures`).
enum Figure {
  /// Writes a number over what it is.
  ///
  /// - Parameters:
  ///   - value: The number as a text.
  ///   - name: What it is.
  ///   - path: Where it leads.
  ///   - note: A remark below.
  ///   - isBad: Whether it is one that somebody must see to.
  static func write(
    _ value: String, _ name: String, path: Path? = nil, note: String? = nil, isBad: Bool = false, _ html: inout HTML
  ) {
    html.element(.li, .class(isBad ? "card bad" : "card")) { html in
      if let path {
        html.element(.a, .href(path)) { html in write(value, name, &html) }
      } else {
        write(value, name, &html)
      }
      if let note { html.element(.small, .class("hint"), text: note) }
    }
  }

  private static func write(_ value: String, _ name: String, _ html: inout HTML) {
    html.element(.b, text: value)
    html.element(.span, text: name)
  }
}
