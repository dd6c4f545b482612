import Findings
import Forms
import HTML
import Liandan

/// The values of a form by their labels: fields as a list, repeats as tables.
enum ValueList {
  static func write(_ form: NumberedForm, _ visit: Visit, _ html: inout HTML) {
    let schema = form.schema
    func text(_ value: Value?, _ field: Field) -> String {
      value.map { ValueText.text($0, field: field, schema: schema, language: visit.language) } ?? ""
    }
    let plain = schema.fields.filter { $0.fields.isEmpty && $0.chain.isEmpty && form.values[$0.id] != nil }
    html.element(.dl, .class("facts")) { html in
      for field in plain {
        html.element(.dt, text: visit.text(field.label))
        html.element(.dd, .class("value"), text: text(form.values[field.id], field))
      }
    }
    for field in schema.fields {
      guard case .rows(let rows)? = form.values[field.id] else { continue }
      let columns = field.fields.filter { column in rows.contains { $0[column.id] != nil } }
      let label = visit.text(field.label)
      html.element(
        .div, .class("scroll"), .named("role", "region"), .named("tabindex", 0), .aria("label", label)
      ) { html in
        html.element(.table, .class("list")) { html in
          html.element(.caption, text: label)
          html.element(.thead) { html in
            html.element(.tr) { html in
              for column in columns { html.element(.th, .named("scope", "col"), text: visit.text(column.label)) }
            }
          }
          html.element(.tbody) { html in
            for row in rows {
              html.element(.tr) { html in
                for column in columns {
                  html.element(.td, isNumber(column) ? .class("amount") : nil, text: text(row[column.id], column))
                }
              }
            }
          }
        }
      }
    }
  }

  private static func isNumber(_ field: Field) -> Bool { [.integer, .decimal, .money].contains(field.type) }
}
