/// An attribute of an element. Addresses are ``Path``s of this server alone, and there are no handlers of events: what
/// data say can start no script.
public struct Attribute: Sendable {
  let name: String
  /// The value; `nil` for one that holds by being there.
  let value: String?

  private init(_ name: String, _ value: String?) { (self.name, self.value) = (name, value) }

  /// An attribute of any name that is written in the program.
  ///
  /// - Parameter name: It must be no handler of events (`on…`), style or address.
  public static func named(_ name: StaticString, _ value: some CustomStringConvertible) -> Attribute {
    Attribute(name.description, value.description)
  }
  /// An attribute that holds by being there.
  public static func flag(_ name: StaticString) -> Attribute { Attribute(name.description, nil) }
  /// An attribute that holds if a condition does.
  public static func flag(_ name: StaticString, _ holds: Bool) -> Attribute? { holds ? flag(name) : nil }
  /// `data-NAME`, read by scripts.
  public static func data(_ name: StaticString, _ value: some CustomStringConvertible) -> Attribute {
    Attribute("data-\(name)", value.description)
  }
  /// `aria-NAME`, read by assistive technology.
  public static func aria(_ name: StaticString, _ value: some CustomStringConvertible) -> Attribute {
    Attribute("aria-\(name)", value.description)
  }
  /// Names of styles, with blanks between them.
  public static func `class`(_ names: String) -> Attribute { Attribute("class", names) }
  /// The id by which labels, links and scripts find the element.
  public static func id(_ id: String) -> Attribute { Attribute("id", id) }
  /// The name under which a value is sent.
  public static func name(_ name: String) -> Attribute { Attribute("name", name) }
  /// The value that is sent.
  public static func value(_ value: String) -> Attribute { Attribute("value", value) }
  /// The kind of an input or button.
  public static func type(_ type: StaticString) -> Attribute { Attribute("type", type.description) }
  /// The id of the control that a label is for.
  public static func `for`(_ id: String) -> Attribute { Attribute("for", id) }
  /// The language of the content.
  public static func lang(_ tag: String) -> Attribute { Attribute("lang", tag) }
  /// Where a link leads.
  public static func href(_ path: Path) -> Attribute { Attribute("href", path.text) }
  /// A place on the same page.
  public static func href(fragment: String) -> Attribute { Attribute("href", "#" + Path.escaped(fragment)) }
  /// Where a picture, script or frame lies.
  public static func src(_ path: Path) -> Attribute { Attribute("src", path.text) }
  /// Where a form is sent.
  public static func action(_ path: Path) -> Attribute { Attribute("action", path.text) }
  /// Where this button sends its form instead.
  public static func formaction(_ path: Path) -> Attribute { Attribute("formaction", path.text) }
  /// The address that a script uses, under `data-NAME`.
  public static func data(_ name: StaticString, path: Path) -> Attribute { Attribute("data-\(name)", path.text) }
}
