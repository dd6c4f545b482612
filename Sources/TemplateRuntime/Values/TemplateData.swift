package import Expressions
package import Findings
import Forms
package import TemplateLanguage

/// The values of one document, worded in one language: a form's copy, or plain data. It is filled once; templates find what
/// they print by the indices of their names.
package final class TemplateData: PipedData, Sendable {
  package let language: Language
  package let lists: DataLists
  /// Whether the indices of names in the template are those of the members here.
  let isAligned: Bool

  init(_ lists: DataLists, _ language: Language, isAligned: Bool = false) {
    self.lists = lists
    self.language = language
    self.isAligned = isAligned
  }

  /// A text and nothing else.
  convenience init(text: [UInt8], _ language: Language) {
    var lists = DataLists()
    lists.bytes = text
    lists.cells = [Cell(kind: .text, count: int32(text.count))]
    self.init(lists, language)
  }

  /// The whole data.
  package var root: Cell { lists.cells[0] }

  // MARK: Finding

  /// The member at an index; nothing if the value has no such member.
  @inline(__always)
  func member(at index: Int, of cell: Cell) -> Cell {
    cell.hasMembers && index < Int(cell.count) ? lists.cells[Int(cell.start) + index] : .empty
  }

  /// The member of this name; `nil` if the value has none. `index` says where it may be.
  package func find(_ name: String, in cell: Cell, at index: Int? = nil) -> Cell? {
    guard cell.hasMembers else { return nil }
    let names = lists.memberNames[Int(cell.list)]
    if let index, index < names.ids.count, names.ids[index] == name { return lists.cells[Int(cell.start) + index] }
    return names.position(of: name).map { lists.cells[Int(cell.start) + $0] }
  }

  /// The items that a section over the value has.
  package func items(of cell: Cell) -> [Cell] {
    let items = SectionItems(of: cell, in: self)
    return (0..<items.count).map { items.item($0, in: self).cell }
  }

  /// The cell that is printed for a record; the value itself if it is none.
  private func printed(_ cell: Cell) -> Cell? {
    if case .record = cell.kind, cell.index >= 0 { lists.cells[Int(cell.index)] } else { nil }
  }

  /// The number, or the number that a text spells.
  package func exactNumber(_ cell: Cell) -> ExactDecimal? {
    switch cell.kind {
    case .number: lists.numbers[Int(cell.index)]
    case .integer: ExactDecimal(Int(cell.index))
    case .text: ExactDecimal(text(cell))
    default: nil
    }
  }

  /// The day or moment, or what a text spells: plain data have no dates of their own.
  package func moment(_ cell: Cell) -> (moment: CalendarMoment, isDay: Bool)? {
    switch cell.kind {
    case .day, .moment: (lists.moments[Int(cell.index)], cell.kind == .day)
    case .text: DateWriting.moment(text(cell)).map { ($0.0, !$0.hasTime) }
    default: nil
    }
  }

  /// The pictures that a value is, in order.
  func pictures(_ cell: Cell) -> [TemplatePicture] {
    switch cell.kind {
    case .picture: [lists.pictures[Int(cell.index)]]
    case .list: lists.cells[cell.range].flatMap { pictures($0) }
    case .record: printed(cell).map { pictures($0) } ?? []
    default: []
    }
  }

  // MARK: Choices

  /// The choice list of a choice.
  func choices(_ cell: Cell) -> ChoiceText { lists.choiceLists[Int(cell.list)] }

  /// Whether the option at an index was chosen.
  func isChosen(_ index: Int, _ cell: Cell) -> Bool { lists.picks[cell.range].contains { Int($0) == index } }

  /// Whether the option of this id or label was chosen; of what is no choice, whether its text is this. `index` is that of
  /// the option in the list that the template knows.
  package func has(_ writing: String, at index: Int?, of cell: Cell) -> Bool {
    guard cell.kind == .choice else { return NameFolding.key(text(cell)) == NameFolding.key(writing) }
    let known = isAligned ? index : nil
    return (known ?? choices(cell).index(of: writing)).map { isChosen($0, cell) } ?? false
  }

  package func appendBoxes(_ cell: Cell, style: BoxStyle, to out: inout [UInt8]) {
    choices(cell).appendBoxes(style, ticked: lists.picks[cell.range], to: &out)
  }

  // MARK: Text

  /// The value as it is printed where no pipe says otherwise.
  package func text(_ cell: Cell) -> String {
    var out: [UInt8] = []
    append(cell, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// Appends what `text` gives.
  @inline(__always)
  package func append(_ cell: Cell, to out: inout [UInt8]) {
    if case .text = cell.kind {
      lists.bytes.withUnsafeBufferPointer { out.append(contentsOf: UnsafeBufferPointer(rebasing: $0[cell.range])) }
    } else {
      appendTyped(cell, to: &out)
    }
  }

  private func appendTyped(_ cell: Cell, to out: inout [UInt8]) {
    switch cell.kind {
    case .empty, .text: break
    case .number: lists.numbers[Int(cell.index)].append(places: cell.places < 0 ? nil : Int(cell.places), to: &out)
    case .integer: ExactDecimal(Int(cell.index)).append(to: &out)
    case .day: DatePattern.append(lists.moments[Int(cell.index)], pattern: language.dayPattern, to: &out)
    case .moment: DatePattern.append(lists.moments[Int(cell.index)], pattern: language.momentPattern, to: &out)
    case .boolean: out.append(contentsOf: language.word(cell.index != 0).utf8)
    case .choice:
      let list = choices(cell)
      for (count, index) in lists.picks[cell.range].enumerated() {
        if count > 0 { out.append(contentsOf: separator.utf8) }
        list.appendLabel(Int(index), to: &out)
      }
    case .signature:
      append(lists.cells[Int(cell.start) + SignatureIndex.name], to: &out)
      let date = lists.cells[Int(cell.start) + SignatureIndex.date]
      if date.kind == .empty { break }
      out.append(0x20)
      append(date, to: &out)
    case .picture: out.append(contentsOf: lists.pictures[Int(cell.index)].name.utf8)
    case .list:
      var isFirst = true
      for item in lists.cells[cell.range] {
        let text = text(item)
        if text.isEmpty { continue }
        if !isFirst { out.append(contentsOf: separator.utf8) }
        isFirst = false
        out.append(contentsOf: text.utf8)
      }
    case .record: if let printed = printed(cell) { append(printed, to: &out) }
    }
  }

  private var separator: String { language == .en ? ", " : "、" }
}

/// The indices of the members of a signature.
enum SignatureIndex {
  static let (name, date, moment, opinion, picture) = (0, 1, 2, 3, 4)
}
