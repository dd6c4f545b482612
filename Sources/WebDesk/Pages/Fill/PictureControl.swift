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
