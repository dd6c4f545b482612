package import OPC

/// The file of a picture in a template that stands in for a code and is shown nowhere else: the code's picture takes its
/// place, so that a document has no part more and its relationships stay as they are.
package struct OwnPicture: Sendable, Hashable {
  /// The file.
  package let part: PartName
  /// The id of the relationship to it.
  package let relationship: String

  /// The picture that a relationship of a part leads to, if it is a PNG file which nothing else leads to.
  package init?(_ relationship: String, of source: PartName, in package: OPCPackage) {
    guard let part = package.relationships(of: source).first(where: { $0.id == relationship })?.part,
      package.part(part)?.contentType == "image/png"
    else { return nil }
    let sources = package.parts.map { Optional($0.name) } + [nil]
    let uses = sources.reduce(0) { $0 + package.relationships(of: $1).count { $0.part == part } }
    guard uses == 1 else { return nil }
    self.part = part
    self.relationship = relationship
  }
}
