import Findings

extension [YAMLTree.Member] {
  /// Gives a key this value, in its place or at the end.
  mutating func put(_ key: String, _ value: YAMLTree, at origin: Origin) {
    let member = YAMLTree.Member(key: key, origin: origin, value: value)
    if let index = firstIndex(where: { $0.key == key }) { self[index] = member } else { append(member) }
  }

  mutating func put(_ key: String, list items: [YAMLTree], at origin: Origin) {
    put(key, YAMLTree(content: .list(items), origin: origin), at: origin)
  }
}

extension YAMLTree {
  /// This map with the members of another in place of its own.
  func changed(by other: YAMLTree) -> YAMLTree {
    guard case .map(var members) = content, case .map(let changes) = other.content else { return self }
    for change in changes { members.put(change.key, change.value, at: change.origin) }
    return YAMLTree(content: .map(members), origin: origin)
  }
}

extension YAMLTree {
  /// This tree with what another says in its place: maps member by member, everything else as a whole.
  func merged(with other: YAMLTree) -> YAMLTree {
    guard case .map(var members) = content, case .map(let changes) = other.content else { return other }
    for change in changes {
      let own = members.first { $0.key == change.key }?.value
      members.put(change.key, own?.merged(with: change.value) ?? change.value, at: change.origin)
    }
    return YAMLTree(content: .map(members), origin: origin)
  }

  /// This tree without what stands at a path of keys.
  func without(_ path: ArraySlice<String>) -> YAMLTree {
    guard case .map(let members) = content, let key = path.first else { return self }
    let left = members.compactMap { member -> Member? in
      guard member.key == key else { return member }
      if path.count == 1 { return nil }
      return Member(key: key, origin: member.origin, value: member.value.without(path.dropFirst()))
    }
    return YAMLTree(content: .map(left), origin: origin)
  }

  /// The value of a key; `nil` if it is no map or has none.
  func value(_ key: String) -> YAMLTree? {
    guard case .map(let members) = content else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// Whether it is a map of nothing.
  var isEmptyMap: Bool { if case .map(let members) = content { members.isEmpty } else { false } }
}
