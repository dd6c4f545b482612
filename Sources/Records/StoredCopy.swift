package import Storage

/// A copy as a register stores it: which one it is, where its file belongs, and what the file holds.
package struct StoredCopy: Sendable, Hashable {
  /// Which copy it is.
  package let name: CopyName
  /// The template it was printed with.
  package let template: Digest
  /// The file's path, relative to the register's folder.
  package let path: String
  /// The digest of the file.
  package let sha256: Digest
  /// The size of the file in bytes.
  package let bytes: Int
  /// How many pages it has, of formats of fixed pages.
  package let pages: Int?

  /// Makes a copy.
  package init(
    _ name: CopyName, template: Digest, path: String, sha256: Digest, bytes: Int, pages: Int? = nil
  ) {
    self.pages = pages
    self.name = name
    self.template = template
    self.path = path
    self.sha256 = sha256
    self.bytes = bytes
  }
}

/// A printed copy, ready to be stored.
package struct RenderedCopy: Sendable {
  /// What it is stored as.
  package let copy: StoredCopy
  /// The content of its file.
  package let content: [UInt8]

  /// Takes a printed copy of a form that is issued in `year`; `sha256` is the digest of its content, made on the thread that
  /// printed.
  package init(
    _ name: CopyName, year: Int, template: Digest, content: [UInt8], sha256: Digest, pages: Int? = nil
  ) {
    copy = StoredCopy(
      name, template: template, path: name.path(year: year), sha256: sha256, bytes: content.count, pages: pages)
    self.content = content
  }
}
