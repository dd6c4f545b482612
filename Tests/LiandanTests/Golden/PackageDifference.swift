/// What differs between the recorded and the present outline of a package: part, path of the element, what was and what is.
struct PackageDifference: CustomStringConvertible {
  var part: String
  var path: String
  /// The line of the record; `nil` for what was not there.
  var was: String?
  /// The present line; `nil` for what is no longer there.
  var now: String?

  var description: String {
    switch (was, now) {
    case (let was?, let now?): "\(part) \(path): was \(was), is \(now)"
    case (let was?, nil): "\(part) \(path): gone: \(was)"
    case (nil, let now?): "\(part) \(path): new: \(now)"
    case (nil, nil): "\(part) \(path)"
    }
  }

  /// All differences, part by part, in the order of their elements.
  static func all(from recorded: PackageOutline, to present: PackageOutline) -> [PackageDifference] {
    Set(recorded.parts.keys).union(present.parts.keys).sorted().flatMap { part -> [PackageDifference] in
      switch (recorded.parts[part], present.parts[part]) {
      case (let old?, let new?): old == new ? [] : differences(part, old, new)
      case (_?, nil): [PackageDifference(part: part, path: "/", was: "a part")]
      default: [PackageDifference(part: part, path: "/", now: "a part")]
      }
    }
  }

  private static func differences(_ part: String, _ old: [String], _ new: [String]) -> [PackageDifference] {
    let (oldPaths, newPaths) = (paths(old), paths(new))
    var found: [(line: Int, difference: PackageDifference)] = []
    let changes = new.difference(from: old)
    for case .insert(let line, let text, _) in changes.insertions {
      found.append((line, PackageDifference(part: part, path: newPaths[line], now: content(text))))
    }
    for case .remove(let line, let text, _) in changes.removals {
      // The same element with other attributes or another text.
      if let place = found.firstIndex(where: { $0.difference.was == nil && $0.difference.path == oldPaths[line] }) {
        found[place].difference.was = content(text)
      } else {
        found.append((line, PackageDifference(part: part, path: oldPaths[line], was: content(text))))
      }
    }
    return found.sorted { $0.line < $1.line }.map(\.difference)
  }

  private static func content(_ line: String) -> String { String(line.drop { $0 == " " }) }

  /// The path of each line: names of elements, with a number from the second of a name on.
  private static func paths(_ lines: [String]) -> [String] {
    var open: [(path: String, counts: [Substring: Int])] = [("", [:])]
    return lines.map { line in
      let depth = line.prefix { $0 == " " }.count
      let name = line.dropFirst(depth).prefix { $0 != " " }
      open.removeSubrange(min(depth + 1, open.count)...)
      let kind = name.hasPrefix("\"") ? "text()" : name
      let count = (open[open.count - 1].counts[kind] ?? 0) + 1
      open[open.count - 1].counts[kind] = count
      let path = "\(open[open.count - 1].path)/\(kind)" + (count > 1 ? "[\(count)]" : "")
      open.append((path, [:]))
      return path
    }
  }
}
