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
    set(try texts(line), of: line, size: size, width: width, height: height)
  }

  private func set(
    _ texts: [String], of line: PageLine, size: Int, width: Int, height: LineHeight
  ) -> SetLine {
    let pieces = texts.indices.map { TextPiece(texts[$0], font: line.pieces[$0].style.rawValue, size: size) }
    return setter.set(pieces, looks: line.looks, size: size, width: width, height: height, alignment: line.alignment)
  }

  /// The texts of a line's pieces.
  private mutating func texts(_ line: PageLine) throws(TemplateError) -> [String] {
    var texts: [String] = []
    texts.reserveCapacity(line.pieces.count)
    for piece in line.pieces {
      switch piece.content {
      case .constant(let text): texts.append(text)
      case .text(let text): texts.append(try text.render(in: &state, with: &runner))
      case .drawing: texts.append("")
      }
    }
    return texts
  }

  /// The text of a line.
  mutating func text(_ line: PageLine) throws(TemplateError) -> String {
    let texts = try texts(line)
    return texts.count == 1 ? texts[0] : texts.joined()
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

  /// Adds a row of the grid with its texts; that of a repeat once for each of its rows.
  mutating func add(_ row: PageRow, to flow: inout [FormFlow.Item]) throws(TemplateError) {
    guard try holds(row.condition) else { return }
    guard let repeated = row.repeated else {
      flow.append(.row(try filled(row)))
      return
    }
    let items = state.items(of: repeated, SectionRead(repeated))
    for index in 0..<items.count {
      let item = items.item(index, in: state.data)
      state.push(item)
      defer { state.pop() }
      flow.append(.row(try filled(row, isBlank: item.position == 0)))
      if state.iterationsLeft < 0 { throw TemplateError.tooManyIterations }
    }
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
      if line.draws { filled.drawings += try drawings(line, width: cell.room) }
      filled.lines.append(try set(line, in: cell, isOneLine: cell.isOneLine))
    }
    for line in cell.foot { filled.foot.append(try set(line, in: cell, isOneLine: true)) }
    return filled
  }

  private mutating func set(_ line: PageLine, in cell: PageCell, isOneLine: Bool) throws(TemplateError) -> SetLine {
    let texts = try texts(line)
    // Ticks and choices come again and again.
    return line.known.line(texts) { set(texts, of: line, in: cell, isOneLine: isOneLine) }
  }

  /// A line of a cell, in smaller type if it is to stand on one line and does not, or if a word or number is wider than the
  /// cell: an amount is never broken.
  private func set(_ texts: [String], of line: PageLine, in cell: PageCell, isOneLine: Bool) -> SetLine {
    func set(size: Int, width: Int) -> SetLine {
      self.set(texts, of: line, size: size, width: width, height: cell.lineHeight)
    }
    var size = cell.size
    var whole = set(size: size, width: cell.room)
    if isOneLine, whole.lineCount > 1 {
      let width = set(size: size, width: .max / 4).text.width
      let small = FormFiller.size(size, of: width, fitting: cell.room)
      if small >= FormFiller.leastSizeOfLine { return set(size: small, width: cell.room) }
    }
    if whole.lineCount > 1 {
      let widest = setter.widestWord(of: whole.words, size: size)
      let small = widest > cell.room ? FormFiller.size(size, of: widest, fitting: cell.room) : size
      // A code that is longer than a line of the least type is broken rather than made so small.
      if small < size, small >= FormFiller.leastSizeOfLine { return set(size: small, width: cell.room) }
    }
    // In smaller type the lines break elsewhere, and may be too wide again.
    while whole.text.width > cell.room, size > FormFiller.leastSize {
      size = max(
        FormFiller.leastSize, min(size - 500, FormFiller.size(size, of: whole.text.width, fitting: cell.room)))
      whole = set(size: size, width: cell.room)
    }
    return whole
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
    var need = 0
    for place in cells.indices { need = max(need, cells[place].height(in: row.cells[place])) }
    return need
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
    var height = 0
    for line in lines { height += line.height }
    for line in foot { height += line.height }
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
