import Findings
import HTML

/// Controls of the desk's own forms, each with its label.
enum Control {
  /// A line of text.
  static func text(
    _ name: String, _ label: String, value: String = "", type: StaticString = "text", autocomplete: String? = nil,
    isRequired: Bool = false, hint: String? = nil, isFocused: Bool = false, _ html: inout HTML
  ) {
    html.element(.div, .class("control")) { html in
      html.element(.label, .for(name), text: label)
      html.void(
        .input, .type(type), .id(name), .name(name), .value(value),
        autocomplete.map { .named("autocomplete", $0) }, .flag("required", isRequired), .flag("autofocus", isFocused),
        hint == nil ? nil : .aria("describedby", "\(name)-hint"))
      if let hint { html.element(.p, .class("hint"), .id("\(name)-hint"), text: hint) }
    }
  }

  /// A choice of one.
  static func select(
    _ name: String, _ label: String, options: [(value: String, text: String)], selected: String?,
    _ html: inout HTML
  ) {
    html.element(.div, .class("control")) { html in
      html.element(.label, .for(name), text: label)
      html.element(.select, .id(name), .name(name)) { html in
        for option in options {
          html.element(
            .option, .value(option.value), .flag("selected", option.value == selected), text: option.text)
        }
      }
    }
  }
}
