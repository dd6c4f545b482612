import Expressions

/// The field or member that a name in a formula means, by positions in the schema.
struct Reference: Sendable {
  enum Target: Sendable {
    /// A field at top level.
    case field(Int)
    /// A column of a repeat: the list of its values.
    case column(group: Int, Int)
    /// A column in the formula's own row.
    case own(group: Int, Int)
  }
  /// A member of a signature, or the list of such members of approvals.
  enum Member: String, Sendable {
    case name, date, moment, opinion, role, decision
  }
  var target: Target
  var member: Member?
  /// The name that is read in the form whose number the field holds.
  var referred: String?
}

/// The numbers under which formulas ask for names, given once when the schema is loaded.
struct References: Sendable {
  /// The reference that each number means.
  private(set) var all: [Reference] = []
  private var outer: [String: Int] = [:]
  private var inner: [String: [String: Int]] = [:]

  init(_ fields: [Field]) {
    for (position, field) in fields.enumerated() {
      for (suffix, _) in FormulaNames.members(of: field) where field.type != .repeat || suffix.isEmpty {
        outer[FormulaNames.path(field.id, suffix: suffix)] = add(.field(position), of: field, suffix: suffix)
      }
      for (column, columnField) in field.fields.enumerated() {
        for (suffix, _) in FormulaNames.members(of: columnField) {
          let path = FormulaNames.path(columnField.id, suffix: suffix)
          outer["\(field.id).\(path)"] = add(.column(group: position, column), of: columnField, suffix: suffix)
          inner[field.id, default: [:]][path] = add(.own(group: position, column), of: columnField, suffix: suffix)
        }
      }
    }
  }

  private mutating func add(_ target: Reference.Target, of field: Field, suffix: String) -> Int {
    if field.reference != nil, !suffix.isEmpty {
      all.append(Reference(target: target, referred: suffix))
    } else {
      all.append(Reference(target: target, member: Reference.Member(rawValue: suffix)))
    }
    return all.count - 1
  }

  /// The numbers by name at top level, or inside a repeat, whose own columns come first.
  func numbers(in group: Field?) -> [String: Int] {
    guard let own = group.flatMap({ inner[$0.id] }) else { return outer }
    return outer.merging(own) { _, own in own }
  }
}
