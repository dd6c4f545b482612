import DeskStore
import Findings
import HTML
import Liandan

/// The conditions of 查单 as a form, and the searches that an account saved.
enum FindForm {
  static func write(_ query: FindQuery, _ forms: [FormSchema], _ visit: Visit, _ html: inout HTML) {
    let any = visit.text("不限", hant: "不限", en: "any")
    html.element(.form, .named("method", "get"), .action(Path("find")), .class("card"), .named("role", "search")) {
      html in
      html.element(.div, .class("row")) { html in
        Control.text(
          "words", visit.text("词（客户、编号、内容，可多个）", hant: "詞（客戶、編號、內容，可多個）", en: "Words (customer, number, values)"),
          value: query.words, type: "search", &html)
        Control.select(
          "form", visit.text("表单", hant: "表單", en: "Form"),
          options: [("", any)] + forms.map { ($0.id, visit.text($0.title)) },
          selected: forms.first { $0.id == query.form || $0.title.wordings.contains(query.form ?? "") }?.id, &html)
        Control.select(
          "state", visit.text("状态", hant: "狀態", en: "State"),
          options: [("", any)] + RecordState.allCases.map { ($0.rawValue, visit.text($0.label)) },
          selected: query.state?.rawValue, &html)
        Control.text(
          "period", visit.text("期间（2026-11）", hant: "期間（2026-11）", en: "Period (2026-11)"),
          value: query.period ?? "", &html)
        Control.text(
          "person", visit.text("开单、结单人", hant: "開單、結單人", en: "Issued, closed by"), value: query.person ?? "",
          &html)
        Control.select(
          "order", visit.text("顺序", hant: "順序", en: "Order"),
          options: [
            ("", visit.text("新的在前", hant: "新的在前", en: "Newest first")),
            ("oldest", visit.text("旧的在前", hant: "舊的在前", en: "Oldest first")),
          ] + columnOrder(query, visit), selected: query.order.name ?? "", &html)
      }
      html.element(.div, .class("actions")) { html in
        html.element(.button, .class("primary"), .type("submit"), text: visit.text("查", hant: "查", en: "Find"))
        html.element(.a, .class("button"), .href(Path("find")), text: visit.text("清空", hant: "清空", en: "Clear"))
      }
    }
  }

  /// The order of a column, which its heading gives, so that a further search keeps it.
  private static func columnOrder(_ query: FindQuery, _ visit: Visit) -> [(String, String)] {
    guard case .by(_, let isDescending) = query.order, let name = query.order.name else { return [] }
    let text =
      isDescending
      ? visit.text("按所点的一列，从大到小", hant: "按所點的一欄，從大到小", en: "By the chosen column, descending")
      : visit.text("按所点的一列，从小到大", hant: "按所點的一欄，從小到大", en: "By the chosen column, ascending")
    return [(name, text)]
  }

  /// The saved searches, and a field to save this one.
  static func writeFilters(_ filters: [SavedFilter], _ query: FindQuery, _ visit: Visit, _ html: inout HTML) {
    if !filters.isEmpty {
      html.element(.ul, .class("filters"), .aria("label", visit.text("存下的条件", hant: "存下的條件", en: "Saved searches"))) {
        html in
        for filter in filters {
          html.element(.li) { html in
            html.element(
              .a, .class("button"), .href(FindQuery(FormFields(urlencoded: filter.query.utf8)).path()),
              filter.query == query.saved ? .aria("current", "true") : nil, text: filter.name)
            html.element(
              .form, .named("method", "post"), .action(Path("find", "filters", "\(filter.id)", "delete")),
              .class("inline")
            ) { html in
              html.element(
                .button, .class("quiet"), .type("submit"),
                .aria(
                  "label", visit.text("删除“\(filter.name)”", hant: "刪除「\(filter.name)」", en: "Delete “\(filter.name)”")),
                text: "×")
            }
          }
        }
      }
    }
    guard query.hasConditions else { return }
    html.element(.details, .class("saving")) { html in
      html.element(.summary, text: visit.text("存下这些条件", hant: "存下這些條件", en: "Save this search"))
      html.element(.form, .named("method", "post"), .action(Path("find", "filters")), .class("row")) { html in
        for pair in FormFields(urlencoded: query.saved.utf8).pairs {
          html.void(.input, .type("hidden"), .name(pair.name), .value(pair.value))
        }
        Control.text(
          "name", visit.text("名称", hant: "名稱", en: "Name"), isRequired: true, &html)
        html.element(.div, .class("control")) { html in
          html.element(.button, .type("submit"), text: visit.text("存下", hant: "存下", en: "Save"))
        }
      }
    }
  }
}
