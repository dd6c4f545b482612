import Findings
import HTML
import Liandan

/// Forms that were found, as a table; where one form is looked for, with columns of its own.
enum FoundTable {
  /// How many columns of its own a form has that has no ledger.
  private static let ownColumns = 4

  static func write(_ found: FoundForms, _ query: FindQuery, _ form: FormSchema?, _ visit: Visit, _ html: inout HTML) {
    let own = form.map(columns) ?? []
    let hasWords = !query.words.isEmpty
    TableBox.write(visit.text("查到的单子", hant: "查到的單子", en: "Forms found"), &html) { html in
      TableBox.head(headings(query, own, isOfOne: form != nil, visit), &html)
      html.element(.tbody) { html in
        for row in found.rows {
          html.element(.tr) { html in
            head(row, isOfOne: form != nil, visit, &html)
            for field in own {
              html.element(
                .td, style(field),
                text: text(row.values[field.id], field, row, visit))
            }
            if hasWords { html.element(.td, text: found.place(in: row, visit.language) ?? "") }
          }
        }
      }
    }
  }

  /// The headings, each a link to the same forms in its order.
  private static func headings(
    _ query: FindQuery, _ own: [Field], isOfOne: Bool, _ visit: Visit
  ) -> [TableHeading] {
    func heading(_ column: FoundColumn, _ label: LocalizedText, isAmount: Bool = false) -> TableHeading {
      var direction: TableHeading.Direction?
      if case .by(column, let isDescending) = query.order { direction = isDescending ? .descending : .ascending }
      return TableHeading(
        visit.text(label), isAmount: isAmount, sorting: query.with(query.order.toggled(column)).path(),
        direction: direction)
    }
    // Numbers and days are in the order of issue.
    let isIssue = query.order == .newest || query.order == .oldest
    var headings = [TableHeading(visit.text("编号", hant: "編號", en: "Number"))]
    if !isOfOne { headings.append(heading(.form, LocalizedText("表单", hant: "表單", en: "Form"))) }
    headings += [
      heading(.customer, LocalizedText("客户", hant: "客戶", en: "Customer")),
      heading(.state, LocalizedText("状态", hant: "狀態", en: "State")),
      TableHeading(
        visit.text("开单日期", hant: "開單日期", en: "Issued on"),
        sorting: query.with(query.order == .newest ? .oldest : .newest).path(),
        direction: isIssue ? (query.order == .oldest ? .ascending : .descending) : nil),
      heading(.issuer, LocalizedText("开单人", hant: "開單人", en: "Issued by")),
    ]
    headings += own.map { heading(.field($0.id), $0.label, isAmount: ShownValue.isAmount($0)) }
    if !query.words.isEmpty { headings.append(TableHeading(visit.text("内容", hant: "內容", en: "Where"))) }
    return headings
  }

  /// Number, form, customer, state, day and person.
  static func head(_ row: RecordRow, isOfOne: Bool, _ visit: Visit, _ html: inout HTML) {
    html.element(.td, .class("number")) { html in
      html.element(.a, .href(FormPage.path(row.record.number)), text: row.record.number)
    }
    if !isOfOne { html.element(.td, text: visit.text(row.schema.title)) }
    html.element(.td, .class("customer"), text: customer(row))
    html.element(.td) { html in StateBadge.write(row.record.state, visit, &html) }
    html.element(.td, .class("number"), text: row.record.issuedOn.iso)
    html.element(.td, .class("number"), text: row.record.issued.operatorName)
  }

  /// The customer's name, where the form has one.
  static func customer(_ row: RecordRow) -> String {
    if case .text(let name)? = row.values["customer_name"] { name } else { "" }
  }

  /// A value on one line, not too long for a table.
  static func text(_ value: Value?, _ field: Field, _ row: RecordRow, _ visit: Visit) -> String {
    guard let value else { return "" }
    let text = ShownValue.text(value, field, row.schema, visit.language).replacing("\n", with: " ")
    return text.count > 60 ? text.prefix(60) + "…" : text
  }

  /// How the cells of a field stand.
  static func style(_ field: Field) -> Attribute? {
    if ShownValue.isAmount(field) { return .class("amount") }
    return field.type == .date || field.type == .dateTime ? .class("number") : nil
  }

  /// The columns of a form's own: those of its ledger, else its first short fields. The customer has a column in any case.
  static func columns(_ schema: FormSchema) -> [Field] {
    if let ledger = schema.ledger {
      return ledger.columns.compactMap { schema.field($0.field) }.filter { $0.id != "customer_name" }
    }
    return Array(
      schema.fields.filter { field in
        guard field.id != "customer_name", field.appearance != "multiline" else { return false }
        switch field.type {
        case .repeat, .image, .stamp, .approvals, .signature, .phone, .email, .idCard: return false
        default: return true
        }
      }.prefix(ownColumns))
  }
}
