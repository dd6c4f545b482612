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
  /// The columns of its list that its pipes or options name.
  package let columns: [String]
  /// Whether it computes with the numbers of its list.
  package let computes: Bool
  /// The column that a section's groups have besides their list, or none for pages; `nil` where it runs over the items.
  package let parts: [String]?

  package init(_ tag: LocatedTag) {
    source = tag.tag.source
    name = tag.tag.name
    kind = tag.tag.kind
    origin = tag.origin
    drawsPicture = tag.tag.drawsPicture
    columns = ColumnArgument.columns(of: tag.tag)
    computes = tag.tag.kind == .value && PipeTable.computesRows(tag.tag.pipes.first)
    parts = ColumnArgument.parts(of: tag.tag)
  }
}
