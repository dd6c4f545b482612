package import Findings

/// A tag of a compiled template, for lists.
package struct TemplateTag: Sendable, Hashable {
  /// The tag as written, braces included.
  package let source: String
  /// The name as written; empty for remarks and delimiters.
  package let name: String
  /// What it does.
  package let kind: TagKind
  /// The file and the place in it.
  package let origin: Origin
  /// Whether it draws a picture that the data name.
  package let drawsPicture: Bool

  package init(_ tag: LocatedTag) {
    source = tag.tag.source
    name = tag.tag.name
    kind = tag.tag.kind
    origin = tag.origin
    drawsPicture = tag.tag.drawsPicture
  }
}
