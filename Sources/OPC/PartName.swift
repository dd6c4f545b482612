import Foundation

/// The name of a part of a package: absolute, with `/` between segments, such as `/word/document.xml`.
///
/// Names that differ in case only are the same name (ISO/IEC 29500-2, 6.2.2.3).
package struct PartName: Sendable, CustomStringConvertible {
  /// The name as the package writes it.
  package let text: String
  private let folded: String

  /// Takes a name; `nil` if it is not absolute, or has an empty, `.` or `..` segment, a backslash, or ends in a dot.
  package init?(_ text: String) {
    guard text.utf8.first == UInt8(ascii: "/"), text.utf8.count > 1 else { return nil }
    for segment in text.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      guard let last = segment.last, last != UInt8(ascii: "."), !segment.contains(UInt8(ascii: "\\")) else {
        return nil
      }
    }
    self.text = text
    folded = text.lowercased()
  }

  /// Takes the name of an archive member, which has no `/` in front.
  package init?(member: String) { self.init("/" + member) }

  /// The name of the archive member that holds the part.
  package var member: String { String(text.dropFirst()) }

  /// What follows the last dot of the last segment, in lower case; empty if there is no dot.
  package var fileExtension: String {
    let file = folded[(folded.lastIndex(of: "/") ?? folded.startIndex)...]
    return file.lastIndex(of: ".").map { String(file[file.index(after: $0)...]) } ?? ""
  }

  /// The last segment.
  package var file: String { String(text[text.index(after: text.lastIndex(of: "/") ?? text.startIndex)...]) }

  /// Everything before the last segment, with its `/` at the end.
  package var folder: String { String(text[...(text.lastIndex(of: "/") ?? text.startIndex)]) }

  /// The name itself.
  package var description: String { text }
}

extension PartName: Hashable {
  /// Whether two names are the same, ignoring case.
  package static func == (a: PartName, b: PartName) -> Bool { a.folded == b.folded }

  /// Feeds the name without its case.
  package func hash(into hasher: inout Hasher) { hasher.combine(folded) }
}

extension PartName: Comparable {
  /// The order of the names without their case.
  package static func < (a: PartName, b: PartName) -> Bool { a.folded < b.folded }
}

extension PartName: ExpressibleByStringLiteral {
  /// A name written in the program; a wrong one is a mistake in the program and traps.
  package init(stringLiteral text: String) {
    // Literals stand in the source, and a literal's initialiser cannot throw; names from files go through init?(_:).
    guard let name = PartName(text) else { preconditionFailure("not a part name: \(text)") }
    self = name
  }
}

extension PartName {
  /// The part that holds the relationships of `source`, or of the package itself.
  package static func relationships(of source: PartName?) -> PartName {
    guard let source else { return "/_rels/.rels" }
    return PartName("\(source.folder)_rels/\(source.file).rels") ?? "/_rels/.rels"
  }

  /// Whether this is a part that holds relationships.
  package var isRelationships: Bool { folded.hasSuffix(".rels") && folded.contains("/_rels/") }

  /// For a part that holds relationships: the part they belong to, `nil` for the package itself.
  var relationshipSource: PartName? {
    guard isRelationships, let at = text.range(of: "/_rels/", options: .backwards) else { return nil }
    return PartName("\(text[..<at.lowerBound])/\(text[at.upperBound...].dropLast(5))")
  }

  /// The part that a relationship target of `source` means: relative to its folder, or absolute; percent signs decoded.
  package static func resolve(_ target: String, from source: PartName?) -> PartName? {
    let path = target.prefix { $0 != "#" }
    guard !path.isEmpty else { return nil }
    var segments: [Substring] = path.hasPrefix("/") ? [] : (source?.folder ?? "/").split(separator: "/")
    for segment in path.split(separator: "/") {
      switch segment {
      case ".": continue
      case "..":
        guard segments.popLast() != nil else { return nil }
      default: segments.append(segment)
      }
    }
    let joined = "/" + segments.joined(separator: "/")
    return PartName(joined.removingPercentEncoding ?? joined)
  }

  /// How a relationship of `source` writes this part as its target: relative, as Office does.
  package func target(from source: PartName?) -> String {
    let from = (source?.folder ?? "/").split(separator: "/")
    let to = text.split(separator: "/")
    let common = zip(from, to.dropLast()).prefix { $0 == $1 }.count
    let up = [Substring](repeating: "..", count: from.count - common)
    return (up + to[common...]).joined(separator: "/")
  }
}
