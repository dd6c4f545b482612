/// What a part of a page is, for those who have it read aloud and for programs: an element of the document's structure.
package struct StructureElement: Sendable, Hashable {
  /// What it is.
  package enum Role: Sendable, Hashable {
    /// A part of a document that holds several, such as one form of a print file.
    case part
    /// The title.
    case title
    /// A heading below the title.
    case heading
    /// A paragraph.
    case paragraph
    case table
    case tableRow
    case tableHeader(HeaderScope, TableSpan)
    case tableCell(TableSpan)
    /// A picture; what is to be seen is its `alternative`.
    case figure
    case link
  }

  package var role: Role
  /// The element it is part of, by its place in `FixedPage.elements`, where it comes first; `nil` for the document.
  package var parent: Int?
  /// What is to be seen or heard instead: of a figure always, of others where their text does not say it.
  package var alternative: String?

  package init(_ role: Role, in parent: Int? = nil, alternative: String? = nil) {
    self.role = role
    self.parent = parent
    self.alternative = alternative
  }
}

/// What a header cell is the header of.
package enum HeaderScope: Sendable, Hashable {
  case row, column, both
}

/// How many rows and columns a cell covers.
package struct TableSpan: Sendable, Hashable {
  package var rows: Int
  package var columns: Int

  package init(rows: Int = 1, columns: Int = 1) {
    self.rows = rows
    self.columns = columns
  }
}
