import Findings
import SpreadsheetML
import TemplateLanguage
import TemplateRuntime

/// A worksheet compiled once: its rows as a tree of sections, and the elements whose references follow the rows.
struct SheetProgram: Sendable {
  /// Where its rows are cut.
  var plan: RowPlan
  /// The rows.
  var nodes: [SheetNode]
  /// What follows the rows, from `sheetData`'s end tag on.
  var tail: [SheetTail]
  /// What begins the names of its elements: empty, or such as `x:`.
  var prefix: String
  /// Its columns and rows.
  var geometry: SheetGeometry
  /// Its merged cells, by their first rows; their pieces are merged where rows are divided.
  let merges: [Int: [CellRange]]
  /// How it is cut into pages, if the template has them reckoned.
  let pages: PageLayout?
  /// The constant pieces of its text.
  private(set) var text: SheetText
  /// The layout that its texts are made for; `nil` if they are made for all.
  private(set) var layout: SheetLayout?

  init(
    head: [UInt8], plan: RowPlan, nodes: [SheetNode], tail: [SheetTail], prefix: String, geometry: SheetGeometry,
    merges: [Int: [CellRange]] = [:], pages: PageLayout? = nil
  ) {
    var text = SheetText(head: head, tail: tail, prefix: prefix)
    self.nodes = text.cut(nodes)
    self.text = text
    self.plan = plan
    self.tail = tail
    self.prefix = prefix
    self.geometry = geometry
    self.merges = merges
    self.pages = pages
  }

  /// The program for one layout: everything is constant that is so in it.
  func placed(_ map: RowMap, uses1904: Bool, sample: TemplateData) -> SheetProgram {
    var program = self
    program.layout = SheetLayout(map: map, tail: [Int?](repeating: nil, count: tail.count))
    var at = 1
    if let layout = program.layout { program.nodes = program.text.place(nodes, layout, &at) }
    guard let runner = program.recorded(sample, uses1904: uses1904) else { return program }
    for (index, piece) in tail.enumerated() {
      program.layout?.tail[index] = runner.constantBytes(of: piece).map { program.text.add($0) }
    }
    program.nodes = program.nodes.compactMap(\.unsettled)
    return program
  }

  /// What a runner makes of a sample in the layout, as if the sheet were alone in its workbook.
  func recorded(_ sample: TemplateData, uses1904: Bool) -> SheetRunner? {
    guard let map = layout?.map else { return nil }
    var book = BookLayout(names: ["Sheet1"])
    book.append(BookLayout.Copy(sheet: 0, name: "Sheet1", map: map))
    var state = RenderState(sample, isSample: true)
    var runner = SheetRunner(self, copy: 0, of: book, map: map, uses1904: uses1904)
    return (try? runner.run(self, &state)) == nil ? nil : runner
  }

  /// Whether rows can move: a section runs over rows, or the sheet is cut into pages.
  var moves: Bool { plan.sections.count > 1 || pages != nil }

  /// Whether rows may have to grow.
  var grows: Bool {
    func grow(_ nodes: [SheetNode]) -> Bool {
      nodes.contains { node in
        switch node {
        case .rows(_, _, let rows): rows.contains { $0.growing != nil }
        case .section(let section): grow(section.body)
        case .attached: false
        }
      }
    }
    return grow(nodes)
  }

  /// Whether values decide which cells are merged.
  var mergesCells: Bool {
    func merge(_ nodes: [SheetNode]) -> Bool {
      nodes.contains { node in
        switch node {
        case .rows(_, _, let rows): rows.contains { $0.cells.contains { $0.merge != nil } }
        case .section(let section): merge(section.body)
        case .attached: false
        }
      }
    }
    return merge(nodes)
  }

  /// Its values and sections as one program: what it asks of data.
  var programs: [Program] {
    var asked = ProgramDraft()
    var programs: [Program] = []
    func visit(_ nodes: [SheetNode]) {
      for node in nodes {
        switch node {
        case .attached: break
        case .section(let section):
          _ = asked.add(section.slot)
          visit(section.body)
        case .rows(_, _, let rows):
          for cell in rows.flatMap(\.cells) {
            switch cell.content {
            case .typed(let cell): _ = asked.add(cell.slot)
            case .text(let cell), .marked(let cell): programs.append(cell.program)
            case .constant, .formula: break
            }
          }
        }
      }
    }
    visit(nodes)
    return programs + [Program(asked)]
  }
}

/// Where a sheet's rows are, with what is constant there.
struct SheetLayout: Sendable {
  /// Where the rows are.
  var map: RowMap
  /// The pieces behind the rows that are constant in it.
  var tail: [Int?]

  /// How many iterations a section has.
  func iterations(_ section: Int) -> Int { map.iterations[section].count }
}

/// Rows, or a section over whole rows.
indirect enum SheetNode: Sendable {
  /// Neighbouring rows: their band, how many they are, and those that the template has an element for.
  case rows(band: Int, count: Int, [RowTemplate])
  /// A section.
  case section(SheetSection)
  /// What stands on the cells of the section around it, once for every iteration.
  case attached([SheetAttachment])
}

extension SheetNode {
  /// The same rows with nothing in their cells but the looks.
  var blank: SheetNode {
    switch self {
    case .attached: return self
    case .rows(let band, let count, let rows): return .rows(band: band, count: count, rows.map(\.blank))
    case .section(var section):
      section.body = section.body.map(\.blank)
      return .section(section)
    }
  }

  /// Without the merged cells and page breaks, which are constant pieces in a layout; `nil` if nothing is left.
  fileprivate var unsettled: SheetNode? {
    switch self {
    case .rows: return self
    case .section(var section):
      section.body = section.body.compactMap(\.unsettled)
      return .section(section)
    case .attached(let all):
      let left = all.filter { attachment in
        switch attachment {
        case .merge, .pageBreak: false
        case .link, .comment, .anchor, .picture: true
        }
      }
      return left.isEmpty ? nil : .attached(left)
    }
  }
}

/// A section over whole rows.
struct SheetSection: Sendable {
  /// Its index in the plan.
  var index: Int
  /// Its value and options, and how they are found.
  let slot: SectionSlot
  let read: SectionRead
  /// What it prints each iteration.
  var body: [SheetNode]
  /// What it prints in its only iteration where it has no item but must not be without rows.
  var blankBody: [SheetNode]?
  /// The rows of an iteration, if all have the same number.
  let rowCount: Int?

  init(index: Int, slot: SectionSlot, body: [SheetNode], rowCount: Int?, blankBody: [SheetNode]? = nil) {
    self.index = index
    self.slot = slot
    self.body = body
    self.rowCount = rowCount
    self.blankBody = blankBody
    read = SectionRead(slot)
  }
}

/// A row that may have to grow.
struct RowGrowth: Sendable {
  /// How much its height in the template is short of its fixed texts, in points.
  var fixedLack: Double
  /// The row's attributes without its height.
  var attributes: [UInt8]
}

/// A row of the template.
final class RowTemplate: Sendable {
  /// Its number in the template.
  let number: Int
  /// Its attributes but `r`, with a blank before each.
  let attributes: [UInt8]
  /// Its height in the template, in points.
  let height: Double
  /// How it grows, if it may have to.
  let growing: RowGrowth?
  /// Its cells.
  let cells: [CellTemplate]
  /// Whether its texts are measured.
  let isMeasured: Bool
  /// Its text, cut into pieces; and for each iteration of a layout, with its number in it.
  let text: RowText
  let placed: [RowText]

  init(number: Int, attributes: [UInt8], height: Double, growing: RowGrowth?, cells: [CellTemplate]) {
    self.number = number
    self.attributes = attributes
    self.height = height
    self.growing = growing
    self.cells = cells
    isMeasured = growing != nil || cells.contains { $0.downwards != nil }
    text = RowText()
    placed = []
  }

  /// The row with its text; `placed` is that of each iteration of a layout.
  init(_ row: RowTemplate, text: RowText, placed: [RowText] = []) {
    number = row.number
    attributes = row.attributes
    height = row.height
    growing = row.growing
    cells = row.cells
    isMeasured = row.isMeasured
    self.text = text
    self.placed = placed
  }

  /// The row with nothing in its cells but their looks.
  var blank: RowTemplate {
    let cells = cells.map { cell in
      CellTemplate(
        column: cell.column, letters: cell.letters, attributes: cell.attributes,
        content: .constant(type: [], children: []))
    }
    return RowTemplate(number: number, attributes: attributes, height: height, growing: growing, cells: cells)
  }

  /// Whether it has nothing but a height or a look.
  var isEmpty: Bool { cells.isEmpty }

  /// Its height where its values lack so much of the template's, in points.
  func height(lacking lack: Double) -> Double {
    lack > 0 ? RowHeight.grown(height + max(lack, growing?.fixedLack ?? 0)) : height
  }
}

/// A cell of the template.
final class CellTemplate: Sendable {
  /// The column, from 1.
  let column: Int
  /// The column's letters.
  let letters: [UInt8]
  /// Its attributes but `r` and `t`, with a blank before each.
  let attributes: [UInt8]
  /// The room of its text, if it wraps and has tags.
  let box: CellBox?
  /// How its text runs, if it runs downwards and has tags.
  let downwards: DownwardsText?
  /// What is drawn on it.
  let pictures: [PicturePosition]
  /// The value that says whether it is merged with the cell above: that of a row with the same.
  let merge: ValueSlot?
  /// What it holds.
  let content: Content
  /// What it holds for formulas, if one looks at it and it is the same in all documents.
  let fixedValue: CellValue?
  /// Whether a formula may look at it.
  let isWatched: Bool

  init(
    column: Int, letters: [UInt8], attributes: [UInt8], box: CellBox? = nil, downwards: DownwardsText? = nil,
    pictures: [PicturePosition] = [], merge: ValueSlot? = nil, content: Content, fixedValue: CellValue? = nil,
    isWatched: Bool = false
  ) {
    (self.fixedValue, self.isWatched) = (fixedValue, isWatched)
    (self.column, self.letters, self.attributes) = (column, letters, attributes)
    (self.box, self.downwards, self.pictures) = (box, downwards, pictures)
    self.merge = merge
    self.content = content
  }

  /// The value of a formula: the type of its cell, with a blank before it, and the element.
  struct KeptValue: Sendable {
    var type: [UInt8]
    var element: [UInt8]
  }

  /// What a cell holds. It is one reference, as it is handed on for every cell that is written.
  enum Content: Sendable {
    /// No tag: the type, if it has one, and the children as they were.
    indirect case constant(type: [UInt8], children: [UInt8])
    /// A formula: the bytes of its element's start tag up to the range of an array's results, the text with its
    /// references, and the value, if no data change it: any other would be the template's.
    indirect case formula(start: [UInt8], results: CellRange?, FormulaText, KeptValue?)
    /// Tags among text: a program that makes the text.
    case text(CellProgram)
    /// Tags among text of several looks: a program that makes the children of `is`.
    case marked(CellProgram)
    /// One tag and nothing else: its value keeps its type as far as the cell's format shows it.
    case typed(TypedCell)
  }
}

/// Something that stands on cells and is there once for every iteration of the section around them.
enum SheetAttachment: Sendable {
  /// A merged range.
  case merge(CellRange)
  /// A link.
  case link(LinkTemplate)
  /// A page break below a row, by the bytes around the row's number.
  case pageBreak(before: [UInt8], row: Int, after: [UInt8], isManual: Bool)
  /// A comment.
  case comment(CommentTemplate)
  /// A picture, text box or chart.
  case anchor(AnchorTemplate)
  /// A picture that stands in for those of a value.
  case picture(PicturePosition)
}

/// A piece of what follows the rows.
indirect enum SheetTail: Sendable {
  /// Bytes as they were.
  case bytes([UInt8])
  /// The merged cells, the links or the page breaks, by the bytes of their start and end tags; nothing if there are none.
  case gathered(Gathering, before: [UInt8], after: [UInt8])
  /// An element with one range that grows and shrinks with its rows: `autoFilter`.
  case range([TailPiece], CellRange)
  /// An element with a list of ranges that follow their rows (`sqref`); it goes when nothing of them is printed.
  case ranges([TailPiece], [CellRange])
  /// An element with one range that is there once for every iteration of the section around it: `sparkline`.
  case iterations([TailPiece], CellRange)
  /// An element that must not be left without children; the count goes between the halves of its start tag.
  case group(before: [UInt8], count: Bool, [SheetTail], after: [UInt8])
  /// The text of page headers and footers.
  case headerFooter(Program, before: [UInt8], after: [UInt8])
  /// Where the drawing's element belongs, in sheets that get one.
  case drawing

  /// What is gathered while the rows are written.
  enum Gathering: Sendable {
    case merges
    case links
    case breaks
  }
}

/// A piece of an element that stands on ranges.
enum TailPiece: Sendable {
  /// Bytes as they were.
  case bytes([UInt8])
  /// The ranges.
  case ranges
  /// A formula relative to the first cell of the ranges.
  case formula(FormulaText)
}
