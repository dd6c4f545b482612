import FormLayout
import PageGraphics
import Pictures
import TemplateLanguage
import TemplateRuntime
import Typesetting

/// Evaluates the texts of a template over the data of one copy, and sets them.
struct FormFiller: ~Copyable {
  let template: PageTemplate
  let setter: LineSetter
  /// The codes of the form's number; `nil` for an empty form.
  let codes: NumberCodes?
  private var state: RenderState
  private var runner = ProgramRunner()

  init(_ template: PageTemplate, _ data: TemplateData, codes: NumberCodes? = nil) {
    self.template = template
    self.codes = codes
    setter = LineSetter(fonts: template.fonts)
    state = RenderState(data)
  }

  /// Whether what stands under a condition is printed.
  mutating func holds(_ condition: TextTemplate?) throws(TemplateError) -> Bool {
    guard let condition else { return true }
    return try !condition.render(in: &state, with: &runner).isEmpty
  }

  /// A line with its values, set in a width.
  mutating func set(_ line: PageLine, size: Int, width: Int, height: LineHeight) throws(TemplateError) -> SetLine {
    var pieces: [(text: String, look: PagePiece.Look, style: PageFonts.Style)] = []
    for piece in line.pieces {
      switch piece.content {
      case .constant(let text): pieces.append((text, piece.look, piece.style))
      case .text(let text):
        pieces.append((try text.render(in: &state, with: &runner), piece.look, piece.style))
      case .drawing: break
      }
    }
    return setter.set(pieces, size: size, width: width, height: height, alignment: line.alignment)
  }

  /// The text of a line.
  mutating func text(_ line: PageLine) throws(TemplateError) -> String {
    var words = ""
    for piece in line.pieces {
      switch piece.content {
      case .constant(let text): words += text
      case .text(let text): words += try text.render(in: &state, with: &runner)
      case .drawing: break
      }
    }
    return words
  }

  /// What a line draws instead of writing it.
  mutating func drawings(_ line: PageLine, width: Int) throws(TemplateError) -> [TemplateDrawing] {
    guard line.draws else { return [] }
    var drawings: [TemplateDrawing] = []
    for case .drawing(let slot) in line.pieces.map(\.content) {
      drawings += try state.drawings(of: slot, limit: Double(width) * 25.4 / 72_000)
    }
    return drawings
  }

  /// What is stamped across the sheet: the word, and what is known about it.
  mutating func stamp() throws(TemplateError) -> [String] {
    try text(template.stamp).split(separator: "　").map(String.init)
  }

  /// The rows of the grid under each other, with their texts; those of a repeat once for each of its rows.
  mutating func rows(_ row: PageRow) throws(TemplateError) -> [FilledRow] {
    guard try holds(row.condition) else { return [] }
    guard let repeated = row.repeated else { return [try filled(row)] }
    let items = state.items(of: repeated, SectionRead(repeated))
    var rows: [FilledRow] = []
    for index in 0..<items.count {
      let item = items.item(index, in: state.data)
      state.push(item)
      defer { state.pop() }
      rows.append(try filled(row, isBlank: item.position == 0))
      if state.iterationsLeft < 0 { throw TemplateError.tooManyIterations }
    }
    return rows
  }

  private mutating func filled(_ row: PageRow, isBlank: Bool = false) throws(TemplateError) -> FilledRow {
    var cells: [FilledCell] = []
    cells.reserveCapacity(row.cells.count)
    for cell in row.cells { cells.append(try filled(cell)) }
    return FilledRow(row: row, cells: cells, isBlank: isBlank)
  }

  private mutating func filled(_ cell: PageCell) throws(TemplateError) -> FilledCell {
    if let constant = cell.constant { return constant }
    var filled = FilledCell()
    guard try holds(cell.condition) else { return filled }
    for line in cell.lines {
      filled.drawings += try drawings(line, width: cell.room)
      filled.lines.append(try set(line, in: cell, isOneLine: cell.isOneLine))
    }
    for line in cell.foot { filled.foot.append(try set(line, in: cell, isOneLine: true)) }
    return filled
  }

  /// A line of a cell, in smaller type if it is to stand on one line and does not, or if a word or number is wider than the
  /// cell: an amount is never broken.
  private mutating func set(_ line: PageLine, in cell: PageCell, isOneLine: Bool) throws(TemplateError) -> SetLine {
    var size = cell.size
    var set = try set(line, size: size, width: cell.room, height: cell.lineHeight)
    if isOneLine, set.lineCount > 1 {
      let width = try self.set(line, size: cell.size, width: .max / 4, height: cell.lineHeight).text.width
      let small = FormFiller.size(size, of: width, fitting: cell.room)
      if small >= FormFiller.leastSizeOfLine {
        return try self.set(line, size: small, width: cell.room, height: cell.lineHeight)
      }
    }
    // In smaller type the lines break elsewhere, and may be too wide again.
    while set.text.width > cell.room, size > FormFiller.leastSize {
      size = max(
        FormFiller.leastSize, min(size - 500, FormFiller.size(size, of: set.text.width, fitting: cell.room)))
      set = try self.set(line, size: size, width: cell.room, height: cell.lineHeight)
    }
    return set
  }

  /// The size, in half points, in which a text that is `width` wide in `size` has the width `room`.
  private static func size(_ size: Int, of width: Int, fitting room: Int) -> Int { size * room / width / 500 * 500 }

  /// The smallest type in which a line is kept rather than broken.
  private static let leastSizeOfLine = 5_500

  /// The smallest type that can be read.
  private static let leastSize = 4_500

  /// The pictures of an attachment, each with its caption.
  mutating func pictures(_ attachment: PagePictures) throws(TemplateError) -> [FilledPicture] {
    let items = state.items(of: attachment.pictures, SectionRead(attachment.pictures))
    var pictures: [FilledPicture] = []
    for index in 0..<items.count {
      state.push(items.item(index, in: state.data))
      defer { state.pop() }
      let caption = try set(
        attachment.caption, size: PageCompiler.marginSize, width: template.area.size.width,
        height: LineSetter.height(PageCompiler.marginSize))
      for drawing in try state.drawings(of: attachment.drawing, limit: nil) {
        pictures.append(FilledPicture(drawing: drawing, caption: caption))
      }
    }
    return pictures
  }
}

/// A row with its values.
struct FilledRow: Sendable {
  let row: PageRow
  var cells: [FilledCell]
  /// Whether it is one of the empty rows that fill a table.
  var isBlank = false
  /// The height on the page.
  var height: Int

  init(row: PageRow, cells: [FilledCell], isBlank: Bool) {
    self.row = row
    self.cells = cells
    self.isBlank = isBlank
    height = row.height
  }

  /// The height that the texts need.
  var need: Int {
    cells.indices.reduce(0) { max($0, cells[$1].height(in: row.cells[$1])) }
  }
}

/// A cell with its values.
struct FilledCell: Sendable {
  var lines: [SetLine] = []
  var foot: [SetLine] = []
  var drawings: [TemplateDrawing] = []

  /// The room that text leaves above and below, in millipoints.
  static func margin(of cell: PageCell) -> Int { cell.kind == .label ? 1_500 : 3_000 }

  /// The height that the texts need, in millipoints.
  func height(in cell: PageCell) -> Int {
    // By place: a copy of each line would take longer than the sum.
    var height = lines.indices.reduce(0) { $0 + lines[$1].height } + foot.indices.reduce(0) { $0 + foot[$1].height }
    for drawing in drawings {
      height = max(height, Millipoints.millimetres(drawing.size.height))
    }
    return height + FilledCell.margin(of: cell)
  }
}

/// A picture of an attachment.
struct FilledPicture: Sendable {
  let drawing: TemplateDrawing
  let caption: SetLine
}
