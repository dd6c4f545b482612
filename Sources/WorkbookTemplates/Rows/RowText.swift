import TemplateLanguage
import TemplateRuntime

/// A row's text, cut into what is constant and what is not.
struct RowText: Sendable {
  /// A step of the row.
  enum Step: Sendable {
    /// A constant piece.
    case constant(Int)
    /// The row's number.
    case number
    /// What a cell has behind its style, by its place among the row's cells; a formula's start is a constant piece, a text
    /// has one for each of its program.
    case cell(Int, piece: Int)
  }
  /// The start tag.
  var start: [Step] = []
  /// The start tag up to its height, for when the row must grow.
  var growing: [Step] = []
  /// What follows the start tag.
  var steps: [Step] = []
  /// How many of its constant cells name a shared string.
  var sharedCount = 0
}

/// The constant pieces of a worksheet's text.
struct SheetText: Sendable {
  private(set) var constants = ConstantText()
  /// What stands before the rows.
  let head: Int
  /// The pieces behind the rows; `nil` for what is made.
  let tail: [Int?]
  /// The end of a cell without a value.
  let empty: Int
  /// What stands around a text of one piece, without and with blanks to be kept, and around a text of several.
  let inline: Int
  let inlineKept: Int
  let inlineEnd: Int
  let texts: Int
  let textsEnd: Int
  /// What stands around a number or truth.
  let number: Int
  let truth: Int
  let numberEnd: Int
  /// What stands before a formula, around its text, and around its value if it has one. The first and the last before the
  /// value are pieces of their own: by them a value is put in when it is calculated.
  let formulaStart: Int
  let formula: Int
  let formulaEnd: Int
  let formulaValue: Int
  let formulaKept: Int
  let cellEnd: Int
  /// What stands behind the height of a row that has grown.
  let grown: Int
  private let prefix: String

  static let sharedType = Array(" t=\"s\"".utf8)

  init(head: [UInt8], tail: [SheetTail], prefix: String) {
    self.prefix = prefix
    var constants = ConstantText()
    func piece(_ text: String) -> Int { constants.append(text.utf8) }
    self.head = constants.append(head)
    empty = piece("/>")
    inline = piece(" t=\"inlineStr\"><\(prefix)is><\(prefix)t>")
    inlineKept = piece(" t=\"inlineStr\"><\(prefix)is><\(prefix)t\(BlankKeeping.attribute)>")
    inlineEnd = piece("</\(prefix)t></\(prefix)is></\(prefix)c>")
    texts = piece(" t=\"inlineStr\"><\(prefix)is>")
    textsEnd = piece("</\(prefix)is></\(prefix)c>")
    number = piece("><\(prefix)v>")
    truth = piece(" t=\"b\"><\(prefix)v>")
    numberEnd = piece("</\(prefix)v></\(prefix)c>")
    formulaStart = piece(">")
    formula = piece(">")
    formulaEnd = piece("</\(prefix)f></\(prefix)c>")
    formulaValue = piece("</\(prefix)f><\(prefix)v>")
    formulaKept = piece("</\(prefix)f>")
    cellEnd = piece("</\(prefix)c>")
    grown = piece("\" customHeight=\"1\">")
    self.tail = tail.map { if case .bytes(let bytes) = $0 { constants.append(bytes) } else { nil } }
    self.constants = constants
  }

  /// Cuts the texts of all rows. A row's number is constant as long as no section came before it.
  mutating func cut(_ nodes: [SheetNode]) -> [SheetNode] {
    var isPlaced = true
    return cut(nodes, &isPlaced)
  }

  private mutating func cut(_ nodes: [SheetNode], _ isPlaced: inout Bool) -> [SheetNode] {
    nodes.map { node in
      switch node {
      case .attached: return node
      case .rows(let band, let count, let rows):
        return .rows(
          band: band, count: count,
          rows.map { RowTemplate($0, text: cut($0, isPlaced ? $0.number : nil)) })
      case .section(var section):
        isPlaced = false
        section.body = cut(section.body, &isPlaced)
        section.blankBody = section.blankBody.map { cut($0, &isPlaced) }
        return .section(section)
      }
    }
  }

  /// Adds to each row its text for every iteration of a layout; `at` is the number of the next row.
  mutating func place(_ nodes: [SheetNode], _ layout: SheetLayout, _ at: inout Int) -> [SheetNode] {
    nodes.map { node in
      switch node {
      case .attached: return node
      case .rows(let band, let count, let rows):
        let first = layout.map.plan.bands[band].rows.lowerBound
        defer { at += count }
        return .rows(
          band: band, count: count,
          rows.map { RowTemplate($0, text: $0.text, placed: $0.placed + [cut($0, at + $0.number - first)]) })
      case .section(var section):
        for _ in 0..<layout.iterations(section.index) { section.body = place(section.body, layout, &at) }
        return .section(section)
      }
    }
  }

  /// Adds a constant piece.
  mutating func add(_ bytes: [UInt8]) -> Int { constants.append(bytes) }

  private mutating func cut(_ row: RowTemplate, _ placed: Int?) -> RowText {
    // Not read through `self`, whose constants are being written.
    let prefix = prefix
    var text = RowText()
    var pending: [UInt8] = []
    var steps: [RowText.Step] = []
    func flush(_ constants: inout ConstantText) {
      if !pending.isEmpty { steps.append(.constant(constants.shared(pending))) }
      pending = []
    }
    func number(_ constants: inout ConstantText) {
      if let placed { return pending.append(number: placed) }
      flush(&constants)
      steps.append(.number)
    }
    func start(_ attributes: [UInt8], _ end: String, _ constants: inout ConstantText) -> [RowText.Step] {
      pending = Array("<\(prefix)row r=\"".utf8)
      number(&constants)
      // Most rows have the same height: what follows their number is one piece for all of them.
      if row.growing != nil { flush(&constants) }
      pending += Array("\"".utf8) + attributes + Array(end.utf8)
      flush(&constants)
      defer { steps = [] }
      return steps
    }
    text.start = start(row.attributes, row.cells.isEmpty ? "/>" : ">", &constants)
    if let growing = row.growing { text.growing = start(growing.attributes, " ht=\"", &constants) }
    if row.cells.isEmpty { return text }
    for (index, cell) in row.cells.enumerated() {
      pending += Array("<\(prefix)c r=\"".utf8) + cell.letters
      number(&constants)
      pending += Array("\"".utf8) + cell.attributes
      switch cell.content {
      case .constant(let type, let children) where cell.box == nil && cell.pictures.isEmpty:
        if type == SheetText.sharedType { text.sharedCount += 1 }
        pending += type
        pending += children.isEmpty ? Array("/>".utf8) : [UInt8(ascii: ">")] + children + Array("</\(prefix)c>".utf8)
      case .formula(let start, _, _, _):
        flush(&constants)
        steps.append(.cell(index, piece: constants.shared(start)))
      case .text(let cell):
        flush(&constants)
        steps.append(.cell(index, piece: constants.count))
        for piece in 0..<cell.program.constants.count { _ = constants.append(cell.program.constants[piece]) }
      case .constant, .marked, .typed:
        flush(&constants)
        steps.append(.cell(index, piece: 0))
      }
    }
    pending += Array("</\(prefix)row>".utf8)
    flush(&constants)
    text.steps = steps
    return text
  }
}

extension PlanSteps {
  /// The steps of a worksheet, in its layout if it is made for one.
  mutating func add(_ program: SheetProgram) {
    run(program.text.head)
    if let layout = program.layout {
      add(program.nodes, layout, iteration: 0, program.text)
    } else {
      add(program.nodes, program.text)
    }
    for (index, piece) in program.text.tail.enumerated() {
      if let piece = piece ?? program.layout?.tail[index] { run(piece) } else { value() }
    }
  }

  private mutating func add(_ nodes: [SheetNode], _ layout: SheetLayout, iteration: Int, _ text: SheetText) {
    for node in nodes {
      switch node {
      case .attached: break
      case .rows(_, _, let rows): for row in rows { add(row, row.placed[iteration], text) }
      case .section(let section):
        for iteration in 0..<layout.iterations(section.index) { add(section.body, layout, iteration: iteration, text) }
      }
    }
  }

  private mutating func add(_ row: RowTemplate, _ pieces: RowText, _ text: SheetText) {
    // A row that may grow has one of two ends of its start tag.
    let sure = row.growing == nil ? pieces.start.count : pieces.start.count - 1
    add(Array(pieces.start[..<sure]), row, text)
    body { $0.add(Array(pieces.start[sure...]), row, text) }
    body {
      $0.add(pieces.growing, row, text)
      $0.run(text.grown)
    }
    add(pieces.steps, row, text)
  }

  private mutating func add(_ nodes: [SheetNode], _ text: SheetText) {
    for node in nodes {
      switch node {
      case .attached: break
      case .rows(_, _, let rows): for row in rows { add(row, row.text, text) }
      case .section(let section):
        let isSure =
          !section.slot.isInverted && section.blankBody == nil
          && section.slot.options.contains { if case .rows(1...) = $0 { true } else { false } }
        if isSure { add(section.body, text) } else { body { $0.add(section.body, text) } }
      }
    }
  }

  private mutating func add(_ steps: [RowText.Step], _ row: RowTemplate, _ text: SheetText) {
    for step in steps {
      switch step {
      case .constant(let piece): run(piece)
      case .number: value()
      case .cell(let index, let piece):
        let pieces: [Int]
        switch row.cells[index].content {
        case .constant(_, let children): pieces = children.isEmpty ? [text.empty] : []
        case .formula(_, _, _, nil):
          pieces = [text.formulaStart, piece, text.formula, text.formulaEnd, text.formulaValue, text.numberEnd]
        case .formula: pieces = [text.formulaStart, piece, text.formula, text.formulaKept, text.cellEnd]
        case .marked: pieces = [text.texts, text.textsEnd, text.empty]
        case .text(let cell):
          body { $0.add(cell.program, from: piece) }
          pieces = [text.inline, text.inlineEnd, text.empty, text.inlineKept]
        case .typed:
          pieces = [
            text.inline, text.inlineEnd, text.number, text.numberEnd, text.empty, text.inlineKept, text.truth,
          ]
        }
        for piece in pieces { body { $0.run(piece) } }
        value()
      }
    }
  }
}
