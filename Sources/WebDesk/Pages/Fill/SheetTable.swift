import Findings
import Forms
import HTML

/// A repeat as a table, a row of controls for each of its rows and some blank ones.
struct SheetTable {
  let context: SheetContext
  let field: Field
  let columns: [SheetPlan.Column]
  let blankRows: Int

  func write(_ html: inout HTML) {
    let visit = context.visit
    let title = context.text(field.label)
    let rows = context.data[field.id]?.rows.count ?? 0
    let more = visit.query["rows"] == field.id ? 3 : 1
    html.element(.section, .class("repeat"), .data("cell", field.id)) { html in
      html.element(.h2, .class("sheet-heading"), text: title)
      html.element(
        .div, .class("scroll"), .id(SheetContext.anchor(field.id)), .named("role", "region"), .named("tabindex", 0),
        .aria("label", title)
      ) { html in
        html.element(
          .table, .class("rows"), .data("rows", field.id), field.maxRows.map { .data("most", $0) }
        ) { html in
          head(&html)
          html.element(.tbody) { html in
            for row in 1...max(blankRows, rows + more) { write(row, &html) }
          }
        }
      }
      html.element(.template, .data("row", field.id)) { html in write(0, &html) }
      FieldControl.findings(field.id, context, &html)
      html.element(.div, .class("actions")) { html in
        html.element(
          .button, .type("submit"), .class("quiet"), .formaction(Path("drafts", context.draft, "rows")), .name("row"),
          .value("add \(field.id)"), text: visit.text("加一行", hant: "加一列", en: "Add a row"))
        html.element(.span, .class("hint"), .data("tips", field.id))
      }
    }
  }

  private func head(_ html: inout HTML) {
    html.element(.thead) { html in
      html.element(.tr) { html in
        html.element(.th, .named("scope", "col"), .class("place"), text: context.visit.text("行", hant: "列", en: "No."))
        for entry in columns {
          let column = entry.field
          html.element(
            .th, .named("scope", "col"), .class("q\(min(entry.quarters ?? 4, 32))"), .id("c-\(field.id).\(column.id)"),
            .data("column", column.id),
            .data("kind", column.calculation == nil ? column.type.rawValue : "computed"),
            .data("names", column.label.wordings.joined(separator: "|"))
          ) { html in
            html.text(context.text(entry.label))
            if context.isRequired(column), column.stage == .opening {
              html.element(.span, .class("must"), .aria("hidden", "true"), text: "*")
              html.element(
                .span, .class("away"), text: context.visit.text("（必填）", hant: "（必填）", en: " (required)"))
            }
          }
        }
        html.element(.th, .named("scope", "col")) { html in
          html.element(.span, .class("away"), text: context.visit.text("操作", hant: "操作", en: "Actions"))
        }
      }
    }
  }

  private func write(_ row: Int, _ html: inout HTML) {
    html.element(.tr) { html in
      html.element(.th, .named("scope", "row"), .class("place"), text: "\(row)")
      for column in columns.map(\.field) {
        let path = "\(field.id)[\(row)].\(column.id)"
        html.element(
          .td, .class(column.type.kind.isNumber ? "amount" : ""),
          context.notRelevant.contains(path) ? .data("off", "") : nil
        ) { html in
          FieldControl(context: context, field: column, path: path, columnID: "c-\(field.id).\(column.id)").write(&html)
          if context.findings[path] != nil { FieldControl.findings(path, context, &html) }
        }
      }
      html.element(.td, .class("acts")) { html in
        action("copy", row, "⧉", context.visit.text("复制这一行", hant: "複製這一列", en: "Copy the row"), &html)
        action("delete", row, "×", context.visit.text("删除这一行", hant: "刪除這一列", en: "Delete the row"), &html)
      }
    }
  }

  private func action(_ name: String, _ row: Int, _ sign: String, _ label: String, _ html: inout HTML) {
    html.element(
      .button, .type("submit"), .class("quiet"), .formaction(Path("drafts", context.draft, "rows")), .name("row"),
      .value("\(name) \(field.id) \(row)"), .aria("label", label), .named("title", label), text: sign)
  }
}
