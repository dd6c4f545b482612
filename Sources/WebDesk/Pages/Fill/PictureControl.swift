import DeskStore
import Findings
import Forms
import HTML

/// The pictures of a field: those the draft has, and a control for more. A box that is unticked takes a picture away.
struct PictureControl {
  let context: SheetContext
  let field: Field
  let path: String
  let label: Attribute

  func write(_ html: inout HTML) {
    html.element(.div, .class("pictures"), .data("pictures", path)) { html in
      for name in context.data[path]?.texts ?? [] where !name.isEmpty {
        html.element(.label, .class("picture")) { html in
          if context.files.contains(name) {
            html.void(
              .img, .src(Path("drafts", context.draft, "files", name)), .named("alt", name), .named("width", 96),
              .named("height", 72))
          }
          html.element(.span) { html in
            html.void(.input, .type("checkbox"), .name(FieldPlace.control(path)), .value(name), .flag("checked"))
            html.text(context.visit.text("保留", hant: "保留", en: "keep"))
          }
        }
      }
    }
    html.void(
      .input, .type("file"), .id(SheetContext.anchor(path)), .name(FieldPlace.control(path)), label, .flag("multiple"),
      .named("accept", "image/jpeg,image/png,image/gif"), .data("camera", path))
    html.element(.p, .class("hint"), .data("sending", path), .named("role", "status"))
  }
}

/// A signature: name, day, opinion; with a script also a pad for the finger.
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
    }
  }

  private func input(_ type: StaticString, _ member: String, _ value: String, _ label: String, _ html: inout HTML) {
    html.void(.input, .type(type), .name(FieldPlace.control("\(path).\(member)")), .value(value), .aria("label", label))
  }
}
