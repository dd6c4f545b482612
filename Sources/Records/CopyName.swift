/// What tells a copy of a form from all others, and the name of its file.
package struct CopyName: Sendable, Hashable {
  /// The number of its form.
  package let number: String
  /// The copy's id.
  package let copy: String
  /// The format, which is also the file name's extension: `docx`, `xlsx`.
  package let format: String
  /// Which printing it is.
  package let edition: Edition

  /// Makes a name.
  package init(number: String, copy: String, format: String, edition: Edition) {
    self.number = number
    self.copy = copy
    self.format = format
    self.edition = edition
  }

  /// The folder of a register that holds all copies.
  package static let root = "issued"

  /// The file's name: `NUMBER-COPY.docx` for the first printing, `NUMBER-COPY-closed.docx` for later ones.
  package var fileName: String { number + CopyName.suffix(copy: copy, format: format, edition: edition) }

  /// The file's path in the folder of a register: `issued/YEAR/NUMBER/NUMBER-COPY.docx`.
  package func path(year: Int) -> String { "\(CopyName.root)/\(year)/\(number)/\(fileName)" }

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
