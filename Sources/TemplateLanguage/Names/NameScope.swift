import Findings

/// The contexts around a tag, outermost first, and what a name means among them.
package struct NameScope: Sendable {
  /// The shapes of the contexts; the first is the whole data.
  private var levels: [NameShape]
  /// The ids of the contexts from the whole data down, each ending in a dot; `""` for the whole data.
  private var prefixes: [String]
  /// The contexts that are groups of a list: the list's name among their members, and as the section's tag writes it.
  private var groups: [Int: (list: String, writing: String)] = [:]

  package init(_ vocabulary: TemplateVocabulary) {
    levels = [vocabulary.root]
    prefixes = [""]
  }

  /// The scope inside a section over this value.
  func inside(_ value: Resolved) -> NameScope {
    var scope = self
    if let list = value.group { scope.groups[levels.count] = (list, value.path.members.joined(separator: ".")) }
    scope.levels.append(value.shape)
    scope.prefixes.append(value.id.map { "\($0)." } ?? "")
    return scope
  }

  /// The scope inside a section of which nothing is known.
  package static let anything = NameScope(.open)

  /// A name that was understood.
  struct Resolved: Sendable {
    /// Where its value is.
    var path: NamePath
    /// What it is.
    var shape: NameShape
    /// The ids from the whole data down: `lines.amount`; `nil` for what is not in the vocabulary.
    var id: String?
    /// Its other writings.
    var labels: [String] = []
    /// The name that the list has in each group, where a section runs over groups.
    var group: String?
  }
  /// What became of a name.
  enum Resolution: Sendable {
    case found(Resolved)
    /// No such name; the nearest one, if any is near.
    case unknown(nearest: String?)
    /// The part of a value that it does not have; what it has.
    case noMember(of: String, known: [String])
    /// Several fields have this label: their ids.
    case ambiguous([String])
    /// The name is a column of these rows, and needs a section over them around it.
    case needsSection(rows: String, column: String)
  }

  /// What `name` means here.
  func resolve(_ name: String) -> Resolution {
    if name == "." {
      return .found(Resolved(path: NamePath(start: .current, members: []), shape: levels[levels.count - 1], id: nil))
    }
    if case .open = levels[0] {
      var members = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      // In a group the name of the list, however far it was, means the group's items.
      if let group = groups.values.first(where: { $0.writing == name }) { members = [group.list] }
      return .found(Resolved(path: NamePath(start: .search, members: members), shape: .open, id: nil))
    }
    // A label may hold a dot ("No."): the whole name is tried before its parts.
    for parts in [[name], NameScope.parts(name)] where !parts.isEmpty {
      for level in levels.indices.reversed() {
        guard let members = levels[level].members else { continue }
        let candidates = members.entries(for: parts[0])
        if candidates.count > 1 { return .ambiguous(candidates.map(\.id)) }
        if let entry = candidates.first { return walk(entry, from: parts[0], parts.dropFirst(), level: level) }
      }
    }
    if levels.count > 1, NameScope.isPosition(name) {
      return .found(Resolved(path: NamePath(start: .position, members: []), shape: .number(places: nil), id: nil))
    }
    if let rows = rows(with: name) { return .needsSection(rows: rows, column: name) }
    let known = levels.reversed().flatMap { $0.members?.writings ?? [] }
    // A slip in the first part of a dotted name.
    let parts = NameScope.parts(name)
    if parts.count > 1, let first = NameScope.nearest(parts[0], known) {
      return .unknown(nearest: ([first] + parts.dropFirst()).joined(separator: "."))
    }
    return .unknown(nearest: NameScope.nearest(name, known))
  }

  /// The rows that have a column of this name, written like it: by label or by id.
  private func rows(with name: String) -> String? {
    for entry in levels[0].members?.entries ?? [] {
      guard case .rows(let columns) = entry.shape, let column = columns.entries(for: name).first else { continue }
      return column.id == name ? entry.id : entry.labels.first ?? entry.id
    }
    return nil
  }

  private func walk(_ first: NameEntry, from start: String, _ rest: ArraySlice<String>, level: Int) -> Resolution {
    var entry = first
    var ids = [entry.id]
    var indices = [entry.index]
    for (index, part) in rest.enumerated() {
      switch entry.shape {
      case .rows:
        let rows = ([start] + rest.prefix(index)).joined(separator: ".")
        // Items have no numbers: `lines.1.name` means the column.
        let column = rest.dropFirst(index).filter { !$0.allSatisfy(\.isNumber) }
        return column.isEmpty
          ? .unknown(nearest: rows) : .needsSection(rows: rows, column: column.joined(separator: "."))
      case .record(let members):
        let candidates = members.entries(for: part)
        if candidates.count > 1 { return .ambiguous(candidates.map { (ids + [$0.id]).joined(separator: ".") }) }
        guard let next = candidates.first else {
          let nearest = NameScope.nearest(part, members.writings)
          let written = [start] + rest.prefix(index)
          if let nearest { return .unknown(nearest: (written + [nearest]).joined(separator: ".")) }
          return .noMember(
            of: written.joined(separator: "."), known: members.entries.map { $0.labels.first ?? $0.id })
        }
        entry = next
        ids.append(entry.id)
        indices.append(entry.index)
      default: return .unknown(nearest: first.labels.first ?? first.id)
      }
    }
    let path = NamePath(start: .level(level), members: ids, indices: indices)
    // The list in a group is the list itself.
    let id = groups[level]?.list == ids[0] ? String(prefixes[level].dropLast()) : prefixes[level] + ids[0]
    return .found(
      Resolved(
        path: path, shape: entry.shape, id: ([id] + ids.dropFirst()).joined(separator: "."), labels: entry.labels))
  }

  /// Whether a name that nothing else has means the number of the iteration.
  package static func isPosition(_ name: String) -> Bool { ["position", "序号", "序號"].contains(NameFolding.key(name)) }

  /// The parts of a dotted name, trimmed.
  static func parts(_ name: String) -> [String] {
    name.split(whereSeparator: { $0 == "." || $0 == "．" }).map { part in
      let head = part.drop(while: \.isWhitespace)
      return String(head.prefix(upTo: head.lastIndex { !$0.isWhitespace }.map(head.index(after:)) ?? head.startIndex))
    }
  }

  private static func nearest(_ name: String, _ known: [String]) -> String? {
    NearestName.of(name, in: known)
      ?? known.first { $0.count > 1 && (name.contains($0) || ($0.contains(name) && name.count > 1)) }
  }
}
