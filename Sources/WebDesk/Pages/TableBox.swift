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
    head(headings.map { TableHeading($0.text, isAmount: $0.isAmount) }, &html)
  }

  /// The row of headings.
  static func head(_ headings: [TableHeading], _ html: inout HTML) {
    html.element(.thead) { html in
      html.element(.tr) { html in
        for heading in headings {
          html.element(
            .th, .named("scope", "col"), heading.isAmount ? .class("amount") : nil,
            heading.direction.map { .aria("sort", $0.rawValue) }
          ) { html in
            if let path = heading.sorting {
              html.element(.a, .class("sort"), .href(path), text: heading.text)
            } else {
              html.text(heading.text)
            }
          }
        }
      }
    }
  }
}

/// The heading of a column.
struct TableHeading {
  /// How the rows are in order, as WAI-ARIA's `aria-sort` has it.
  enum Direction: String {
    case ascending, descending
  }

  var text: String
  /// Whether numbers stand under it.
  var isAmount = false
  /// The page with the rows in the order of this column, or the other way round.
  var sorting: Path?
  /// In which direction they are in its order now.
  var direction: Direction?

  init(_ text: String, isAmount: Bool = false, sorting: Path? = nil, direction: Direction? = nil) {
    (self.text, self.isAmount, self.sorting, self.direction) = (text, isAmount, sorting, direction)
  }
}
