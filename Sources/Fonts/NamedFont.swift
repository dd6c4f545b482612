/// A font as a user names it: a family, `Noto Serif CJK SC`, or a file, `fonts/song.ttf`, of a collection with the place of
/// the face, `song.ttc#1`.
package enum NamedFont: Sendable, Hashable {
  case family(String)
  /// `index` counts the faces of a collection from 0.
  case file(String, index: Int)

  /// Reads a name: a file has a `/` or the extension of one.
  package init(_ text: String) {
    let parts = text.split(separator: "#", omittingEmptySubsequences: false)
    let index = parts.count == 2 ? Int(parts[1]) : nil
    let path = index == nil ? text : String(parts[0])
    let isFile = path.contains("/") || [".ttf", ".otf", ".ttc"].contains { path.lowercased().hasSuffix($0) }
    self = isFile ? .file(path, index: index ?? 0) : .family(text)
  }

  /// What a user would write.
  package var text: String {
    switch self {
    case .family(let family): family
    case .file(let path, 0): path
    case .file(let path, let index): "\(path)#\(index)"
    }
  }
}
