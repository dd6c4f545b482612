import Findings
import Forms
import HTML

/// The rows of a form that were issued and have columns for later, such as what arrived of what was ordered: the issued values as
/// text, controls for the rest.
enum ClosingRows {
  static func write(_ form: NumberedForm, _ context: SheetContext, _ html: inout HTML) {
    let visit = context.visit
    for field in form.schema.fields where field.type == .repeat && field.stage == .opening {
      let later = field.fields.filter { $0.stage == .closing }
      guard !later.isEmpty, case .rows(let rows)? = form.values[field.id] else { continue }
      let known = field.fields.filter { column in
        column.stage == .opening && rows.contains { $0[column.id] != nil }
      }
      let label = visit.text(field.label)
      html.element(.h3, .class("sheet-heading"), text: label)
      html.element(
        .div, .class("scroll"), .id(SheetContext.anchor(field.id)), .named("role", "region"), .named("tabindex", 0),
        .aria("label", label)
      ) { html in
        html.element(.table, .class("rows")) { html in
          head(field, known + later, visit, &html)
          html.element(.tbody) { html in
            for (index, row) in rows.enumerated() {
              html.element(.tr) { html in
                html.element(.th, .named("scope", "row"), .class("place"), text: "\(index + 1)")
                for column in known { text(row[column.id], column, form, visit, &html) }
                for column in later {
                  guard row[column.id] == nil else {
                    text(row[column.id], column, form, visit, &html)
                    continue
                  }
                  let path = "\(field.id)[\(index + 1)].\(column.id)"
                  html.element(.td, .class(column.type.kind.isNumber ? "amount" : "")) { html in
                    FieldControl(
                      context: context, field: column, path: path, columnID: "c-\(field.id).\(column.id)"
                    ).write(&html)
                    if context.findings[path] != nil { FieldControl.findings(path, context, &html) }
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  private static func head(_ field: Field, _ columns: [Field], _ visit: Visit, _ html: inout HTML) {
    html.element(.thead) { html in
      html.element(.tr) { html in
        html.element(.th, .named("scope", "col"), .class("place"), text: visit.text("行", hant: "列", en: "No."))
        for column in columns {
          html.element(
            .th, .named("scope", "col"), .id("c-\(field.id).\(column.id)"), text: visit.text(column.label))
        }
      }
    }
  }

  private static func text(
    _ value: Value?, _ column: Field, _ form: NumberedForm, _ visit: Visit, _ html: inout HTML
  ) {
    let text = value.map { ValueText.text($0, field: column, schema: form.schema, language: visit.language) }
    html.element(.td, .class(column.type.kind.isNumber ? "amount" : ""), text: text ?? "")
  }
}
