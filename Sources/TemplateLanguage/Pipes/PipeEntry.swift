package import Expressions
package import Findings

/// One pipe that writes a value: its names, what it takes, and how it writes. It is all that the program knows of the pipe.
package final class PipeEntry: Sendable {
  /// Reads the text after the colon, where there is one; the shape is that of the value.
  package typealias Reader = @Sendable (String?, NameShape) throws(PipeProblem) -> PipeArgument
  /// What the pipe is for, if a value of this shape is known to be something else.
  package typealias Misfit = @Sendable (NameShape, PipeArgument) -> LocalizedText?
  /// Whether what it writes always has Chinese letters, which a bar code cannot show; `nil` if that depends on the value.
  package typealias Script = @Sendable (PipeArgument) -> Bool?
  /// Writes a value out; `false`, with nothing written, if the pipe leaves such a value as it is. Throws where nothing that
  /// it could write were right.
  package typealias Writer =
    @Sendable (PipeArgument, Cell, any PipedData, inout [UInt8]) throws(TemplateError) -> Bool
  /// What comes out of a pipe.
  package enum Result: Sendable {
    /// Text.
    case text
    /// A number.
    case number
    /// What went in, or a text.
    case same
  }

  /// The English name.
  package let name: String
  /// The Chinese names, simplified before traditional.
  package let aliases: [String]
  /// Whether it writes something for an empty value too.
  let readsEmpty: Bool
  /// What comes out.
  package let result: Result
  /// Whether it takes rows, which no other pipe does.
  let takesRows: Bool
  let misfit: Misfit
  let isChinese: Script
  let read: Reader
  let write: Writer

  init(
    _ name: String, _ aliases: [String], readsEmpty: Bool = false, result: Result = .text, takesRows: Bool = false,
    misfit: @escaping Misfit = { _, _ in nil }, isChinese: @escaping Script = { _ in nil },
    read: @escaping Reader = { text, _ in PipeArgument(text: text) }, write: @escaping Writer
  ) {
    self.name = name
    self.aliases = aliases
    self.readsEmpty = readsEmpty
    self.result = result
    self.takesRows = takesRows
    self.misfit = misfit
    self.isChinese = isChinese
    self.read = read
    self.write = write
  }
}

/// What follows a pipe's name, read.
package struct PipeArgument: Sendable, Hashable {
  /// The text that a pipe takes, such as a pattern of dates, a choice or a column.
  package var text: String?
  /// How boxes are drawn.
  package var style = BoxStyle.modern
  /// The index of the choice or the column in its list, where that is known.
  package var index: Int?
  /// How numbers are written.
  package var number: NumberFormat?
}

/// A step that a value goes through on its way to the paper.
package struct Pipe: Sendable, Hashable {
  /// The pipe.
  package let entry: PipeEntry
  /// Its argument.
  package let argument: PipeArgument

  /// Writes the value out; `false`, with nothing written, if this step leaves such a value as it is.
  package func write(
    _ cell: Cell, of data: any PipedData, to out: inout [UInt8]
  ) throws(TemplateError) -> Bool {
    if case .empty = cell.kind, !entry.readsEmpty { return false }
    return try entry.write(argument, cell, data, &out)
  }

  package static func == (one: Pipe, other: Pipe) -> Bool {
    one.entry === other.entry && one.argument == other.argument
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(entry.name)
    hasher.combine(argument)
  }
}

/// A pipe that could not be understood.
package struct PipeProblem: Error {
  /// The finding's code.
  var code: FindingCode
  /// What is wrong.
  var message: LocalizedText
  /// What to do.
  var hint: LocalizedText?
}

/// The data that a cell belongs to, as pipes ask for them.
package protocol PipedData: AnyObject, Sendable {
  /// The language that the document is worded in.
  var language: Language { get }
  /// The number, or the number that a text spells.
  func exactNumber(_ cell: Cell) -> ExactDecimal?
  /// The day or moment, or what a text spells.
  func moment(_ cell: Cell) -> (moment: CalendarMoment, isDay: Bool)?
  /// The items that a section over the value has.
  func items(of cell: Cell) -> [Cell]
  /// The member of this name, which `index` says where to expect; `nil` if the value has none.
  func find(_ name: String, in cell: Cell, at index: Int?) -> Cell?
  /// The value as it is printed where no pipe says otherwise.
  func text(_ cell: Cell) -> String
  /// Appends what ``text(_:)`` gives.
  func append(_ cell: Cell, to out: inout [UInt8])
  /// Whether the option of this id or label was chosen; of what is no choice, whether its text is this.
  func has(_ writing: String, at index: Int?, of cell: Cell) -> Bool
  /// Appends every option of a choice with its box.
  func appendBoxes(_ cell: Cell, style: BoxStyle, to out: inout [UInt8])
}

extension Language {
  /// How a day is written where no pattern is given.
  package var dayPattern: String { self == .en ? "yyyy-MM-dd" : "yyyy年M月d日" }

  /// How a day with its time is written where no pattern is given.
  package var momentPattern: String { self == .en ? "yyyy-MM-dd HH:mm" : "yyyy年M月d日 HH:mm" }

  /// 是 or 否.
  package func word(_ truth: Bool) -> String { self == .en ? (truth ? "yes" : "no") : (truth ? "是" : "否") }
}
