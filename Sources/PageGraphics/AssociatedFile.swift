/// A file that lies inside a document: its data, or what it was made from.
package struct AssociatedFile: Sendable, Hashable {
  /// What it is to the document.
  package enum Relationship: Sendable, Hashable {
    /// What the document shows, for programs.
    case data
    /// What the document was made from.
    case source
    /// Something else that belongs to it.
    case supplement
  }

  /// The name, without folders.
  package var name: String
  /// `application/json`.
  package var mediaType: String
  package var relationship: Relationship
  /// What it is, for people.
  package var description: String
  package var modified: DocumentMoment
  package var bytes: [UInt8]

  package init(
    name: String, mediaType: String, relationship: Relationship, description: String, modified: DocumentMoment,
    bytes: [UInt8]
  ) {
    self.name = name
    self.mediaType = mediaType
    self.relationship = relationship
    self.description = description
    self.modified = modified
    self.bytes = bytes
  }
}
