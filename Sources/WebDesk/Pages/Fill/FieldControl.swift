import Findings
import Forms
import HTML

/// The control of a field, by its type.
struct FieldControl {
  let context: SheetContext
  let field: Field
  let path: String
  /// The lines of a text.
  var lines = 1
  /// The id of the heading of a table's column, which is the label of a cell.
  var columnID: String?

  /// Up to so many choices stand side by side.
  private static let sideBySide = 5

  /// Whether it has several controls, which share a label.
  static func isGroup(_ field: Field, _ context: SheetContext) -> Bool {
    if field.calculation != nil { return true }
    return switch field.type.kind {
    case .choice: context.choices(field).count <= sideBySide
    case .choices, .images, .signature, .approvals, .nothing: true
    default: false
    }
  }

  private var inTable: Bool { columnID != nil }
  private var labelled: Attribute { .aria("labelledby", columnID ?? "l-\(path)") }
  private var value: String { context.data.text(path) }
  private var isWrong: Bool { context.findings[path]?.contains { $0.severity == .error } ?? false }
  private var anchor: Attribute? { inTable && !isWrong ? nil : .id(SheetContext.anchor(path)) }
  private var invalid: Attribute? { isWrong ? .aria("invalid", "true") : nil }
  private var described: Attribute? {
    if inTable { return context.findings[path] == nil ? nil : .aria("describedby", "e-\(path)") }
    return .aria("describedby", (field.hint == nil ? "" : "h-\(path) ") + "e-\(path)")
  }

  func write(_ html: inout HTML) {
    if field.calculation != nil {
      html.element(
        .output, .id(SheetContext.anchor(path)), .data("out", path), labelled, text: context.computed[path] ?? "")
      return
    }
    switch field.type.kind {
    case .text(let reader):
      if reader == nil, field.appearance == "multiline", !inTable {
        html.element(
          .textarea, anchor, .name(FieldPlace.control(path)), .named("rows", lines), inTable ? labelled : nil, invalid,
          described,
          field.maxLength.map { .data("max", $0) }, text: value)
      } else {
        text(&html)
      }
    case .number(let format): input("text", mode: format.isWhole ? "numeric" : "decimal", &html)
    case .date: date(isDay: true, &html)
    case .dateTime: date(isDay: false, &html)
    case .choice:
      if inTable || context.choices(field).count > FieldControl.sideBySide { select(&html) } else { radios(&html) }
    case .choices: boxes(&html)
    case .images: PictureControl(context: context, field: field, path: path, label: labelled).write(&html)
    case .signature: SignatureControl(context: context, field: field, path: path).write(&html)
    case .approvals:
      html.element(
        .p, .class("hint"), .id(SheetContext.anchor(path)),
        text: context.visit.text("开单后在审批中办理", hant: "開單後在審批中辦理", en: "decided under Approvals, once it is issued"))
    case .nothing:
      html.element(
        .p, .class("hint"), .id(SheetContext.anchor(path)),
        text: context.visit.text("打印后盖章", hant: "列印後蓋章", en: "set on the printed paper"))
    case .rows: break
    }
  }

  private func text(_ html: inout HTML) {
    let suggests = field.type == .text || field.type == .reference || field.type == .phone
    let mode: String? =
      switch field.type {
      case .phone: "tel"
      case .email: "email"
      default: nil
      }
    input("text", mode: mode, suggests: suggests, &html)
  }

  private func input(
    _ type: StaticString, mode: String?, suggests: Bool = false, value: String? = nil, _ html: inout HTML
  ) {
    html.void(
      .input, .type(type), anchor, .name(FieldPlace.control(path)), .value(value ?? self.value),
      mode.map { .named("inputmode", $0) },
      .named("autocomplete", "off"), inTable ? labelled : nil, invalid, described,
      inTable ? context.filled[path].map { .named("placeholder", $0) } : nil,
      suggests ? .data("suggest", inTable ? columnID.map { String($0.dropFirst(2)) } ?? "" : path) : nil)
  }

  /// The browser's own control takes days in one writing only: another one that was typed stays a text.
  private func date(isDay: Bool, _ html: inout HTML) {
    let written = isDay ? value : value.replacing(" ", with: "T", maxReplacements: 1)
    let fits =
      isDay
      ? written.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil : written.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d/) != nil
    if inTable || !(fits || value.isEmpty) {
      input("text", mode: "numeric", &html)
    } else if isDay {
      input("date", mode: nil, value: written, &html)
    } else {
      input("datetime-local", mode: nil, value: written, &html)
    }
  }

  private func select(_ html: inout HTML) {
    let choices = context.choices(field)
    html.element(.select, anchor, .name(FieldPlace.control(path)), inTable ? labelled : nil, invalid, described) {
      html in
      html.element(.option, .value(""), text: "")
      for choice in choices {
        html.element(
          .option, .value(choice.id), .flag("selected", choice.id == value), text: context.text(choice.label))
      }
      if !value.isEmpty, !choices.contains(where: { $0.id == value }) {
        html.element(.option, .value(value), .flag("selected"), text: value)
      }
    }
  }

  private func radios(_ html: inout HTML) {
    html.element(
      .div, .class("boxes"), .named("role", "radiogroup"), labelled, described,
      invalid
    ) { html in
      for (index, choice) in context.choices(field).enumerated() {
        box("radio", choice, isChosen: choice.id == value, isFirst: index == 0, &html)
      }
      // So that a choice can be taken back without a script.
      html.element(.label, .class("box none")) { html in
        html.void(.input, .type("radio"), .name(FieldPlace.control(path)), .value(""), .flag("checked", value.isEmpty))
        html.element(.span, text: context.visit.text("未选", hant: "未選", en: "none"))
      }
    }
  }

  private func boxes(_ html: inout HTML) {
    let chosen = Set(context.data[path]?.texts ?? [])
    html.element(.div, .class("boxes"), .named("role", "group"), labelled, described) { html in
      for (index, choice) in context.choices(field).enumerated() {
        box("checkbox", choice, isChosen: chosen.contains(choice.id), isFirst: index == 0, &html)
      }
    }
  }

  private func box(
    _ type: StaticString, _ choice: Choice, isChosen: Bool, isFirst: Bool, _ html: inout HTML
  ) {
    html.element(.label, .class("box")) { html in
      html.void(
        .input, .type(type), isFirst ? .id(SheetContext.anchor(path)) : nil, .name(FieldPlace.control(path)),
        .value(choice.id),
        .flag("checked", isChosen))
      html.element(.span, text: context.text(choice.label))
    }
  }

  /// What is wrong with a field, beside it.
  static func findings(_ path: String, _ context: SheetContext, _ html: inout HTML) {
    let findings = context.findings[path] ?? []
    let isError = findings.contains { $0.severity == .error }
    html.element(
      .p, .class(isError ? "said error" : "said warning"), .id("e-\(path)"), .flag("hidden", findings.isEmpty),
      text: findings.map { context.text($0.message) }.joined(separator: context.visit.language == .en ? "; " : "；"))
  }
}
