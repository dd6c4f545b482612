import Findings
import Forms
import HTML

/// Writes a part of a form as the printed page shows it: a grid of 48 quarter columns on a wide screen, a list on a phone.
struct FormSheet {
  let context: SheetContext

  /// Writes the blocks of a part.
  func write(_ plan: SheetPlan, _ html: inout HTML) {
    for block in plan.blocks {
      switch block {
      case .row(let cells):
        html.element(.div, .class("sheet")) { html in
          for cell in cells { write(cell, &html) }
        }
      case .table(let field, let columns, let blankRows):
        SheetTable(context: context, field: field, columns: columns, blankRows: blankRows).write(&html)
      case .matrix(let fields): write(matrix: fields, &html)
      case .heading(let text): html.element(.h2, .class("sheet-heading"), text: context.text(text))
      case .note(let text): html.element(.p, .class("hint"), text: context.text(text))
      }
    }
  }

  private func write(_ cell: SheetPlan.Cell, _ html: inout HTML) {
    let field = cell.field
    let off = context.notRelevant.contains(field.id) ? " off" : ""
    if cell.labelQuarters > 0 {
      html.element(.div, .class("label q\(cell.labelQuarters)\(off)")) { html in label(cell, &html) }
    }
    html.element(.div, .class("value q\(cell.quarters - cell.labelQuarters)\(off)"), .data("cell", field.id)) { html in
      if cell.labelQuarters == 0 { html.element(.div, .class("over")) { html in label(cell, &html) } }
      FieldControl(context: context, field: field, path: field.id, lines: cell.lines).write(&html)
      notes(field, &html)
    }
  }

  private func label(_ cell: SheetPlan.Cell, _ html: inout HTML) {
    let field = cell.field
    let text = context.text(cell.label ?? field.label)
    let id = "l-\(field.id)"
    if FieldControl.isGroup(field, context) {
      html.element(.span, .id(id)) { html in mark(text, field, &html) }
    } else {
      html.element(.label, .id(id), .for(SheetContext.anchor(field.id))) { html in mark(text, field, &html) }
    }
  }

  private func mark(_ text: String, _ field: Field, _ html: inout HTML) {
    html.text(text)
    if context.isRequired(field) {
      html.element(.span, .class("must"), .aria("hidden", "true"), text: "*")
      html.element(.span, .class("away"), text: context.visit.text("（必填）", hant: "（必填）", en: " (required)"))
    }
  }

  /// Hint, what would be filled in, whether it applies, what is wrong.
  private func notes(_ field: Field, _ html: inout HTML) {
    if let hint = field.hint {
      html.element(.p, .class("hint"), .id("h-\(field.id)"), text: context.text(hint))
    }
    let filled = field.calculation == nil ? context.filled[field.id] : nil
    html.element(
      .p, .class("auto"), .data("auto", field.id), .flag("hidden", filled == nil),
      text: filled.map { context.automatic($0) } ?? "")
    html.element(
      .p, .class("auto"), .data("na", field.id), .flag("hidden", !context.notRelevant.contains(field.id)),
      text: context.visit.text("不适用", hant: "不適用", en: "does not apply"))
    FieldControl.findings(field.id, context, &html)
  }

  private func write(matrix fields: [Field], _ html: inout HTML) {
    let choices = fields.first.map { context.choices($0) } ?? []
    let name = context.visit.text("评价", hant: "評價", en: "Rating")
    html.element(.div, .class("scroll"), .named("role", "region"), .named("tabindex", 0), .aria("label", name)) {
      html in
      html.element(.table, .class("matrix")) { html in
        html.element(.thead) { html in
          html.element(.tr) { html in
            html.element(.th, .named("scope", "col"), text: context.visit.text("项目", hant: "項目", en: "Item"))
            for choice in choices { html.element(.th, .named("scope", "col"), text: context.text(choice.label)) }
          }
        }
        html.element(.tbody) { html in
          for field in fields { write(field, choices, &html) }
        }
      }
    }
  }

  private func write(_ field: Field, _ choices: [Choice], _ html: inout HTML) {
    let chosen = context.data.text(field.id)
    html.element(.tr, .data("cell", field.id)) { html in
      html.element(.th, .named("scope", "row"), .id("l-\(field.id)")) { html in
        mark(context.text(field.label), field, &html)
        FieldControl.findings(field.id, context, &html)
      }
      for (index, choice) in choices.enumerated() {
        html.element(.td) { html in
          html.element(.label, .class("box")) { html in
            html.void(
              .input, .type("radio"), index == 0 ? .id(SheetContext.anchor(field.id)) : nil,
              .name(FieldPlace.control(field.id)),
              .value(choice.id), .flag("checked", choice.id == chosen))
            html.element(.span, text: context.text(choice.label))
            html.element(.span, .class("away"), text: context.text(field.label))
          }
        }
      }
    }
  }
}

extension SheetContext {
  /// What stands under a control that is filled by itself.
  func automatic(_ value: String) -> String {
    let label = visit.text("不填则用：", hant: "不填則用：", en: "if empty: ")
    return label + value
  }
}
