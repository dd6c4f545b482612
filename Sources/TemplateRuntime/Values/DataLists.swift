package import Expressions
import Forms
import TemplateLanguage

/// The lists that the cells of a document refer to, while they are filled and after.
package struct DataLists: Sendable {
  /// Every value; the first is the whole data.
  var cells: [Cell] = []
  /// The UTF-8 bytes of all texts.
  var bytes: [UInt8] = []
  package var numbers: [ExactDecimal] = []
  package var moments: [CalendarMoment] = []
  var pictures: [TemplatePicture] = []
  /// Chosen options, by their indices in their lists.
  var picks: [Int32] = []
  var choiceLists: [ChoiceText] = []
  /// The names of the members of records.
  var memberNames: [FieldNames] = []

  @inline(__always)
  mutating func text(_ text: String) -> Cell {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    return Cell(kind: .text, start: int32(start), count: int32(bytes.count - start))
  }

  mutating func number(_ number: ExactDecimal, places: Int8) -> Cell {
    numbers.append(number)
    return Cell(kind: .number, places: places, index: int32(numbers.count - 1))
  }

  mutating func day(_ day: CalendarDate) -> Cell {
    moments.append(CalendarMoment(date: day))
    return Cell(kind: .day, index: int32(moments.count - 1))
  }

  mutating func moment(_ moment: CalendarMoment) -> Cell {
    moments.append(moment)
    return Cell(kind: .moment, index: int32(moments.count - 1))
  }

  mutating func picture(_ picture: TemplatePicture) -> Cell {
    pictures.append(picture)
    return Cell(kind: .picture, index: int32(pictures.count - 1))
  }

  /// What was chosen of a list, by the indices of the options.
  mutating func choice(of list: Int32, _ chosen: some Sequence<Int>) -> Cell {
    let start = picks.count
    for index in chosen { picks.append(int32(index)) }
    return Cell(kind: .choice, list: list, start: int32(start), count: int32(picks.count - start))
  }

  /// Adds a choice list; its number.
  mutating func add(_ options: [TemplateChoices.Option]) -> Int32 {
    choiceLists.append(ChoiceText(options))
    return int32(choiceLists.count - 1)
  }

  /// Adds the names of members; their number.
  mutating func add(_ names: FieldNames) -> Int32 {
    memberNames.append(names)
    return int32(memberNames.count - 1)
  }

  /// Adds empty cells; the index of the first.
  mutating func reserve(_ count: Int) -> Int {
    cells.append(contentsOf: repeatElement(Cell.empty, count: count))
    return cells.count - count
  }

  /// Adds cells; the index of the first.
  mutating func append(_ added: [Cell]) -> Int {
    cells.append(contentsOf: added)
    return cells.count - added.count
  }

  /// Adds the items of a list, each made by `make` once all have their cells.
  mutating func list<T>(_ items: [T], _ make: (inout DataLists, T) -> Cell) -> Cell {
    let start = reserve(items.count)
    for (index, item) in items.enumerated() { cells[start + index] = make(&self, item) }
    return Cell(kind: .list, start: int32(start), count: int32(items.count))
  }
}

/// An index or a count: what is read is limited far below what fits.
@inline(__always)
func int32(_ number: Int) -> Int32 { Int32(truncatingIfNeeded: number) }
