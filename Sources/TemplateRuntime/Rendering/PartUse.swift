import TemplateLanguage

/// Which of the data a part depends on.
package struct PartUse: Sendable {
  /// The names of the whole data that it asks for; `nil` if that is not known, or if what it prints depends on what other
  /// parts of the document printed. Drawings do not count, with their fresh numbers: whoever keeps the part must see whether
  /// it printed any.
  let names: Set<String>?

  init(_ program: Program) {
    for node in program.nodes {
      switch node {
      case .bytes, .value, .section, .kept, .closing, .parting, .once, .again, .name, .tick: break
      case .merge, .unmerged, .mergeEnd: break
      case .fresh, .drawings, .drawing: break
      case .number, .listStart, .list, .note, .noteNumber, .notes, .link:
        names = nil
        return
      }
    }
    var names: Set<String> = []
    for path in program.slots.map(\.path) + program.sections.map(\.path) {
      switch path.start {
      case .level(0): names.formUnion(path.members.prefix(1))
      // What stands in a section comes from the value of the section.
      case .level, .position: break
      case .current, .search:
        self.names = nil
        return
      }
    }
    self.names = names
  }

  /// Whether the part is the same as long as nothing but the values of these names changes.
  package func isFixed(while changing: Set<String>) -> Bool { names?.isDisjoint(with: changing) ?? false }
}
