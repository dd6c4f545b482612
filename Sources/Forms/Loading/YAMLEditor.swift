import Findings

/// Changes single values in a YAML text and leaves everything else as it was written, comments too.
struct YAMLEditor {
  private var lines: [String]

  init(_ text: String) {
    let plain = text.replacing("\r\n", with: "\n")
    lines = plain.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
  }

  /// The text.
  var text: String { lines.joined(separator: "\n") + "\n" }

  /// Sets the value at a path of keys; keys that are missing are added at the end of their map.
  mutating func set(_ path: [String], to value: YAMLTree) {
    change(path) { indent, key in ["\(indent)\(key): \(value.inline(true))"] }
  }

  /// Takes a key away, with its value and the comment right above it.
  mutating func remove(_ path: [String]) {
    let before = lines.count
    guard let removed = change(path, adds: false, { _, _ in [] }), lines.count < before else { return }
    var first = removed.lowerBound
    while first > 0, lines[first - 1].drop(while: { $0 == " " }).first == "#" { first -= 1 }
    if first < removed.lowerBound, first > 0, lines[first - 1].isEmpty, first < lines.count { first -= 1 }
    lines.removeSubrange(first..<removed.lowerBound)
    while lines.first?.isEmpty == true { lines.removeFirst() }
  }

  /// Sets everything that a tree says, value by value.
  mutating func set(_ tree: YAMLTree, at path: [String] = []) {
    guard case .map(let members) = tree.content else { return set(path, to: tree) }
    for member in members { set(member.value, at: path + [member.key]) }
  }

  /// Writes a key's lines anew; returns where they were, if they were there.
  @discardableResult
  private mutating func change(
    _ path: [String], adds: Bool = true, _ written: (_ indent: String, _ key: String) -> [String]
  ) -> Range<Int>? {
    guard var node = YAMLTree.read(text, file: "").tree else { return nil }
    var (end, indent) = (lines.count, "")
    for (depth, key) in path.enumerated() {
      guard case .map(let members) = node.content else { return nil }
      guard let index = members.firstIndex(where: { $0.key == key }) else {
        if adds { insert(path[depth...], replacing: end..<end, indent, written) }
        return nil
      }
      let member = members[index]
      let first = (member.origin.line ?? 1) - 1
      end = lastLine(from: first, before: index + 1 < members.count ? (members[index + 1].origin.line ?? 1) - 1 : end)
      if depth == path.count - 1 {
        lines.replaceSubrange(first..<end, with: written(indent, key))
        return first..<end
      }
      guard case .map(let inner) = member.value.content, let child = inner.first else {
        if adds { insert(path[depth...], replacing: first..<end, indent, written) }
        return nil
      }
      if child.origin.line == member.origin.line {
        // A map in flow style is written out first.
        let parts = inner.map { "\(indent)  \($0.key): \($0.value.inline(true))" }
        lines.replaceSubrange(first..<end, with: ["\(indent)\(key):"] + parts)
        return change(path, adds: adds, written)
      }
      node = member.value
      indent = String(repeating: " ", count: (child.origin.column ?? 1) - 1)
    }
    return nil
  }

  /// Where a block ends: comments and blank lines before the next key belong to that.
  private func lastLine(from first: Int, before next: Int) -> Int {
    var end = next
    while end > first + 1, lines[end - 1].drop(while: { $0 == " " }).first.map({ $0 == "#" }) ?? true { end -= 1 }
    return end
  }

  private mutating func insert(
    _ path: ArraySlice<String>, replacing range: Range<Int>, _ indent: String, _ written: (String, String) -> [String]
  ) {
    var (new, indent) = ([String](), indent)
    for key in path.dropLast() {
      new.append("\(indent)\(key):")
      indent += "  "
    }
    lines.replaceSubrange(range, with: new + written(indent, path.last ?? ""))
  }
}
