import Findings
import HTML
import Liandan

/// What leads to the copies of a form: a link to those on record; a button where they are to be drawn and recorded first.
enum PrintControl {
  /// Writes what leads to all copies in one PDF.
  static func write(_ recorded: RecordedForm, _ visit: Visit, _ html: inout HTML) {
    let copies = recorded.form.schema.copies
    guard let first = copies.first else { return }
    let number = recorded.form.number
    let text = visit.text("打印", hant: "列印", en: "Print")
    if recorded.isPrinted, isOnRecord(.pdf, recorded) {
      let path = copies.count > 1 ? Path("f", number, "all.pdf") : FormFiles.path(number, copy: first.id, .pdf)
      html.element(.a, .class("button"), .href(path), text: text)
    } else if FormFiles.mayPrint(visit) {
      button(number, .pdf, nil, &html) { html in html.element(.button, .type("submit"), text: text) }
    }
  }

  /// Writes what leads to a copy in a format.
  static func write(
    _ copy: CopyDefinition, as format: DocumentFormat, of recorded: RecordedForm, _ visit: Visit, _ html: inout HTML
  ) {
    let number = recorded.form.number
    let text = format.rawValue.uppercased()
    let label = Attribute.aria("label", "\(visit.text(copy.label)) \(text)")
    if recorded.copies.contains(where: { $0.id == copy.id && $0.format == format }) {
      html.element(.a, .href(FormFiles.path(number, copy: copy.id, format)), label, text: text)
    } else if FormFiles.mayPrint(visit) {
      button(number, format, copy.id, &html) { html in
        html.element(
          .button, .type("submit"), .class("quiet"), label,
          .named("title", visit.text("还没有，现在制作", hant: "還沒有，現在製作", en: "Not made yet: make it now")), text: text)
      }
    }
  }

  /// Whether the copies are on record in a format.
  static func isOnRecord(_ format: DocumentFormat, _ recorded: RecordedForm) -> Bool {
    recorded.copies.contains { $0.format == format }
  }

  private static func button(
    _ number: String, _ format: DocumentFormat, _ copy: String?, _ html: inout HTML, _ button: (inout HTML) -> Void
  ) {
    html.element(
      .form, .named("method", "post"), .action(FormFiles.printPath(number)), .class("inline"), .data("download", "yes")
    ) { html in
      html.void(.input, .type("hidden"), .name("format"), .value(format.rawValue))
      if let copy { html.void(.input, .type("hidden"), .name("copy"), .value(copy)) }
      button(&html)
    }
  }
}
