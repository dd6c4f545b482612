import HTML

/// A table in a box that scrolls where the table is wider than the window.
enum TableBox {
  /// Writes the box.
  ///
  /// - Parameters:
  ///   - title: What the table is.
  ///   - isShown: Whether the title stands over it; else assistive technology alone tells it.
  static func write(_ title: String, isShown: Bool = false, _ html: inout HTML, _ content: (inout HTML) -> Void) {
    html.element(
      .div, .class("scroll"), .named("tabindex", 0), .named("role", "region"), .aria("label", title)
    ) { html in
      html.element(.table, .class("list")) { html in
        html.element(.caption, isShown ? nil : .class("away"), text: title)
        content(&html)
      }
    }
  }

  /// Writes a table with a heading for each column; `rows` writes its rows.
  static func write(_ title: String, columns: [String], _ html: inout HTML, rows: (inout HTML) -> Void) {
    write(title, &html) { html in
      head(columns.map { ($0, false) }, &html)
      html.element(.tbody, content: rows)
    }
  }

  /// The row of headings: their texts, and whether numbers stand under them.
  static func head(_ headings: [(text: String, isAmount: Bool)], _ html: inout HTML) {
    html.element(.thead) { html in
      html.element(.tr) { html in
        for heading in headings {
          html.element(
            .th, .named("scope", "col"), heading.isAmount ? .class("amount") : nil, text: heading.text)
        }
      }
    }
  }
}
