/// The names of copies' files: `NUMBER-COPY.docx` for the first printing, `NUMBER-COPY-closed.docx` for later ones.
package enum CopyName {
  /// The name of a copy's file.
  package static func of(number: String, copy: String, format: String, edition: Edition) -> String {
    number + suffix(copy: copy, format: format, edition: edition)
  }

  /// What stands behind the number.
  package static func suffix(copy: String, format: String, edition: Edition) -> String {
    edition == .issue ? "-\(copy).\(format)" : "-\(copy)-\(edition).\(format)"
  }

  /// The copy of which a packet's file is by what stands behind its number; `nil` if it is none.
  package static func copy(suffix: String) -> String? {
    guard suffix.hasPrefix("-"), let dot = suffix.lastIndex(of: ".") else { return nil }
    let name = suffix[..<dot].dropFirst()
    let closed = "-\(Edition.closed)"
    return String(name.hasSuffix(closed) ? name.dropLast(closed.utf8.count) : name)
  }
}

/// Whose copies a packet holds.
package enum KeeperName {
  /// What stands for the keeper of a packet with the copies of all keepers. A form lies in one such packet at most, as it
  /// lies in one packet of each keeper.
  package static let all = "各联"
}
