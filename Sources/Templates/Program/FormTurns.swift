import Forms

/// The turns of a section over a field of the form, by the places of its cells.
struct FormTurns {
  /// What a turn stands for.
  enum Kind {
    case row, approval, value
  }
  let kind: Kind
  /// The place of the field.
  let field: Int
  /// Which part of its value.
  var member = FormRead.Member.whole
  /// How many turns have values; blank ones follow.
  let filled: Int
  let count: Int
  /// Where the cells of the first row begin, and how many each has; of approvals their list.
  var start = 0
  var width = 0
  /// The place of the role that approvals are taken of; -1 for all.
  var role = -1
}

/// One approval in the chain, or none given yet.
struct FormApproval {
  let given: Approval?

  /// Whether a section over the member at a place among the names of approvals is printed; `nil` if there is none.
  func holds(_ place: Int) -> Bool? {
    switch place {
    case GivenNames.ApprovalPlace.role, GivenNames.ApprovalPlace.decision: given != nil
    case GivenNames.ApprovalPlace.name: given.map { !$0.name.isEmpty } ?? false
    case GivenNames.ApprovalPlace.date: given?.date != nil
    case GivenNames.ApprovalPlace.opinion: given?.opinion.map { !$0.isEmpty } ?? false
    default: nil
    }
  }
}

/// The approvals of a field, with the places of their roles in its chain.
struct FormApprovals {
  let field: Int
  let all: [Approval]
  private let roles: [Int]

  init(_ field: FieldWording, _ value: Value?) {
    self.field = field.place
    if case .approvals(let given)? = value { all = given } else { all = [] }
    roles = all.map { approval in field.options.firstIndex { $0.id == approval.role } ?? -1 }
  }

  /// How many there are of a role; of all for -1.
  func count(of role: Int) -> Int { role < 0 ? all.count : roles.count { $0 == role } }

  /// The place of the one with this number among those of a role.
  func place(_ number: Int, of role: Int) -> Int? {
    if role < 0 { return number < all.count ? number : nil }
    var left = number
    for place in roles.indices where roles[place] == role {
      if left == 0 { return place }
      left -= 1
    }
    return nil
  }
}

extension RenderState {
  /// The turns of a section if they can be had in the quick way.
  mutating func formTurns(of read: FormRead) -> FormTurns? {
    guard read.least >= 0, let form, read.place < form.wording.fields.fields.count else { return nil }
    let field = form.wording.fields.fields[read.place]
    switch field.type {
    case .repeat:
      guard let columns = field.columns, read.member == .whole, read.role < 0 else { return nil }
      let rows = table.rows(at: read.place)
      let filled = rows?.values.count ?? 0
      return FormTurns(
        kind: .row, field: read.place, filled: filled, count: max(filled, read.least), start: rows?.start ?? 0,
        width: columns.fields.count)
    case .approvals:
      guard read.member == .whole else { return nil }
      let list = approvals(of: field)
      let filled = approvals[list].count(of: read.role)
      return FormTurns(
        kind: .approval, field: read.place, filled: filled, count: max(filled, read.role < 0 ? read.least : 1),
        start: list, role: read.role)
    case .image: return nil
    default:
      guard read.level == 0, let holds = holds(read) else { return nil }
      return FormTurns(
        kind: .value, field: read.place, member: read.member, filled: holds ? 1 : 0, count: holds ? 1 : 0)
    }
  }

  private mutating func approvals(of field: FieldWording) -> Int {
    if let known = approvals.firstIndex(where: { $0.field == field.place }) { return known }
    approvals.append(FormApprovals(field, table.value(field)))
    return approvals.count - 1
  }
}
