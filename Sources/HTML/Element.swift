/// The elements that have content.
public enum Element: String, Sendable {
  case a, abbr, article, aside, b, body, button, canvas, caption, code, dd, details, dialog, div, dl, dt, em, fieldset
  case figcaption, figure, footer, form, h1, h2, h3, h4, head, header, html, iframe, label, legend, li, main, menu
  case meter, nav, noscript, ol, optgroup, option, output, p, pre, progress, script, section, select, small, span
  case strong, summary, table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, ul
  case datalist
  // SVG, as it stands within HTML.
  case circle, g, line, path, polygon, polyline, rect, svg, desc
  /// `text` of SVG, which would hide ``HTML/text(_:)``.
  case svgText = "text"
}

/// The elements that have neither content nor an end tag.
public enum VoidElement: String, Sendable {
  case br, hr, img, input, link, meta, col
}
