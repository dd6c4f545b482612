import DeskStore
import Findings
import Forms
import HTML
import Liandan

/// The roles that an account may be given: those that every company has, and those that its forms name.
enum RoleChoice {
  /// All roles, in groups; those that `account` has are among them whatever the forms name now.
  static func groups(_ library: FormLibrary, of roles: [Role]) throws -> [(title: LocalizedText, roles: [Role])] {
    var approving: [String] = []
    var keeping: [String] = []
    func add(_ name: String, _ list: inout [String]) {
      if !name.isEmpty, !list.contains(name) { list.append(name) }
    }
    for schema in try library.all().schemas {
      for field in schema.fields { for step in field.chain { add(step.role.zhHans, &approving) } }
      for copy in schema.copies { add(copy.keeper, &keeping) }
      if let keeper = schema.keeper { add(keeper.zhHans, &keeping) }
    }
    for role in roles {
      switch role {
      case .approving(let name): add(name, &approving)
      case .keeping(let name): add(name, &keeping)
      default: break
      }
    }
    let groups: [(title: LocalizedText, roles: [Role])] = [
      (
        LocalizedText("日常", hant: "日常", en: "Daily work"),
        [.filling, .onsite, .batch, .design, .administration, .audit]
      ),
      (LocalizedText("审批", hant: "審批", en: "Approval"), approving.map { Role.approving($0) }),
      (LocalizedText("归档", hant: "歸檔", en: "Archive"), keeping.map { Role.keeping($0) }),
    ]
    return groups.filter { !$0.roles.isEmpty }
  }

  /// Writes a check box for each role.
  static func write(
    _ groups: [(title: LocalizedText, roles: [Role])], chosen: [Role], _ visit: Visit, _ html: inout HTML
  ) {
    for group in groups {
      html.element(.fieldset, .class("ticks")) { html in
        html.element(.legend, text: visit.text(group.title))
        for role in group.roles {
          html.element(.label, .class("choice")) { html in
            html.void(
              .input, .type("checkbox"), .name("role"), .value(role.id), .flag("checked", chosen.contains(role)))
            html.text(name(role, visit))
          }
        }
      }
    }
  }

  /// The roles that were chosen.
  ///
  /// - Throws: ``Failure/malformed`` for one that is none.
  static func read(_ form: FormFields) throws -> [Role] {
    try form.all("role").map { text in
      guard let role = Role(text) else { throw Failure.malformed }
      return role
    }
  }

  /// Roles as a line of text.
  static func names(_ roles: [Role], _ visit: Visit) -> String {
    roles.map { visit.text($0.name) }.joined(separator: visit.language == .en ? ", " : "、")
  }

  private static func name(_ role: Role, _ visit: Visit) -> String {
    switch role {
    case .approving(let name), .keeping(let name): name
    default: visit.text(role.name)
    }
  }
}
