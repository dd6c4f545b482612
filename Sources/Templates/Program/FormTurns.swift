/// The turns of a section over a field of the form, by the places of its cells.
struct FormTurns {
  /// What a turn stands for.
  enum Kind: Sendable {
    case value, row, approval
  }
  let kind: Kind
  /// The place of the field.
  let field: Int
  /// Which part of its value.
  var member = FormRead.Member.whole
  /// How many turns have values; blank ones follow.
  let filled: Int
  let count: Int
  /// Where the cells of the first row or approval begin, how many each has, and where those of a blank one are.
  var start = 0
  var width = 0
  var blank = -1
  /// The place of the role that approvals are taken of; -1 for all.
  var role = -1
}

extension RenderState {
  /// The turns of a section if they can be had in the quick way.
  func formTurns(of read: FormRead) -> FormTurns? {
    guard read.least >= 0, let form, read.place < width else { return nil }
    switch form.wording.fields.turns[read.place] {
    case .row(let columns):
      guard read.member == .whole, read.role < 0 else { return nil }
      let rows = table.places(of: read.place)
      let filled = rows?.count ?? 0
      return FormTurns(
        kind: .row, field: read.place, filled: filled, count: max(filled, read.least), start: rows?.start ?? 0,
        width: columns, blank: table.blank)
    case .approval(let members):
      guard read.member == .whole, let rows = table.places(of: read.place) else { return nil }
      let filled = table.count(of: rows, role: read.role, width: members)
      return FormTurns(
        kind: .approval, field: read.place, filled: filled, count: max(filled, read.role < 0 ? read.least : 1),
        start: rows.start, width: members, blank: rows.blank, role: read.role)
    case .pictures: return nil
    case .value:
      guard read.level == 0, let holds = holds(read) else { return nil }
      return FormTurns(
        kind: .value, field: read.place, member: read.member, filled: holds ? 1 : 0, count: holds ? 1 : 0)
    }
  }
}
