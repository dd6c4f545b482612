import Findings
import HTML
import Liandan

/// What an issued form says, in the order of its fields: values by label, tables as tables, pictures as pictures.
struct FormValues {
  private let schema: FormSchema
  private let number: String
  private let visit: Visit
  private let signings: [String: FormStory.Signing]
  /// The place of the next picture among all of the form.
  private var pictures = 0

  /// Writes the values of a form, with the decisions of its approval chains unless the page shows these elsewhere, and with
  /// who signed by hand where that is known.
  static func write(
    _ form: NumberedForm, hasApprovals: Bool = true, signings: [String: FormStory.Signing] = [:], _ visit: Visit,
    _ html: inout HTML
  ) {
    var values = FormValues(schema: form.schema, number: form.number, visit: visit, signings: signings)
    var facts: [(Field, Value)] = []
    func end(_ html: inout HTML) {
      if !facts.isEmpty { values.write(facts, &html) }
      facts = []
    }
    for field in form.schema.fields {
      guard let value = form.values[field.id] else { continue }
      switch value {
      case .rows(let rows):
        end(&html)
        values.write(rows, of: field, &html)
      case .approvals(let approvals):
        guard hasApprovals else { continue }
        end(&html)
        values.write(approvals, of: field, &html)
      default: facts.append((field, value))
      }
    }
    end(&html)
  }

  private init(schema: FormSchema, number: String, visit: Visit, signings: [String: FormStory.Signing]) {
    (self.schema, self.number, self.visit, self.signings) = (schema, number, visit, signings)
  }

  private mutating func write(_ facts: [(Field, Value)], _ html: inout HTML) {
    html.element(.dl, .class("facts values")) { html in
      for (field, value) in facts {
        let text = ShownValue.text(value, field, schema, visit.language)
        // What is long has a line of its own.
        let isWide = text.count > 40 || text.contains("\n") || field.type == .image
        html.element(.div, isWide ? .class("whole") : nil) { html in
          html.element(.dt, text: visit.text(field.label))
          html.element(.dd) { html in write(value, text, of: field, &html) }
        }
      }
    }
  }

  private mutating func write(_ value: Value, _ text: String, of field: Field, _ html: inout HTML) {
    switch value {
    case .images(let images):
      html.element(.div, .class("photos")) { html in
        for image in images {
          let path = Path("f", number, "pictures", "\(pictures)")
          pictures += 1
          html.element(.a, .href(path)) { html in
            html.void(
              .img, .src(path), .named("loading", "lazy"), .named("alt", "\(visit.text(field.label)) \(image.path)"))
          }
        }
      }
    case .signature(let signature) where signature.picture != nil:
      html.text(text)
      let path = Path("f", number, "pictures", "\(pictures)")
      pictures += 1
      html.element(.div, .class("photos signed")) { html in
        html.void(
          .img, .src(path), .named("loading", "lazy"),
          .named(
            "alt",
            visit.text(
              "\(signature.name) 的手写签名", hant: "\(signature.name) 的手寫簽名", en: "Signed by hand: \(signature.name)")))
      }
      if let origin = signings[field.id] {
        html.element(.small, .class("hint"), text: visit.text(origin.label))
      }
    case .text(let other) where field.reference != nil:
      html.element(.a, .href(Path("f", other)), text: text)
    default: html.text(text)
    }
  }

  private mutating func write(_ rows: [Row], of field: Field, _ html: inout HTML) {
    let columns = field.fields.filter { column in rows.contains { $0[column.id] != nil } }
    guard !columns.isEmpty else { return }
    table(visit.text(field.label), &html) { html in
      html.element(.thead) { html in
        html.element(.tr) { html in
          for column in columns {
            html.element(
              .th, .named("scope", "col"), ShownValue.isAmount(column) ? .class("amount") : nil,
              text: visit.text(column.label))
          }
        }
      }
      html.element(.tbody) { html in
        for row in rows {
          html.element(.tr) { html in
            for column in columns {
              html.element(.td, ShownValue.isAmount(column) ? .class("amount") : nil) { html in
                guard let value = row[column.id] else { return }
                write(value, ShownValue.text(value, column, schema, visit.language), of: column, &html)
              }
            }
          }
        }
      }
    }
  }

  private func write(_ approvals: [Approval], of field: Field, _ html: inout HTML) {
    let headings = [
      LocalizedText("角色", hant: "角色", en: "Role"), LocalizedText("结论", hant: "結論", en: "Decision"),
      LocalizedText("姓名", hant: "姓名", en: "Name"), LocalizedText("日期", hant: "日期", en: "Date"),
      LocalizedText("意见", hant: "意見", en: "Opinion"),
    ]
    table(visit.text(field.label), &html) { html in
      html.element(.thead) { html in
        html.element(.tr) { html in
          for heading in headings { html.element(.th, .named("scope", "col"), text: visit.text(heading)) }
        }
      }
      html.element(.tbody) { html in
        for approval in approvals {
          let role = field.chain.first { $0.role.zhHans == approval.role }.map { visit.text($0.role) } ?? approval.role
          html.element(.tr) { html in
            let cells = [
              role, visit.text(approval.decision.label), approval.name, approval.date?.iso ?? "",
              approval.opinion ?? "",
            ]
            for cell in cells { html.element(.td, text: cell) }
          }
        }
      }
    }
  }

  private func table(_ title: String, _ html: inout HTML, _ content: (inout HTML) -> Void) {
    TableBox.write(title, isShown: true, &html, content)
  }
}
