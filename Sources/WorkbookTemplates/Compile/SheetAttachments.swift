import SpreadsheetML
import TemplateLanguage
import TemplateRuntime

/// A link on cells.
struct LinkTemplate: Sendable {
  /// Where it leads.
  enum Target: Sendable {
    /// A place in the workbook, or nowhere.
    case inside
    /// What a relationship of the template says.
    case kept(id: [UInt8])
    /// An address with values in it.
    case made(InlineText)
  }
  /// The cells.
  var range: CellRange
  /// The element's name, as `<hyperlink`.
  var start: [UInt8]
  /// Its attributes but the cells, the place, the relationship, and texts with tags.
  var attributes: [UInt8]
  /// The attribute that names a relationship, such as `r:id`.
  var idName: [UInt8]
  /// Where it leads.
  var target: Target
  /// The place in the workbook.
  var location: FormulaText?
  /// The tip shown for it, if values are in it.
  var tip: InlineText?
}

/// A comment on a cell, in the part of comments and, as a shape, in the drawing of notes.
struct CommentTemplate: Sendable {
  /// The cell.
  var range: CellRange
  /// The element's start tag, with its attributes but the cell.
  var start: [UInt8]
  /// The start tag of its text.
  var open: [UInt8]
  /// The text.
  var text: Program
  /// What elements of the text have before their names: nothing, or such as `x:`.
  var prefix: String
  /// What ends the text and the element.
  var end: [UInt8]
  /// The shape; `nil` if there is none.
  var shape: ShapeTemplate?
  /// Whether it belongs to a conversation, which is about one cell only.
  var isThreaded: Bool
}

/// The shape of a comment, in VML.
struct ShapeTemplate: Sendable {
  /// A piece of the shape.
  enum Piece: Sendable {
    case bytes([UInt8])
    /// The shape's number.
    case id
    /// The eight numbers of its corners, of which two are rows.
    case anchor([Int])
    /// The cell's row, from 0.
    case row
  }
  /// The pieces in order.
  var pieces: [Piece]
}

/// A drawing's anchor: a picture, shape or chart with the cells that it lies on.
struct AnchorTemplate: Sendable {
  /// A piece of the anchor.
  enum Piece: Sendable {
    case bytes([UInt8])
    /// The row of its upper left corner, from 0.
    case fromRow
    /// The row of its lower right corner, from 0.
    case toRow
    /// An id that must be unique in the drawing.
    case id
    /// A text with tags.
    case text(Program)
  }
  /// The row of the upper left corner, from 1.
  var from: Int
  /// The row of the lower right corner, from 1.
  var to: Int
  /// Whether it grows when rows are put in under it.
  var grows: Bool
  /// Whether it is printed in the first iteration only: a chart, whose part cannot serve two anchors.
  var isSingle: Bool
  /// The pieces in order.
  var pieces: [Piece]
}
