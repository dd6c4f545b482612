import Expressions
import Findings
import HTML
import Liandan

/// The choice of a period: this one and the last, or any as one writes it.
enum PeriodChoice {
  /// The periods that are offered at a day, with their names.
  static func offered(on day: CalendarDate) -> [(period: String, name: LocalizedText)] {
    let last = day.adding(months: -1) ?? day
    let quarter = (day.month - 1) / 3 + 1
    return [
      (month(day), LocalizedText("本月", hant: "本月", en: "This month")),
      (month(last), LocalizedText("上月", hant: "上月", en: "Last month")),
      ("\(day.year)-Q\(quarter)", LocalizedText("本季", hant: "本季", en: "This quarter")),
      (
        quarter == 1 ? "\(day.year - 1)-Q4" : "\(day.year)-Q\(quarter - 1)",
        LocalizedText("上季", hant: "上季", en: "Last quarter")
      ),
      ("\(day.year)", LocalizedText("本年", hant: "本年", en: "This year")),
    ]
  }

  /// A day's month, as `2026-11`.
  static func month(_ day: CalendarDate) -> String { String(day.iso.prefix(7)) }

  /// Writes links to the offered periods, and a field for another.
  static func write(
    _ period: String?, isAllOffered: Bool = false, _ visit: Visit, _ html: inout HTML, path: Path
  ) {
    html.element(.form, .named("method", "get"), .action(path), .class("periods")) { html in
      if isAllOffered {
        html.element(
          .a, .class("button"), .href(path), period == nil ? .aria("current", "true") : nil,
          text: visit.text("全部", hant: "全部", en: "All"))
      }
      for (offered, name) in offered(on: visit.now.date) {
        html.element(
          .a, .class("button"), .href(path.query("period", offered)),
          offered == period ? .aria("current", "true") : nil,
          text: visit.text(name))
      }
      html.element(.label, .for("period"), text: visit.text("其他期间", hant: "其他期間", en: "Another"))
      html.void(
        .input, .type("text"), .id("period"), .name("period"), .value(period ?? ""), .named("size", 12),
        .named("placeholder", "2026-11"))
      html.element(.button, .type("submit"), text: visit.text("看", hant: "看", en: "Show"))
    }
  }
}
