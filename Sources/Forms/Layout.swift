public import Findings

/// The printed grid of a form (schema key `layout`): blocks from top to bottom on a grid of 12 columns.
public struct Layout: Sendable, Hashable {
  /// The paper.
  public var paper = Paper()
  /// The height of a row for which none is given, in mm.
  public var rowHeight = 8.0
  /// The size of the cells' text in points.
  public var fontSize = 10.5
  /// Text under the title, such as the greeting of a survey.
  public var greeting: LocalizedText?
  /// The blocks from top to bottom.
  public var blocks: [LayoutBlock]
  /// Texts at fixed places of the first sheet, such as the address in a window; enclosures alone have them.
  public var areas: [LayoutArea] = []
  /// Makes a layout of blocks.
  package init(blocks: [LayoutBlock]) { self.blocks = blocks }
}

/// The sheet on which a form is printed (domain 4.6, 4.7). Lengths in mm.
public struct Paper: Sendable, Hashable {
  /// The kinds of sheet.
  public enum Size: Sendable, Hashable {
    /// 210 × 297
    case a4
    /// 148 × 210
    case a5
    /// Continuous paper 241.3 wide, height by `cut`.
    case continuous241
    /// The envelope of 220 × 110
    case dl
    /// The envelope of 229 × 162
    case c5
    /// A sheet of its own width and height.
    case own(width: Double, height: Double)

    /// The sizes that have names.
    package static let named: [(name: String, size: Size)] = [
      ("A4", .a4), ("A5", .a5), ("241", .continuous241), ("DL", .dl), ("C5", .c5),
    ]
  }
  /// How a continuous sheet of 279.4 mm is cut.
  public enum Cut: String, Sendable, Hashable, CaseIterable {
    /// 整张, 279.4 mm
    case whole
    /// 二等分, 139.7 mm
    case half
    /// 三等分, 93.1 mm
    case third

    /// The height of one form in mm: 11, 5.5 or 3.667 inches.
    var height: Double {
      switch self {
      case .whole: 279.4
      case .half: 139.7
      case .third: 93.13
      }
    }
  }
  /// The sheet.
  public var size = Size.a4
  /// Whether the long side is horizontal.
  public var isLandscape = false
  /// The plies (联) of continuous paper.
  public var plies = 1
  /// The cut of continuous paper.
  public var cut = Cut.whole
  /// The margins.
  public var top = 15.0, right = 18.0, bottom = 14.0, left = 20.0
  /// An A4 sheet, upright.
  package init() {}

  /// Width and height of the sheet as it is printed, in mm.
  public var dimensions: (width: Double, height: Double) {
    let (w, h): (Double, Double) =
      switch size {
      case .a4: (210, 297)
      case .a5: (148, 210)
      case .continuous241: (241.3, cut.height)
      case .dl: (220, 110)
      case .c5: (229, 162)
      case .own(let width, let height): (width, height)
      }
    return isLandscape ? (max(w, h), min(w, h)) : (w, h)
  }

  /// The width and height between the margins, in mm; negative where these leave nothing.
  package var room: (width: Double, height: Double) {
    (dimensions.width - left - right, dimensions.height - top - bottom)
  }
}

/// One block of the grid.
public enum LayoutBlock: Sendable, Hashable {
  /// Cells side by side; their spans add up to 12.
  case row(cells: [LayoutCell], height: Double?)
  /// A repeat as a table with a header row, at least `blankRows` rows, and a total row if cells are given for it.
  case table(LayoutTable)
  /// Fields of one choice list as rows, its choices as columns, a box where they meet.
  case matrix(LayoutMatrix)
  /// A heading over the full width.
  case heading(LocalizedText)
  /// A remark under the grid, without a border.
  case note(LayoutNote)
  /// The start of a new page.
  case pageBreak
}

extension LayoutBlock {
  /// The fields that it shows; of a table the repeat, not its columns.
  package var fields: [String] {
    switch self {
    case .row(let cells, _): cells.flatMap(\.content.fields)
    case .table(let table): [table.field] + table.footer.flatMap(\.content.fields)
    case .matrix(let matrix): matrix.fields
    case .heading, .note, .pageBreak: []
    }
  }
}

/// A remark without a border.
public struct LayoutNote: Sendable, Hashable {
  /// What it says.
  public var text: LocalizedText
  /// The size in points.
  public var size: Double
  /// Horizontal alignment: left, center or right.
  public var align = "left"
  /// Whether it is set in the font of titles.
  public var isTitle = false
  /// The room above it in mm.
  public var before = 0.0
  /// Makes a remark.
  package init(_ text: LocalizedText, size: Double = 9) { (self.text, self.size) = (text, size) }
}

/// A text at a fixed place of a sheet. Lengths in mm.
public struct LayoutArea: Sendable, Hashable {
  /// The upper left corner; a negative value counts from the right or lower edge of the sheet.
  public var x: Double, y: Double
  /// Width and height.
  public var width: Double, height: Double
  /// What it says, from the top.
  public var note: LayoutNote
  /// How many boxes it has, for a character each, as postcodes do.
  public var boxes: Int?

  /// Makes an area.
  package init(x: Double, y: Double, width: Double, height: Double, note: LayoutNote, boxes: Int? = nil) {
    (self.x, self.y, self.width, self.height, self.note, self.boxes) = (x, y, width, height, note, boxes)
  }

  /// The upper left corner on a sheet.
  package func place(on paper: Paper) -> (x: Double, y: Double) {
    let sheet = paper.dimensions
    return (x < 0 ? sheet.width + x : x, y < 0 ? sheet.height + y : y)
  }
}

/// One cell of a row.
public struct LayoutCell: Sendable, Hashable {
  /// What a cell shows.
  public enum Content: Sendable, Hashable {
    /// A field: its label and its value. `labelSpan` columns of the cell's span are a label cell of their own;
    /// with 0 the label precedes the value in the same cell, with a colon.
    case field(id: String, labelSpan: Double)
    /// A signature cell: label on top, opinion if any, name, and `年 月 日` below.
    case signature(id: String)
    /// The box of a stamp, dashed, with a grey (盖章).
    case stamp(id: String)
    /// The decision of one role of an approvals field.
    case approval(field: String, role: String)
    /// Fixed text.
    case text(LocalizedText)
    /// Several fields one under another or side by side in one cell, each `label：value`.
    case fields([String])

    /// The fields that it shows.
    package var fields: [String] {
      switch self {
      case .field(let id, _), .signature(let id), .stamp(let id), .approval(let id, _): [id]
      case .fields(let ids): ids
      case .text: []
      }
    }
  }
  /// What it shows.
  public var content: Content
  /// The width in grid columns of 12; quarters are allowed.
  public var span: Double
  /// Horizontal alignment: left, center or right; `nil` for what suits the content.
  public var align: String?
  /// A pipe of the template language that the value is printed with, in place of the field type's own: `boxes`.
  public var format: String?
  /// The label to print, in place of the field's own.
  public var label: LocalizedText?
  /// Makes a cell.
  package init(
    _ content: Content, span: Double, align: String? = nil, format: String? = nil, label: LocalizedText? = nil
  ) {
    self.content = content
    self.span = span
    self.align = align
    self.format = format
    self.label = label
  }
}

/// A repeat as a table.
public struct LayoutTable: Sendable, Hashable {
  /// The repeat's id.
  public var field: String
  /// A heading row over the table; the repeat's label if `nil` and `showsHeading`.
  public var heading: LocalizedText?
  /// Whether there is a heading row.
  public var showsHeading: Bool
  /// The columns; spans add up to 12. A cell's content is a `field` of the repeat.
  public var columns: [LayoutCell]
  /// The least number of printed rows.
  public var blankRows: Int
  /// The height of a row in mm.
  public var rowHeight: Double?
  /// Cells of a last row, such as totals.
  public var footer: [LayoutCell]
  /// Makes a table.
  package init(
    field: String, heading: LocalizedText? = nil, showsHeading: Bool = false, columns: [LayoutCell], blankRows: Int,
    rowHeight: Double? = nil, footer: [LayoutCell] = []
  ) {
    self.field = field
    self.heading = heading
    self.showsHeading = showsHeading
    self.columns = columns
    self.blankRows = blankRows
    self.rowHeight = rowHeight
    self.footer = footer
  }
}

/// Fields of one choice list as a matrix.
public struct LayoutMatrix: Sendable, Hashable {
  /// The fields, one a row.
  public var fields: [String]
  /// Widths in grid columns: of the number, of the item, of each choice.
  public var numberSpan: Double, itemSpan: Double, choiceSpan: Double
  /// The height of a row in mm.
  public var rowHeight: Double?
  /// Makes a matrix.
  package init(fields: [String], numberSpan: Double, itemSpan: Double, choiceSpan: Double, rowHeight: Double?) {
    self.fields = fields
    self.numberSpan = numberSpan
    self.itemSpan = itemSpan
    self.choiceSpan = choiceSpan
    self.rowHeight = rowHeight
  }
}

/// A pipe of the template language that a layout names.
package struct LayoutFormat: Sendable {
  /// The field that is printed with it, and the repeat that it is a column of.
  package let field: String, table: String?
  /// The pipe as written: `date:yyyy-MM-dd`.
  package let pipe: String
  /// Its place.
  package let origin: Origin
}

/// A text with tags that an enclosure prints.
package struct LayoutText: Sendable {
  /// The text as written.
  package let text: String
  /// Whether it may be a picture or a code.
  package let mayDraw: Bool
  /// Its place.
  package let origin: Origin
}

extension FormSchema {
  /// Whether a column of a repeat stands on paper, as far as the layout says: others are aids of rules.
  package func prints(_ column: Field, of group: Field) -> Bool {
    guard let layout else { return true }
    return layout.blocks.contains { block in
      guard case .table(let table) = block, table.field == group.id else { return false }
      return table.columns.contains { $0.content.fields.contains(column.id) }
    }
  }
}
