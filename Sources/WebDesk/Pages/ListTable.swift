import HTML

/// A table that lists things; it scrolls by itself where it is wider than the window.
enum ListTable {
  /// Writes a table with a heading for each column.
  ///
  /// - Parameters:
  ///   - name: What it lists, for who hears it.
  ///   - columns: The headings.
  ///   - rows: Writes the rows.
  static func write(_ name: String, columns: [String], _ html: inout HTML, rows: (inout HTML) -> Void) {
    html.element(
      .div, .class("scroll"), .named("role", "region"), .named("tabindex", 0), .aria("label", name)
    ) { html in
      html.element(.table, .class("list")) { html in
        html.element(.thead) { html in
          html.element(.tr) { html in
            for column in columns { html.element(.th, .named("scope", "col"), text: column) }
          }
        }
        html.element(.tbody, content: rows)
      }
    }
  }
}
