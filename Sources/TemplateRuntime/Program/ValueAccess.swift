package import TemplateLanguage

/// How a value is found among the cells of a document.
package enum ValueAccess: Sendable {
  /// By its index among the members of a context; and by that of a member of this one, which is -1 for the value itself.
  case index(level: Int32, index: Int32, member: Int32)
  /// By walking along its path.
  case path

  package init(_ path: NamePath) {
    guard case .level(let level) = path.start, path.indices.count == path.members.count,
      (1...2).contains(path.indices.count)
    else {
      self = .path
      return
    }
    let member = path.indices.count == 2 ? path.indices[1] : -1
    self = .index(level: int32(level), index: int32(path.indices[0]), member: int32(member))
  }
}

/// What running a program needs of a slot at every form.
struct SlotRead: Sendable {
  let access: ValueAccess
  /// Whether it goes through pipes.
  let isPiped: Bool
  let context: ValueContext

  init(_ slot: ValueSlot) {
    access = ValueAccess(slot.path)
    isPiped = !slot.pipes.isEmpty
    context = slot.context
  }
}

/// What running a program needs of a section at every form.
package struct SectionRead: Sendable {
  let access: ValueAccess
  let isInverted: Bool
  let hasOptions: Bool

  package init(_ section: SectionSlot) {
    access = ValueAccess(section.path)
    isInverted = section.isInverted
    hasOptions = !section.options.isEmpty
  }
}
