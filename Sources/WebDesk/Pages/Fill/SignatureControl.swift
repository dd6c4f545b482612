import DeskStore
import Findings
import Forms
import HTML

/// A signature: name, day, opinion; with a script also a pad for the finger. What was drawn on it is shown as it will be
/// printed; a box that is unticked leaves it out.
struct SignatureControl {
  let context: SheetContext
  let field: Field
  let path: String

  /// The draft's file with the strokes, and the one with their picture.
  static func strokes(_ path: String) -> String { "\(path).strokes.json" }
  static func picture(_ path: String) -> String { "\(path).png" }

  func write(_ html: inout HTML) {
    let visit = context.visit
    let isWrong = context.findings[path]?.contains { $0.severity == .error } ?? false
    let name = visit.account?.name ?? ""
    html.element(
      .div, .class("sign"), .named("role", "group"), .aria("labelledby", "l-\(path)"), .data("sign", path),
      .data("me", name), context.files.contains(SignatureControl.strokes(path)) ? .data("signed", "yes") : nil
    ) { html in
      html.void(
        .input, .type("text"), .id(SheetContext.anchor(path)), .name(FieldPlace.control("\(path).name")),
        .value(context.data.text("\(path).name")), .named("autocomplete", "off"),
        .aria("label", visit.text("姓名", hant: "姓名", en: "Name")),
        .named("placeholder", visit.text("姓名", hant: "姓名", en: "Name")), isWrong ? .aria("invalid", "true") : nil,
        .aria("describedby", "e-\(path)"))
      let date = context.data.text("\(path).date")
      if let found = date.wholeMatch(of: /(\d{4}-\d\d-\d\d)?(?:[ T](\d\d:\d\d))?/) {
        input("date", "date", String(found.1 ?? ""), visit.text("日期", hant: "日期", en: "Day"), &html)
        input("time", "time", String(found.2 ?? ""), visit.text("钟点", hant: "鐘點", en: "Time"), &html)
      } else {
        input("text", "date", date, visit.text("日期", hant: "日期", en: "Day"), &html)
      }
      html.void(
        .input, .type("text"), .name(FieldPlace.control("\(path).opinion")),
        .value(context.data.text("\(path).opinion")),
        .named("autocomplete", "off"), .aria("label", visit.text("意见", hant: "意見", en: "Opinion")),
        .named("placeholder", visit.text("意见", hant: "意見", en: "Opinion")))
      drawn(&html)
    }
  }

  private func drawn(_ html: inout HTML) {
    let name = SignatureControl.picture(path)
    let hasFile = context.files.contains(name)
    html.element(.label, .class("picture drawn"), .data("drawn", path), .flag("hidden", !hasFile)) { html in
      if hasFile {
        html.void(.img, .src(Path("drafts", context.draft, "files", name)), .named("alt", drawnName))
      }
      html.element(.span) { html in
        html.void(
          .input, .type("checkbox"), .name(FieldPlace.control("\(path).picture")), .value(name),
          .flag("checked", !context.data.text("\(path).picture").isEmpty))
        html.text(drawnName)
      }
    }
  }

  private var drawnName: String { context.visit.text("手写签名", hant: "手寫簽名", en: "Signed by hand") }

  private func input(_ type: StaticString, _ member: String, _ value: String, _ label: String, _ html: inout HTML) {
    html.void(.input, .type(type), .name(FieldPlace.control("\(path).\(member)")), .value(value), .aria("label", label))
  }
}
