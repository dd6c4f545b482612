import DeskStore
import Findings
import Forms
import HTML
import Liandan

/// The roles that an account may be given: those that every company has, and those that its forms name.
enum RoleChoice {
  /// So many roles of a group are in sight, and those that are chosen; the rest is unfolded.
  private static let inSight = 8

  /// All roles, in groups, those first that most forms name; those that `account` has are among them whatever the forms name now.
  static func groups(_ library: FormLibrary, of roles: [Role]) throws -> [(title: LocalizedText, roles: [Role])] {
    var approving = RoleNames()
    var keeping = RoleNames()
    for schema in try library.all().schemas {
      for field in schema.fields { for step in field.chain { approving.add(step.role.zhHans) } }
      for copy in schema.copies { keeping.add(copy.keeper) }
      if let keeper = schema.keeper { keeping.add(keeper.zhHans) }
    }
    for role in roles {
      switch role {
      case .approving(let name): approving.add(name)
      case .keeping(let name): keeping.add(name)
      default: break
      }
    }
    let groups: [(title: LocalizedText, roles: [Role])] = [
      (
        LocalizedText("日常", hant: "日常", en: "Daily work"),
        [.filling, .onsite, .batch, .design, .administration, .audit]
      ),
      (LocalizedText("审批", hant: "審批", en: "Approval"), approving.ordered.map { Role.approving($0) }),
      (LocalizedText("归档", hant: "歸檔", en: "Archive"), keeping.ordered.map { Role.keeping($0) }),
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
        let first = Set(group.roles.prefix(inSight)).union(chosen)
        for role in group.roles where first.contains(role) { box(role, chosen, visit, &html) }
        let rest = group.roles.filter { !first.contains($0) }
        guard !rest.isEmpty else { return }
        html.element(.details) { html in
          html.element(
            .summary,
            text: visit.text("其余 \(rest.count) 个", hant: "其餘 \(rest.count) 個", en: "\(rest.count) more"))
          html.element(.div) { html in for role in rest { box(role, chosen, visit, &html) } }
        }
      }
    }
  }

  private static func box(_ role: Role, _ chosen: [Role], _ visit: Visit, _ html: inout HTML) {
    html.element(.label, .class("choice")) { html in
      html.void(.input, .type("checkbox"), .name("role"), .value(role.id), .flag("checked", chosen.contains(role)))
      html.text(name(role, visit))
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

/// Names that forms give to roles, and how many of them do.
private struct RoleNames {
  private var counts: [String: Int] = [:]

  mutating func add(_ name: String) { if !name.isEmpty { counts[name, default: 0] += 1 } }

  /// The most frequent first.
  var ordered: [String] { counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key) }
}
