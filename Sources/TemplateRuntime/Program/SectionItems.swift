import Findings
package import TemplateLanguage

/// What a section's body is rendered for, one after the other.
package struct SectionItems {
  private enum Filled {
    /// The value itself.
    case value(Cell)
    /// The items of a list.
    case list(Range<Int>)
    /// Some items of a list.
    case some([Cell])
  }
  private let filled: Filled
  private let filledCount: Int
  /// The position of the first.
  private let first: Int
  /// How many blank items follow, to be filled in by hand.
  private var blanks: Int
  /// A blank item.
  package let blank: Cell

  /// How many there are.
  package var count: Int { filledCount + blanks }
  /// How many have values.
  package var valueCount: Int { filledCount }

  /// Adds a blank item behind the others.
  fileprivate mutating func addBlank() { blanks += 1 }

  /// The item at `index`, from 0, and its position from 1, which is 0 for a blank one.
  package func item(_ index: Int, in data: TemplateData) -> (cell: Cell, position: Int) {
    guard index < filledCount else { return (blank, 0) }
    switch filled {
    case .value(let cell): return (cell, 1)
    case .list(let range): return (data.lists.cells[range.lowerBound + index], first + index)
    case .some(let cells): return (cells[index], first + index)
    }
  }

  private static func first(of cell: Cell) -> Int { cell.kind == .list ? Int(max(cell.list, 0)) + 1 : 1 }

  /// Those of a section without options: none for an empty value, one for each item of a list, one for anything else.
  init(of cell: Cell, in data: TemplateData) {
    first = SectionItems.first(of: cell)
    if case .list = cell.kind {
      filled = .list(cell.range)
      filledCount = Int(cell.count)
      blank = cell.index >= 0 ? data.lists.cells[Int(cell.index)] : .empty
    } else {
      filled = .value(cell)
      filledCount = cell.isTruthy ? 1 : 0
      blank = .empty
    }
    blanks = 0
  }

  /// Those of a section with options. Groups become cells of the data, which keep all that they had.
  init(of cell: Cell, _ options: [SectionOption], in data: inout TemplateData) {
    var blank = SectionItems(of: cell, in: data).blank
    var items = data.items(of: cell)
    var blanks = 0
    for option in options {
      switch option {
      case .rows(let least): blanks = max(blanks, least - items.count)
      case .role(let role, let index):
        items.removeAll { !data.has(role, at: index, of: data.find("role", in: $0, at: ApprovalIndex.role) ?? .empty) }
        if items.isEmpty { blanks = max(blanks, 1) }
      case .chosen(let writing): items.removeAll { !data.has(writing, at: nil, of: $0) }
      case .once: items = Array(items.prefix(1))
      case .sort(let column, let index, let isDescending):
        items = data.sorted(items, by: column, at: index, isDescending: isDescending)
      case .group(let column, let index, let list):
        (data, items) = data.grouped(
          items, by: column, at: index, as: list, blank: cell.kind == .list ? cell.index : -1)
        blank = .empty
      case .pages(let count, let list):
        (data, items) = data.paged(items, count, as: list, blank: cell.kind == .list ? cell.index : -1)
        blank = .empty
      case .engine, .restart: break
      }
    }
    first = SectionItems.first(of: cell)
    filled = .some(items)
    filledCount = items.count
    self.blanks = blanks
    self.blank = blank
  }
}

extension RenderState {
  /// What a section's body is rendered for. An inverted section is different: it is printed or not, without a context of its
  /// own; see `isPrinted`.
  package mutating func items(of section: borrowing SectionSlot, _ read: SectionRead) -> SectionItems {
    let cell = cell(read.access, named: section.path)
    var items =
      read.hasOptions ? SectionItems(of: cell, section.options, in: &data) : SectionItems(of: cell, in: data)
    if items.count == 0, !section.spared.isEmpty, section.spared.allSatisfy({ printsNothing($0) }) { items.addBlank() }
    return items
  }

  private mutating func printsNothing(_ section: SectionSlot) -> Bool {
    let read = SectionRead(section)
    return section.isInverted ? !isPrinted(inverted: section, read) : items(of: section, read).count == 0
  }

  /// Whether an inverted section is printed.
  package func isPrinted(inverted section: borrowing SectionSlot, _ read: SectionRead) -> Bool {
    let cell = cell(read.access, named: section.path)
    if !read.hasOptions { return !cell.isTruthy }
    var data = data
    return SectionItems(of: cell, section.options, in: &data).valueCount == 0
  }
}
